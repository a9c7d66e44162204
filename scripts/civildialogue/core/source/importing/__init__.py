"""The way in from word processors: a document becomes a page, and what can't be carried is told."""
