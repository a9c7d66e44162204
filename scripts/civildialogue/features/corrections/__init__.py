"""Corrections to texts that were published: what stood there, what stands now, and why."""
