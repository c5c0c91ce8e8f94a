"""notelint: checks that Markdown notes keep their format, and that their quotes are real."""

__version__ = "0.1.0"
