"""What a page may load and run: its content security policy (W3C, CSP Level 3), without `'unsafe-inline'`.

Each page carries the policy in a `meta` element, wherever the site lies; `headers.py` writes it for servers.
"""

import base64
import hashlib
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from mkdocs_partnerships.fields.records import Record
from mkdocs_partnerships.fields.wrong import wrong
from mkdocs_partnerships.problems import message

_SELF = "'self'"
_POLICY: dict[str, tuple[str, ...]] = {
    "default-src": ("'none'",),
    "script-src": (_SELF,),
    "style-src": (_SELF,),
    # Style sheets draw small icons from `data:` addresses; a picture runs nothing.
    "img-src": (_SELF, "data:"),
    "font-src": (_SELF,),
    "media-src": (_SELF,),
    "connect-src": (_SELF,),
    "form-action": (_SELF,),
    "base-uri": ("'none'",),
}

_SOURCE = re.compile(
    r"https://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]+)?(/[A-Za-z0-9._~/%-]*)?"
    r"|'sha(256|384|512)-[A-Za-z0-9+/]+={0,2}'"
)


def _read_sources(value: Any) -> tuple[str, ...]:
    """Read one source or several: a host with `https://`, or the digest of a script or style."""
    sources = tuple(str(one).strip() for one in (value if isinstance(value, list | tuple) else [value]))
    for one in sources:
        if not _SOURCE.fullmatch(one):
            raise wrong("not-a-source", value=one)
    return sources


Sources = Annotated[tuple[str, ...], BeforeValidator(_read_sources)]


class Allow(Record):
    """What a site says under `allow:` in its `mkdocs.yml`: what its pages may load beside their own files."""

    scripts: Sources = Field((), alias="script-src", description="Where scripts come from, or their digests.")
    styles: Sources = Field((), alias="style-src", description="Where style sheets come from, or their digests.")
    pictures: Sources = Field((), alias="img-src", description="Where pictures come from.")
    fonts: Sources = Field((), alias="font-src", description="Where fonts come from.")
    media: Sources = Field((), alias="media-src", description="Where sound and films come from.")
    connections: Sources = Field((), alias="connect-src", description="What scripts may ask.")
    frames: Sources = Field((), alias="frame-src", description="What pages may show in a frame.")
    forms: Sources = Field((), alias="form-action", description="Where forms may lead.")


def content_policy(allow: Allow | None) -> str:
    """Give the policy, as the content of the `meta` element and the beginning of the header.

    Args:
        allow: what the site adds.
    """
    added = allow.model_dump(by_alias=True) if allow else {}
    names = (*_POLICY, *(name for name in added if name not in _POLICY))
    parts = [(name, (*_POLICY.get(name, ()), *added.get(name, ()))) for name in names]
    return "; ".join(" ".join((name, *sources)) for name, sources in parts if sources)


_RUNS = re.compile(
    r"|module|importmap|speculationrules|(text|application)/(x-)?(java|ecma|j|live)script[0-9.]*", re.IGNORECASE
)
"""The types of a `script` that browsers heed; any other marks data (HTML Living Standard, §4.12.1)."""


class _Inline(HTMLParser):
    """Finds what a page brings along to be run or to style it, and does not fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note attributes that style or run; remember an element whose text does."""
        given = dict(attrs)
        self.found += [(name, f"<{tag}>") for name in given if name == "style" or re.match("on[a-z]", name)]
        runs = tag == "script" and "src" not in given and _RUNS.fullmatch((given.get("type") or "").strip())
        self._open = tag if runs or tag == "style" else ""

    def handle_data(self, data: str) -> None:
        """Take the digest of an element's text (CSP Level 3, §6.7.3.3)."""
        if self._open:
            digest = base64.b64encode(hashlib.sha256(data.encode()).digest()).decode()
            self.found.append((f"{self._open}-src", f"'sha256-{digest}'"))
            self._open = ""

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser names it
        """Leave an element."""
        self._open = ""


_MAY = re.compile(
    r"<style\b|<script(?![^>]*\bsrc=)(?![^>]*\btype=\"application/(ld\+)?json\")|<[a-z][^>]*\s(style|on[a-z]+)\s*=",
    re.IGNORECASE,
)


def policy_warnings(html: str, source: str, allow: Allow | None) -> Iterator[str]:
    """Say what a page contains that browsers will not heed under its policy.

    Args:
        html: the page.
        source: the file of which it is made, to name it.
        allow: what the site adds to the policy.
    """
    # A page of ours has nothing of the kind, and to parse it would take longer than to make it.
    if not _MAY.search(html):
        return
    policy = content_policy(allow)
    parser = _Inline()
    parser.feed(html)
    parser.close()
    for name, what in dict.fromkeys(parser.found):
        if what not in policy:
            code = "handler" if name.startswith("on") else name
            yield message(code, {"page": source, "name": name, "what": what}, table="policy")
