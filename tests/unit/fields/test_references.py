from collections.abc import Iterator
from pathlib import Path

from hypothesis import given
from pydantic import BaseModel, TypeAdapter, ValidationError
from reading import ANYTHING

from mkdocs_partnerships.fields.records import Organisation, Party
from mkdocs_partnerships.fields.references import ID, ClusterId, ClusterRef, Reference, references
from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.problems import Path as FieldPath
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.site import type_names
from mkdocs_partnerships.types.entry import Defaults
from mkdocs_partnerships.types.event import Event


def event(**fields: object) -> Event:
    right = {"id": "iasi", "title": "a", "summary": "b", "type": "fair", "start": "2023-11-21"}
    return Event.model_validate(Event.fill(right | fields, Defaults()))


def test_finds_every_reference_with_its_path_in_the_order_of_the_fields() -> None:
    one = event(
        partnerships=["hempclub", "biginn"],
        part_of="cmr-iasi-2023",
        host="clustero",
        organisers=[{"name": "Somebody"}, "lgca"],
        scheme="clusterxchange-2022",
    )
    assert [(path, reference.refers, str(reference)) for path, reference in references(one)] == [
        (("partnerships", 0), "partnership", "hempclub"),
        (("partnerships", 1), "partnership", "biginn"),
        (("part_of",), "event", "cmr-iasi-2023"),
        (("host",), "cluster", "clustero"),
        (("organisers", 1), "cluster", "lgca"),
        (("scheme",), "scheme", "clusterxchange-2022"),
    ]


def everywhere(value: object, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Reference]]:
    """Look into every field of every group."""
    if isinstance(value, Reference):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            yield from everywhere(getattr(value, name), (*path, info.alias or name))
    elif isinstance(value, list | tuple | dict):
        inside = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in inside:
            yield from everywhere(inner, (*path, key))


def test_passes_over_no_field_of_any_real_entry_that_holds_a_reference() -> None:
    site, _ = load_site(Settings(Path(__file__).parents[3]))
    found = {name: [list(references(one)) for one in site.all(name)] for name in type_names}
    assert found == {name: [list(everywhere(one)) for one in site.all(name)] for name in type_names}
    assert {name for name, lists in found.items() if any(lists)} >= {"event", "news", "partnership"}


def test_a_party_is_a_cluster_or_an_organisation() -> None:
    read = TypeAdapter(Party).validate_python
    assert read("clustero") == ClusterRef("clustero")
    assert read({"name": "Somebody"}) == Organisation(name="Somebody")


@given(ANYTHING)
def test_an_id_that_is_taken_can_be_an_address(value: object) -> None:
    try:
        reference = TypeAdapter(ClusterId).validate_python(value)
    except ValidationError:
        return
    assert ID.fullmatch(reference)
