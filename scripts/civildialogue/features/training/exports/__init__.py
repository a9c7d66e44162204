"""Lessons and their questions as files that learning platforms take."""
