"""Romanian ș and ț, which old keyboards and fonts wrote with a cedilla: ş, ţ.

No other language of Europe has ţ. But ş is Turkish (and Azerbaijani, Kurdish, Crimean Tatar) as well, so each word is
decided by the nearest sign there is: the word's own letters, a town's name, the words around it, the country beside
it, the entry's language, and last the countries of the whole entry. Where none speaks, the word is left, and said.
"""

import re
from collections.abc import Iterator

from mkdocs_partnerships.repairs.repair import Document, Edit, Found, Left, Repair
from mkdocs_partnerships.source.scalars import Scalar

_COMMA = str.maketrans("şţŞŢ", "șțȘȚ")
_WORD = re.compile(r"[^\W\d_]+")
_ROMANIAN = frozenset("ăĂțȚșȘţŢ")
_TURKISH = frozenset("ıİğĞöÖüÜçÇəƏqQwWêÊûÛ")
_TURKISH_ALONE = re.compile("[ıİğĞəƏ]")
_COUNTRIES = frozenset(["RO", "MD"])
_TURKIC = frozenset(["TR", "AZ", "CY", "TM", "IQ", "SY"])
_NAMES = """
    iași brașov timișoara bucurești ploiești pitești botoșani focșani mureș târgoviște reșița chișinău ungheni orhei
    fălești hâncești râșnov sighișoara mediaș făgăraș caransebeș orăștie călărași slănic-moldova huși pașcani onești
    comănești moinești odorhei năsăud cisnădie maramureș argeș timiș caraș gorj iașiului bucureștiului
"""

_TOWNS = frozenset(_NAMES.split())
"""Towns and counties of Romania and Moldova, by which a name in a text of another language is known."""


def _find(document: Document) -> Found:
    broken = [one for one in document.scalars if not one.is_key and re.search("[şţŞŢ]", document.written(one))]
    for scalar in broken:
        written = document.written(scalar)
        for word in _WORD.finditer(written):
            if not re.search("[şţŞŢ]", word[0]):
                continue
            start = scalar.start + word.start()
            near = _neighbours(written, word)
            signs = _signs(document, scalar, written, word[0], near)
            verdict = next((one for one in signs if one is not None), None)
            if verdict:
                yield Edit(start, start + len(word[0]), word[0].translate(_COMMA))
            elif verdict is None:
                yield Left(start, "cedilla", {"word": word[0], "romanian": word[0].translate(_COMMA)})


def _signs(document: Document, scalar: Scalar, written: str, word: str, near: list[str]) -> Iterator[bool | None]:
    """Give what each sign says, the nearest first: Romanian, not Romanian, or nothing."""
    language = str(document.data.get("language"))[:2]
    turkish = bool(_TURKISH_ALONE.search(document.text)) or bool(_countries(document) & _TURKIC)
    yield _of_letters(set(word))
    # The other half of a name.
    yield False if word.istitle() and any(one.istitle() and set(one) & _TURKISH for one in near) else None
    yield True if word.translate(_COMMA).casefold() in _TOWNS else None
    yield _of_countries(_beside(document, scalar))
    if turkish:
        # A name may be of either; words of the text are of its language.
        yield True if language == "ro" and word.islower() else None
        return
    yield True if set(written) & _ROMANIAN else None
    yield {"ro": True, "mo": True, "tr": False, "az": False, "ku": False}.get(language)
    yield _of_countries(_countries(document))


def _neighbours(written: str, word: re.Match[str]) -> list[str]:
    before = _WORD.findall(written[: word.start()])[-1:] if written[: word.start()].endswith(" ") else []
    after = _WORD.findall(written[word.end() :])[:1] if written[word.end() :].startswith(" ") else []
    return [*before, *after]


def _of_letters(letters: set[str]) -> bool | None:
    return True if letters & _ROMANIAN else False if letters & _TURKISH else None


def _of_countries(codes: set[str]) -> bool | None:
    if codes & _TURKIC:
        return False if codes <= _TURKIC else None
    return True if codes and codes <= _COUNTRIES else None


def _countries(document: Document) -> set[str]:
    return {one.value for one in document.scalars if not one.is_key and one.path and one.path[-1] == "country"}


def _beside(document: Document, scalar: Scalar) -> set[str]:
    """Give the country of the group in which a value stands; of the entry itself only what is its own."""
    group = scalar.path[:-1]
    return {one.value for one in document.scalars if not one.is_key and one.path == (*group, "country")}


ROMANIAN = Repair("romanian", _find)
