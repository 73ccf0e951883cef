"""Pieces of another page's frame that were copied with its text: named, never removed, since they may be meant."""

import re

from mkdocs_partnerships.repairs.repair import Document, Found, Left, Repair

_PHRASES = (
    *("Skip to (?:main )?content", "Skip navigation", "Share this (?:article|page|post|event)", "Share on [A-Z]\\w+"),
    *(
        "Click here(?: to .*)?",
        "Read more",
        "Learn more",
        "Back to (?:top|list|news|events)",
        "Photo gallery",
        "Previous post",
    ),
    *("Accept (?:all )?cookies", "Cookie (?:settings|policy)", "Toggle navigation", "Print this page", "Next post"),
    *(
        "Add to calendar",
        "Leave a (?:comment|reply)",
        "Subscribe to our newsletter",
        "Galerie foto",
        "Citește mai mult",
    ),
    *("Zum Inhalt springen", "Aller au contenu", "Leggi tutto", "Leer más", "Saltar al contenido", "Vai al contenuto"),
    *(
        "Mergi la conținut",
        "Sari la conținut",
        "Μετάβαση στο περιεχόμενο",
        "Διαβάστε περισσότερα",
        "Weiterlesen",
        "Lire la suite",
    ),
)
_LINE = re.compile(rf"^[ \t>*-]*({'|'.join(_PHRASES)})[.!…»>→\s]*$", re.IGNORECASE | re.MULTILINE)


def _find(document: Document) -> Found:
    for scalar in document.scalars:
        if not scalar.is_key:
            written = document.written(scalar)
            for found in _LINE.finditer(written):
                yield Left(scalar.start + found.start(1), "page-furniture", {"words": found[1]})


FURNITURE = Repair("furniture", _find)
