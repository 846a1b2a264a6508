"""Fixing: turn the edits that rules ask for into new files, and write them all or not at all."""
