from pathlib import Path

from mkdocs_partnerships.admin.files import admin_files, admin_problems, policy
from mkdocs_partnerships.settings import Settings

CONFIG = "plugins:\n  - partnerships:\n      admin: true\n"


def package(root: Path) -> Path:
    build = root / "node_modules" / "@sveltia" / "cms" / "npm"
    (build / "assets").mkdir(parents=True)
    (build / "index.js").write_text("export const init = 1;\n", "utf-8")
    (build / "index.js.map").write_text("{}", "utf-8")
    (build / "assets" / "font.woff2").write_bytes(b"\x00")
    return build.parent


def test_a_missing_package_is_said_where_it_was_asked_for(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(CONFIG, "utf-8")
    (said,) = admin_problems(tmp_path / "node_modules" / "@sveltia" / "cms", config)
    assert str(said) == (
        "mkdocs.yml:3:7: admin: node_modules/@sveltia/cms is not there: the form is Sveltia CMS from its npm package — "
        "install it with `npm install @sveltia/cms`, name the folder of the package, or delete this option"
    )
    (elsewhere,) = admin_problems(Path("/nowhere"), tmp_path / "other.yml")
    assert str(elsewhere).startswith("other.yml:1:1: admin: /nowhere is not there")


def test_a_site_without_the_form_has_no_problem_with_it(tmp_path: Path) -> None:
    assert list(admin_problems(None, tmp_path / "mkdocs.yml")) == []
    assert list(admin_problems(package(tmp_path), tmp_path / "mkdocs.yml")) == []


def test_the_files_are_the_page_its_configuration_and_the_package(tmp_path: Path) -> None:
    made = {one.address: one for one in admin_files(package(tmp_path), Settings(tmp_path, site_name="<Site>"), "")}
    assert list(made) == [
        "admin/index.html",
        "admin/config.yml",
        "admin/form.mjs",
        "admin/sveltia/assets/font.woff2",
        "admin/sveltia/index.js",
    ]
    assert made["admin/sveltia/assets/font.woff2"].content() == b"\x00"
    page = made["admin/index.html"].content().decode()
    assert "<title>Entries of &lt;Site&gt;</title>" in page
    assert "<script>" not in page


def test_the_policy_lets_only_the_home_of_the_entries_in() -> None:
    assert "connect-src 'self' blob: data: https://api.github.com;" in policy(("https://api.github.com",))
    assert "default-src 'none'" in policy(())
    assert "script-src 'self' 'wasm-unsafe-eval';" in policy(())
