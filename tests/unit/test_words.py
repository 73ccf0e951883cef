import re
from string import Formatter

import pytest

from mkdocs_partnerships.problems import message
from mkdocs_partnerships.words import languages, load_words

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
