"""Files → model: reading, splitting and positions. Nothing here judges what a text says."""
