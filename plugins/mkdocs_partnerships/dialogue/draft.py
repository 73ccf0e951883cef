"""Answers → the text of an entry, what is wrong with it, and where its file is to lie."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mkdocs_partnerships.dialogue.names import id_of
from mkdocs_partnerships.dialogue.questions import QUESTIONS, Answer, Question
from mkdocs_partnerships.fields.notations import clocks
from mkdocs_partnerships.fields.references import ID
from mkdocs_partnerships.problems import Phrase, Problem, did_you_mean, field_name, message
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.source import read
from mkdocs_partnerships.source.text import CONTROL
from mkdocs_partnerships.source.written import write_source
from mkdocs_partnerships.types import TYPES, EntryType
from mkdocs_partnerships.types.entry import Defaults
from mkdocs_partnerships.types.fields_shown import fields_of
from mkdocs_partnerships.types.parse import parse
from mkdocs_partnerships.words import load_words

_CLOCK = re.compile("[0-9]{1,2}:[0-9]{2}")
_UNFIT = re.compile(f"{CONTROL.pattern}|[\ud800-\udfff]")
"""What no file may hold; the second half is what a terminal makes of bytes that are no letters."""


@dataclass(slots=True)
class Draft:
    """An entry that is being written.

    Attributes:
        type_name: its type's one word.
        settings: the site's settings.
        known: the names of the entries that there are, by type and id.
        answers: what was answered so far.
        language: the language in which faults are told.
    """

    type_name: str
    settings: Settings
    known: Mapping[str, Mapping[str, str]]
    answers: dict[str, Answer] = field(default_factory=dict)
    language: str = "en"

    @property
    def entry_type(self) -> EntryType:
        """Where entries of this type lie."""
        return next(one for one in TYPES if one.model.type_name == self.type_name)

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is asked."""
        return QUESTIONS[self.type_name]

    def data(self) -> dict[str, Any]:
        """Give the fields that the answers become, in the order of the questions."""
        data: dict[str, Any] = {}
        for one in self.questions:
            if one.name in self.answers:
                *groups, last = one.path
                here = data
                for group in groups:
                    here = here.setdefault(group, {})
                here[last] = self.answers[one.name]
        # What is so anyway is not written.
        if str(data.get("draft", "no")).casefold() in ("no", "false"):
            data.pop("draft", None)
        elif self.answers["draft"] == "yes":
            data["draft"] = "true"
        if data.get("attendance") == "in_person":
            del data["attendance"]
        return data

    def fault(self, question: Question, answer: Answer) -> str | None:
        """Say what is wrong with an answer, in the words in which a check of the finished file would say it."""
        for text in [answer] if isinstance(answer, str) else answer:
            if sign := _UNFIT.search(text):
                return message("control-character", {"sign": f"U+{ord(sign[0]):04X}"}, self.language)
            if question.refers and text not in self.known[question.refers]:
                hint = did_you_mean(text, self.known[question.refers])
                context = {"id": text, "type": Phrase(question.refers), "hint": hint}
                return message("unknown-id", context, self.language)
        found = self._problem(question, answer)
        return found.said(self.language) if found else None

    def meant(self, question: Question, answer: Answer) -> Answer:
        """Write an answer as it is written in a file: days in another notation, and an hour of the day of the start."""
        if isinstance(answer, str) and question.name == "end":
            for clock in [answer] if _CLOCK.fullmatch(answer) else clocks(answer):
                answer = f"{str(self.answers.get('start', ''))[:10]} {clock}".strip()
        found = self._problem(question, answer)
        return str(found.context["instead"]) if found and found.code == "other-notation" else answer

    def _problem(self, question: Question, answer: Answer) -> Problem | None:
        """Find what a check of the finished file would say of an answer."""
        trial = Draft(self.type_name, self.settings, self.known, self.answers | {question.name: answer})
        source, problems = read("draft.yml", write_source(trial.data()).encode())
        if source:
            defaults = Defaults(self.settings.language, self.settings.timezone)
            problems += parse(source, self.entry_type.model, "draft", defaults)[1]
        name = field_name(question.path)
        mine = (one for one in problems if one.code != "missing" and _concerns(one.field, name))
        return next(mine, None)

    def suggested_id(self) -> str:
        """Give an id that the entry might have."""
        words = str(self.answers.get("short") or self.answers.get("title") or self.answers.get("name", ""))
        if self.type_name == "partnership":
            words = str(self.answers.get("name", ""))
        start = str(self.answers.get("start") or self.answers.get("published") or "")
        year = start[:4] if self.type_name == "event" else ""
        taken = self.known[self.type_name]
        return id_of(words, year, taken) or id_of(f"{self.type_name} {start[:10]}", "", taken)

    def fault_of_id(self, entry_id: str) -> str | None:
        """Say what is wrong with an id."""
        if not ID.fullmatch(entry_id):
            return message("file-name", {"name": entry_id}, self.language)
        if entry_id in self.known[self.type_name]:
            return message(
                "id-taken",
                {
                    "id": entry_id,
                    "type": Phrase(self.type_name),
                    "other": f"/{self.entry_type.model.address_folder}/{entry_id}/",
                },
                self.language,
            )
        return None

    def file(self, entry_id: str) -> str:
        """Give the path of the entry's file, relative to the project, with `/`."""
        folder = self.entry_type.folder.format(content=self.settings.content)
        when = str(self.answers.get("start") or self.answers.get("published") or "")
        year = f"/{when[:4]}" if self.entry_type.nested and when else ""
        return f"{folder}{year}/{entry_id}.yml"

    def text(self) -> str:
        """Give the text of the entry's file: what was answered, and what else might stand there."""
        words = load_words(self.language)["new"]
        data = self.data()
        lines = [write_source(data), f"\n# {words['further']}\n"]
        for row in fields_of(self.entry_type.model):
            if row.name == "body" and row.name not in data:
                lines.append(f"#\n# {row.description}\n# body: |\n#   {words['body']}\n")
            elif row.name not in {*data, "body"} and row.written.example and not row.many and not row.required:
                among = f" ({', '.join(row.choices)})" if row.choices else ""
                lines.append(f"#\n# {row.description}{among}\n# {row.name}: {row.written.example}\n")
        return "".join(lines)


def _concerns(name: str, asked: str) -> bool:
    """Say whether a problem of a field is one of what was asked: the field itself, a group around it, an item of it."""
    return name == asked or name.startswith((f"{asked}[", f"{asked}.")) or (bool(name) and asked.startswith(f"{name}."))
