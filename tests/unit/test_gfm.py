"""CommonMark → HTML: as the package makes it, and without keeping the memory."""

import subprocess
import sys

import cmarkgfm
from cmarkgfm.cmark import Options
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_partnerships.gfm import to_html

PIECES = (
    "# ",
    "- ",
    "1. ",
    "|a|b|\n|-|-|\n",
    "**",
    "~~",
    "`",
    "```\n",
    "> ",
    "\n",
    "\n\n",
    "[a](/b)",
    "<b>",
    "www.a.eu",
    "é",
    "😀",
    "\0",
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES) | st.text("ab ", max_size=4)).map("".join))


@given(TEXTS)
@example("")
@example("|a|b|\n|:-|-:|\n|1|2|\n\n~~old~~ https://a.eu *new*\n")
def test_a_text_is_rendered_as_the_package_renders_it(text: str) -> None:
    extensions = ["table", "strikethrough", "autolink"]
    plain = cmarkgfm.markdown_to_html_with_extensions(text, Options.CMARK_OPT_UNSAFE, extensions)
    assert to_html(text) == plain


def test_no_text_leaves_anything_in_memory() -> None:
    code = (
        "import resource; from mkdocs_partnerships.gfm import to_html;"
        "text = '# Heading\\n\\n' + 'Some *words* of a text with [links](https://a.eu/). ' * 100;"
        "taken = lambda: [to_html(text) for _ in range(500)] and resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
        "taken(); first = taken(); [taken() for _ in range(4)]; print(taken() - first)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    # In KB. The package's own call takes 350 MB more.
    assert int(found) < 4_000
