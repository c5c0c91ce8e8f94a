"""Floor 6: the commands, one story each, read from top to bottom."""
