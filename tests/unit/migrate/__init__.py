"""Saved projects of every form that the sources ever had, and the way to today's."""
