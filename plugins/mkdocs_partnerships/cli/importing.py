"""`partnerships import`: a calendar or a feed that lies here as a file becomes entries, each as a draft."""

import sys
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path

from mkdocs_partnerships.cli.command import DONE, FAILED, MISUNDERSTOOD, Command, Given, add_language
from mkdocs_partnerships.dialogue.names import id_of
from mkdocs_partnerships.guids import uid
from mkdocs_partnerships.imports.entry import write_entry
from mkdocs_partnerships.imports.item import Item, NotReadableError
from mkdocs_partnerships.imports.known import read_known, write_known, written_key
from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.problems import did_you_mean, message
from mkdocs_partnerships.repairs.letters import mend
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.types import TYPES
from mkdocs_partnerships.words import load_words

_MAX_BYTES = 10 * 1024 * 1024


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a calendar (.ics) or a feed (.xml) on this computer")
    parser.add_argument(
        "--partnership", action="append", default=[], metavar="ID", help="the partnership that the entries belong to"
    )
    add_language(parser)


def _import(given: Given) -> int:
    settings, language = given.settings, given.language
    file = Path(given.options.file)
    site, _ = load_site(replace(settings, drafts=True))
    for one in given.options.partnership:
        if not site.find("partnership", one):
            hint = did_you_mean(one, [entry.id for entry in site.all("partnership")])
            return _refuse(message("no-such-partnership", {"id": one, "hint": hint}, language, table="import"))
    try:
        items = _read(file, settings, language)
    except OSError as error:
        return _refuse(f"{file}: {error.strerror}")
    except NotReadableError as error:
        limit = f"{_MAX_BYTES // 1024 // 1024} MB"
        return _refuse(f"{file}: {message(str(error), {'limit': limit}, language, table='import')}")
    try:
        count = _Writer(given, site, file.name).write(items)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return FAILED
    said = message("written-count" if count else "written-none", {"count": count}, language, table="import")
    print(said, file=sys.stderr)
    return DONE


def _refuse(said: str) -> int:
    print(said, file=sys.stderr)
    return MISUNDERSTOOD


def _read(file: Path, settings: Settings, language: str) -> list[Item]:
    with file.open("rb") as opened:
        raw = opened.read(_MAX_BYTES + 1)
    if len(raw) > _MAX_BYTES:
        raise NotReadableError("too-large")
    if raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:15].upper() == b"BEGIN:VCALENDAR":
        from mkdocs_partnerships.imports.calendar import read_calendar

        return list(read_calendar(raw.removeprefix(b"\xef\xbb\xbf").lstrip(), settings.timezone, language))
    if b"<" in raw[:200]:
        from mkdocs_partnerships.imports.feed import read_feed

        return list(read_feed(raw.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n"), settings.timezone, language))
    raise NotReadableError("not-a-file")


class _Writer:
    """Writes the items of one file; never over a file that is there."""

    def __init__(self, given: Given, site: Site, name: str) -> None:
        self.settings = given.settings
        self.language = given.language
        self.name = name
        self.partnerships = given.options.partnership
        self.known = read_known(self.settings.root)
        self.taken = {one: {entry.id for entry in site.all(one)} for one in ("event", "news")}
        # A calendar of this very site says nothing new.
        self.own = {uid(self.settings, entry) for entry in site.all("event")}

    def write(self, items: list[Item]) -> int:
        """Write what is new; gives how many files were written."""
        before = len(self.known)
        try:
            for item in items:
                self._take(item)
        finally:
            # What was written is known, even when the disk is full before the end.
            if len(self.known) > before:
                write_known(self.settings.root, self.known)
        return len(self.known) - before

    def _said(self, code: str, **context: str) -> str:
        return message(code, context, self.language, table="import")

    def _say_without(self, what: str, title: str) -> None:
        lacking = load_words(self.language)["import"]["lacking"][what]
        print(self._said("without", what=lacking, title=title), file=sys.stderr)

    def _take(self, item: Item) -> None:
        title = mend(str(item.data.get("title", ""))) or item.key
        item.data["title"] = title
        key = item.type_name, written_key(item.key)
        if key in self.known or self.own & {item.key, item.parent}:
            print(self._said("known", title=title), file=sys.stderr)
        elif item.missing:
            self._say_without(item.missing, title)
        elif entry_id := self._write_one(item):
            self.known[key] = entry_id

    def _write_one(self, item: Item) -> str | None:
        larger = self.known.get((item.type_name, written_key(item.parent)))
        if larger in self.taken[item.type_name]:
            item.data["part_of"] = larger
        written = write_entry(item, self.settings, self.name, [*self.partnerships], self.language)
        if written is None:
            self._say_without("data", str(item.data["title"]))
            return None
        when = str(item.data.get("start") or item.data.get("published"))
        year = when[:4] if item.type_name == "event" else ""
        taken = self.taken[item.type_name]
        entry_id = id_of(str(item.data["title"]), year, taken) or id_of(f"{item.type_name} {when[:10]}", "", taken)
        folder = next(one.folder for one in TYPES if one.model.type_name == item.type_name)
        file = f"{folder.format(content=self.settings.content)}/{when[:4]}/{entry_id}.yml"
        path = self.settings.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as new:
            new.write(written.text)
        taken.add(entry_id)
        print(self._said("written", file=file, title=str(item.data["title"])))
        for one in written.todo:
            print(f"  - {one}")
        return entry_id


IMPORT = Command("import", "make drafts of a calendar's events or a feed's items", _import, _arguments)
