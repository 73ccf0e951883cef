import re
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from reading import ANYTHING, said

from mkdocs_partnerships.fields.links import SCHEMES, link_fault, read_address, read_email, read_url


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org/a?b=c&d=%C8%99#e",
        "https://us14.campaign-archive.com/?e=%5BUNIQID%5D&u=1",
        "https://example.org:8443/",
        "HTTPS://example.org/",
        "https://iași.ro/știri",
        "https://xn--iai-tnc.ro/",
    ],
)
def test_addresses_of_the_web(url: str) -> None:
    assert read_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "example.org",
        "//example.org",
        "https://",
        "https:///path",
        "https://localhost/",
        "https://192.168.0.1:99999/",
        "https://example.org:0/",
        "https://user@example.org/",
        "https://user:secret@example.org/",
        "https://@example.org/",
        "https://[::1]/",
        "https://[x/",
        "https://exa mple.org/",
        "https://example.org/a b",
        'https://example.org/"onclick="x',
        "https://example.org/<script>",
        "https:\\\\example.org",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)//https://example.org",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "mailto:a@example.org",
        "ftp://example.org/",
        "https://example..org/",
        "https://.example.org/",
    ],
)
def test_no_addresses_of_the_web(url: str) -> None:
    assert said(read_url, url) == "not-a-url"


@given(ANYTHING)
@example("https://\u2100.org")
@example("http://[")
@example("https://a.bc:١")
def test_a_url_that_is_taken_leads_to_a_host_and_nowhere_else(value: object) -> None:
    if said(read_url, value) is None:
        parts = urlsplit(read_url(value))
        assert parts.scheme in {"http", "https"}
        assert parts.hostname
        assert "@" not in parts.netloc


@given(st.text(st.sampled_from('htps:/@.?#[]a1\\\t\n <"é%')))
def test_signs_of_addresses_are_taken_or_refused(rest: str) -> None:
    for value in (rest, f"https://{rest}", f"https://example.org{rest}"):
        if said(read_url, value) is None:
            assert not re.search(r"[\s<>\"\\]", read_url(value))


def test_mail_addresses() -> None:
    assert read_email("first.last+tag@example.org") == "first.last+tag@example.org"
    for text in ("example.org", "@example.org", "a@", "a@b", "a b@example.org", "a@b@example.org", "a@example.org\nx"):
        assert said(read_email, text) in {"not-an-email", "line-break"}


def test_old_addresses_of_this_site() -> None:
    assert read_address("/events/old-name/") == "/events/old-name/"
    for text in (
        "events/old/",
        "/events/old",
        "/",
        "//example.org/",
        "/events/../",
        "/Events/",
        "https://example.org/",
    ):
        assert said(read_address, text) == "not-an-address"


@pytest.mark.parametrize(
    "link",
    ["https://example.org/", "http:x", "mailto:a@example.org", "tel:+40232", "/events/iasi/", "#part", "photos", ""],
)
def test_links_that_may_stand(link: str) -> None:
    assert link_fault(link) is None


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:x",
        "//a.org/",
        "view-source:x",
        "x-y.z+1:a",
    ],
)
def test_links_that_may_not_stand(link: str) -> None:
    assert link_fault(link) == "link-scheme"


@given(st.text())
def test_a_link_that_may_stand_has_no_other_scheme(link: str) -> None:
    if link_fault(link) is None and (scheme := re.match(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)", link)):
        assert scheme[0].lower() in SCHEMES


@given(ANYTHING)
def test_readers_take_or_refuse_whatever_is_written(value: object) -> None:
    for read in (read_url, read_email, read_address):
        said(read, value)
