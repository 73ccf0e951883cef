"""What is known in one case: the operations of a program on the answers given so far."""

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final

from mkdocs_partnerships.rules.numbers import Interval, exactly, money
from mkdocs_partnerships.rules.operations import Grounds, Number, Program, Test, questions_of
from mkdocs_partnerships.rules.truth import Truth, all_, any_, not_


class Known:
    """The answers of one case, and what tests, numbers and sentences make of them.

    Attributes:
        program: the scheme's program.
        answers: what is known, by question id; what is missing is unknown.
        questions: the program's questions by id, in their order.
    """

    def __init__(self, program: Program, answers: Mapping[str, str]) -> None:
        self.program: Final = program
        self.answers: Final = answers
        self.questions: Final = {question["id"]: question for question in program["questions"]}

    def test(self, test: Test) -> Truth:  # noqa: PLR0911 - one return for each operation
        """Say whether a test holds.

        Raises:
            ValueError: the program has a test that is no operation; compiling never makes one.
        """
        match test:
            case bool():
                return test
            case ["is", str(question), list(values)]:
                return self.answers[question] in values if question in self.answers else None
            case ["between", str(question), low, high]:
                return self._between(question, low, high) if question in self.answers else None
            case ["same", str(first), str(second)]:
                known = first in self.answers and second in self.answers
                return self.answers[first] == self.answers[second] if known else None
            case ["all", *tests]:
                return all_(self.test(one) for one in tests)
            case ["any", *tests]:
                return any_(self.test(one) for one in tests)
            case ["not", inner]:
                return not_(self.test(inner))
        message = f"not a test: {test!r}"
        raise ValueError(message)

    def _between(self, question: str, low: str | None, high: str | None) -> bool:
        answer = self.answers[question]
        if self.questions[question]["kind"] == "date":  # ISO dates sort as text
            return (low is None or low <= answer) and (high is None or answer <= high)
        number = Fraction(answer)
        return (low is None or Fraction(low) <= number) and (high is None or number <= Fraction(high))

    def number(self, number: Number) -> Interval:
        """Give a number, or the interval in which it lies while an answer is missing.

        Raises:
            ValueError: the program has a number that is no operation; compiling never makes one.
        """
        match number:
            case str():
                return exactly(number)
            case ["answer", str(question)] if question in self.answers:
                return exactly(self.answers[question])
            case ["answer", str(question)]:
                asked = self.questions[question]
                highest = asked["maximum"]
                return Interval(Fraction(asked["minimum"] or 0), None if highest is None else Fraction(highest))
            case ["times", first, second]:
                return self.number(first).times(self.number(second))
            case ["least", first, second]:
                return self.number(first).least(self.number(second))
            case ["left", first, second]:
                return self.number(first).left(self.number(second))
        message = f"not a number: {number!r}"
        raise ValueError(message)

    def grounds(self, grounds: Iterable[Grounds]) -> Grounds:
        """Put several grounds into one: each sentence and each source once; inferred if one is."""
        found = list(grounds)
        sentences = dict.fromkeys(self._say(one["because"]) for one in found)
        return {
            "because": "; ".join(sentences),
            "source": list(dict.fromkeys(source for one in found for source in one["source"])),
            "status": "inferred" if any(one["status"] == "inferred" for one in found) else "stated",
        }

    def _say(self, sentence: str) -> str:
        """Put the answers' words in the place of `{question}`."""
        return re.sub(r"\{([a-z0-9_]+)\}", lambda braces: self._word(braces[1], braces[0]), sentence)

    def _word(self, question: str, otherwise: str) -> str:
        asked = self.questions.get(question)
        if asked is None:
            return otherwise
        answer = self.answers.get(question)
        if answer is None:
            return asked["unanswered"]
        if asked["kind"] == "amount":
            return money(Fraction(answer))
        names = self.program["countries"] if asked["kind"] == "country" else asked["choices"]
        return names.get(answer, answer)

    def unanswered(self, operations: Iterable[object]) -> list[str]:
        """Name the questions that these operations ask and nobody answered, in the order of the form."""
        asked = {question for operation in operations for question in questions_of(operation)}
        return [question for question in self.questions if question in asked and question not in self.answers]
