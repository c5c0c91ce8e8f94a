"""JSON Lines and JSON: records as they are."""

from collections.abc import Callable

from notelint.records.extract import ExtractedNote


class JsonLinesWriter:
    """Writes one record a line."""

    def __init__(self, write: Callable[[bytes], object]) -> None:
        self.write = write

    def add(self, note: ExtractedNote) -> None:
        """Write a record."""
        self.write(note.record.encode() + b"\n")

    def end(self) -> None:
        """Nothing is left to write."""


class JsonArrayWriter:
    """Writes one array of all records, one record a line."""

    def __init__(self, write: Callable[[bytes], object]) -> None:
        self.write = write
        self.separator = b"[\n"

    def add(self, note: ExtractedNote) -> None:
        """Write a record."""
        self.write(self.separator + note.record.encode())
        self.separator = b",\n"

    def end(self) -> None:
        """Close the array."""
        self.write(b"[]\n" if self.separator == b"[\n" else b"\n]\n")
