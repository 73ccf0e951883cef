"""What MkDocs is shown of the theme."""

from pathlib import Path

from mkdocs.config import load_config
from mkdocs.structure.files import Files

from mkdocs_partnerships.mkdocs_plugin.theme import skip_hidden


def test_the_same_files_are_published_with_and_without_a_look_into_hidden_folders(tmp_path: Path) -> None:
    own = tmp_path / "own"
    for name in ("shown.css", ".icons/mine.svg", "deep/.hidden/a.css", "deep/shown.js", "deep/.b.css", "page.html"):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text("", "utf-8")
    (own / "link.css").symlink_to("shown.css")
    (own / "linked").symlink_to("deep")
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: A\ntheme: {name: material, custom_dir: own}\n", "utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    found = []
    for _ in range(2):
        env = config.theme.get_env()
        files = Files([])
        files.add_files_from_theme(env, config)
        found.append([one.src_uri for one in files])
        skip_hidden(config.theme)
    assert found[1] == found[0]
    assert {one for one in found[1] if "/" not in one or one.startswith("deep")} == {
        "shown.css",
        "link.css",
        "deep/shown.js",
    }
    # What lies in hidden folders is still there for templates.
    assert "<svg" in env.get_template(".icons/material/map.svg").render()
    assert not any("/." in name for name in config.theme.get_env().list_templates())
