"""What is asked for a new entry, type by type. The words of each question stand in the catalogue, table `questions`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

Answer: TypeAlias = str | list[str]
Answers: TypeAlias = Mapping[str, Answer]
"""What was answered, by the questions' names; what was skipped is not there."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        name: its name on the command line and in a file of answers, and its key in the words.
        path: the field that the answer becomes.
        needed: whether an entry cannot be without it.
        refers: the type of entries of which some may be chosen.
        many: whether several may be chosen, or several words given.
        long: whether the answer is a text of several lines.
        sensible: whether it is to be asked, after what was answered before.
    """

    name: str
    path: tuple[str, ...]
    needed: bool = False
    refers: str = ""
    many: bool = False
    long: bool = False
    sensible: Callable[[Answers], bool] = lambda _: True


def _somewhere(answers: Answers) -> bool:
    return answers.get("attendance") != "online"


def _from_afar(answers: Answers) -> bool:
    return answers.get("attendance") in ("online", "hybrid")


def _in_a_doubtful_zone(answers: Answers) -> bool:
    """Say whether there is a time, and no country that says in which zone."""
    from mkdocs_partnerships.fields.countries import only_zone

    return ":" in str(answers.get("start", "")) and not only_zone(str(answers.get("country", "")))


def _with(name: str) -> Callable[[Answers], bool]:
    return lambda answers: name in answers


_EVENT = (
    Question("title", ("title",), needed=True),
    Question("summary", ("summary",), needed=True),
    Question("body", ("body",), long=True),
    Question("type", ("type",), needed=True),
    Question("start", ("start",), needed=True),
    Question("end", ("end",)),
    Question("attendance", ("attendance",)),
    Question("venue", ("place", "venue"), sensible=_somewhere),
    Question("city", ("place", "city"), sensible=_somewhere),
    Question("country", ("place", "country"), sensible=_somewhere),
    Question("timezone", ("timezone",), sensible=_in_a_doubtful_zone),
    Question("join", ("online", "url"), sensible=_from_afar),
    Question("partnerships", ("partnerships",), refers="partnership", many=True),
    Question("host", ("host",), refers="cluster"),
    Question("part-of", ("part_of",), refers="event"),
    Question("website", ("website",)),
    Question("registration", ("registration", "url")),
    Question("closes", ("registration", "closes")),
    Question("published", ("published",)),
    Question("draft", ("draft",)),
)

_NEWS = (
    Question("title", ("title",), needed=True),
    Question("summary", ("summary",), needed=True),
    Question("body", ("body",), long=True),
    Question("published", ("published",), needed=True),
    Question("partnerships", ("partnerships",), refers="partnership", many=True),
    Question("events", ("events",), refers="event", many=True),
    Question("publisher", ("publisher", "name")),
    Question("address", ("publisher", "url"), sensible=_with("publisher")),
    Question("draft", ("draft",)),
)

_PARTNERSHIP = (
    Question("name", ("name",), needed=True),
    Question("title", ("title",)),
    Question("summary", ("summary",), needed=True),
    Question("body", ("body",), long=True),
    Question("programme", ("programme",)),
    Question("start", ("period", "start")),
    Question("end", ("period", "end")),
    Question("members", ("members",), refers="cluster", many=True),
    Question("coordinator", ("coordinator",), refers="cluster"),
    Question("schemes", ("schemes",), refers="scheme", many=True),
    Question("website", ("website",)),
    Question("draft", ("draft",)),
)

_CLUSTER = (
    Question("name", ("name",), needed=True),
    Question("short", ("short",)),
    Question("country", ("country",), needed=True),
    Question("city", ("city",)),
    Question("summary", ("summary",)),
    Question("body", ("body",), long=True),
    Question("sectors", ("sectors",), many=True),
    Question("website", ("website",)),
    Question("draft", ("draft",)),
)

QUESTIONS: Mapping[str, tuple[Question, ...]] = {
    "event": _EVENT,
    "news": _NEWS,
    "partnership": _PARTNERSHIP,
    "cluster": _CLUSTER,
}
"""The questions for each type that can be begun so, in their order."""
