"""What the pages of partnerships and clusters say to machines."""

from pathlib import Path

from linked_reading import URL, said, site_of
from photographs import drawn

FILES = {
    "partnerships/p.yml": "name: P\ntitle: A partnership\nspellings: [Pe]\nsummary: P.\nprogramme: COSME\ncall: COS-1\n"
    "period: {start: 2022-02, end: 2024-01-31}\ngrant: {amount: 626112.50}\nsectors: [hemp]\n"
    "coordinator: one\nmembers: [two, one, three]\nwebsite: https://p.example.org/\n"
    "social: {x: https://x.com/p, linkedin: https://linkedin.com/company/p}\n"
    "funding: {programme: COSME, statement: Funded., agency: EISMEA}\n",
    "partnerships/clusters/one.yml": "name: Cluster One\nshort: ONE\nformer_names: [{name: Old}]\ncountry: RO\n"
    "city: Iași\nsectors: [hemp]\nsummary: One.\n",
    "partnerships/clusters/two.yml": "name: Cluster Two\ncountry: XK\nwebsite: https://two.example.org/\n",
    "partnerships/clusters/three.yml": "name: Hidden\ncountry: RO\ndraft: true\n",
}


def test_a_partnership_is_a_project_with_its_members(tmp_path: Path) -> None:
    assert said(site_of(tmp_path, FILES), "partnership", "p") == {
        "@type": "Project",
        "@id": f"{URL}partnerships/p/#partnership",
        "name": "P",
        "url": "https://p.example.org/",
        "alternateName": ["A partnership", "Pe"],
        "description": "P.",
        "mainEntityOfPage": f"{URL}partnerships/p/",
        "foundingDate": "2022-02",
        "dissolutionDate": "2024-01-31",
        "knowsAbout": ["hemp"],
        "member": [
            {
                "@type": "Organization",
                "@id": f"{URL}clusters/one/#cluster",
                "name": "Cluster One",
                "url": f"{URL}clusters/one/",
            },
            {
                "@type": "Organization",
                "@id": f"{URL}clusters/two/#cluster",
                "name": "Cluster Two",
                "url": "https://two.example.org/",
            },
        ],
        "funding": {
            "@type": "MonetaryGrant",
            "name": "COSME",
            "identifier": "COS-1",
            "amount": {"@type": "MonetaryAmount", "value": "626112.50", "currency": "EUR"},
            "funder": {"@type": "Organization", "name": "EISMEA"},
        },
        "sameAs": ["https://linkedin.com/company/p", "https://x.com/p"],
    }


def test_a_cluster_says_where_it_is_and_what_it_belongs_to(tmp_path: Path) -> None:
    site = site_of(tmp_path, FILES)
    assert said(site, "cluster", "one") == {
        "@type": "Organization",
        "@id": f"{URL}clusters/one/#cluster",
        "name": "Cluster One",
        "url": f"{URL}clusters/one/",
        "alternateName": ["ONE", "Old"],
        "description": "One.",
        "mainEntityOfPage": f"{URL}clusters/one/",
        "address": {"@type": "PostalAddress", "addressLocality": "Iași", "addressCountry": "RO"},
        "knowsAbout": ["hemp"],
        "memberOf": [
            {
                "@type": "Organization",
                "@id": f"{URL}partnerships/p/#partnership",
                "name": "P",
                "url": "https://p.example.org/",
            }
        ],
    }
    assert said(site, "cluster", "two")["address"] == {"@type": "PostalAddress", "addressCountry": "XK"}


def test_a_partnership_of_which_nothing_is_known_says_nothing(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"partnerships/p.yml": "name: P\nsummary: P.\n"})
    assert said(site, "partnership", "p") == {
        "@type": "Project",
        "@id": f"{URL}partnerships/p/#partnership",
        "name": "P",
        "url": f"{URL}partnerships/p/",
        "description": "P.",
        "mainEntityOfPage": f"{URL}partnerships/p/",
    }


def test_a_logo_is_named_by_its_address(tmp_path: Path) -> None:
    (tmp_path / "partnerships").mkdir()
    (tmp_path / "partnerships" / "logo.png").write_bytes(drawn())
    text = "name: P\nsummary: P.\nlogo: {file: logo.png, alt: P}\n"
    assert said(site_of(tmp_path, {"partnerships/p.yml": text}), "partnership", "p")["logo"] == (
        f"{URL}partnerships/p/logo.png"
    )
