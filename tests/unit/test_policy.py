"""What pages may load, what they may not bring along, and how that is said."""

import base64
import hashlib

import pytest
from pydantic import ValidationError

from mkdocs_partnerships.policy import Allow, content_policy, policy_warnings

OWN = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)
RUN = "console.log('a < b')"
DIGEST = f"'sha256-{base64.b64encode(hashlib.sha256(RUN.encode()).digest()).decode()}'"


def test_a_site_that_says_nothing_has_the_strict_policy() -> None:
    assert content_policy(None) == OWN
    assert content_policy(Allow()) == OWN


def test_what_a_site_allows_is_added_where_it_belongs() -> None:
    allow = Allow.model_validate(
        {"script-src": ["https://stats.example.org/m.js", DIGEST], "frame-src": "https://*.example.org:8443"}
    )
    said = OWN.replace("script-src 'self'", f"script-src 'self' https://stats.example.org/m.js {DIGEST}")
    assert content_policy(allow) == f"{said}; frame-src https://*.example.org:8443"


@pytest.mark.parametrize(
    "source",
    [
        "'unsafe-inline'",
        "*",
        "data:",
        "http://example.org",
        "https://a.org; img-src *",
        "https://a.org, b",
        'x"',
        "",
    ],
)
def test_what_would_open_the_policy_is_refused(source: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        Allow.model_validate({"script-src": [source]})
    assert [(one["loc"][0], one["type"]) for one in refusal.value.errors()] == [("script-src", "not-a-source")]


@pytest.mark.parametrize(
    "html",
    [
        '<script src="a.js"></script><script type="module" src="b.mjs"></script>',
        '<script id="__config" type="application/json">{"a": 1}</script>',
        '<script type="application/ld+json">{"style": "<b style=1>"}</script>',
        "<p>&lt;b style=&quot;color: red&quot; onclick=&quot;&quot;&gt;</p>",
        '<p data-style="a" aria-label="on=off">one two=three</p>',
    ],
)
def test_a_page_that_keeps_to_it_is_passed_over(html: str) -> None:
    assert list(policy_warnings(html, "index.md", None)) == []


@pytest.mark.parametrize("script", [f"<script>{RUN}</script>", f"<script type='module'>{RUN}</script>"])
def test_an_inline_script_is_named_with_what_would_allow_it(script: str) -> None:
    said = (
        "about.md: its inline script does not run — move it to a file of `extra_javascript`, or allow it in mkdocs.yml "
        f'by `allow: {{script-src: ["{DIGEST}"]}}`'
    )
    assert list(policy_warnings(f"<p>a</p>{script}", "about.md", None)) == [said]
    assert list(policy_warnings(script, "about.md", Allow.model_validate({"script-src": DIGEST}))) == []


def test_inline_styles_and_handlers_are_named() -> None:
    html = '<style>p {}</style><p style="color: red">a</p><a href="/" onclick="go()">b</a>'
    digest = base64.b64encode(hashlib.sha256(b"p {}").digest()).decode()
    remedy = f"allow it in mkdocs.yml by `allow: {{style-src: [\"'sha256-{digest}'\"]}}`"
    assert list(policy_warnings(html, "a.md", None)) == [
        f"a.md: its inline style has no effect — move it to a file of `extra_css`, or {remedy}",
        "a.md: `style` on <p> has no effect — give it a class, and say how that looks in a file of `extra_css`",
        "a.md: `onclick` on <a> does not run — listen for the event in a file of `extra_javascript`",
    ]
