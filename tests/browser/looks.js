/* What no judge of accessibility looks at; each function gives what it finds, as the beginning of its HTML. */
window.looks = (() => {
  const beginning = (one) => one.outerHTML.slice(0, 120);
  const all = (which) => [...document.querySelectorAll(which)];
  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary";

  /* What reaches out of the window to the right, and does not scroll in a box of its own (WCAG 1.4.10). */
  function wider() {
    const boxes = ".p-table, pre, .p-hidden, svg, .md-typeset__scrollwrap";
    const out = ({ width, height, right }) => width && height && right > innerWidth + 1;
    return all("body *").filter((one) => out(one.getBoundingClientRect()) && !one.closest(boxes)).map(beginning);
  }

  /* Text that is cut off by its own box (WCAG 1.4.12). */
  function cut() {
    const text = (one) => !one.childElementCount && one.textContent.trim() && one.checkVisibility();
    return all("body *")
      .filter((one) => text(one) && !one.closest(".p-hidden, svg, select") && one.clientHeight > 1)
      .filter((one) => getComputedStyle(one).overflowX === "hidden" || getComputedStyle(one).overflowX === "clip")
      .filter((one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
      .map(beginning);
  }

  /* Controls below 24 px that have another within 24 px around their middle; links within a line of text are as high as the
     line (WCAG 2.5.8). */
  function small() {
    const big = (box) => box && box.width >= 23.9 && box.height >= 23.9;
    const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width;
    return all(CONTROLS)
      .filter((one) => shown(one) && !big(one.getBoundingClientRect()) && !big(one.labels?.[0]?.getBoundingClientRect()))
      .filter((one) => getComputedStyle(one).display !== "inline" && !one.matches(".p-skip, .md-skip, .p-hidden"))
      .filter((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        const [left, top] = [x + width / 2 - 12, y + height / 2 - 12];
        return all(CONTROLS).some((other) => {
          const its = other.getBoundingClientRect();
          const apart = other === one || !shown(other) || other.contains(one) || one.contains(other);
          return !apart && left + 24 > its.left && left < its.right && top + 24 > its.top && top < its.bottom;
        });
      })
      .map(beginning);
  }

  /* What moves although the visitor asked for stillness. */
  function moving() {
    const lasts = (times) => times.split(", ").some((time) => parseFloat(time) > 0.01);
    return all("*")
      .filter((one) => {
        const style = getComputedStyle(one);
        return lasts(style.transitionDuration) || lasts(style.animationDuration) || style.scrollBehavior === "smooth";
      })
      .map(beginning);
  }

  /* What has the focus: what it is, whether something marks it, whether it is in sight, whether it skips to the content. */
  function focus() {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const box = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    const marked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const inSight = box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0;
    return [beginning(one), marked, inSight && box.left < innerWidth, one.matches("a[href='#content'], .md-skip")];
  }

  return { wider, cut, small, moving, focus };
})();
