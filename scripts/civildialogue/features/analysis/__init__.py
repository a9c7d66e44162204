"""Findings of an analysis and the figures that they rest on, each a record of its own."""
