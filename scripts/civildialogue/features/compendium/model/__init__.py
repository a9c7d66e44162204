"""The compendium’s records, and the comments as a dialogue."""
