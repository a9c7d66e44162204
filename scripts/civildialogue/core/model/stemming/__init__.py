"""Words and their stems by language, for the search and for the terms of the glossary."""
