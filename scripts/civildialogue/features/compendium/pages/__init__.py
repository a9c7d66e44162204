"""The pages of the compendium, and what it adds to others."""
