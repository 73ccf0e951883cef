"""The open data: what the entries say, for programs and spreadsheets. An interface, so that others can build on it.

Below `data/` stands for each table a file of JSON (`events.json`), its JSON Schema (`events.schema.json`, 2020-12) and
a CSV file (`events.csv`, RFC 4180, UTF-8 without a mark). One declaration makes all three, so they always agree.

What others can rely on in a version (`VERSION`, in each file):

- A column keeps its name, its meaning and its type; columns and tables may be added, anywhere. Whoever reads the JSON
  passes over what it does not know; whoever reads the CSV goes by the names in the header.
- What is not known is left out of the JSON, and is an empty cell of the CSV. Nothing is guessed.
- Records are sorted by their ids, so that a change of one entry is a change of one line.
- Addresses are absolute where the site knows its own; else they begin with `/`. Days are `2023-11-21`, moments carry
  their offset (`2023-11-21T09:30:00+02:00`); a date of which only the year or month is known stays so.
- In the CSV, items of a list are divided by `; `, and the fields of a group have columns of their own (`place.city`).
  Of a list of groups stands the one field that names them; the whole is in the JSON. A cell that begins with `=`, `+`,
  `-`, `@`, a tab or a carriage return has an apostrophe before it: no spreadsheet takes it for a formula.

What never stands there: drafts, references to drafts, an address to join that is not public, mail addresses.
"""

VERSION = 1
"""The version of the interface. It grows when a column changes its name, meaning or type, or goes."""

FOLDER = "data/"
"""The address of the page of the data, below which its files stand."""
