"""Repairs of entries: what can be mended without guessing, and nothing else.

Each repair gives edits of single letters of the text, so comments, layout and everything that is not broken stay byte
for byte. An edit after which the file would say something else elsewhere is not made.
"""

from mkdocs_partnerships.repairs.countries import COUNTRIES
from mkdocs_partnerships.repairs.furniture import FURNITURE
from mkdocs_partnerships.repairs.invisible import INVISIBLE
from mkdocs_partnerships.repairs.letters import LETTERS
from mkdocs_partnerships.repairs.notations import NOTATIONS
from mkdocs_partnerships.repairs.repair import Repair
from mkdocs_partnerships.repairs.romanian import ROMANIAN
from mkdocs_partnerships.repairs.signs import QUOTES
from mkdocs_partnerships.repairs.tracking import TRACKING

# Broken letters come first: half of a broken “í” is a soft hyphen.
REPAIRS: tuple[Repair, ...] = (LETTERS, INVISIBLE, QUOTES, ROMANIAN, TRACKING, COUNTRIES, NOTATIONS, FURNITURE)
"""Every repair, in the order in which they look at a file."""
