"""Methods of participation, each on a card."""
