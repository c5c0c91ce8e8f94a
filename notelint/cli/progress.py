"""A line on the terminal that tells how far a long check has come."""

import sys
import time

AFTER = 1.0
EVERY = 0.1
"""Seconds before the first line, and between two."""


class Progress:
    """Counts notes on standard error, if that is a terminal and the work takes long."""

    def __init__(self) -> None:
        self.due = time.monotonic() + AFTER
        self.shown = False

    def __call__(self, done: int) -> None:
        """So many notes are done."""
        now = time.monotonic()
        if now >= self.due:
            sys.stderr.write(f"\r{done} …")
            sys.stderr.flush()
            self.due, self.shown = now + EVERY, True

    def links(self, done: int, left: int, hosts: int) -> None:
        """So many links are done, so many left, of so many hosts."""
        now = time.monotonic()
        if now >= self.due:
            sys.stderr.write(f"\r\033[K{done}/{done + left} URL ({hosts} host) …")
            sys.stderr.flush()
            self.due, self.shown = now + EVERY, True

    def clear(self) -> None:
        """Take the line away."""
        if self.shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
