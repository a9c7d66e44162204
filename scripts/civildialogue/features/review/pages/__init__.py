"""A review as Markdown, as a page and as data."""
