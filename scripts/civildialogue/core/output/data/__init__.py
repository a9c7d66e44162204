"""The compendium as open data: tables, JSON, CSV, JSON-LD, feeds, calendars and citations."""
