"""Floor 4, edge in: finds the notes, reads their bytes, writes what must be written."""
