"""Places: buildings and squares of the heritage, each on a page."""
