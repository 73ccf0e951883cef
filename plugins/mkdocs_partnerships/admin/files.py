"""The files of the form: its page, its configuration, and Sveltia CMS as its npm package has it."""

import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs_partnerships.admin.backend import Backend, backend_of
from mkdocs_partnerships.admin.config import config
from mkdocs_partnerships.compile import File, copied_file, made_file
from mkdocs_partnerships.problems import Place, Problem, message
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.templates import environment
from mkdocs_partnerships.words import load_words

ADDRESS = "admin/"

PACKAGE = "node_modules/@sveltia/cms"
"""Where npm puts the package inside a project."""

_BUILD = "npm"
"""The folder of the package whose build asks no other host for its parts."""

_MODULE = Path(__file__).parent / "form.mjs"


def admin_problems(package: Path | None, config_file: Path) -> Iterator[Problem]:
    """Say that the package is not there.

    Args:
        package: its folder; nothing where the site has no form.
        config_file: the `mkdocs.yml` that asks for the form.
    """
    if package and not (package / _BUILD / "index.js").is_file():
        root = config_file.absolute().parent
        folder = package.relative_to(root) if package.is_relative_to(root) else package
        text = message("missing", {"folder": folder.as_posix()}, table="form")
        yield Problem(_place(config_file), "admin", "admin-missing", text, "error")


def _place(config_file: Path) -> Place:
    """Find the option in the configuration; the file's beginning where it comes from elsewhere."""
    lines = config_file.read_text("utf-8").splitlines() if config_file.is_file() else []
    found = ((number, re.match(r" *admin:", line)) for number, line in enumerate(lines, 1))
    number, match = next(((number, match) for number, match in found if match), (1, None))
    return Place(config_file.name, number, match.end() - len("admin:") + 1 if match else 1)


def admin_files(package: Path, settings: Settings, repo_url: str) -> Iterator[File]:
    """Give the files.

    Args:
        package: the folder of Sveltia's package.
        settings: the site's settings.
        repo_url: the address of the project's repository; empty where there is none.
    """
    backend = backend_of(repo_url)
    yield made_file(f"{ADDRESS}index.html", _page(settings, backend).encode())
    yield made_file(f"{ADDRESS}config.yml", config(settings, backend.settings).encode())
    yield made_file(f"{ADDRESS}form.mjs", _MODULE.read_bytes())
    build = package / _BUILD
    for file in sorted(build.rglob("*")):
        if file.is_file() and file.suffix != ".map":
            yield copied_file(f"{ADDRESS}sveltia/{file.relative_to(build).as_posix()}", file)


def policy(hosts: tuple[str, ...]) -> str:
    """Write the page's content security policy: nothing from elsewhere but the entries.

    Sveltia writes styles into the page, shows pictures that are not saved yet, and shrinks them by WebAssembly.

    Args:
        hosts: the origins that hold the entries.
    """
    allowed = {
        "default-src": "'none'",
        "script-src": "'self' 'wasm-unsafe-eval'",
        "style-src": "'self' 'unsafe-inline'",
        "font-src": "'self'",
        "img-src": " ".join(("'self' blob: data:", *hosts)),
        "media-src": "blob:",
        "connect-src": " ".join(("'self' blob: data:", *hosts)),
        "worker-src": "'self' blob:",
        "frame-src": "blob:",
        "form-action": "'none'",
        "base-uri": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in allowed.items())


def _page(settings: Settings, backend: Backend) -> str:
    template = environment(settings.language).get_template("form/index.html")
    return template.render(
        language=settings.language,
        site_name=settings.site_name,
        policy=policy(backend.hosts),
        w=load_words(settings.language),
    )
