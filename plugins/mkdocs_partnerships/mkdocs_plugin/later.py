"""Files that a preview makes when somebody asks for them: feeds, calendars, open data, the search.

An editor looks at pages. To make all else anew after each saved entry would take as long as the pages themselves.
"""

from collections.abc import Callable, Iterable
from threading import Lock


class Later:
    """Takes what `publish.Publication` takes, and writes nothing."""

    def __init__(self) -> None:
        self._files: dict[str, Callable[[], bytes]] = {}
        self._sets: list[Callable[[], Iterable[tuple[str, bytes]]]] = []
        self._made: dict[str, bytes] = {}
        self._sizes: dict[str, int] = {}
        self._lock = Lock()

    def begun(self) -> "Later":
        """Forget the files of the build before; what is asked for now comes from a new one."""
        with self._lock:
            self._files, self._sets, self._made = {}, [], {}
        return self

    def file(self, path: str, key: bytes, make: Callable[[], bytes]) -> None:  # noqa: ARG002 - see the class
        """Take a file; see `Publication.file`."""
        self._files[path] = make

    def files(self, name: str, key: bytes, make: Callable[[], Iterable[tuple[str, bytes]]]) -> None:  # noqa: ARG002
        """Take files that are made together; see `Publication.files`."""
        self._sets.append(make)

    def size(self, path: str, key: bytes, make: Callable[[], bytes]) -> int:  # noqa: ARG002
        """Give the length of a file as it was when it was first asked for; see `Publication.size`."""
        if path not in self._sizes:
            self._sizes[path] = len(make())
        return self._sizes[path]

    def content(self, path: str) -> bytes | None:
        """Give the bytes of a file; nothing when there is none at this path.

        Args:
            path: its file inside the site, with `/`.
        """
        # One at a time: what is made shares what was made before.
        with self._lock:
            if path in self._files:
                self._made[path] = self._files.pop(path)()
            while path not in self._made and self._sets:
                self._made |= dict(self._sets.pop()())
            return self._made.get(path)
