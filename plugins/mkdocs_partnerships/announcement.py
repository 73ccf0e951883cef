"""The answers of the form “Announce an event” → an event's file, as a draft.

A forge writes the answers into the text of an issue: each question as a heading, its answer below. Whoever wrote them
is not known: every answer is taken as text, and only as the value of its own field.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mkdocs_partnerships.fields.countries import country_names
from mkdocs_partnerships.problems import did_you_mean, message
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.source import read
from mkdocs_partnerships.types.entry import Defaults
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.parse import parse
from mkdocs_partnerships.words import load_words

LARGEST = 70_000
"""Signs that an issue's text may have; GitHub takes 65,536."""

_NO_ANSWER = {"", "_No response_", "None"}
"""What GitHub writes for a question that was left open."""

_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 ,.()/+-]*[A-Za-z0-9.)])?")
"""A text that YAML takes for itself without quotation marks."""

_LONGEST_ID = 50


@dataclass(frozen=True, slots=True)
class Announced:
    """What became of the answers.

    Attributes:
        file: the file to write, relative to the project's folder; empty when there is none.
        text: what is to stand in it.
        faults: what is wrong with the answers, each in one line.
    """

    file: str
    text: str
    faults: tuple[str, ...]


def announce(site: Site, issue: str) -> Announced:
    """Make an event of the answers of an issue.

    Args:
        site: the site that it is to join, with drafts.
        issue: the issue's text.

    Returns:
        the file; or, when the answers make no event, what is wrong with them.
    """
    language = site.settings.language
    words = load_words(language)["announcement"]
    if len(issue) > LARGEST:
        return Announced("", "", (message("too-long", {"limit": LARGEST}, table="announcement"),))
    labels: Mapping[str, str] = words["labels"]
    given = answers(issue, labels)
    faults: list[str] = []
    fields = _fields(site, given)
    known, wanted = _partnerships(site), fields.get("partnerships")
    if wanted and wanted not in known:
        hint = did_you_mean(given["partnership"], [*known, *known.values()])
        faults.append(message("no-partnership", {"value": given["partnership"], "hint": hint}, table="announcement"))
        del fields["partnerships"]
    text = "".join(_lines(fields))
    start = given.get("start", "")
    event_id = _free_id(site, given.get("title", ""), start)
    year = start[:4] if re.fullmatch("[0-9]{4}-.*", start) else ""
    file = "/".join(filter(None, ["events", year, f"{event_id}.yml"]))
    source, problems = read(file, text.encode("utf-8", "replace"))
    if source:
        _, more = parse(source, Event, event_id, Defaults(language, site.settings.timezone))
        problems += more
    for one in problems:
        label = labels.get(one.field.rpartition(".")[2], labels.get(one.field.partition(".")[0], one.field))
        faults.append(f"{label}: {one.text}" if label else one.text)
    return Announced("" if faults else file, text, tuple(dict.fromkeys(faults)))


def answers(issue: str, labels: Mapping[str, str]) -> dict[str, str]:
    """Find the answers in an issue's text.

    The questions come in the order of the form; what looks like an earlier question inside an answer is part of it.

    Args:
        issue: the text.
        labels: the questions by the names of their fields, in the order of the form.
    """
    lines = issue.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    names = list(labels)
    found: dict[str, list[str]] = {}
    current, following = "", 0
    for line in lines:
        heading = line.strip().removeprefix("### ")
        if line.startswith("### ") and heading in (rest := [labels[name] for name in names[following:]]):
            following += rest.index(heading) + 1
            current = names[following - 1]
            found[current] = []
        elif current:
            found[current].append(line)
    said = {name: "\n".join(those).strip() for name, those in found.items()}
    return {name: text for name, text in said.items() if text not in _NO_ANSWER}


def _fields(site: Site, given: Mapping[str, str]) -> dict[str, str | dict[str, str]]:
    """Turn answers into fields: names that people chose become the words of the field."""
    language = site.settings.language
    words = load_words(language)
    countries = country_names(language)
    of_place = {"venue": _line(given, "venue"), "city": _line(given, "city")}
    of_place["country"] = _chosen(given.get("country", ""), countries).upper()
    of_registration = {"url": _line(given, "register"), "closes": _line(given, "closes")}
    fields: dict[str, str | dict[str, str]] = {
        "title": _line(given, "title"),
        "summary": _line(given, "summary"),
        "type": _chosen(given.get("type", ""), words["event_types"]),
        "start": _line(given, "start"),
        "end": _line(given, "end"),
        "attendance": _chosen(given.get("attendance", ""), words["attendance"]),
        "place": {name: value for name, value in of_place.items() if value},
        "partnerships": _chosen(given.get("partnership", ""), _partnerships(site)),
        "website": _line(given, "website"),
        "registration": {name: value for name, value in of_registration.items() if value},
        "body": given.get("body", ""),
    }
    return {name: value for name, value in fields.items() if value}


def _line(given: Mapping[str, str], name: str) -> str:
    return " ".join(given.get(name, "").split())


def _partnerships(site: Site) -> dict[str, str]:
    return {one.id: one.name_shown for one in site.all("partnership")}


def _chosen(answer: str, names: Mapping[str, str]) -> str:
    """Give the key of a name that was chosen or typed; what is none stays as it is, and the check will say so."""
    wanted = answer.strip().casefold()
    return next((key for key, name in names.items() if wanted in {key.casefold(), name.casefold()}), answer.strip())


def _lines(fields: Mapping[str, str | dict[str, str]]) -> Iterator[str]:
    """Write the file, line by line."""
    for name, value in fields.items():
        if isinstance(value, dict):
            yield f"{name}:\n"
            yield from (f"  {key}: {_scalar(inner)}\n" for key, inner in value.items())
        elif name == "partnerships":
            yield f"{name}: [{value}]\n"
        elif name == "body":
            # The number says how far the text is indented, whatever its own first line begins with.
            yield "body: |2\n"
            yield from (f"  {line}\n" if line.strip() else "\n" for line in value.split("\n"))
        else:
            yield f"{name}: {_scalar(value)}\n"
    yield "draft: true\n"


def _scalar(text: str) -> str:
    """Write a text so that YAML reads nothing but a text."""
    if _PLAIN.fullmatch(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(sign if sign.isprintable() else f"\\U{ord(sign):08x}" for sign in quoted)


def _free_id(site: Site, title: str, start: str) -> str:
    """Make a name for the file of letters, digits and hyphens that no event has yet."""
    letters = unicodedata.normalize("NFKD", title.casefold())
    words = re.findall("[a-z0-9]+", "".join(sign for sign in letters if not unicodedata.combining(sign)))
    year = start[:4] if re.fullmatch("[0-9]{4}-.*", start) else ""
    short = "-".join(words)[:_LONGEST_ID].strip("-") or "event"
    wished = "-".join(filter(None, [short.removesuffix(f"-{year}") if year else short, year]))
    taken = {key for name, key in site.about if name == Event.type_name}
    return next(one for one in (wished, *(f"{wished}-{n}" for n in range(2, len(taken) + 3))) if one not in taken)
