"""notelint: checks that Markdown notes keep their format, and that their quotes are real."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notelint.api import (
        ConfigError,
        Record,
        RecordError,
        Schema,
        apply_fixes,
        check_text,
        load_record,
        load_schema,
        message,
        record_class,
    )

__version__ = "0.1.0"
__all__ = [
    "ConfigError",
    "Record",
    "RecordError",
    "Schema",
    "__version__",
    "apply_fixes",
    "check_text",
    "load_record",
    "load_schema",
    "message",
    "record_class",
]


def __getattr__(name: str) -> object:
    """Import the library when something of it is asked for: the command line needs none of it."""
    if name not in __all__:
        raise AttributeError(f"module 'notelint' has no attribute '{name}'")
    from importlib import import_module  # noqa: PLC0415 - as above

    return getattr(import_module("notelint.api"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
