"""What `mkdocs serve` shows while an entry is broken: the last good site, with the problems over every page.

MkDocs itself leaves every request waiting until the build succeeds. Here the build that found problems counts as done:
browsers reload, and the server writes the problems into what it gives out. Nothing of this is ever published.
"""

import logging
import mimetypes
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any
from urllib.parse import quote
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from jinja2 import Template
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

from mkdocs_partnerships.compile import Result
from mkdocs_partnerships.mkdocs_plugin.later import Later
from mkdocs_partnerships.problems import Problem
from mkdocs_partnerships.review import FOLDER, entry_at, entry_of, review, review_address
from mkdocs_partnerships.templates import environment
from mkdocs_partnerships.words import message_language

log = logging.getLogger("mkdocs.plugins.partnerships")

LOOK_EVERY = 0.2
"""Seconds between two looks at the files; MkDocs takes half a second, of which an editor waits half on average."""


class BrokenEntriesError(Abort):
    """Entries have problems that forbid to publish; they are told already."""


class Preview:
    """The preview server's knowledge of what is wrong.

    Attributes:
        problems: the problems of the newest build.
        result: what became of the folders in the last build that succeeded.
        shown: whether there is a site to show: an earlier build that succeeded, or the empty one of the first.
        later: the files that are made when they are asked for.
        held: what one build keeps for the next.
    """

    def __init__(self) -> None:
        self.problems: Sequence[Problem] = ()
        self.result: Result | None = None
        self.shown = False
        self.later = Later()
        self.held: dict[str, tuple[bytes, Any]] = {}

    def attach(self, server: LiveReloadServer, language: str) -> None:
        """Take part in a server before it begins to serve."""
        server.builder = self._living(server.builder)
        app = self._making(self._reviewing(server), server)
        server.set_app(self._over(app, server.mount_path, language))
        # What MkDocs and other plugins watch already: the server tells it to nobody.
        watched = [path for path, times in server._watched_paths.items() for _ in range(times)]  # noqa: SLF001
        for path in watched:
            server.unwatch(path)
        server.observer = PollingObserver(timeout=LOOK_EVERY)
        for path in watched:
            server.watch(path)

    def _living(self, build: Callable[[], None]) -> Callable[[], None]:
        def build_and_live() -> None:
            try:
                build()
            except BrokenEntriesError as refusal:
                print(f"{refusal}; the preview shows the site as it was before", file=sys.stderr)

        return build_and_live

    def _reviewing(self, server: LiveReloadServer) -> WSGIApplication:
        """Answer for the review pages, which lie in no folder; the server answers for everything else."""

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            address = _address(environ, server.mount_path)
            entry = entry_at(self.result, address) if self.result else None
            if not (self.result and entry):
                return server.serve_request(environ, start_response)
            # The page is made anew for each look, and reloads itself after each build like the others.
            page = _reloading(server, review(self.result, entry).encode())
            start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page)))])
            return [page]

        return answer

    def _making(self, app: WSGIApplication, server: LiveReloadServer) -> WSGIApplication:
        """Answer for the files that are made when they are asked for: where the server, after a build, has none."""

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            found, status, headers = _answered(app, environ)
            address = _address(environ, server.mount_path)
            if status.startswith("404") and self.later.has(f"{address}/index.html"):
                start_response("302 Found", [("Location", f"{quote(environ['PATH_INFO'], encoding='latin-1')}/")])
                return []
            path = f"{address}index.html" if address.endswith("/") or not address else address
            content = self.later.content(path) if status.startswith("404") else None
            if content is None:
                start_response(status, headers)
                return found
            kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
            if kind == "text/html":
                kind = "text/html; charset=utf-8"
                content = _reloading(server, content)
            start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(content)))])
            return [content]

        return answer

    def _over(self, app: WSGIApplication, mount_path: str, language: str) -> WSGIApplication:
        """Write what a preview has to say into every page."""

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            found, status, headers = _answered(app, environ)
            if not any(name == "Content-Type" and value.startswith("text/html") for name, value in headers):
                start_response(status, headers)
                return found
            content = b"".join(found)
            content = self._with_ribbon(content, _address(environ, mount_path), mount_path, language)
            if self.problems:
                content = self._with_problems(content, mount_path, language)
            headers = [pair for pair in headers if pair[0] != "Content-Length"]
            start_response(status, [*headers, ("Content-Length", str(len(content)))])
            return [content]

        return answer

    def _with_ribbon(self, page: bytes, address: str, mount_path: str, language: str) -> bytes:
        if address.startswith(FOLDER) or not self.result:
            return page
        entry = entry_of(self.result, address)
        link = f"{mount_path}{review_address(entry)}" if entry else ""
        return _with(page, "ribbon", language, root=mount_path, review=link, draft=bool(entry and entry.draft))

    def _with_problems(self, page: bytes, mount_path: str, language: str) -> bytes:
        # As in the terminal: only editors see it.
        of_editor = message_language(os.environ)
        problems = [replace(one, text=one.said(of_editor)) for one in self.problems]
        files = len({one.place.file for one in problems})
        return _with(page, "problems", language, root=mount_path, problems=problems, files=files)


def with_drafts_ribbon(page: str, address: str, language: str) -> str:
    """Write below a page of a build with drafts that it is no published one.

    Args:
        page: the page.
        address: its address inside the site.
        language: the language of the words.
    """
    return _with(page.encode(), "ribbon", language, root="../" * address.count("/"), drafts=True).decode()


@cache
def _template(name: str, language: str) -> Template:
    return environment(language).get_template(f"preview/{name}.html")


def _answered(app: WSGIApplication, environ: WSGIEnvironment) -> tuple[Iterable[bytes], str, list[tuple[str, str]]]:
    """Let an application answer; gives the body, the status and the headers."""
    begun: list[Any] = []

    def begin(status: str, headers: list[tuple[str, str]], *_: object) -> Callable[[bytes], object]:
        begun[:] = [status, headers]
        return lambda _: None

    found = app(environ, begin)
    return found, *begun


def _reloading(server: LiveReloadServer, page: bytes) -> bytes:
    """Write MkDocs' script into a page that stands in no folder: it loads the page again after each build."""
    made: bytes = server._inject_js_into_html(page, server._visible_epoch)  # type: ignore[no-untyped-call] # noqa: SLF001
    return made


def _address(environ: WSGIEnvironment, mount_path: str) -> str:
    """Give the address inside the site that a request asks for."""
    path: str = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
    return path.removeprefix(mount_path)


def _with(page: bytes, template: str, language: str, **context: Any) -> bytes:
    """Write something at the end of a page."""
    known = {"review": "", "draft": False, "drafts": False} | context
    said = _template(template, language).render(known).encode()
    head, end, tail = page.rpartition(b"</body>")
    return head + said + end + tail if end else page + said
