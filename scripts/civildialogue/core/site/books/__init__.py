"""Books: which pages each has, in which order, before their text is set."""
