"""Publishes editions of a small site in a process that may be killed: `publishing.py FOLDER HOW NUMBER`."""

import os
import signal
import sys
from functools import partial
from pathlib import Path

from mkdocs_partnerships import swap
from mkdocs_partnerships.cache import Cache
from mkdocs_partnerships.digests import digest
from mkdocs_partnerships.publish import Publication

TOUCHING = ("open", "os.", "shutil.", "ctypes.")
"""The beginnings of the names of what Python tells of before it touches a file or calls the system."""


def edition(number: int) -> dict[str, str]:
    """Give the pages of an edition: many stay, some change, some come and go, and a file becomes a folder."""
    pages = {f"events/{one}/index.html": f"event {one}" for one in range(3)}
    pages |= {f"news/{one}/index.html": f"news {one} in edition {number}" for one in range(2)}
    pages["turn" if number % 2 else "turn/index.html"] = f"edition {number}"
    pages[f"only/{number}.html"] = "come and gone"
    return pages


def publish(folder: Path, number: int) -> None:
    """Publish an edition: some files as an engine writes them, the others as pages with keys."""
    publication = Publication(folder / "site", Cache(folder / "cache", lambda _: None), bytes(16))
    for path, text in edition(number).items():
        if path.startswith("events/1"):
            file = publication.staging / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        else:
            publication.file(path, partial(digest, text.encode()), text.encode)
    publication.finish()


def killed_before(step: int, folder: Path, number: int) -> bool:
    """Publish in a child that is killed before its n-th touch of a file; tell whether it came so far."""
    child = os.fork()
    if child == 0:
        left = step

        def count(event: str, _: object) -> None:
            nonlocal left
            if event.startswith(TOUCHING) and event != "os.kill":
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        publish(folder, number)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert status in {0, signal.SIGKILL}, f"step {step}: {status}"
    return status != 0


def main() -> None:
    folder, how, first = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    if how == "at-once":
        publish(folder, first)
    elif how == "for-ever":
        print("begun", flush=True)
        while True:
            publish(folder, first)
            first += 1
    else:
        if how == "each-step-without-exchange":
            swap.exchange = lambda _, __: False
        every_step(folder)


def every_step(folder: Path) -> None:
    """Kill a build before each of its steps; after each, print what a reader finds, and what the next build makes."""
    step = 0
    publish(folder, 0)
    while killed_before(step, folder, step + 1):
        print(step, found(folder / "site"), end=" ")
        # The next build ends well, whatever it finds.
        publish(folder, step + 1)
        print(found(folder / "site"), sorted(file.name for file in folder.iterdir()))
        step += 1


def found(site: Path) -> str:
    """Tell which edition lies in a folder: its number, `none` without a folder, `mix` otherwise."""
    if not site.exists():
        return "none"
    files = {file.relative_to(site).as_posix(): file.read_text() for file in site.rglob("*") if file.is_file()}
    number = next((path[5:-5] for path in files if path.startswith("only/")), "")
    return number if number and files == edition(int(number)) else "mix"


if __name__ == "__main__":
    main()
