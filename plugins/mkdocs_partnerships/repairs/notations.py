"""Days and times that were written in another way, which can mean one thing only → `2023-11-21`, `09:30`."""

from mkdocs_partnerships.repairs.repair import Document, Found, Repair
from mkdocs_partnerships.repairs.values import replaced


def _find(document: Document) -> Found:
    for one in document.problems:
        scalar = document.at(one.place) if one.code == "other-notation" else None
        edit = replaced(scalar, one.context["instead"]) if scalar else None
        if edit:
            yield edit


NOTATIONS = Repair("notations", _find)
