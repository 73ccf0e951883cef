"""The handbook's reference is whole: nothing that an editor can write or set is without its heading."""

import re
from functools import cache
from pathlib import Path

import yaml
from building import ROOT
from pydantic import TypeAdapter

from mkdocs_partnerships.cli import COMMANDS
from mkdocs_partnerships.feed_plan import FORMATS
from mkdocs_partnerships.feed_plan import KINDS as FEED_KINDS
from mkdocs_partnerships.mkdocs_plugin.options import PartnershipsConfig
from mkdocs_partnerships.rules.kinds import KINDS, AmountRule, kind_names
from mkdocs_partnerships.types import TYPES
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.types.fields_shown import FieldShown, fields_of

HANDBOOK = ROOT / "content" / "handbook"


@cache
def headings(page: str) -> list[str]:
    """Give the headings below a page's title that name one thing, without their marks."""
    text = (HANDBOOK / page).read_text("utf-8")
    return re.findall(r"^##+ `([^`]+)`$", text, re.MULTILINE)


def test_every_option_has_its_heading() -> None:
    assert sorted(headings("options.md")) == sorted(PartnershipsConfig().keys())


def test_every_command_has_its_heading() -> None:
    assert sorted(headings("commands.md")) == sorted(one.name for one in COMMANDS)


def test_every_kind_and_format_of_feeds_has_its_heading() -> None:
    assert headings("feeds-and-calendars.md") == [*FEED_KINDS, *FORMATS]


def test_every_kind_of_rule_has_its_heading() -> None:
    assert headings("rules.md") == list(kind_names)


def test_every_example_of_a_rule_can_be_copied() -> None:
    text = (HANDBOOK / "rules.md").read_text("utf-8")
    examples = re.findall(r"^## `(\w+)`$.*?^```yaml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    rules = TypeAdapter(tuple[AmountRule, ...])
    read = [(name, rules.validate_python(yaml.load(code, yaml.BaseLoader)["amount"])) for name, code in examples]  # noqa: S506
    assert [name for name, _ in read] == list(kind_names)
    assert [[one.kind for one in made] for _, made in read] == [[name] for name in kind_names]


def test_every_type_and_field_stands_in_the_reference(built_site: Path) -> None:
    html = (built_site / "handbook" / "fields" / "index.html").read_text("utf-8")
    folded = re.findall(r'<details class="p-more">\s*<summary><h2>.*?</summary>(.*?)</details>', html, re.DOTALL)
    # What an address names stands inside of what it opens.
    sections = {
        one: text for text in folded for one in re.findall(r'<div class="p-fields__start" id="([a-z-]+)">', text)
    }
    assert len(sections) == len(folded)
    models = [one.model for one in TYPES]
    assert [name for name in sections if name in {one.type_name for one in models}] == [one.type_name for one in models]
    common = names(fields_of(Entry))
    assert written(sections["every-type"]) == common
    for model in models:
        own = names([one for one in fields_of(model) if one not in fields_of(Entry)])
        assert written(sections[model.type_name]) == own
    rules = dict(re.findall(r'<h3 id="rule-([a-z_]+)">.*?</h3>(.*?)</table>', sections["rules"], re.DOTALL))
    assert {name: written(table) for name, table in rules.items()} == {
        name: names(fields_of(kind)) for name, kind in zip(kind_names, KINDS, strict=True)
    }


def test_every_field_has_an_address_of_its_own(built_site: Path) -> None:
    html = (built_site / "handbook" / "fields" / "index.html").read_text("utf-8")
    found = re.findall(r' id="([^"]+)"', html)
    assert sorted(set(found)) == sorted(found)
    rows = re.findall(r'<tr id="([^"]+)">', html)
    assert len(rows) == len(written(html))
    assert {"every-type-tags", "event-registration-closes", "scheme-sources-url", "rule-cap-kind"} <= {*rows}
    chosen = re.findall(r'<nav class="p-fields__index.*?</nav>', html, re.DOTALL)
    links = re.findall(r'href="#([^"]+)"', "".join(chosen))
    assert sorted(links) == sorted(
        [one for one in rows if one.count("-") == 1 + one.startswith("every-") and not one.startswith("rule-")]
        + [f"rule-{one}" for one in kind_names]
    )


def names(rows: list[FieldShown]) -> list[str]:
    return [name for one in rows for name in (one.name, *names(list(one.fields)))]


def written(section: str) -> list[str]:
    return re.findall(r'<th scope="row"[^>]*><code>([^<]+)</code>', section)


def test_every_page_of_the_handbook_stands_in_the_menu() -> None:
    menu = re.findall(r"handbook/([a-z-]+\.md)", (ROOT / "mkdocs.yml").read_text("utf-8"))
    assert sorted(menu) == sorted(file.name for file in HANDBOOK.glob("*.md"))
