"""Templates as Python's code, kept from one build to the next, and from one site to the next.

A project's cache keeps the code of all its templates. What comes with an installed package is kept beside Python's own
bytecode as well (`__pycache__`): the first build of another site, or one whose cache was deleted, need not compile it.
Where another plugin has a say in what a template becomes, nothing is kept.
"""

import sys
from functools import cache, partial
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType

import jinja2
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from mkdocs_partnerships.cache import Cache
from mkdocs_partnerships.digests import digest

_HERE = Path(__file__).parent

_LIBRARIES = Path(jinja2.__file__).parents[1]
"""The folder into which packages are installed."""


def theme_folder() -> Path:
    """Give the folder of the theme: inside the package when installed from a wheel, else the project's own."""
    inside = _HERE / "theme"
    return inside if inside.is_dir() else _HERE.parents[1] / "theme"


BESIDE = Path(cache_from_source(__file__)).parent
"""The folder of Python's own bytecode."""

_LEXER = (
    "block_start_string",
    "block_end_string",
    "variable_start_string",
    "variable_end_string",
    "comment_start_string",
    "comment_end_string",
    "line_statement_prefix",
    "line_comment_prefix",
    "trim_blocks",
    "lstrip_blocks",
    "newline_sequence",
    "keep_trailing_newline",
    "optimized",
    "is_async",
    "sandboxed",
)
"""What an environment is told of how templates are read."""


_KNOWN = ("builtins", "jinja2", "markupsafe", "mkdocs", "mkdocs_partnerships", "operator", "_operator")
"""The packages whose filters and extensions change with their version, or never."""


class CompiledTemplates(BytecodeCache):
    """Templates that were compiled before; Jinja asks for each whether its source is still the same.

    Args:
        name: the name of the environment. Two environments compile the same template differently: each has its own.
        cache: the project's cache.
        code: stands for the program's own code, which has a say in what a template becomes.
        beside: the folder in which what is installed is kept as well; `BESIDE` when left out.

    Attributes:
        words: stands for what is written into the templates before they are compiled.
    """

    def __init__(self, name: str, cache: Cache, code: bytes, beside: Path | None = None) -> None:
        self.words = b""
        self._code = code
        self._name = f"templates-{name}"
        self._cache = cache
        # As Python names its own: other versions may use the same installation.
        self._name_beside = f"{self._name}.{sys.implementation.cache_tag}"
        self._beside = Cache(beside or BESIDE, lambda _: None)
        self._keeps = True
        self._asked: tuple[Environment | None, bytes] = None, b""
        self._edition = b""
        self._codes: dict[str, bytes] = {}
        self._installed: dict[str, bytes] | None = None
        self._new: dict[str, bytes] = {}
        self._changed = False
        # The same for the next build of the same program, a preview's: Python takes a while to make code of bytes.
        self._ready: dict[tuple[str, str], CodeType | None] = {}
        self._files: dict[str, str | None] = {}

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Give Jinja a template's code, or what takes it.

        Args:
            environment: what compiles it.
            name: the template's name.
            filename: its file.
            source: its text.
        """
        if self._asked != (environment, self.words):
            self._asked = environment, self.words
            self._keeps = _is_ours_alone(environment)
            self._begin(digest(self._code, self.words, repr(_ways(environment)).encode()))
        bucket = Bucket(environment, self.get_cache_key(name, filename), self.get_source_checksum(source))
        self._files[bucket.key] = filename
        if self._keeps:
            self.load_bytecode(bucket)
        return bucket

    def _begin(self, edition: bytes) -> None:
        """Forget what was compiled in other ways."""
        if edition != self._edition:
            self._edition = edition
            self._codes = self._cache.load(self._name, edition) or {}
            self._installed = None
            self._new = {}
            self._ready.clear()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand a template's code to Jinja, if it is known."""
        which = bucket.key, bucket.checksum
        bucket.code = self._ready.get(which)
        if bucket.code is None and (code := self._codes.get(bucket.key)):
            bucket.bytecode_from_string(code)
        if bucket.code is None and _is_installed(self._files.get(bucket.key)):
            if self._installed is None:
                self._installed = self._beside.load(self._name_beside, self._edition) or {}
            if code := self._installed.get(bucket.key):
                bucket.bytecode_from_string(code)
            if code and bucket.code:
                self._codes[bucket.key] = code
                self._changed = True
        self._ready[which] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take a template's code from Jinja."""
        if not self._keeps:
            return
        code = self._codes[bucket.key] = bucket.bytecode_to_string()
        self._ready[bucket.key, bucket.checksum] = bucket.code
        self._changed = True
        if _is_installed(self._files.get(bucket.key)):
            self._new[bucket.key] = code

    def save(self) -> None:
        """Keep what was compiled for the next build."""
        if self._changed:
            self._cache.save(self._name, self._edition, self._codes)
        # Where Python is told to leave no bytecode behind, neither do we.
        if self._new and not sys.dont_write_bytecode:
            self._installed = (self._installed or {}) | self._new
            self._beside.save(self._name_beside, self._edition, self._installed)
        self._changed = False
        self._new = {}


@cache
def _is_installed(filename: str | None) -> bool:
    """Tell whether a template comes with a package, not with a site."""
    return filename is not None and any(Path(filename).is_relative_to(one) for one in (theme_folder(), _LIBRARIES))


def _ways(environment: Environment) -> tuple[object, ...]:
    """Give all that the code of a template depends on beside its source and the program."""
    functions = (*sorted(environment.filters.items()), *sorted(environment.tests.items()))
    return (
        (version("jinja2"), *(getattr(environment, name) for name in _LEXER)),
        (str(environment.autoescape), sorted(environment.policies.items()), sorted(environment.extensions)),
        [(name, _origin(one)) for name, one in functions],
    )


def _is_ours_alone(environment: Environment) -> bool:
    """Tell whether an environment is as Jinja, MkDocs and this program made it.

    Filters run when a template is compiled, on what never changes; extensions change its source. What others put in may
    change without a sign that one could keep.
    """
    put_in = [*environment.filters.values(), *environment.tests.values(), *map(type, environment.extensions.values())]
    known = all(_origin(one).partition(".")[0] in _KNOWN for one in put_in)
    return known and environment.finalize is None and environment.code_generator_class.__module__.startswith(_KNOWN)


def _origin(one: object) -> str:
    """Give the module in which a function or class was written, and its name there."""
    while isinstance(one, partial):
        one = one.func
    return f"{getattr(one, '__module__', '')}.{getattr(one, '__qualname__', '')}"
