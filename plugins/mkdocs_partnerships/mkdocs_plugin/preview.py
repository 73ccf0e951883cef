"""What `mkdocs serve` shows while an entry is broken: the last good site, with the problems over every page.

MkDocs itself leaves every request waiting until the build succeeds. Here the build that found problems counts as done:
browsers reload, and the server writes the problems into what it gives out. Nothing of this is ever published.
"""

import logging
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

from mkdocs_partnerships.problems import Problem
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
        shown: whether there is a site to show: an earlier build that succeeded, or the empty one of the first.
    """

    def __init__(self) -> None:
        self.problems: Sequence[Problem] = ()
        self.shown = False

    def attach(self, server: LiveReloadServer, config: MkDocsConfig, language: str) -> None:
        """Take part in a server before it begins to serve."""
        server.builder = self._living(server.builder)
        server.set_app(self._over(server.serve_request, language))
        watched = [config.docs_dir, *filter(None, [config.config_file_path])]
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

    def _over(self, app: WSGIApplication, language: str) -> WSGIApplication:
        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            if not self.problems:
                return app(environ, start_response)
            begun: list[Any] = []

            def begin(status: str, headers: list[tuple[str, str]], *_: object) -> Callable[[bytes], object]:
                begun[:] = [status, headers]
                return lambda _: None

            content = b"".join(app(environ, begin))
            status, headers = begun
            if any(name == "Content-Type" and value.startswith("text/html") for name, value in headers):
                content = self._with_problems(content, language)
                headers = [pair for pair in headers if pair[0] != "Content-Length"]
                headers.append(("Content-Length", str(len(content))))
            start_response(status, headers)
            return [content]

        return answer

    def _with_problems(self, page: bytes, language: str) -> bytes:
        template = environment(language).get_template("preview/problems.html")
        # As in the terminal: only editors see it.
        of_editor = message_language(os.environ)
        problems = [replace(one, text=one.said(of_editor)) for one in self.problems]
        said = template.render(problems=problems, files=len({one.place.file for one in problems})).encode()
        head, end, tail = page.rpartition(b"</body>")
        return head + said + end + tail if end else page + said
