"""JSON Lines and JSON: records as they are."""

from collections.abc import Callable

from notelint.records.extract import ExtractedNote

Write = Callable[[bytes], object]


class JsonLinesWriter:
    """A record on each line."""

    def __init__(self, write: Write) -> None:
        self.write = write

    def add(self, one: ExtractedNote) -> None:
        """Write a record."""
        self.write(one.record.encode() + b"\n")

    def end(self) -> None:
        """Nothing is left to write."""


class JsonArrayWriter:
    """One array of all records, each on a line."""

    def __init__(self, write: Write) -> None:
        self.write = write
        self.before = b"[\n"

    def add(self, one: ExtractedNote) -> None:
        """Write a record."""
        self.write(self.before + one.record.encode())
        self.before = b",\n"

    def end(self) -> None:
        """Close the array."""
        self.write(b"[]\n" if self.before == b"[\n" else b"\n]\n")
