"""Addresses inside the site, relative to the page that names them, so that the site works below any base address.

While a page is rendered, the way from it to the root is left open: a sign stands for it, and `from_page` writes it when
all else is done. What is rendered once (the row of an event, say) can so stand on pages of any depth.
"""

ROOT = "\ufdd1"
"""Stands for the way to the root; a noncharacter of Unicode, which `source/text.py` refuses in files."""


def href(target: str) -> str:
    """Give the address to write for a target inside the site, in HTML that `from_page` will finish."""
    return ROOT + target.replace(" ", "%20")


def from_page(html: str, page: str) -> str:
    """Finish the HTML of a page.

    Args:
        html: the HTML; `ROOT` stands for the way to the root.
        page: the page's address, which ends with `/`; empty for the home page.
    """
    if page:
        return html.replace(ROOT, "../" * page.count("/"))
    # From the home page, an address of nothing would be the page itself with its query.
    return html.replace(f'{ROOT}"', './"').replace(ROOT, "")


def from_base(html: str, base: str) -> str:
    """Finish HTML that is shown at any depth.

    Args:
        html: the HTML; `ROOT` stands for the way to the root.
        base: the path of the site on its host, ending with `/`.
    """
    return html.replace(ROOT, base)
