"""The compendium: recommendations, comments, consultations, answers."""
