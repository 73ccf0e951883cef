// The calculator's form: reads the controls, calculates, shows the answer, keeps the case in the address.
// Starts from `data-module="calculator"`; stays hidden until its program is there, so that a failure breaks nothing.

import { calculate, readAnswer } from "./evaluate.mjs";

const MODULE = '[data-module="calculator"]';

/** Start every calculator of the page that has not started yet. */
export function start(root = document) {
  for (const element of root.querySelectorAll(MODULE)) {
    if (element.dataset.started) continue;
    element.dataset.started = "true";
    load(element).catch((error) => console.error("The calculator did not start:", error));
  }
}

async function load(element) {
  const response = await fetch(new URL(element.dataset.program, document.baseURI));
  if (!response.ok) throw new Error(`${response.status} for ${element.dataset.program}`);
  new Calculator(element, await response.json()).begin();
}

class Calculator {
  constructor(element, program) {
    this.program = program;
    this.words = JSON.parse(element.dataset.words);
    this.problems = JSON.parse(element.dataset.problems);
    this.form = element.querySelector("form");
    this.panel = element.querySelector(".p-calculator__answer");
    this.output = element.querySelector(".p-calculator__sum");
    this.ledger = element.querySelector(".p-calculator__ledger");
    this.summary = element.querySelector(".p-calculator__errors");
    this.left = new Set(); // questions that were left once: only these show their error while one types
  }

  begin() {
    this.#fill(new URLSearchParams(location.search));
    this.form.addEventListener("input", () => this.update());
    this.form.addEventListener("change", (event) => {
      this.left.add(event.target.name);
      this.update();
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.program.questions.forEach((question) => this.left.add(question.id));
      const target = this.update() ? this.summary : this.panel;
      target.focus();
    });
    this.form.addEventListener("reset", () => {
      this.left.clear();
      setTimeout(() => this.update()); // the controls are reset after this event
    });
    this.panel.addEventListener("click", (event) => this.#act(event.target.closest("[data-action]")));
    this.form.hidden = false;
    this.panel.hidden = false;
    this.update(false);
  }

  /** Read, calculate, show; says whether an answer cannot be read. */
  update(remember = true) {
    const answers = {};
    const errors = [];
    for (const question of this.program.questions) {
      const text = this.#text(question);
      const { answer, problem } = readAnswer(question, text, this.program.countries);
      if (answer !== undefined) answers[question.id] = answer;
      else if (problem) errors.push([question, this.#message(problem, question, text)]);
    }
    this.#showErrors(errors);
    if (remember) this.#remember();
    this.#show(calculate(this.program, answers));
    return errors.length > 0;
  }

  // The controls

  #text(question) {
    return this.form.elements[question.id]?.value ?? "";
  }

  #fill(given) {
    for (const question of this.program.questions) {
      const control = this.form.elements[question.id];
      const text = given.get(question.id);
      if (control && text) {
        control.value = text;
        // A select or radio group without this answer falls back to "I don't know".
        if (control.value !== text) control.value = "unknown";
      }
    }
  }

  /** Keep the case in the address, so that it can be shared; nothing is stored or sent. */
  #remember() {
    const address = new URL(location.href);
    for (const question of this.program.questions) {
      const text = this.#text(question).trim();
      if (text && text !== "unknown") address.searchParams.set(question.id, text);
      else address.searchParams.delete(question.id);
    }
    history.replaceState(history.state, "", address);
  }

  #message(problem, question, text) {
    const { label, minimum, maximum, choices } = question;
    const context = { value: text, label, minimum, maximum, known: Object.values(choices).join(", "), hint: "" };
    return fill(this.problems[problem], context);
  }

  #showErrors(errors) {
    const shown = errors.filter(([question]) => this.left.has(question.id));
    const messages = new Map(shown.map(([question, message]) => [question.id, message]));
    for (const field of this.form.querySelectorAll("[data-question]")) {
      const message = messages.get(field.dataset.question);
      const line = field.querySelector(".p-field__error");
      line.hidden = !message;
      line.replaceChildren(...(message ? [node("span", "p-hidden", `${this.words.error} `), message] : []));
      field.classList.toggle("p-field--wrong", Boolean(message));
      const control = field.querySelector("input:not([type=radio]), select");
      if (message) control?.setAttribute("aria-invalid", "true");
      else control?.removeAttribute("aria-invalid");
    }
    this.summary.hidden = !shown.length;
    const items = shown.map(([question, message]) =>
      node("li", "", this.#linkTo(question, `${question.label} ${message}`)),
    );
    this.summary.querySelector("ul").replaceChildren(...items);
  }

  #linkTo(question, text) {
    const field = this.form.querySelector(`[data-question="${question.id}"]`);
    const control = field.querySelector("input:checked, input:not([type=radio]), select");
    const link = node("a", "", text);
    link.href = `#${control.id || field.id}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      field.scrollIntoView({ block: "center" });
      control.focus({ preventScroll: true });
    });
    return link;
  }

  #act(button) {
    if (button?.dataset.action === "print") print();
    if (button?.dataset.action === "copy") {
      const before = button.textContent;
      navigator.clipboard?.writeText(location.href).then(() => {
        button.textContent = this.words.copied;
        setTimeout(() => (button.textContent = before), 2000);
      });
    }
  }

  // The answer

  #show(answer) {
    const { words } = this;
    const badges = node("span", "p-badges");
    const [word, tone] =
      answer.eligible === false
        ? [words.not_eligible, "bad"]
        : answer.eligible
          ? [words.eligible, "ok"]
          : [words.eligible_open, "warn"];
    badges.append(node("span", `p-badge p-badge--${tone}`, word));
    if (answer.status === "inferred") badges.append(node("span", "p-badge p-badge--warn", words.inferred_answer));
    if (answer.status === "stated") badges.append(node("span", "p-badge", words.stated_answer));
    // Announced only when it changes: the same words are not put in again.
    const said = [words.you_would_receive, this.#headline(answer), badges.textContent].join(" ");
    if (this.said !== said) {
      this.output.replaceChildren(
        node("span", "p-calculator__label", words.you_would_receive),
        node("strong", "p-calculator__figure", this.#headline(answer)),
        badges,
      );
      this.said = said;
    }
    this.ledger.replaceChildren(...this.#lines(answer));
  }

  #headline(answer) {
    const { words } = this;
    if (answer.eligible === false) return words.nothing;
    const sum = (text) => `${short(text)} ${answer.currency}`;
    if (answer.amount) return sum(answer.amount);
    if (!answer.amount_range) return words.not_known;
    const [lowest, highest] = answer.amount_range;
    if (!highest) return fill(words.or_more, { lowest: sum(lowest) });
    return fill(words.range, { lowest: short(lowest), highest: sum(highest) });
  }

  #lines(answer) {
    const { words } = this;
    const parts = [];
    if (answer.unmet.length) parts.push(this.#list(words.unmet, answer.unmet, answer));
    if (answer.steps.length) {
      const items = answer.steps.map((step) => {
        const text = node("span", "p-ledger__text", step.because);
        if (!step.certain) text.append(node("span", "p-ledger__perhaps", words.perhaps));
        return node("li", "", text, node("span", "p-ledger__sum", effect(step)), this.#sources(step, answer));
      });
      const list = node("ol", "p-ledger p-plain", ...items);
      if (answer.amount) {
        const total = node("span", "p-ledger__sum", `${answer.amount} ${answer.currency}`);
        list.append(node("li", "p-ledger__total", node("span", "p-ledger__text", words.sum), total));
      }
      parts.push(list);
    }
    const unsettled = answer.undecided.filter((one) => !one.asks.length);
    if (unsettled.length && answer.eligible === null) parts.push(this.#list(words.unsettled, unsettled, answer));
    if (answer.asks.length && answer.eligible !== false) {
      const asked = this.program.questions.filter((question) => answer.asks.includes(question.id));
      const links = asked.map((question) => node("li", "", this.#linkTo(question, question.label)));
      parts.push(node("p", "p-calculator__heading", words.asks), node("ul", "p-calculator__asks", ...links));
    }
    return parts;
  }

  #list(heading, grounds, answer) {
    const items = grounds.map((one) => node("li", "", node("span", "p-ledger__text", one.because), this.#sources(one, answer)));
    return node("div", "", node("p", "p-calculator__heading", heading), node("ul", "p-ledger p-plain", ...items));
  }

  #sources(grounds, answer) {
    const line = node("span", "p-ledger__source");
    if (grounds.status === "inferred") line.append(node("span", "p-badge p-badge--warn", this.words.inferred), " ");
    grounds.source.forEach((id, position) => {
      const { title, url, read } = answer.sources[id];
      const name = url ? Object.assign(node("a", "", title), { href: url, rel: "noopener" }) : title;
      line.append(position ? " · " : "", name);
      if (read && position === grounds.source.length - 1) line.append(` · ${fill(this.words.read_on, { date: day(read) })}`);
    });
    return line;
  }
}

function node(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

const fill = (text, context) => text.replace(/\{(\w+)\}/g, (braces, name) => context[name] ?? braces);
const short = (sum) => sum.replace(/\.00$/, "").replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
const effect = ({ before, after }) => (before === "0.00" ? span(after) : `${span(before)} → ${span(after)}`);
const span = (sum) => (sum === null ? "?" : typeof sum === "string" ? sum : `${sum[0]} – ${sum[1] ?? "…"}`);


function day(date) {
  const language = document.documentElement.lang || "en";
  const locale = language === "en" ? "en-GB" : language; // pages of the EU write the day first
  return new Date(date).toLocaleDateString(locale, { dateStyle: "medium", timeZone: "UTC" });
}

start();
// Material's instant navigation changes pages without loading this module again.
globalThis.document$?.subscribe?.(() => start());
