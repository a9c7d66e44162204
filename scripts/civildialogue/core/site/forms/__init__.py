"""Forms: from the fields that a feature declares to a page that works without a server."""
