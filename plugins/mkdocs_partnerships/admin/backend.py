"""Where the form keeps the entries: the project's home on a forge, in Sveltia's words."""

from dataclasses import dataclass
from urllib.parse import urlsplit

NOWHERE = "local/site"
"""Sveltia wants a repository even where it only opens a folder of this machine."""


@dataclass(frozen=True, slots=True)
class Backend:
    """A home of entries.

    Attributes:
        settings: what Sveltia is told of it.
        hosts: the origins that the form must be able to reach.
    """

    settings: dict[str, str | list[str]]
    hosts: tuple[str, ...]


def backend_of(repo_url: str) -> Backend:
    """Give the home of a project.

    Args:
        repo_url: the address of its repository, as in `mkdocs.yml`; empty where there is none. A host that is neither
            GitHub nor names GitLab is taken for one of Gitea or Forgejo.
    """
    settings, host = _home(repo_url)
    # Other ways to sign in need a server of one's own.
    return Backend({**settings, "auth_methods": ["token"]}, (host,) if host else ())


def _home(repo_url: str) -> tuple[dict[str, str], str]:
    """Give what names a home to Sveltia, and the origin that answers for it."""
    parts = urlsplit(repo_url)
    repo = parts.path.strip("/").removesuffix(".git")
    host = parts.netloc.lower()
    if not (host and repo):
        return {"name": "github", "repo": NOWHERE}, ""
    origin = f"https://{host}"
    if host == "github.com":
        return {"name": "github", "repo": repo}, "https://api.github.com"
    name, api = ("gitlab", "v4") if "gitlab" in host else ("gitea", "v1")
    return {"name": name, "repo": repo, "base_url": origin, "api_root": f"{origin}/api/{api}"}, origin
