"""Open data, with the properties of https://developers.google.com/search/docs/appearance/structured-data/dataset."""

import datetime as dt
from dataclasses import dataclass

from mkdocs_partnerships.linked.script import Data, known
from mkdocs_partnerships.linked.things import Things


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file of a dataset.

    Attributes:
        name: what it holds.
        address: its address inside the site.
        media_type: its media type (IANA), `text/csv`.
    """

    name: str
    address: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """What is to be said of a dataset.

    Attributes:
        address: the address of its page inside the site.
        name: its name.
        description: what it holds; Google asks for at least 50 characters.
        licence: the address of its licence; empty when none is stated.
        version: the version of its interface; empty when there is none.
        changed: the newest day of what is in it, if known.
        keywords: words by which it is to be found.
        files: its files.
    """

    address: str
    name: str
    description: str
    licence: str
    version: str
    changed: dt.date | None
    keywords: tuple[str, ...]
    files: tuple[DataFile, ...]


def dataset_data(things: Things, dataset: Dataset) -> Data:
    """Give all that is known of a dataset."""
    return known(
        {
            "@type": "Dataset",
            "@id": f"{things.url(dataset.address)}#dataset",
            "name": dataset.name,
            "description": dataset.description,
            "url": things.url(dataset.address),
            "isAccessibleForFree": True,
            "license": dataset.licence or None,
            "version": dataset.version or None,
            "dateModified": dataset.changed.isoformat() if dataset.changed else None,
            "inLanguage": things.site.settings.language,
            "creator": things.publisher,
            "keywords": list(dataset.keywords),
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": one.name,
                    "contentUrl": things.url(one.address),
                    "encodingFormat": one.media_type,
                }
                for one in dataset.files
            ],
        }
    )
