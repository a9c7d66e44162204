"""The provinces: what the texts tell of each, who answers there, and what applies everywhere."""
