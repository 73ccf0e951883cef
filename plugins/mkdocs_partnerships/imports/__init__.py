"""Calendars and feeds of others → entries. Only files are read: nothing is ever fetched."""
