"""The verbs that write, answer and take in what the compendium holds."""
