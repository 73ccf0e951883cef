"""Whatever stands in a text, only these tags and attributes come out, and no address that could run anything."""

import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_partnerships.body import Heading, render, with_addresses
from mkdocs_partnerships.fields.links import link_fault

ALLOWED: dict[str, frozenset[str]] = (
    {
        tag: frozenset()
        for tag in "p br hr em strong del blockquote ul li table thead tbody tr pre h1 h2 h3 h4 h5 h6".split()  # noqa: SIM905
    }
    | {
        "a": frozenset({"href", "title"}),
        "img": frozenset({"src", "alt", "title", "loading"}),
        "ol": frozenset({"start"}),
        "code": frozenset({"class"}),
        "th": frozenset({"class"}),
        "td": frozenset({"class"}),
        "div": frozenset({"class"}),
    }
    | {f"h{level}": frozenset({"id"}) for level in range(1, 7)}
)
"""Every tag that a text can have, and its attributes."""


class Tags(HTMLParser):
    """Collects what HTML has beyond text; a class because the standard parser wants one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.other: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_decl(self, decl: str) -> None:
        self.other.append(decl)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)

    def unknown_decl(self, data: str) -> None:
        self.other.append(data)


def tags_of(html: str) -> Tags:
    tags = Tags()
    tags.feed(html)
    tags.close()
    return tags


def published(markdown: str) -> str:
    """Write a text as a page does: with its addresses as they are."""
    return with_addresses(render(markdown), lambda link: link, lambda name: name)


def assert_harmless(markdown: str) -> None:
    tags = tags_of(published(markdown))
    assert tags.other == []
    for tag, attributes in tags.found:
        assert tag in ALLOWED, tag
        assert attributes.keys() <= ALLOWED[tag], (tag, attributes)
        for name in ("href", "src"):
            address = attributes.get(name) or ""
            # As browsers read it: control characters and spaces before it do not count, tabs and line ends nowhere.
            address = re.sub(r"[\t\n\r]", "", address.lstrip("".join(map(chr, range(33)))))
            assert link_fault(address) is None, address
            assert not address.startswith("\\")


ATTACKS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//a.bc></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "a <b onclick=alert(1)>b</b>",
    "<svg/onload=alert(1)>",
    "<!-- a --> <!DOCTYPE x> <?php x ?> <![CDATA[x]]>",
    "<a\nhref='javascript:alert(1)'>a</a>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](java&#10;script:alert(1))",
    "[a](java&Tab;script:alert(1))",
    "[a](&#32;javascript:alert(1))",
    "[a](&#1;javascript:alert(1))",
    "[a](<java script:alert(1)>)",
    "[a](vbscript:x) [b](data:text/html,<script>alert(1)</script>) [c](//example.org)",
    "[a](/\\example.org) [b](\\\\example.org)",
    "[a]: javascript:alert(1)\n\n[a]",
    '[a](/b "c\\" onmouseover=alert(1) d=\\"")',
    '[a](/b" onmouseover="alert(1))',
    '![a" onerror="alert(1)](x.png)',
    "![a](javascript:alert(1))",
    '![a](x.png" onerror="alert(1))',
    "<javascript:alert(1)>",
    '<https://a.bc/"onclick=alert(1)>',
    '<mailto:"onclick=alert(1)//@a.bc>',
    '<a@b.cd"onclick=x>',
    "<https:><tel:><mailto:>",
    'www.example.org"onclick=x',
    "```<script>\n</script>\n```",
    '```x" onclick="y\n```',
    "# <script>alert(1)</script>",
    '# a" onclick="b',
    "|a|\n|:-|\n|<script>|",
    "&lt;script&gt; &#60;script&#62;",
    "\ufdd0script>",
    "- [ ] <input autofocus onfocus=alert(1)>",
    "[^1]\n\n[^1]: <script>",
    "{{ settings }} {% include 'x' %}",
    "<plaintext><style>*{}</style><iframe srcdoc='x'>",
    "`<script>` ``<b>``",
    "[a](<b onclick=x>)",
    "](<script>alert(1)</script>)",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_runs(attack: str) -> None:
    assert_harmless(attack)
    assert_harmless(f"> 1. *{attack}*\n\n{attack} {attack}")


@given(st.text())
@example("\ufdd0")
def test_nothing_runs_whatever_is_written(text: str) -> None:
    assert_harmless(text)


PIECES = st.lists(
    st.sampled_from(
        [
            *"<>[]()!\"'`*_~|#&;:/\\= \n\t-+1a",
            "https:",
            "javascript:",
            "script",
            "img src=x",
            " onclick=y",
            "&#60;",
            "](",
            "|-|\n",
            "```",
            "www.a.bc",
            "a@b.cd",
            "<!--",
            "-->",
            "\n\n",
            "    ",
            "[a]: ",
            "<a",
            "</a>",
            "\ufdd0",
        ]
    ),
    max_size=40,
).map("".join)


@given(PIECES)
def test_nothing_runs_however_signs_are_put_together(text: str) -> None:
    assert_harmless(text)


def test_raw_html_is_shown_as_the_text_that_it_is() -> None:
    text = "A <b onclick='x'>b</b> & <script>alert(1)</script>"
    assert tags_of(published(text)).text.strip() == text
    assert tags_of(published(f"```\n{text}\n```")).text.strip() == text


def test_commonmark_with_tables() -> None:
    assert published("a *b* **c** `d` ~~e~~\n\n- f\n\n1. g\n\n> h\n") == (
        "<p>a <em>b</em> <strong>c</strong> <code>d</code> <del>e</del></p>\n<ul>\n<li>f</li>\n</ul>\n"
        "<ol>\n<li>g</li>\n</ol>\n<blockquote>\n<p>h</p>\n</blockquote>\n"
    )
    assert published("| a | b |\n|---|--:|\n| c | d |\n") == (
        '<div class="p-table"><table>\n<thead>\n<tr>\n<th>a</th>\n<th class="p-right">b</th>\n</tr>\n</thead>\n'
        '<tbody>\n<tr>\n<td>c</td>\n<td class="p-right">d</td>\n</tr>\n</tbody>\n</table></div>\n'
    )


def test_code_and_lists_bring_no_attribute_or_field_of_a_form() -> None:
    assert published("```python\na\n```\n") == '<pre><code class="language-python">a\n</code></pre>\n'
    assert published("- [ ] a\n") == "<ul>\n<li>[ ] a</li>\n</ul>\n"


def test_the_sign_for_less_than_comes_back_in_addresses_too() -> None:
    assert published("[a](/b?c<d)") == '<p><a href="/b?c%3Cd">a</a></p>\n'


def test_links_and_pictures_are_reported() -> None:
    body = render(
        "[a](/b) <https://c.de> [e](f) ![g *h*](i.png) ![](fotografie-iași.jpg) ![j](k%20l.png) [m](javascript:n)"
    )
    assert body.links == ("/b", "https://c.de", "f", "javascript:n")
    assert body.pictures == (("i.png", "g h"), ("fotografie-iași.jpg", ""), ("k l.png", "j"))


def test_addresses_are_written_as_the_page_wants_them() -> None:
    body = render("[a](/b?c=1&d=2) ![e](f.png) [g](javascript:h)")
    html = with_addresses(body, lambda link: link.replace("/b", "../b"), lambda name: f"../{name}")
    assert html == (
        '<p><a href="../b?c=1&amp;d=2">a</a> <img src="../f.png" loading="lazy" alt="e" /> <a href="">g</a></p>\n'
    )


def test_a_dangerous_address_is_written_as_none_whoever_gives_it() -> None:
    assert with_addresses(render("[a](/b)"), lambda _: "javascript:c", str) == '<p><a href="">a</a></p>\n'


def test_headings_have_ids_of_their_own() -> None:
    body = render(
        "## Getting there\n\n## Getting *there*!\n\n### Getting there-2\n\n## ???\n\n## Ășț\n\n## a\n## a\n## a-2\n"
    )
    assert body.headings == (
        Heading(2, "getting-there", "Getting there"),
        Heading(2, "getting-there-2", "Getting there!"),
        Heading(3, "getting-there-2-2", "Getting there-2"),
        Heading(2, "section", "???"),
        Heading(2, "ășț", "Ășț"),
        Heading(2, "a", "a"),
        Heading(2, "a-2", "a"),
        Heading(2, "a-2-2", "a-2"),
    )
    assert body.html.startswith('<h2 id="getting-there">Getting there</h2>\n<h2 id="getting-there-2">Getting <em>')


@given(st.lists(st.sampled_from(["a", "a-2", "a-2-2", "A", "?", "a 2"])))
def test_no_id_is_given_twice(words: list[str]) -> None:
    ids = [heading.id for heading in render("\n".join(f"# {word}" for word in words)).headings]
    assert len(ids) == len(set(ids)) == len(words)


@pytest.mark.parametrize(
    "piece", ["[", "![", "[a](", "*a ", "> ", "- ", "`", "<a", "<https:", "a@b.c ", "|a|b|\n|-|-|\n"]
)
def test_a_long_text_takes_no_time(piece: str) -> None:
    start = time.process_time()
    render(piece * (500_000 // len(piece)))
    assert time.process_time() - start < 2


@pytest.mark.parametrize("written", ["&#xFFFE;", "&#XfDd1;", "&#7;", "&#127;", "&#x10FFFF;", "&#0;"])
def test_a_character_that_no_page_may_hold_is_not_let_in_by_its_number(written: str) -> None:
    assert render(f"a{written}b").html == "<p>a\N{REPLACEMENT CHARACTER}b</p>\n"


@pytest.mark.parametrize(
    ("written", "shown"), [("&#233;", "é"), ("&#x1F600;", "😀"), ("&#9;", "\t"), ("&#60;", "&lt;")]
)
def test_other_characters_are_let_in_by_their_numbers(written: str, shown: str) -> None:
    assert render(f"a{written}b").html == f"<p>a{shown}b</p>\n"
