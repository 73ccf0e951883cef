import re
from string import Formatter
from typing import Any

import pytest

from mkdocs_partnerships.problems import Phrase, Place, did_you_mean, message, problem
from mkdocs_partnerships.words import languages, load_words, message_language, message_languages

PROBLEMS = load_words()["problems"]


def test_every_message_says_what_is_wrong_and_what_to_write_instead() -> None:
    assert [code for code, text in PROBLEMS.items() if text.count(" — ") + text.endswith("{said}") != 1] == []


@pytest.mark.parametrize("code", PROBLEMS)
def test_a_message_is_one_line_whose_braces_can_be_filled(code: str) -> None:
    names = {name for _, name, _, _ in Formatter().parse(PROBLEMS[code]) if name}
    said = message(code, dict.fromkeys(names, "WORD"))
    assert not re.search(r"[{}\n]", said.replace("`{", "").replace("}`", ""))
    assert said.count("WORD") >= len(names)


def test_codes_are_words_with_hyphens() -> None:
    assert [code for code in PROBLEMS if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", code)] == []


def test_a_language_without_words_is_refused() -> None:
    assert "en" in languages()
    with pytest.raises(FileNotFoundError):
        load_words("tlh")


TRANSLATED = [one for one in message_languages() if one != "en"]
MESSAGES = (
    *(
        "problems",
        "answers",
        "phrases",
        "check",
        "security",
        "repairs",
        "left",
        "fix",
        "new",
        "questions",
        "ledger",
        "project",
        "import",
        "changes",
        "shown",
        "event_types",
        "attendance",
    ),
)
"""The tables that editors read; the last three are on pages too."""


def flat(table: dict[str, Any], above: str = "") -> dict[str, str]:
    """Give the texts of a table and of those within it."""
    texts: dict[str, str] = {}
    for name, text in table.items():
        texts |= flat(text, f"{above}{name}.") if isinstance(text, dict) else {f"{above}{name}": text}
    return texts


def braces(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_editors_are_told_in_five_languages_and_pages_speak_english() -> None:
    assert message_languages() == ("el", "en", "es", "it", "ro")
    assert languages() == ("en",)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_language_has_every_message_with_the_same_braces(language: str) -> None:
    words = load_words(language)
    assert set(words) == {*MESSAGES, "vague"}
    for table in MESSAGES:
        assert {code: braces(text) for code, text in flat(words[table]).items()} == {
            code: braces(text) for code, text in flat(load_words()[table]).items()
        }


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("table", ["changes", "import", "event_types"])
def test_nothing_is_left_in_english(language: str, table: str) -> None:
    english = flat(load_words()[table])
    same = {code for code, text in flat(load_words(language)[table]).items() if text == english[code]}
    words = {code for code in same if re.search("[a-z]", re.sub(r"\{\w*\}", "", english[code]))}
    international = {"webinar", "types.cluster", "no", *(f"fields.{one}" for one in ("online", "logo", "file", "url"))}
    international |= {f"fields.{one}" for one in load_words()["changes"]["fields"] if one in _NETWORKS}
    assert words <= international | {f"{one}_{number}" for one in ("calendars", "feeds") for number in ("one", "many")}


_NETWORKS = ("linkedin", "x", "facebook", "mastodon", "bluesky", "instagram", "youtube")


def code_in(text: str) -> list[str]:
    """Give what a message says to write letter for letter, but for words that stand for any."""
    return [
        one
        for one in re.findall("`([^`]*)`", text)
        if one.isascii() and not re.search(r"field|value|shows|\.\.\.", one)
    ]


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_language_says_what_is_wrong_and_the_same_to_write(language: str) -> None:
    for code, text in load_words(language)["problems"].items():
        assert text.count(" — ") + text.endswith("{said}") == 1, code
        english = PROBLEMS[code]
        kept = [one for one in code_in(english) if " " not in one or ":" in one]
        assert [one for one in kept if f"`{one}`" not in text] == [], code
        assert text != english, code


@pytest.mark.parametrize(
    ("language", "letters"),
    [("ro", "ăâîșțĂÂÎȘȚ"), ("it", "àèéìòùÈÉ"), ("es", "áéíóúñü¿ÁÉ"), ("el", "")],
)
def test_a_language_is_written_in_its_own_letters(language: str, letters: str) -> None:
    words = load_words(language)
    texts = [text for table in MESSAGES for text in flat(words[table]).values()]
    texts += [word for table in words["vague"].values() for word in table]
    plain = re.sub(r"`[^`]*`|\{\w*\}", "", " ".join(texts))
    others = {sign for sign in plain if sign.isalpha() and not sign.isascii()} - set(letters)
    if language == "el":
        assert {sign for sign in others if not 0x370 <= ord(sign) < 0x400} == set()
        assert not re.search("[a-z][\u0370-\u03ff]|[\u0370-\u03ff][a-z]", plain)
    else:
        assert others == set()
    # Romanian has commas below, never cedillas.
    assert not re.search("[şţŞŢ]", plain)


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_same_problem_is_said_in_a_language(language: str) -> None:
    one = problem(
        Place("a.yml", 2, 3),
        "unknown-id",
        path=("host",),
        id="x",
        type=Phrase("cluster"),
        hint=did_you_mean("x", ["xy"]),
    )
    phrases = load_words(language)["phrases"]
    assert phrases["cluster"] in one.said(language)
    assert phrases["did-you-mean"].replace("{word}", "xy") in one.said(language)
    assert one.line(language) == f"a.yml:2:3: host: {one.said(language)}"
    warning = problem(Place("a.yml"), "empty", severity="warning")
    assert warning.line(language).startswith(f"a.yml:1:1: {load_words(language)['check']['warning']}: ")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "ro_RO.UTF-8"}, "ro"),
        ({"LANG": "el"}, "el"),
        ({"LANG": "it_IT@euro"}, "it"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "tlh_XX.UTF-8"}, "en"),
        ({"LANG": "ro_RO.UTF-8", "LC_MESSAGES": "es_ES.UTF-8"}, "es"),
        ({"LANG": "ro_RO.UTF-8", "LC_MESSAGES": ""}, "ro"),
        ({"LANG": "ro_RO.UTF-8", "LC_MESSAGES": "it_IT.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "../../etc/passwd"}, "en"),
    ],
)
def test_the_environment_chooses_the_language_of_messages(environment: dict[str, str], language: str) -> None:
    assert message_language(environment) == language
