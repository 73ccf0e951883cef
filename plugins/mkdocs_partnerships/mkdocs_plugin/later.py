"""Files that a preview makes when somebody asks for them: pages of entries and lists, feeds, calendars, data, search.

An editor looks at a few pages. To make all others anew after each saved entry would be most of the time until one can
look at these.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from threading import Lock


@dataclass(slots=True)
class _Promised:
    """What one build can give.

    Attributes:
        files: what makes a file, by its path.
        sets: what makes several files together.
        made: the files that were asked for, by their paths.
    """

    files: dict[str, Callable[[], bytes]] = field(default_factory=dict)
    sets: list[Callable[[], Iterable[tuple[str, bytes]]]] = field(default_factory=list)
    made: dict[str, bytes] = field(default_factory=dict)


class Later:
    """Takes what `publish.Publication` takes, and writes nothing."""

    def __init__(self) -> None:
        self._coming = _Promised()
        self._shown = _Promised()
        self._sizes: dict[str, int] = {}
        self._lock = Lock()

    def begin(self) -> None:
        """Take the files of a new build, and forget those of a build that failed."""
        self._coming = _Promised()

    def show(self) -> None:
        """Give from now on the files that were taken since `begin`."""
        with self._lock:
            self._shown = self._coming

    def file(self, path: str, key: Callable[[], bytes], make: Callable[[], bytes]) -> None:  # noqa: ARG002 - see the class
        """Take a file; see `Publication.file`."""
        self._coming.files[path] = make

    def files(
        self,
        name: str,  # noqa: ARG002 - see the class
        key: Callable[[], bytes],  # noqa: ARG002
        make: Callable[[], Iterable[tuple[str, bytes]]],
    ) -> None:
        """Take files that are made together; see `Publication.files`."""
        self._coming.sets.append(make)

    def size(self, path: str, key: Callable[[], bytes], make: Callable[[], bytes]) -> int:  # noqa: ARG002 - see the class
        """Give the length of a file as it was when it was first asked for; see `Publication.size`."""
        if path not in self._sizes:
            self._sizes[path] = len(make())
        return self._sizes[path]

    def has(self, path: str) -> bool:
        """Tell whether a file is known at a path, among those that are not made together."""
        return path in self._shown.files

    def content(self, path: str) -> bytes | None:
        """Give the bytes of a file; nothing when there is none at this path.

        Args:
            path: its file inside the site, with `/`.
        """
        # One at a time: what is made shares what was made before.
        with self._lock:
            promised = self._shown
            if path in promised.files and path not in promised.made:
                promised.made[path] = promised.files[path]()
            while path not in promised.made and promised.sets:
                promised.made |= dict(promised.sets.pop()())
            return promised.made.get(path)
