"""What a site may state of its accessibility."""

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from mkdocs_partnerships.accessibility import Accessibility

LIMIT = {"title": "Documents", "text": "Some have no headings."}
GOOD: dict[str, Any] = {"date": "2026-11-22", "status": "partial", "contact": "office@example.org", "limits": [LIMIT]}


def test_what_is_stated_is_read() -> None:
    said = Accessibility.model_validate(GOOD | {"reviewed": "2027-11-01", "contact": ["/imprint/", "tel:+32 2 1"]})
    assert (said.date, said.reviewed) == (dt.date(2026, 11, 22), dt.date(2027, 11, 1))
    assert said.contact == ("/imprint/", "tel:+3221")
    assert [(one.title, one.reason) for one in said.limits] == [("Documents", "fault")]


def test_a_full_site_may_name_what_is_outside_the_law() -> None:
    said = Accessibility.model_validate(GOOD | {"status": "full", "limits": [LIMIT | {"reason": "scope"}]})
    assert said.status == "full"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"date": "soon"}, "not-a-date"),
        ({"date": "2027-02-30"}, "no-such-day"),
        ({"status": "full"}, "limits-but-full"),
        ({"limits": []}, "no-limits"),
        ({"status": "none", "limits": []}, "no-limits"),
        ({"reviewed": "2026-11-21"}, "reviewed-before"),
        ({"contact": "//evil.example"}, "not-an-email"),
        ({"contact": []}, "empty"),
        ({"status": "mostly"}, "literal_error"),
        ({"since": "2020"}, "extra_forbidden"),
    ],
)
def test_what_does_not_agree_is_refused(given: dict[str, Any], code: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        Accessibility.model_validate(GOOD | given)
    assert [error["type"] for error in refusal.value.errors()] == [code]
