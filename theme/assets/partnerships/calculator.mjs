// The calculator's form: reads the controls, calculates, shows the answer, keeps the case in the address.
// Starts from `data-module="calculator"`; what it shows stands in `data-inside`, as markup, and is put in when its programs
// are there, so that a failure breaks nothing.

import { badges, fill, headline, lines, list, node } from "./answer.mjs";
import { calculate, readAnswer } from "./evaluate.mjs";

const MODULE = '[data-module="calculator"]';

/** Start every calculator of the page that has not started yet. */
export function start(root = document) {
  for (const element of root.querySelectorAll(MODULE)) {
    if (element.dataset.started) continue;
    element.dataset.started = "true";
    const before = element.innerHTML;
    load(element).catch((error) => {
      element.innerHTML = before;
      console.error("The calculator did not start:", error);
    });
  }
}

async function load(element) {
  const schemes = JSON.parse(element.dataset.schemes).map(async (scheme) => {
    const response = await fetch(new URL(scheme.program, document.baseURI));
    if (!response.ok) throw new Error(`${response.status} for ${scheme.program}`);
    return { ...scheme, program: await response.json() };
  });
  new Calculator(element, await Promise.all(schemes)).begin();
}

class Calculator {
  constructor(element, schemes) {
    const { words, problems, picks, compares, share, inside } = element.dataset;
    element.innerHTML = inside;
    Object.assign(this, { element, schemes, picks, compares, share });
    this.words = JSON.parse(words);
    this.problems = JSON.parse(problems);
    const [find, all] = [(one) => element.querySelector(one), (one) => [...element.querySelectorAll(one)]];
    this.form = find("form");
    this.panel = find(".p-calculator__answer");
    this.output = find(".p-calculator__sum");
    this.ledger = find(".p-calculator__ledger");
    this.address = find(".p-calculator__address");
    this.next = find(".p-calculator__next");
    this.comparison = find(".p-calculator__compare");
    this.summary = find(".p-calculator__errors");
    this.fields = all("[data-question]");
    this.extras = all("[data-extra]"); // controls that are no questions of the rules
    // The questions in the order of the form; of editions that word one differently, the newest has the word.
    const asked = schemes.toReversed().flatMap((one) => one.program.questions);
    const byId = new Map(asked.map((question) => [question.id, question]));
    this.questions = this.fields.map((field) => byId.get(field.dataset.question));
    this.left = new Set(); // questions that were left once: only these show their error while one types
  }

  begin() {
    // The second country's list is the first one's.
    const second = this.comparison?.querySelector("select");
    second?.append(...[...this.form.elements.namedItem(this.compares).cloneNode(true).children].slice(1));
    this.#fill(new URLSearchParams(location.search));
    for (const area of [this.form, this.next, this.comparison]) {
      area?.addEventListener("input", () => this.update());
      area?.addEventListener("change", (event) => {
        this.left.add(event.target.name);
        this.update();
      });
    }
    // A button that takes the focus would make the field before it show its error, and move away from under the pointer.
    this.form.addEventListener("mousedown", (event) => {
      if (event.target.closest("button")) event.preventDefault();
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.questions.forEach((question) => this.left.add(question.id));
      const target = this.update() ? this.summary : this.panel;
      target.focus();
    });
    this.form.addEventListener("reset", () => {
      this.left.clear();
      for (const control of this.extras) control.selectedIndex = 0;
      setTimeout(() => this.update()); // the controls are reset after this event
    });
    this.panel.addEventListener("click", (event) => this.#act(event.target.closest("[data-action]")));
    this.element.dataset.ready = "";
    if (navigator.clipboard) this.panel.querySelector("[data-action=copy]").hidden = false;
    this.update(false);
  }

  /** Read, calculate, show; says whether an answer cannot be read. */
  update(remember = true) {
    const answers = {};
    const errors = [];
    const { countries } = this.schemes[0].program;
    const { scheme, perhaps } = this.#edition();
    const asked = scheme && new Set(scheme.program.questions.map((question) => question.id));
    for (const [position, question] of this.questions.entries()) {
      this.fields[position].hidden = Boolean(asked && !asked.has(question.id));
      if (this.fields[position].hidden) continue;
      const text = this.#text(question);
      const { answer, problem } = readAnswer(question, text, countries);
      if (answer !== undefined) answers[question.id] = answer;
      else if (problem) errors.push([question, this.#message(problem, question, text)]);
    }
    this.#showErrors(errors);
    this.element.toggleAttribute("data-answered", Object.keys(answers).length > 0);
    if (remember) history.replaceState(history.state, "", this.#case(location.href));
    if (scheme) this.#show(scheme, answers, perhaps);
    else this.#showEditions(answers);
    this.#showNext(scheme, answers);
    this.address.textContent = `${this.words.case_address}: ${this.#case(new URL(this.share ?? "", location.href))}`;
    return errors.length > 0;
  }

  /** The scheme whose rules apply; among editions the day picks it, and no edition outlives its days. */
  #edition() {
    if (!this.picks) return { scheme: this.schemes[0], perhaps: [] };
    const question = this.questions.find((one) => one.id === this.picks);
    const { answer } = readAnswer(question, this.#text(question), {});
    if (!answer) return { scheme: null, perhaps: [] };
    const given = { [this.picks]: answer };
    const judged = this.schemes.map((scheme) => [scheme, calculate(scheme.program, given)]);
    const is = (kind) => judged.filter(([, one]) => one[kind].some((missed) => missed.condition === "valid"));
    const perhaps = is("undecided").map(([scheme]) => scheme);
    const closed = new Set(is("unmet").map(([scheme]) => scheme));
    const open = this.schemes.find((scheme) => !closed.has(scheme) && !perhaps.includes(scheme));
    const scheme = open ?? perhaps[0] ?? null;
    return { scheme, perhaps: perhaps.filter((one) => one !== scheme) };
  }

  // The controls

  #text(question) {
    return this.form.elements.namedItem(question.id)?.value ?? "";
  }

  #fill(given) {
    const controls = this.questions.map((question) => [question.id, this.form.elements.namedItem(question.id), "unknown"]);
    for (const [name, control, none] of [...controls, ...this.extras.map((one) => [one.name, one, ""])]) {
      const text = given.get(name);
      if (!text) continue;
      control.value = text;
      // A select or radio group without this answer falls back to "I don't know".
      if (control.value !== text) control.value = none;
    }
  }

  /** The address of this case, so that it can be shared; nothing is stored or sent. */
  #case(here) {
    const address = new URL(here);
    const texts = this.questions.map((question) => [question.id, this.#text(question).trim()]);
    for (const [name, text] of [...texts, ...this.extras.map((one) => [one.name, one.value])]) {
      if (text && text !== "unknown") address.searchParams.set(name, text);
      else address.searchParams.delete(name);
    }
    return address;
  }

  #message(problem, question, text) {
    const { label, minimum, maximum, choices } = question;
    const context = { value: text, label, minimum, maximum, known: Object.values(choices).join(", "), hint: "" };
    return fill(this.problems[problem], context);
  }

  #showErrors(errors) {
    const shown = errors.filter(([question]) => this.left.has(question.id));
    const messages = new Map(shown.map(([question, message]) => [question.id, message]));
    for (const field of this.fields) {
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
    const field = this.fields[this.questions.indexOf(question)];
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
    if (button?.dataset.action === "print") {
      const page = document.documentElement;
      page.classList.add("p-print-case"); // only the case, on one sheet
      addEventListener("afterprint", () => page.classList.remove("p-print-case"), { once: true });
      print();
    }
    if (button?.dataset.action === "copy") {
      const before = this.words.copy_link;
      navigator.clipboard.writeText(this.#case(new URL(this.share ?? "", location.href))).then(() => {
        button.textContent = this.words.copied;
        setTimeout(() => (button.textContent = before), 2000);
      });
    }
  }

  // The answer

  #show(scheme, answers, perhaps) {
    const { words } = this;
    const answer = calculate(scheme.program, answers);
    this.#announce(words.you_would_receive, headline(answer, words), badges(answer, words));
    const parts = lines(answer, words);
    // Before the first answer, all of them are open: the form says so.
    if (answer.asks.length && answer.eligible !== false && Object.keys(answers).length) {
      const asked = this.questions.filter((question) => answer.asks.includes(question.id));
      const links = asked.map((question) => node("li", "", this.#linkTo(question, question.label)));
      parts.push(node("p", "p-calculator__heading", words.asks), node("ul", "p-calculator__asks", ...links));
    }
    if (this.picks) {
      const rules = [node("p", "p-note", this.#named(words.rules_of, scheme))];
      rules.push(...perhaps.map((one) => node("p", "p-note", this.#named(words.also_perhaps, one))));
      parts.push(...rules);
    }
    this.ledger.replaceChildren(...parts);
  }

  /** No edition is picked: the day is not known, or lies in none. */
  #showEditions(answers) {
    const { words } = this;
    const known = Boolean(answers[this.picks]);
    this.#announce(words.your_answer, known ? words.no_edition : words.edition_open, "", true);
    const parts = [node("p", "p-note", known ? words.no_edition_text : words.each_edition)];
    for (const scheme of this.schemes) {
      const answer = calculate(scheme.program, answers);
      if (known) {
        const days = answer.unmet.filter((one) => one.condition === "valid");
        parts.push(list(this.#named("{title}", scheme), days, answer, words));
      } else {
        const sum = node("strong", "p-calculator__figure--small", headline(answer, words));
        parts.push(node("div", "p-calculator__card", this.#named("{title}", scheme), sum, badges(answer, words)));
      }
    }
    this.ledger.replaceChildren(...parts);
  }

  /** Put it in only when it changes: then it is announced once. */
  #announce(label, figure, marks, sentence = false) {
    const said = [label, figure, marks.textContent].join(" ");
    if (this.said === said) return;
    const figures = node("strong", `p-calculator__figure${sentence ? "--small" : ""}`, figure);
    this.output.replaceChildren(node("span", "p-calculator__label", label), figures, marks);
    this.said = said;
  }

  #named(text, scheme) {
    const [before, after] = text.split("{title}");
    const link = Object.assign(node("a", "", scheme.title), { href: this.#case(new URL(scheme.page, location.href)) });
    return node("span", "", before, link, after);
  }

  /** What comes after the sum: papers, payment, whom to ask, the same case in a second country. */
  #showNext(scheme, answers) {
    this.next.hidden = !scheme;
    for (const part of this.element.querySelectorAll("[data-scheme]")) {
      part.hidden = !scheme || !part.dataset.scheme.split(" ").includes(scheme.id);
    }
    const asked = this.extras.find((one) => one.name === "partnership")?.value;
    for (const part of this.next.querySelectorAll("[data-partnership]")) {
      part.hidden = part.dataset.partnership !== asked;
    }
    // The page of a partnership's own wording opens with the same case.
    for (const link of this.next.querySelectorAll("[data-with-case]")) link.href = this.#case(link.href);
    if (!this.comparison) return;
    this.comparison.hidden = !scheme;
    const second = this.extras.find((one) => one.name === "compare").value;
    const first = answers[this.compares];
    const cards = this.comparison.querySelector(".p-calculator__cards");
    if (!scheme || !second) return cards.replaceChildren();
    if (!first) return cards.replaceChildren(node("p", "", this.words.compare_first));
    const compared = [first, second].map((country) => {
      const answer = calculate(scheme.program, { ...answers, [this.compares]: country });
      const name = node("h4", "", scheme.program.countries[country]);
      const sum = node("strong", "p-calculator__figure--small", headline(answer, this.words));
      return node("div", "p-calculator__card", name, sum, badges(answer, this.words), ...lines(answer, this.words));
    });
    cards.replaceChildren(...compared);
  }
}

start();
// Material's instant navigation changes pages without loading this module again.
globalThis.document$?.subscribe?.(() => start());
