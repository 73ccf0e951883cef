"""Parameters of addresses that only tell somebody where a reader came from.

What is listed has no other use on any site, or none on the sites named with it; everything else of an address stays.
"""

import re

from mkdocs_partnerships.repairs.repair import Document, Edit, Found, Repair

_NAMES = """
    fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igsh igshid li_fat_id mc_cid mc_eid mkt_tok
    _hsenc _hsmi __hstc __hssc __hsfp hsctatracking oly_anon_id oly_enc_id vero_id vero_conv rb_clickid s_cid
    wickedid _openstat ml_subscriber ml_subscriber_hash _ga _gl ef_id srsltid
"""

_EVERYWHERE = frozenset(_NAMES.split())
_ON = (
    (re.compile(r"(.+\.)?eventbrite\.[a-z.]+"), frozenset(["aff", "keep_tld"])),
    (re.compile(r"(.+\.)?linkedin\.com"), frozenset(["trk", "trkinfo", "trackingid", "refid", "lipi", "rcm"])),
    (re.compile(r"(.+\.)?(youtube\.com|youtu\.be)"), frozenset(["si", "feature", "pp"])),
    (re.compile(r"open\.spotify\.com"), frozenset(["si"])),
    (re.compile(r"(.+\.)?(x|twitter)\.com"), frozenset(["s", "t", "ref_src", "ref_url"])),
    (re.compile(r"(.+\.)?facebook\.com"), frozenset(["mibextid", "__tn__", "__cft__[0]"])),
)
"""Parameters that track on some hosts and may mean something on others."""

_ADDRESS = re.compile(r"https?://([\w.-]+)[^\s<>\"'()\[\]{}|\\^`?#]*\?([^\s<>\"'()\[\]{}|\\^`#]+)", re.IGNORECASE)


def _find(document: Document) -> Found:
    for scalar in document.scalars:
        for found in _ADDRESS.finditer(document.written(scalar)):
            query = found[2]
            # A full stop or comma at the end of a sentence is no part of the address.
            after = query[len(query.rstrip(".,;:!…”’")) :]
            parts = re.split("(&amp;|&)", query.removesuffix(after))
            kept = [part for part in parts[::2] if not _tracks(part, found[1].lower())]
            if len(kept) == len(parts[::2]):
                continue
            sign = parts[1] if len(parts) > 1 else "&"
            start = scalar.start + found.start(2)
            new = f"?{sign.join(kept)}" if kept else ""
            yield Edit(start - 1, start + len(query) - len(after), new)


def _tracks(part: str, host: str) -> bool:
    name = part.partition("=")[0].lower()
    return (
        name in _EVERYWHERE
        or name.startswith("utm_")
        or any(name in names and pattern.fullmatch(host) for pattern, names in _ON)
    )


TRACKING = Repair("tracking", _find)
