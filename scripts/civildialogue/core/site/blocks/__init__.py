"""Passages: from the sources to the Markdown of a page, and what is marked on them."""
