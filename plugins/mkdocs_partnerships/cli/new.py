"""`partnerships new`: an entry by questions, or from answers that are given at once."""

import datetime as dt
import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs_partnerships.cli.command import DONE, FAILED, MISUNDERSTOOD, Command, Given, add_language
from mkdocs_partnerships.dialogue.conversation import Conversation
from mkdocs_partnerships.dialogue.draft import Draft
from mkdocs_partnerships.dialogue.placing import Refusal, place_new
from mkdocs_partnerships.dialogue.questions import QUESTIONS, Answer, Question
from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.problems import did_you_mean, message, report
from mkdocs_partnerships.source import Value, read
from mkdocs_partnerships.words import load_words


def _arguments(parser: ArgumentParser) -> None:
    types = parser.add_subparsers(dest="new_type", required=True, metavar="|".join(QUESTIONS))
    for type_name, questions in QUESTIONS.items():
        one = types.add_parser(type_name, help=f"begin a new {load_words()['new']['types'][type_name]}")
        words = load_words()["questions"][type_name]
        for question in questions:
            one.add_argument(f"--{question.name}", metavar="…", help=words[question.name].replace("%", "%%"))
        one.add_argument(
            "--file-name", metavar="NAME", help="the file's name without .yml; made from the title when left out"
        )
        add_language(one)
        one.add_argument("--answers", metavar="FILE", help="a YAML file with answers, by the names of these options")


def _new(given: Given) -> int:
    options: dict[str, str | None] = vars(given.options)
    site, _ = load_site(replace(given.settings, drafts=True))
    known = {name: {one.id: one.name_shown for one in site.all(name)} for name in site.entries}
    draft = Draft(str(options["new_type"]), given.settings, known, language=given.language)
    faults = _take(draft, options)
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        return MISUNDERSTOOD
    entry_id = (options["file_name"] or "").removesuffix(".yml")
    asked = not (draft.answers or entry_id)
    try:
        if asked:
            with suppress(ImportError):
                import readline  # noqa: F401 - lets the arrow keys move in an answer
            person = Conversation(print, input, dt.datetime.now(tz=dt.UTC).date(), given.language)
            entry_id = person.fill(draft)
            print(f"\n{draft.file(entry_id)}\n\n{draft.text()}")
            if not person.agrees():
                raise EOFError  # noqa: TRY301 - the same as to go away
        else:
            entry_id = entry_id or draft.suggested_id()
            unfit = draft.fault_of_id(entry_id)
            if unfit:
                print(f"file-name: {unfit}", file=sys.stderr)
                return MISUNDERSTOOD
    except (EOFError, KeyboardInterrupt):
        print(f"\n{message('nothing-written', language=given.language, table='new')}", file=sys.stderr)
        return FAILED
    return _write(given, draft, entry_id)


def _take(draft: Draft, options: dict[str, str | None]) -> list[str]:
    """Take what was given with the call; gives what is wrong with it."""
    faults: list[str] = []
    written: Mapping[str, Value] = {}
    if options["answers"]:
        try:
            source, problems = read(options["answers"], Path(options["answers"]).read_bytes())
        except OSError as error:
            return [f"{options['answers']}: {error.strerror}"]
        faults += [one.line(draft.language) for one in report(problems)]
        written = source.data if source else {}
    names = [one.name for one in draft.questions]
    for name in written:
        if name not in names:
            hint = did_you_mean(name, names)
            context = {"hint": hint, "known": ", ".join(names)}
            faults.append(f"{name}: {message('unknown-field', context, draft.language)}")
    for question in draft.questions:
        option = options[question.name.replace("-", "_")]
        answer = _answer(question, written.get(question.name, "") if option is None else option)
        if answer:
            answer = draft.meant(question, answer)
            fault = draft.fault(question, answer)
            draft.answers[question.name] = answer
            faults += [f"{question.name}: {fault}"] if fault else []
    if draft.answers:
        lacking = [one.name for one in draft.questions if one.needed and one.name not in draft.answers]
        faults += [f"{name}: {message('is-needed', language=draft.language, table='new')}" for name in lacking]
    return faults


def _answer(question: Question, given: Value) -> Answer:
    if isinstance(given, str):
        return [part.strip() for part in given.split(",") if part.strip()] if question.many else given.strip()
    return [str(one) for one in given]


def _write(given: Given, draft: Draft, entry_id: str) -> int:
    words = load_words(given.language)["new"]
    file = draft.file(entry_id)
    refused = place_new(given.settings, file, draft.text(), given.language)
    if isinstance(refused, Refusal):
        print(*refused.said, sep="\n", file=sys.stderr)
        print(words["nothing-written"], file=sys.stderr)
        return FAILED
    path = urlsplit(given.settings.site_url).path.strip("/")
    address = "/".join(filter(None, [path, draft.entry_type.model.address_folder, entry_id]))
    serve = "make serve" if (given.settings.root / "Makefile").is_file() else "mkdocs serve"
    print(words["written"].format(file=file))
    print(words["see-it"].format(command=serve, address=f"http://127.0.0.1:8000/{address}/"))
    return DONE


NEW = Command("new", "begin an event, news item, partnership or cluster by questions", _new, _arguments)
