"""Templates of a site's own stand before the theme's."""

from pathlib import Path

import pytest
from building import build

CONFIG = """\
site_name: Own
site_url: https://own.example.org/
docs_dir: content
theme: {name: material, custom_dir: overrides}
plugins: [partnerships]
"""


def write(root: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a small site with a folder for its own templates."""
    write(tmp_path, {"mkdocs.yml": CONFIG, "content/index.md": "# Hello\n", "overrides/.keep": ""})
    write(
        tmp_path,
        {f"events/{name}.yml": "title: A\nsummary: S.\ntype: other\nstart: 2027-01-01\n" for name in ("one", "two")},
    )
    return tmp_path


def test_blocks_of_the_frame_are_changed(project: Path) -> None:
    main = '{% extends "partnerships.html" %}\n{% block announce %}<p>Own words.</p>{% endblock %}\n'
    write(project, {"overrides/main.html": main, "overrides/partials/footer.html": "<footer>Own foot.</footer>\n"})
    done = build(project, project / "site")
    assert done.returncode == 0, done.stderr
    for address in ("", "events/", "events/one/", "events/two/"):
        page = (project / "site" / address / "index.html").read_text("utf-8")
        assert [page.count(words) for words in ("<p>Own words.</p>", "Own foot.", 'id="content"')] == [1, 1, 1]


def test_a_frame_that_would_hide_ours_is_told_and_nothing_is_published(project: Path) -> None:
    write(project, {"overrides/main.html": '{% extends "base.html" %}\n'})
    done = build(project, project / "site")
    assert done.returncode == 1
    assert done.stdout.strip() == ('partnerships: begin overrides/main.html with `{% extends "partnerships.html" %}`')
    assert not (project / "site").exists()
