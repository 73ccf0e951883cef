// How the calculator's answer looks: its headline, its marks, its lines with their sources.

export function node(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

export const fill = (text, context) => text.replace(/\{(\w+)\}/g, (braces, name) => context[name] ?? braces);

/** The sum in words: one sum, a range, nothing, or that none is known. */
export function headline(answer, words) {
  if (answer.eligible === false) return words.nothing;
  const sum = (text) => `${short(text)} ${answer.currency}`;
  if (answer.amount) return sum(answer.amount);
  if (!answer.amount_range) return words.not_known;
  const [lowest, highest] = answer.amount_range;
  if (lowest === highest) return fill(words.or_unknown, { lowest: sum(lowest) });
  if (!highest) return fill(words.or_more, { lowest: sum(lowest) });
  return fill(words.range, { lowest: short(lowest), highest: sum(highest) });
}

/** Whether one may take part, and how sure the sum is. */
export function badges(answer, words) {
  const made = node("span", "p-badges");
  const verdicts = { true: ["eligible", "ok"], false: ["not_eligible", "bad"], null: ["eligible_open", "warn"] };
  const [word, tone] = verdicts[answer.eligible];
  made.append(badge(words[word], tone));
  if (answer.status) made.append(badge(words[`${answer.status}_answer`], answer.status === "inferred" ? "warn" : ""));
  return made;
}

/** How the sum comes about, what fails, what the sources leave open. */
export function lines(answer, words) {
  const parts = [];
  if (answer.unmet.length) parts.push(list(words.unmet, answer.unmet, answer, words));
  if (answer.steps.length) {
    const items = answer.steps.map((step) => {
      const text = node("span", "p-ledger__text", step.because);
      if (!step.certain) text.append(node("span", "p-ledger__perhaps", words.perhaps));
      return item(step, text, node("span", `p-ledger__sum${ranges(step)}`, effect(step)), sources(step, answer, words));
    });
    const steps = node("ol", "p-ledger p-plain", ...items);
    if (answer.amount) {
      const total = node("span", "p-ledger__sum", `${grouped(answer.amount)} ${answer.currency}`);
      steps.append(node("li", "p-ledger__total", node("span", "p-ledger__text", words.sum), total));
    }
    parts.push(steps);
  }
  const unsettled = answer.undecided.filter((one) => !one.asks.length);
  if (unsettled.length && answer.eligible === null) parts.push(list(words.unsettled, unsettled, answer, words));
  return parts;
}

export function list(heading, grounds, answer, words) {
  const items = grounds.map((one) =>
    item(one, node("span", "p-ledger__text", one.because), sources(one, answer, words)),
  );
  return node("div", "", node("p", "p-calculator__heading", heading), node("ul", "p-ledger p-plain", ...items));
}

const badge = (word, tone) => node("span", `p-badge${tone && ` p-badge--${tone}`}`, word);

/** A line of the ledger; what it is about stands in its data, too: `rule` or `condition`. */
function item({ rule, condition }, ...children) {
  const made = node("li", "", ...children);
  if (rule) made.dataset.rule = rule;
  if (condition) made.dataset.condition = condition;
  return made;
}

function sources(grounds, answer, words) {
  const line = node("span", "p-ledger__source");
  if (grounds.status === "inferred") line.append(badge(words.inferred, "warn"), " ");
  grounds.source.forEach((id, position) => {
    const { title, url, read } = answer.sources[id];
    const name = url ? Object.assign(node("a", "", title), { href: url, rel: "noopener" }) : title;
    line.append(position ? " · " : "", name);
    if (read && position === grounds.source.length - 1) line.append(` · ${fill(words.read_on, { date: day(read) })}`);
  });
  return line;
}

const grouped = (sum) => sum.replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
const short = (sum) => grouped(sum.replace(/\.00$/, ""));
const effect = ({ before, after }) => (before === "0.00" ? span(after) : `${span(before)}\u00a0→ ${span(after)}`);
const ranges = ({ before, after }) => (Array.isArray(before) || Array.isArray(after) ? " p-ledger__sum--range" : "");
const span = (sum) => {
  if (sum === null) return "?";
  if (typeof sum === "string") return grouped(sum);
  // A line may be broken behind a dash; the joiner forbids it.
  return `${grouped(sum[0])}\u00a0–\u2060\u00a0${sum[1] ? grouped(sum[1]) : "…"}`;
};

function day(date) {
  const language = document.documentElement.lang || "en";
  const locale = language === "en" ? "en-GB" : language; // pages of the EU write the day first
  return new Date(date).toLocaleDateString(locale, { dateStyle: "medium", timeZone: "UTC" });
}
