from mkdocs_partnerships.addresses import from_page, href


def test_an_address_is_written_from_the_page_that_links() -> None:
    link = f'<a href="{href("events/iasi/my plan.pdf")}">'
    assert from_page(link, "") == '<a href="events/iasi/my%20plan.pdf">'
    assert from_page(link, "about/") == '<a href="../events/iasi/my%20plan.pdf">'
    assert from_page(link, "events/iasi/") == '<a href="../../events/iasi/my%20plan.pdf">'


def test_the_way_home_is_never_empty() -> None:
    link = f'<a href="{href("")}">'
    assert from_page(link, "") == '<a href="./">'
    assert from_page(link, "about/") == '<a href="../">'
