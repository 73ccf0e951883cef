"""CommonMark with GitHub's extensions → HTML: cmark-gfm, which here gives back the memory that it took.

The package's own call keeps the tree and the text of everything it ever rendered, some 10 KB for a page of text: a
quarter of all memory of a large build, and more with every rebuild of a preview. So its steps are taken one by one.
"""

import ctypes
from collections.abc import Callable
from typing import Any, cast

from cmarkgfm import cmark

_EXTENSIONS = ("table", "strikethrough", "autolink")
_OPTIONS = cmark.Options.CMARK_OPT_UNSAFE  # what is unsafe never gets here; see `body.py`

_ffi, _lib = cmark._cmark.ffi, cmark._cmark.lib  # noqa: SLF001 - the steps that the package does not wrap


def to_html(markdown: str) -> str:
    """Render a text."""
    cmark.core_extensions_ensure_registered()
    parser = cmark.parser_new(_OPTIONS)
    tree = text = _ffi.NULL
    try:
        for name in _EXTENSIONS:
            cmark.parser_attach_syntax_extension(parser, cmark.find_syntax_extension(name))
        cmark.parser_feed(parser, markdown)
        tree = cmark.parser_finish(parser)
        text = _lib.cmark_render_html(tree, _OPTIONS, cmark.parser_get_syntax_extensions(parser))
        return cast(bytes, _ffi.string(text)).decode("utf-8")
    finally:
        _free_text(text)
        _free_tree(tree)
        cmark.parser_free(parser)


class _Allocator(ctypes.Structure):
    """How the library takes memory and gives it back (`cmark_mem` in `cmark-gfm.h`)."""

    _fields_ = (
        ("calloc", ctypes.c_void_p),
        ("realloc", ctypes.c_void_p),
        ("free", ctypes.CFUNCTYPE(None, ctypes.c_void_p)),
    )


def _ways_to_free() -> tuple[Callable[[Any], None], Callable[[Any], None]]:
    """Give what gives back a text, and a tree.

    The package does not wrap them, but on Linux and macOS its library shows them; elsewhere the memory stays taken.
    """
    try:
        library = ctypes.CDLL(cmark._cmark.__file__)  # noqa: SLF001
        allocator = library.cmark_get_default_mem_allocator
        tree = library.cmark_node_free
    except (AttributeError, OSError):
        return _keep, _keep
    allocator.restype = ctypes.POINTER(_Allocator)
    tree.argtypes = (ctypes.c_void_p,)
    text = allocator().contents.free
    return lambda at: text(_address(at)), lambda at: tree(_address(at))


def _address(pointer: Any) -> int:
    return int(_ffi.cast("uintptr_t", pointer))


def _keep(_: Any) -> None:
    pass


_free_text, _free_tree = _ways_to_free()
