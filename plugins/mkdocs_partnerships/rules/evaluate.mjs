// Answers to a program: may I take part, what would I get, why, and where does it say so.
//
// The twin of evaluate.py, known.py and answers.py, with the numbers of numbers.mjs: the same names, the same order, the
// same answer, value and explanation. A truth is true, false or null (unknown).

import {
  ends,
  equal,
  exactly,
  fraction,
  hull,
  least,
  left,
  less,
  money,
  plus,
  roundTo,
  times,
} from "./numbers.mjs";

/** Calculate one case: a compiled scheme and what is known, by question id. */
export function calculate(program, answers) {
  const known = new Known(program, answers);
  const missed = program.conditions.map((condition) => judge(known, condition)).filter(([truth]) => truth !== true);
  const unmet = missed.filter(([truth]) => truth === false).map(([, one]) => one);
  const undecided = missed.filter(([truth]) => truth === null).map(([, one]) => one);
  const ledger = unmet.length ? newLedger(null) : addUp(known, program.steps);
  const [amount, range] = amounts(ledger);
  const asks = new Set([...undecided.flatMap((one) => one.asks), ...ledger.asks]);
  const named = new Set([...ledger.steps, ...unmet, ...undecided].flatMap((one) => one.source));
  return {
    scheme: program.scheme,
    eligible: unmet.length ? false : undecided.length ? null : true,
    amount,
    amount_range: range,
    currency: program.currency,
    status: statusOf(unmet, ledger),
    steps: ledger.steps,
    unmet,
    undecided,
    asks: [...known.questions.keys()].filter((question) => asks.has(question)),
    sources: Object.fromEntries([...named].map((source) => [source, program.sources[source]])),
  };
}

function judge(known, condition) {
  let truth = known.test(condition.test);
  if (truth) return [true, null];
  let asks = truth === false ? [] : known.unanswered([condition.test]);
  let grounds = condition;
  const unsettled = condition.unsettled;
  if (truth === false && unsettled) {
    const doubt = known.test(unsettled.test);
    if (doubt !== false) {
      truth = null;
      grounds = unsettled;
      asks = doubt ? [] : known.unanswered([unsettled.test]);
    }
  }
  return [truth, { condition: condition.condition, ...known.grounds([grounds]), asks }];
}

const newLedger = (start) => ({ sum: start, complete: true, steps: [], asks: new Set() });

function addUp(known, steps) {
  const ledger = newLedger(exactly("0"));
  for (const step of steps) {
    if (ledger.sum === null) break;
    take(known, step, ledger, ledger.sum);
  }
  return ledger;
}

function take(known, step, ledger, before) {
  const possible = possibleCases(known, step);
  if (!possible.cases.length) {
    if (step.otherwise) {
      ledger.sum = null;
      ledger.steps.push(line(step, before, null, known.grounds([step.otherwise]), true));
    }
    return;
  }
  const results = possible.cases.map((one) => effect(step, before, known.number(one.value)));
  if (possible.none && !step.otherwise) results.push(before);
  const after = results.reduce(hull);
  const unknownForSome = possible.none && step.otherwise !== null;
  if (equal(after, before) && step.does !== "add" && !unknownForSome) return;
  const certain = possible.cases.length === 1 && !possible.none;
  const hangs = possible.cases.map((one) => one.value);
  if (!certain) hangs.push(...possible.reasons.map((reason) => reason.test));
  ledger.sum = after;
  ledger.complete &&= !unknownForSome;
  for (const question of known.unanswered(hangs)) ledger.asks.add(question);
  ledger.steps.push(line(step, before, after, explain(known, step, possible.reasons, certain), certain));
}

function possibleCases(known, step) {
  const found = { cases: [], reasons: [], none: true };
  for (const one of step.cases) {
    const truths = one.reasons.map((reason) => known.test(reason.test));
    const truth = any(truths);
    if (truth === false) continue;
    found.cases.push(one);
    found.reasons.push(...one.reasons.filter((_, position) => truths[position] === truth));
    if (truth) return { ...found, none: false };
  }
  return found;
}

function effect(step, before, value) {
  if (step.does === "add") return plus(before, value);
  if (step.does === "times") return times(before, value);
  if (step.does === "least") return least(before, value);
  return ends(before, (end) => roundTo(end, value.low, step.mode));
}

function explain(known, step, reasons, certain) {
  const spoken = certain ? reasons.filter((reason) => reason.because) : [];
  const sourced = certain ? reasons.filter((reason) => reason.source.length) : [];
  return {
    because: known.grounds(spoken.length ? spoken : [step]).because,
    source: known.grounds(sourced.length ? sourced : [step]).source,
    status: known.grounds([step, ...reasons]).status,
  };
}

const line = (step, before, after, grounds, certain) => ({
  rule: step.rule,
  before: shown(before),
  after: shown(after),
  ...grounds,
  certain,
});

function amounts(ledger) {
  const sum = shown(ledger.sum);
  if (typeof sum !== "string") return [null, sum];
  return ledger.complete ? [sum, null] : [null, [sum, sum]];
}

function statusOf(unmet, ledger) {
  if (unmet.length) return unmet.some((one) => one.status === "stated") ? "stated" : "inferred";
  if (ledger.sum === null) return null;
  return ledger.steps.some((step) => step.status === "inferred") ? "inferred" : "stated";
}

function shown(interval) {
  if (interval === null) return null;
  const low = money(interval.low);
  return equal(interval, { low: interval.low, high: interval.low }) ? low : [low, interval.high && money(interval.high)];
}

/** The answers of one case, and what tests, numbers and sentences make of them. */
class Known {
  constructor(program, answers) {
    this.program = program;
    this.answers = new Map(Object.entries(answers));
    this.questions = new Map(program.questions.map((question) => [question.id, question]));
  }

  test(test) {
    if (typeof test === "boolean") return test;
    const [operation, first, second, third] = test;
    const answer = (question) => this.answers.get(question);
    const answered = this.answers.has(first);
    switch (operation) {
      case "is":
        return answered ? second.includes(answer(first)) : null;
      case "between":
        return answered ? this.#between(first, second, third) : null;
      case "same":
        return answered && this.answers.has(second) ? answer(first) === answer(second) : null;
      case "all":
        return all(test.slice(1).map((one) => this.test(one)));
      case "any":
        return any(test.slice(1).map((one) => this.test(one)));
      case "not":
        return not(this.test(first));
    }
    throw new Error(`not a test: ${operation}`);
  }

  #between(question, low, high) {
    const answer = this.answers.get(question);
    if (this.questions.get(question).kind === "date") {
      return (low === null || low <= answer) && (high === null || answer <= high);
    }
    const number = fraction(answer);
    return (low === null || !less(number, fraction(low))) && (high === null || !less(fraction(high), number));
  }

  number(number) {
    if (typeof number === "string") return exactly(number);
    const [operation, first, second] = number;
    switch (operation) {
      case "answer": {
        if (this.answers.has(first)) return exactly(this.answers.get(first));
        const { minimum, maximum } = this.questions.get(first);
        return { low: fraction(minimum ?? "0"), high: maximum === null ? null : fraction(maximum) };
      }
      case "times":
        return times(this.number(first), this.number(second));
      case "least":
        return least(this.number(first), this.number(second));
      case "left":
        return left(this.number(first), this.number(second));
    }
    throw new Error(`not a number: ${operation}`);
  }

  grounds(grounds) {
    return {
      because: [...new Set(grounds.map((one) => this.#say(one.because)))].join("; "),
      source: [...new Set(grounds.flatMap((one) => one.source))],
      status: grounds.some((one) => one.status === "inferred") ? "inferred" : "stated",
    };
  }

  #say(sentence) {
    return sentence.replace(/\{([a-z0-9_]+)\}/g, (braces, question) => this.#word(question, braces));
  }

  #word(question, otherwise) {
    const asked = this.questions.get(question);
    if (!asked) return otherwise;
    const answer = this.answers.get(question);
    if (answer === undefined) return asked.unanswered;
    if (asked.kind === "amount") return money(fraction(answer));
    const names = asked.kind === "country" ? this.program.countries : asked.choices;
    return Object.hasOwn(names, answer) ? names[answer] : answer;
  }

  unanswered(operations) {
    const asked = new Set(operations.flatMap(questionsOf));
    return [...this.questions.keys()].filter((question) => asked.has(question) && !this.answers.has(question));
  }
}

function questionsOf(operation) {
  if (!Array.isArray(operation)) return [];
  const [name, first, second] = operation;
  if (name === "is" || name === "between" || name === "answer") return [first];
  return name === "same" ? [first, second] : operation.slice(1).flatMap(questionsOf);
}

// Truths

const not = (truth) => (truth === null ? null : !truth);
const all = (truths) => (truths.includes(false) ? false : truths.includes(null) ? null : true);
const any = (truths) => (truths.includes(true) ? true : truths.includes(null) ? null : false);

// Reading

/** Read what somebody answered: `{}` for unknown, `{answer}`, or `{problem}` with the code of the message. */
export function readAnswer(question, text, countries) {
  const answer = text.trim();
  if (answer === "" || answer === "unknown") return {};
  return READERS[question.kind](answer, question, countries);
}

const READERS = {
  choice: (answer, { choices }) => among(answer, choices, "answer-not-a-choice"),
  yes_no: (answer, { choices }) => among(answer, choices, "answer-not-a-choice"),
  country: (answer, _, countries) => among(answer, countries, "answer-not-a-country"),
  whole_number: (answer, question) =>
    /^[0-9]{1,9}$/.test(answer) ? within(String(BigInt(answer)), question) : { problem: "answer-not-a-whole-number" },
  amount: (answer, question) =>
    /^[0-9]{1,12}([.,][0-9]{1,2})?$/.test(answer)
      ? within(written(fraction(answer.replace(",", "."))), question)
      : { problem: "answer-not-an-amount" },
  date: (answer) => (isDay(answer) ? { answer } : { problem: "answer-not-a-date" }),
};

const among = (answer, known, problem) => (Object.hasOwn(known, answer) ? { answer } : { problem });
const written = ([a, b]) => (b === 1n ? `${a}` : `${a}/${b}`);

function within(answer, { minimum, maximum }) {
  if (minimum !== null && less(fraction(answer), fraction(minimum))) return { problem: "answer-too-small" };
  if (maximum !== null && less(fraction(maximum), fraction(answer))) return { problem: "answer-too-large" };
  return { answer };
}

function isDay(text) {
  if (!/^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
