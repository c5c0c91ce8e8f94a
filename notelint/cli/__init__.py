"""The command line: one file for each command, which parses options and calls `commands`."""

from notelint.run.garbage import collect_seldom

collect_seldom()
"""Before the other modules are imported: they make ten thousand containers that all stay, and the
search for garbage in them took a fifth of the start."""
