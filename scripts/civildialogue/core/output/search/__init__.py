"""Search: an index per language, and one engine for the browser and the terminal."""
