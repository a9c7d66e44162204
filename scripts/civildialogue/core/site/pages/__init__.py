"""Pages: those of the sources with all their parts, and those that the site makes."""
