"""Websites of European cluster partnerships: YAML entries in, pages, feeds and a calculator out.

`ARCHITECTURE.md` beside this package shows the line that an entry takes and the place for each change.
"""
