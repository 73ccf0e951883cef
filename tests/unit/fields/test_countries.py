import pytest
from hypothesis import given
from pydantic_core import PydanticCustomError
from reading import ANYTHING, said

from mkdocs_partnerships.fields.countries import (
    EU,
    country_names,
    house_code,
    in_protocol_order,
    only_zone,
    protocol_order,
    read_country,
    zones_of,
)
from mkdocs_partnerships.fields.times import read_zone


def advice(text: str) -> object:
    """The code that the message says to write."""
    with pytest.raises(PydanticCustomError) as raised:
        read_country(text)
    assert raised.value.type == "country-code"
    return (raised.value.context or {})["iso"]


def test_codes_stay_as_they_are() -> None:
    for code in ("RO", "NO", "GR", "GB", "XK"):
        assert read_country(code) == code


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("EL", "GR"),
        ("UK", "GB"),
        ("uk", "GB"),
        ("ro", "RO"),
        ("Romania", "RO"),
        ("ROMANIA", "RO"),
        ("Czech Republic", "CZ"),
        ("The Netherlands", "NL"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("Kosovo", "XK"),
        ("Bosnia and Herzegovina", "BA"),
    ],
)
def test_names_and_house_codes_are_answered_with_the_code(written: str, iso: str) -> None:
    assert advice(written) == iso


def test_what_is_no_country() -> None:
    for text in ("XX", "EU", "ZZ", "Rumania", "ROU", "642", ""):
        assert said(read_country, text) in {"not-a-country", "empty"}


@given(ANYTHING)
def test_takes_or_refuses_whatever_is_written(value: object) -> None:
    if said(read_country, value) is None:
        assert read_country(value) in country_names()


def test_texts_of_the_union_print_house_codes() -> None:
    assert [house_code(code) for code in ("GR", "GB", "RO")] == ["EL", "UK", "RO"]


def test_protocol_order_goes_by_the_names_in_their_own_languages() -> None:
    assert len(EU) == 27
    assert in_protocol_order(["SE", "RO", "GR", "DE", "UA", "BE", "NO", "XK", "RO"]) == [
        "BE",
        "DE",
        "GR",
        "RO",
        "SE",
        "NO",
        "XK",
        "UA",
    ]
    assert set(protocol_order()) == set(country_names())


def test_every_zone_of_every_country_can_be_read() -> None:
    for code in country_names():
        for zone in zones_of(code):
            assert said(read_zone, zone) is None, (code, zone)


def test_a_country_with_one_zone() -> None:
    assert only_zone("RO") == "Europe/Bucharest"
    assert only_zone("DE") == "Europe/Berlin"
    assert only_zone("XK") == "Europe/Belgrade"
    assert only_zone("ES") is None
    assert only_zone("PT") is None
