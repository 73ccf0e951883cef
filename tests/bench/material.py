"""The content of a corpus for mkdocs-material as it comes, one Markdown file an entry."""

from pathlib import Path

from bench.entries import Entry, read_entries, write_page

# Pages stay out of the navigation: there every page prints the links of all pages (43 s for 1,000, 457 s for 3,000).
MKDOCS_YML = """\
site_name: Corpus
site_url: https://corpus.example.org/
docs_dir: docs
theme:
  name: material
  font: false
nav:
  - index.md
not_in_nav: "*"
plugins:
  - search
markdown_extensions:
  - admonition
  - attr_list
  - md_in_html
  - pymdownx.superfences
  - toc:
      permalink: true
"""
INDEX = "# Corpus\n\nClusters, their events and their news.\n"


def write_material(corpus: Path, target: Path) -> None:
    """Write the entries of a corpus as a project of mkdocs-material."""
    write_one_page(target)
    for entry in read_entries(corpus):
        front = {"title": title(entry), "description": entry.fields["summary"]}
        write_page(target / "docs" / entry.section / f"{entry.name}.md", front, page(entry))


def write_one_page(target: Path) -> None:
    """Write a project of mkdocs-material that has an index page and no other."""
    (target / "docs").mkdir(parents=True)
    (target / "docs" / "index.md").write_text(INDEX, "utf-8")
    (target / "mkdocs.yml").write_text(MKDOCS_YML, "utf-8")


def title(entry: Entry) -> str:
    """Give what an entry is called."""
    return str(entry.fields.get("title") or entry.fields["name"])


def page(entry: Entry) -> str:
    """Give an entry's page: what our page shows, in Markdown."""
    fields = entry.fields
    facts = []
    if entry.section == "events":
        facts += [f"**When:** {entry.when}", f"**Where:** {fields['place']['city']}, {fields['place']['country']}"]
        facts += [f"**Type:** {fields['type']}", f"**Topics:** {', '.join(fields['tags'])}"]
    facts += [f"**Partnership:** [{name}](../partnerships/{name}.md)" for name in fields.get("partnerships", ())]
    facts += [f"**Event:** [{name}](../events/{name}.md)" for name in fields.get("events", ())]
    if "published" in fields:
        facts += [f"**Announced:** {fields['published']}"]
    parts = [f"# {title(entry)}", fields["summary"], "\n".join(f"- {fact}" for fact in facts), fields.get("body", "")]
    return "\n\n".join(part for part in parts if part) + "\n"
