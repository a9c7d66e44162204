"""Pages and passages that get another place: every link to them still leads there."""
