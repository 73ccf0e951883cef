"""Reading what somebody answered, on the command line as in the form.

The twin of `readAnswer` in `evaluate.mjs`: both take and refuse the same texts. An empty answer and `unknown` are
"I don't know" and are left out.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from mkdocs_partnerships.problems import did_you_mean, message
from mkdocs_partnerships.rules.numbers import constant
from mkdocs_partnerships.rules.operations import Program, Question

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class AnswerProblem:
    """An answer that cannot be read, or that answers no question.

    Attributes:
        question: the question's id as it was given.
        code: the message's key in the catalogue.
        context: what the message's braces name.
    """

    question: str
    code: str
    context: Mapping[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What is wrong, and what to write instead."""
        return message(self.code, self.context, table="answers")

    def __str__(self) -> str:
        """Say it with the question's name."""
        return self.line()

    def line(self, language: str = "en") -> str:
        """Say it in a language, with the question's name."""
        return f"{self.question}: {message(self.code, self.context, language, table='answers')}"


def read_answers(program: Program, given: Mapping[str, str]) -> tuple[dict[str, str], list[AnswerProblem]]:
    """Read answers.

    Args:
        program: the scheme's program, which knows the questions.
        given: the texts as typed, by question id.

    Returns:
        the answers in one spelling each, without the unknown ones; and what could not be read.
    """
    questions = {question["id"]: question for question in program["questions"]}
    answers: dict[str, str] = {}
    problems: list[AnswerProblem] = []
    for name, typed in given.items():
        text = typed.strip()
        if name not in questions:
            hint = did_you_mean(name, questions)
            problems.append(AnswerProblem(name, "unknown-question", {"known": ", ".join(questions), "hint": hint}))
        elif text not in ("", UNKNOWN):
            answer, code = read_answer(questions[name], text, program["countries"])
            if code:
                problems.append(AnswerProblem(name, code, answer_context(questions[name], text)))
            else:
                answers[name] = answer
    return answers, problems


def read_answer(  # noqa: PLR0911 - one return for each outcome
    question: Question, text: str, countries: Iterable[str]
) -> tuple[str, str | None]:
    """Read one answer: its one spelling, or the code of the message that says why not."""
    match question["kind"]:
        case "choice" | "yes_no":
            return text, None if text in question["choices"] else "answer-not-a-choice"
        case "country":
            return text, None if text in countries else "answer-not-a-country"
        case "date":
            return text, None if _is_day(text) else "answer-not-a-date"
        case "whole_number":
            if not re.fullmatch(r"[0-9]{1,9}", text):
                return text, "answer-not-a-whole-number"
            return _within(str(int(text)), question)
        case "amount":
            if not re.fullmatch(r"[0-9]{1,12}([.,][0-9]{1,2})?", text):
                return text, "answer-not-an-amount"
            return _within(constant(Fraction(text.replace(",", "."))), question)


def _within(answer: str, question: Question) -> tuple[str, str | None]:
    if question["minimum"] is not None and Fraction(answer) < Fraction(question["minimum"]):
        return answer, "answer-too-small"
    if question["maximum"] is not None and Fraction(answer) > Fraction(question["maximum"]):
        return answer, "answer-too-large"
    return answer, None


def _is_day(text: str) -> bool:
    if not re.fullmatch(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}", text):
        return False
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def answer_context(question: Question, text: str) -> dict[str, Any]:
    """Give what a message about an answer can name."""
    return {
        "value": text,
        "label": question["label"],
        "known": ", ".join(question["choices"]),
        "minimum": question["minimum"],
        "maximum": question["maximum"],
        "hint": did_you_mean(text, question["choices"]),
    }
