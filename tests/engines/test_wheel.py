"""The wheel alone, and a folder with nothing but YAML and the four lines that a site needs."""

import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from building import ROOT, build

MKDOCS_YML = """\
site_name: Fixture
site_url: https://example.org/sub/path/
docs_dir: content
theme: material
plugins: [partnerships]
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(target),
        str(ROOT),
    ]
    subprocess.run(command, check=True, capture_output=True, text=True)
    return next(target.glob("*.whl"))


def test_the_wheel_holds_the_theme_and_the_rules(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    theme = {f"mkdocs_partnerships/{file.relative_to(ROOT)}" for file in (ROOT / "theme").rglob("*") if file.is_file()}
    package = {
        file.relative_to(ROOT / "plugins").as_posix()
        for file in (ROOT / "plugins" / "mkdocs_partnerships").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert {name for name in names if ".dist-info/" not in name} == theme | package


def test_a_site_of_nothing_but_yaml_is_the_same(wheel: Path, tmp_path: Path) -> None:
    # An environment that has the locked packages, but the project only from its wheel.
    venv.create(tmp_path / "venv", system_site_packages=False, with_pip=False)
    here = next((tmp_path / "venv" / "lib").glob("python*")) / "site-packages"
    zipfile.ZipFile(wheel).extractall(here / "wheel")
    locked = next(Path(sys.prefix, "lib").glob("python*")) / "site-packages"
    # `.pth` files of the locked packages (the editable install among them) are not followed from here.
    (here / "paths.pth").write_text(f"{here / 'wheel'}\n{locked}\n", "utf-8")
    project = tmp_path / "project"
    shutil.copytree(ROOT / "tests" / "site" / "fixture", project)
    (project / "mkdocs.yml").write_text(MKDOCS_YML, "utf-8")
    python = tmp_path / "venv" / "bin" / "python"
    where = [str(python), "-c", "import mkdocs_partnerships as m; print(m.__file__)"]
    found = subprocess.run(where, check=True, capture_output=True, text=True, cwd=tmp_path).stdout.strip()
    assert found == str(here / "wheel" / "mkdocs_partnerships" / "__init__.py")
    command = [str(python), "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "from-wheel")]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert build(ROOT / "tests" / "site" / "fixture", tmp_path / "from-source").returncode == 0

    def pages(site: Path) -> dict[str, bytes]:
        return {
            file.relative_to(site).as_posix(): file.read_bytes() for file in sorted(site.rglob("*")) if file.is_file()
        }

    assert pages(tmp_path / "from-wheel") == pages(tmp_path / "from-source")
