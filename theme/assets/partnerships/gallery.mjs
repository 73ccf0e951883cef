/* A viewer for pictures: the browser's own <dialog>, so that Escape, the focus and what lies behind are its business.
   Without this script, or where it fails, each picture is a link to the large one.

   data-module="gallery"    a group of pictures: each link around an image opens it; data-words: the words, as JSON */

const SWIPE = 40;

function made(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function button(words, sign, act) {
  const element = made("button", { type: "button", "aria-label": words, class: "p-viewer__button" }, sign);
  element.addEventListener("click", act);
  return element;
}

function viewer(links, words) {
  let number = 0;
  let from = null;
  const count = made("p", { class: "p-viewer__count", "aria-live": "polite", "aria-atomic": "true" });
  const image = made("img", { class: "p-viewer__image", draggable: "false" });
  const caption = made("figcaption", { class: "p-viewer__caption" });
  const previous = button(words.previous, "‹", () => show(number - 1));
  const next = button(words.next, "›", () => show(number + 1));
  const close = button(words.close, "×", () => dialog.close());
  const figure = made("figure", { class: "p-viewer__figure" }, image, caption);
  const dialog = made("dialog", { class: "p-viewer", "aria-label": words.title });
  dialog.append(made("div", { class: "p-viewer__bar" }, count, previous, next, close), figure);
  previous.hidden = next.hidden = links.length < 2;

  function show(position) {
    number = (position + links.length) % links.length;
    const link = links[number];
    const small = link.querySelector("img");
    const below = link.closest("figure")?.querySelector("figcaption");
    image.src = link.href;
    image.alt = small.alt;
    image.width = small.getAttribute("width");
    image.height = small.getAttribute("height");
    caption.replaceChildren(...(below ? [...below.cloneNode(true).childNodes] : []));
    caption.hidden = !below;
    caption.dir = "auto";
    const said = words.count.replace("{number}", number + 1).replace("{all}", links.length);
    // What is read out has the description too, since the focus stays on the button.
    count.replaceChildren(said, made("span", { class: "p-hidden" }, `: ${small.alt}`));
  }

  dialog.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const forwards = getComputedStyle(dialog).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backwards = forwards === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
    const to = { [forwards]: number + 1, [backwards]: number - 1, Home: 0, End: links.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    show(to);
  });
  // Beside the picture is outside.
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target === figure) dialog.close();
  });
  figure.addEventListener("pointerdown", (event) => {
    from = event.isPrimary ? [event.clientX, event.clientY] : null;
  });
  figure.addEventListener("pointerup", (event) => {
    if (!from || links.length < 2 || window.visualViewport?.scale > 1) return;
    const [across, down] = [event.clientX - from[0], event.clientY - from[1]];
    from = null;
    if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) show(number + (across < 0 ? 1 : -1));
  });
  // Who went on to another picture comes back to that one.
  dialog.addEventListener("close", () => {
    links[number].focus();
    dialog.remove();
  });

  return (position) => {
    document.body.append(dialog);
    show(position);
    dialog.showModal();
    (links.length > 1 ? next : close).focus();
  };
}

function start(root) {
  if ("started" in root.dataset) return;
  root.dataset.started = "";
  const links = [...root.querySelectorAll("a:has(> img)")];
  const open = viewer(links, JSON.parse(root.dataset.words));
  links.forEach((link, position) => {
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("click", (event) => {
      // Whoever asks for a new window gets it.
      if (event.button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(position);
    });
  });
}

export function startAll() {
  for (const root of document.querySelectorAll("[data-module~=gallery]")) {
    try {
      start(root);
    } catch (error) {
      console.error(error);
    }
  }
}
