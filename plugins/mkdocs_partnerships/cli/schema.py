"""`partnerships schema`: the JSON Schemas by which an editor completes and checks entries."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path

from mkdocs_partnerships.cli.command import DONE, MISUNDERSTOOD, Command, Given


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("type", nargs="?", metavar="TYPE", help="the type whose schema is printed, such as event")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="write the schema of every type into this folder")
    parser.add_argument("--ids", action="store_true", help="offer the ids of this site's entries, and no others")


def _schema(given: Given) -> int:
    from mkdocs_partnerships.schemas.files import associations, schema_files, site_ids

    wanted: str | None = given.options.type
    out: Path | None = given.options.out
    written = schema_files(given.settings, site_ids(given.settings) if given.options.ids else None)
    if (wanted is None) == (out is None) or (wanted and wanted not in written):
        known = ", ".join(written)
        print(f"name a type ({known}), or a folder for the schemas of all types (--out FOLDER)", file=sys.stderr)
        return MISUNDERSTOOD
    if out is None:
        print(written[str(wanted)], end="")
        return DONE
    out.mkdir(parents=True, exist_ok=True)
    for name, text in written.items():
        (out / f"{name}.json").write_text(text, "utf-8")
    # What remains to be told to an editor, in the words of its settings.
    print(json.dumps({"yaml.schemas": associations(given.settings, out)}, indent=2))
    return DONE


SCHEMA = Command("schema", "give the JSON Schemas by which an editor completes and checks entries", _schema, _arguments)
