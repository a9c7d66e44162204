"""The compendium as open data: tables, feeds, calendars and citations."""
