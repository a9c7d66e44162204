"""The rules of the compendium."""
