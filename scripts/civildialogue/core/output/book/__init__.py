"""Books: what is read away from the site, on paper or on a reader."""
