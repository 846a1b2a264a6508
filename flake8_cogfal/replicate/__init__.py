"""Replicate as its clients use it: which code speaks to it, and what becomes of what it answers."""
