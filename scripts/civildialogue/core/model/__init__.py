"""Pure data: diagnostics, languages, the front matter's schema, and the library of pages."""
