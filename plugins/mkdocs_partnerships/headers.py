"""The headers that a server should send with the site, in the servers' own words.

The policy is the one that each page carries in its `meta` element; with it goes what only a header can say: who may
show a page in a frame. The bare pages below `embed/` are made for that, the others are not.
"""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from mkdocs_partnerships.policy import content_policy
from mkdocs_partnerships.settings import Settings

FRAMED = "embed/"
"""Below this lie the pages that other sites show."""

_NOBODY, _EVERYBODY = "'none'", "*"

_ALWAYS = (
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
)
"""What a `meta` element cannot say, or says too late."""


def _nginx(policy: str, path: str) -> Iterator[str]:
    yield "# Inside the block `server`. A block `location` with an `add_header` of its own needs these lines again."
    yield f'set $partnerships_frames "{_NOBODY}";'
    yield f'if ($uri ~ "^{path}{FRAMED}") {{ set $partnerships_frames "{_EVERYBODY}"; }}'
    yield f'add_header Content-Security-Policy "{policy}; frame-ancestors $partnerships_frames" always;'
    yield from (f'add_header {name} "{value}" always;' for name, value in _ALWAYS)


def _caddy(policy: str, path: str) -> Iterator[str]:
    yield "# Inside the site's block."
    for name, matcher, frames in (("framed", "path", _EVERYBODY), ("unframed", "not path", _NOBODY)):
        yield f"@partnerships_{name} {matcher} {path}{FRAMED}*"
        yield f'header @partnerships_{name} Content-Security-Policy "{policy}; frame-ancestors {frames}"'
    yield from (f'header {name} "{value}"' for name, value in _ALWAYS)


def _netlify(policy: str, path: str) -> Iterator[str]:
    yield "# The file `_headers` of the published folder. Where two rules name one header, the later one holds."
    for where, frames, further in (("", _NOBODY, _ALWAYS), (FRAMED, _EVERYBODY, ())):
        yield f"{path}{where}*"
        yield f"  Content-Security-Policy: {policy}; frame-ancestors {frames}"
        yield from (f"  {name}: {value}" for name, value in further)


SERVERS: dict[str, Callable[[str, str], Iterator[str]]] = {"nginx": _nginx, "caddy": _caddy, "netlify": _netlify}
"""Every server whose words are known."""


def headers(settings: Settings, server: str) -> str:
    """Write the headers for a server.

    Args:
        settings: the site's settings.
        server: one of `SERVERS`.
    """
    path = urlsplit(settings.site_url).path or "/"
    return "".join(f"{line}\n" for line in SERVERS[server](content_policy(settings.allow), path))
