"""Content that is hard on layouts: very long words, writing from right to left, thirty of everything."""

import functools
import threading
from collections.abc import Iterator

import pytest
from building import Quiet, Server, build
from playwright.sync_api import Browser

LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzgebungsverfahrensfragen"
ARABIC = "مؤتمر التجمعات الصناعية الأوروبية حول الاقتصاد الحيوي"
COUNTRIES = "AT BE BG CY CZ DE DK EE GR ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK NO IS UA"


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of thirty partnerships and events, each as hard as it may be; gives its address."""
    project = tmp_path_factory.mktemp("hard")
    for folder in ("content/news", "partnerships/clusters", "events"):
        (project / folder).mkdir(parents=True)

    def write(file: str, text: str) -> None:
        (project / file).write_text(text, encoding="utf-8")

    write("mkdocs.yml", "site_name: Hard\ndocs_dir: content\ntheme: material\nplugins: [partnerships]\n")
    for number, code in enumerate(COUNTRIES.split()):
        name = f"{LONG}{number}" if number % 2 else f"{ARABIC} {number}"
        language = "de" if number % 2 else "ar"
        write(
            f"partnerships/p{number}.yml",
            f"name: {name}\nsummary: {name}. {LONG}\nlanguage: {language}\nsectors: [{LONG}, bio]\n"
            f"coordinator: c{number}\nmembers: [c{number}]\nbrand: {{primary: '#{number * 4:02x}40a0'}}\n"
            f"targets: [{{label: {LONG}, value: 5}}]\n"
            f"figures: [{{label: {LONG}, value: 4}}, {{label: {LONG}, value: over 30}}, {{label: a, value: {LONG}}}]\n",
        )
        write(f"partnerships/clusters/c{number}.yml", f"name: {name}\nshort: {LONG}\ncountry: {code}\ncity: {LONG}\n")
        write(
            f"events/e{number}.yml",
            f"title: {name}\nsummary: {name}\nlanguage: {language}\ntype: exchange\nstart: 2023-05-{number + 1:02}\n"
            f"place: {{city: {LONG}, country: {code}}}\npartnerships: [{', '.join(f'p{one}' for one in range(30))}]\n"
            f"tags: [{', '.join(f'{LONG[:40]}{one}' for one in range(30))}]\ntimezone: Europe/Brussels\n",
        )
    write("content/news/n.yml", f"title: {LONG}\nsummary: {LONG}\npublished: 2023-05-01\nevents: [e1]\n")
    target = project / "site"
    done = build(project, target)
    assert done.returncode == 0, done.stderr
    handler = functools.partial(Quiet, directory=str(target))
    with Server(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}/"
        running.shutdown()


WIDER = """() => [...document.querySelectorAll(".p-page *, .p-foot *")].filter((one) => {
  const box = one.getBoundingClientRect();
  return one.checkVisibility() && box.width && !one.closest(".p-table, .p-hidden, svg") && box.right > innerWidth + 1;
}).slice(0, 5).map((one) => one.className || one.tagName)"""


@pytest.mark.parametrize("width", [320, pytest.param(1440, marks=pytest.mark.slow)])
def test_hard_content_breaks_no_layout(browser: Browser, hard: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for address in (
        "",
        "events/",
        "events/e0/",
        "events/e1/",
        "partnerships/",
        "partnerships/p0/",
        "partnerships/p1/",
        "clusters/",
        "clusters/c1/",
        "news/",
        "news/n/",
        "figures/",
    ):
        page.goto(hard + address)
        assert (address, page.evaluate("document.documentElement.scrollWidth")) == (address, width)
        assert (address, page.evaluate(WIDER)) == (address, [])
    context.close()


def test_right_to_left_is_read_from_the_right(browser: Browser, hard: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    for address in ("partnerships/p0/", "events/e0/"):
        page.goto(hard + address)
        head = page.locator("h1")
        assert head.evaluate("one => [one.lang, getComputedStyle(one).direction]") == ["ar", "rtl"]
        assert page.evaluate("getComputedStyle(document.body).direction") == "ltr"
    page.close()
