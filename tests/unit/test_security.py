"""Whom to tell of a hole: read, written, and reminded of in time."""

import datetime as dt
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from mkdocs_partnerships.security import Security, security_txt

GIVEN = {"contact": "office@example.org", "expires": "2027-06-30"}


def security(**given: Any) -> Security:
    return Security.model_validate(GIVEN | given)


def test_the_file_says_what_the_rfc_asks_for() -> None:
    whole = security(
        contact=["office@example.org", "https://example.org/report", "tel:+40 232 123456"],
        expires=dt.date(2027, 6, 30),
        policy="https://example.org/policy",
        languages=["en", "ro"],
    )
    assert security_txt(whole, "https://example.org/") == (
        "Contact: mailto:office@example.org\n"
        "Contact: https://example.org/report\n"
        "Contact: tel:+40232123456\n"
        "Expires: 2027-06-30T23:59:59Z\n"
        "Preferred-Languages: en, ro\n"
        "Canonical: https://example.org/.well-known/security.txt\n"
        "Policy: https://example.org/policy\n"
    )


@pytest.mark.parametrize("url", ["", "https://example.org/project/", "http://example.org/"])
def test_an_address_at_which_it_does_not_count_is_not_said(url: str) -> None:
    assert security_txt(security(), url) == "Contact: mailto:office@example.org\nExpires: 2027-06-30T23:59:59Z\n"


@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        ({"contact": []}, "contact", "empty"),
        ({"contact": "an office"}, "contact", "not-an-email"),
        ({"contact": "http://example.org/report"}, "contact", "not-a-url"),
        ({"contact": "office@example.org\nExpires: never"}, "contact", "line-break"),
        ({"expires": "soon"}, "expires", "not-a-date"),
        ({"expires": "2027-02-30"}, "expires", "no-such-day"),
        ({"policy": "http://example.org/policy"}, "policy", "not-a-url"),
        ({"policy": "https://example.org/\npolicy"}, "policy", "line-break"),
        ({"languages": ["english"]}, "languages", "not-a-language"),
        ({"encryption": "https://example.org/key"}, "encryption", "extra_forbidden"),
    ],
)
def test_what_cannot_stand_there_is_refused(given: dict[str, Any], field: str, code: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        security(**given)
    assert [(error["loc"][0], error["type"]) for error in refusal.value.errors()] == [(field, code)]


ASK = """
import sys, pathlib
from mkdocs_partnerships.security import Security, security_problems
security = Security(contact="office@example.org", expires="2027-06-30")
print(*security_problems(security, pathlib.Path(sys.argv[1])), sep="\\n")
"""


def reminder(config: Path, day: str) -> str:
    """Ask what is said on a day; the clock of the whole process stands there."""
    faketime = shutil.which("faketime")
    assert faketime, "faketime is missing; install it, on Debian with: apt-get install faketime"
    command = [faketime, f"{day} 12:00:00", sys.executable, "-c", ASK, str(config)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={"TZ": "UTC"})
    return done.stdout.strip()


SOON = (
    "mkdocs.yml:3:39: notice: security.expires: security.txt expires on 2027-06-30 (days left: {days}) — check that "
    "its contacts are still right, then write a later day"
)
LATE = (
    "mkdocs.yml:3:39: security.expires: security.txt expired on 2027-06-30 — check that its contacts are still right, "
    "then write a later day"
)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2027-04-30", ""),
        ("2027-05-01", SOON.format(days=60)),
        ("2027-06-30", SOON.format(days=0)),
        ("2027-07-01", LATE),
    ],
)
def test_it_is_reminded_of_from_sixty_days_before(tmp_path: Path, day: str, said: str) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("plugins:\n  - partnerships:\n      security: {contact: x, expires: 2027-06-30}\n", "utf-8")
    assert reminder(config, day) == said


def test_a_day_that_stands_elsewhere_is_told_at_the_beginning(tmp_path: Path) -> None:
    assert reminder(tmp_path / "mkdocs.yml", "2027-07-01") == LATE.replace(":3:39:", ":1:1:")
