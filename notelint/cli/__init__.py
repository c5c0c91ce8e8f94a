"""The command line: one file for each command, which parses options and calls `commands`."""

import gc

gc.set_threshold(100_000, 20, 20)
"""Before the other modules are imported: they make ten thousand containers that all stay, and the
search for garbage in them took a fifth of the start."""
