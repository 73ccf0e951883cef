from mkdocs_partnerships.addresses import from_base, from_page, href


def test_an_address_is_written_from_the_page_that_links() -> None:
    link = f'<a href="{href("events/iasi/my plan.pdf")}">'
    assert from_page(link, "") == '<a href="events/iasi/my%20plan.pdf">'
    assert from_page(link, "about/") == '<a href="../events/iasi/my%20plan.pdf">'
    assert from_page(link, "events/iasi/") == '<a href="../../events/iasi/my%20plan.pdf">'


def test_the_way_home_is_never_empty() -> None:
    link = f'<a href="{href("")}">'
    assert from_page(link, "") == '<a href="./">'
    assert from_page(link, "about/") == '<a href="../">'


def test_what_is_shown_at_any_depth_begins_at_the_root() -> None:
    assert from_base(f'<a href="{href("")}"><a href="{href("events/")}">', "/project/") == (
        '<a href="/project/"><a href="/project/events/">'
    )
