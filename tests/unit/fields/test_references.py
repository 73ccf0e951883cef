from hypothesis import given
from pydantic import TypeAdapter, ValidationError
from reading import ANYTHING

from mkdocs_partnerships.fields.records import Organisation, Party
from mkdocs_partnerships.fields.references import ID, ClusterId, ClusterRef, references
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
