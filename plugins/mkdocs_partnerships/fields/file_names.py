"""Names of files and folders: what some file system or web server could not hold.

A project is cloned on Windows too, and a page's address becomes a folder.
"""

import re

LONGEST = 150
"""How many octets of UTF-8 a name may have: file systems take 255, and a build puts endings behind some."""

_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
"""What Windows takes for a device, with any ending (Microsoft, "Naming Files, Paths, and Namespaces")."""

_UNFIT = re.compile(r'[#?%<>:"|*]|[. ]$|^\.')
"""Signs that end a name in an address, or that Windows refuses; no server gives out what begins with a full stop."""


def name_fault(name: str) -> str | None:
    """Say by a message's code why no file or folder should have a name; nothing when it may.

    Args:
        name: one part of a path.
    """
    if _RESERVED.fullmatch(name):
        return "name-reserved"
    if len(name.encode("utf-8", "replace")) > LONGEST:
        return "name-too-long"
    return "file-name-unfit" if _UNFIT.search(name) else None
