"""Finds the notes, reads their bytes, writes what must be written."""
