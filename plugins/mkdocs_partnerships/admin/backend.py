"""Where the form keeps the entries: the project's home on a forge, in Sveltia's words."""

from dataclasses import dataclass
from urllib.parse import urlsplit

NOWHERE = "nobody/nowhere"
"""Sveltia wants a repository even where it only opens a folder of this machine."""


@dataclass(frozen=True, slots=True)
class Backend:
    """A home of entries.

    Attributes:
        settings: what Sveltia is told of it.
        hosts: the origins that the form must be able to reach.
    """

    settings: dict[str, str]
    hosts: tuple[str, ...]


def backend_of(repo_url: str) -> Backend:
    """Give the home of a project.

    Args:
        repo_url: the address of its repository, as in `mkdocs.yml`; empty where there is none. A host that is neither
            GitHub nor names GitLab is taken for one of Gitea or Forgejo.
    """
    parts = urlsplit(repo_url)
    repo = parts.path.strip("/").removesuffix(".git")
    host = parts.netloc.lower()
    if not (host and repo):
        return Backend({"name": "github", "repo": NOWHERE}, ())
    origin = f"https://{host}"
    if host == "github.com":
        return Backend({"name": "github", "repo": repo}, ("https://api.github.com",))
    if "gitlab" in host:
        return Backend({"name": "gitlab", "repo": repo, "base_url": origin, "api_root": f"{origin}/api/v4"}, (origin,))
    return Backend({"name": "gitea", "repo": repo, "base_url": origin, "api_root": f"{origin}/api/v1"}, (origin,))
