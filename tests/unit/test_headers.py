"""What servers send: the very policy of the pages, and who may frame them."""

import re
from pathlib import Path

import pytest

from mkdocs_partnerships.headers import SERVERS, headers
from mkdocs_partnerships.policy import Allow, content_policy
from mkdocs_partnerships.settings import Settings

ALLOW = Allow.model_validate({"script-src": "https://stats.example.org"})
SITE = Settings(Path("/nowhere"), site_url="https://example.org/sub/", allow=ALLOW)


@pytest.mark.parametrize("server", SERVERS)
def test_the_policy_is_that_of_the_pages(server: str) -> None:
    said = re.findall(r'Content-Security-Policy:? "?(.*?); frame-ancestors ([^";\n]+)', headers(SITE, server))
    frames = ["$partnerships_frames"] if server == "nginx" else sorted(["'none'", "*"], reverse=server == "caddy")
    assert [policy for policy, _ in said] == [content_policy(ALLOW)] * len(frames)
    assert [one for _, one in said] == frames


@pytest.mark.parametrize("server", SERVERS)
def test_the_bare_pages_below_the_site_s_path_may_be_framed(server: str) -> None:
    assert "/sub/embed/" in headers(SITE, server)
    assert "/embed/" in headers(Settings(Path("/nowhere")), server)


@pytest.mark.parametrize("server", SERVERS)
def test_what_only_headers_say_is_said_once(server: str) -> None:
    for name in ("Referrer-Policy", "X-Content-Type-Options", "Permissions-Policy"):
        assert headers(SITE, server).count(name) == 1
