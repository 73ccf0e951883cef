"""The questions at a terminal, one at a time; each answer is looked at before the next question."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs_partnerships.dialogue.choices import SHOWN, choices, search
from mkdocs_partnerships.dialogue.draft import Draft
from mkdocs_partnerships.dialogue.questions import Answer, Question
from mkdocs_partnerships.words import load_words

_MOST_LINES = 2000
"""A text is longer than that only when nobody is there who could end it."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """Somebody who is asked.

    Attributes:
        say: shows a line.
        hear: shows the sign for an answer, and gives the answer.
        today: the day that is offered where a day of publication is asked for.
        language: the language in which is asked.
    """

    say: Callable[[str], None]
    hear: Callable[[str], str]
    today: dt.date
    language: str = "en"

    @property
    def _words(self) -> Mapping[str, Any]:
        return load_words(self.language)["new"]  # type: ignore[no-any-return]  # TOML knows no types

    def fill(self, draft: Draft) -> str:
        """Ask what is not answered yet, and last for the file's name.

        Returns:
            the entry's id.

        Raises:
            EOFError: nobody answers any more.
        """
        words = self._words
        self.say(words["begin"].format(type=words["types"][draft.type_name]))
        for question in draft.questions:
            if question.name not in draft.answers and question.sensible(draft.answers):
                answer = self._ask(draft, question)
                if answer:
                    draft.answers[question.name] = answer
        return self._ask_id(draft)

    def agrees(self) -> bool:
        """Ask whether the file is to be written; Enter says yes."""
        return self.hear(self._words["write-it"]).strip().casefold() in ("", *self._words["yes"].split())

    def _ask(self, draft: Draft, question: Question) -> Answer | None:
        words = self._words
        among = choices(draft, question)
        if question.refers and not among:
            return None
        default = self._default(draft, question)
        asked = load_words(self.language)["questions"][draft.type_name][question.name]
        self.say(f"\n{asked}{words['needed'] if question.needed and not default else ''}")
        if question.long:
            self.say(f"  {words['text-ends']}")
        if among:
            self._list(among)
        while True:
            heard = self.hear(f"[{default}] > " if default else "> ").strip()
            if not heard and not default and question.needed:
                self.say(words["is-needed"])
                continue
            if not heard and not default:
                return None
            heard = heard or default
            answer = self._text(heard) if question.long else self._understood(question, heard, among)
            if answer is None:
                continue
            written = draft.meant(question, answer)
            if written != answer:
                self.say(f"  {written}")
            answer = written
            fault = draft.fault(question, answer)
            if not fault:
                self._remark(question, str(answer))
                return answer
            self.say(f"  {fault}")

    def _remark(self, question: Question, answer: str) -> None:
        """Say what may be meant, and may be a slip of the year: nobody keeps a page back until its day."""
        if question.name == "published" and answer[:10] > self.today.isoformat():
            self.say("  " + self._words["published-later"].format(day=answer[:10]))

    def _text(self, first: str) -> str:
        """Hear a text to its end: an empty line divides its paragraphs, two end it."""
        lines = [first]
        while len(lines) < _MOST_LINES and lines[-2:] != ["", ""]:
            lines.append(self.hear("> ").rstrip())
        return "\n".join(lines).strip("\n")

    def _understood(self, question: Question, heard: str, among: Mapping[str, str]) -> Answer | None:
        """Give what was meant; nothing when it has to be asked again."""
        if question.name == "draft":
            return next((one for one in ("yes", "no") if heard.casefold() in self._words[one].split()), heard)
        if not question.many:
            return self._chosen(heard, among) if among else heard
        parts = [part.strip() for part in heard.split(",") if part.strip()]
        chosen = [self._chosen(part, among) if among else part for part in parts]
        return None if None in chosen else list(dict.fromkeys(one for one in chosen if one))

    def _chosen(self, heard: str, among: Mapping[str, str]) -> str | None:
        words = self._words
        if heard.isdecimal() and len(among) <= SHOWN and 1 <= int(heard) <= len(among):
            return list(among)[int(heard) - 1]
        found = search(heard, among)
        if len(found) == 1:
            if heard != found[0]:
                self.say(f"  {_shown(found[0], among)}")
            return found[0]
        if not found:
            self.say("  " + words["none-found"].format(words=heard))
            return None
        if len(found) > SHOWN:
            self.say("  " + words["too-many-found"].format(words=heard, count=len(found)))
            return None
        few = {one: among[one] for one in found}
        self.say("  " + words["which"].format(words=heard))
        self._list(few)
        again = self.hear("> ").strip()
        return self._chosen(again, few) if again else None

    def _list(self, among: Mapping[str, str]) -> None:
        if len(among) > SHOWN:
            self.say("  " + self._words["many"].format(count=len(among)))
            return
        for number, one in enumerate(among, 1):
            self.say(f"  {number:>2}  {_shown(one, among)}")

    def _default(self, draft: Draft, question: Question) -> str:
        match question.name:
            case "published":
                return self.today.isoformat()
            case "attendance":
                return "in_person"
            case "timezone":
                return draft.settings.timezone
            case "draft":
                return str(self._words["no"].split()[0])
            case _:
                return ""

    def _ask_id(self, draft: Draft) -> str:
        words = self._words
        suggested = draft.suggested_id()
        self.say(f"\n{words['file-name']}")
        while True:
            entry_id = self.hear(f"[{suggested}] > ").strip().removesuffix(".yml") or suggested
            fault = draft.fault_of_id(entry_id)
            if not fault:
                return entry_id
            self.say(f"  {fault}")


def _shown(one: str, among: Mapping[str, str]) -> str:
    name = among[one]
    return name if re.sub("[^a-z]+", "_", name.casefold()) in (one, "something_else") else f"{name} ({one})"
