from urllib.robotparser import RobotFileParser

import pytest

from mkdocs_partnerships.robots import robots_txt


@pytest.mark.parametrize("url", ["https://example.org/", "https://example.org/project/"])
def test_everybody_may_read_everything_and_finds_the_sitemap(url: str) -> None:
    rules = RobotFileParser()
    rules.parse(robots_txt(url).splitlines())
    assert rules.can_fetch("AnyBot", f"{url}events/iasi/")
    assert rules.site_maps() == [f"{url}sitemap.xml"]
