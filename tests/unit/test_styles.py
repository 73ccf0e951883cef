"""One style sheet for every page, from the parts that people read and change."""

from pathlib import Path

from mkdocs_partnerships.compiled import theme_folder
from mkdocs_partnerships.styles import FOLDER, SHEETS, style_sheets


def test_every_part_is_in_its_sheet_in_order() -> None:
    made = dict(style_sheets())
    assert list(made) == [f"{FOLDER}{name}.css" for name in SHEETS]
    for name, parts in SHEETS.items():
        read = [(theme_folder() / FOLDER / f"{one}.css").read_bytes() for one in parts]
        assert made[f"{FOLDER}{name}.css"] == b"\n".join(read)


def test_a_site_changes_one_part(tmp_path: Path) -> None:
    own = tmp_path / FOLDER / "tokens.css"
    own.parent.mkdir(parents=True)
    own.write_text(":root { --p-primary: purple }\n", "utf-8")
    before, after = (dict(style_sheets(folder))[f"{FOLDER}site.css"] for folder in (None, tmp_path))
    theirs = (theme_folder() / FOLDER / "tokens.css").read_bytes()
    assert after == before.replace(theirs, own.read_bytes())
    assert after != before
