"""Checks that Markdown notes keep their format, and that their quotes are real.

    import notelint

    for finding in notelint.check_text(text, "news-scrap"):
        print(finding.line, finding.code, notelint.message(finding))

Functions, of which `help(notelint.check_text)` and so on show arguments, results and errors:

- `check_text`: check a text
- `check_paths`: check files and folders
- `message`: a finding's message as text, in English or Korean
- `apply_fixes`: apply the fixes of findings to a text
- `load_record`: read a note as a typed record
- `record_class`: the pydantic class of a schema's records
- `load_schema`: load a schema once, for many notes

They return `Finding`, `CheckResult`, `Summary`, `Record` and `Schema`, and raise `ConfigError`,
`RecordError` and `WorkerDiedError`.

Whatever is not listed here may change from version to version. docs/api.md has examples.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notelint.api import (
        CheckResult,
        ConfigError,
        Finding,
        Record,
        RecordError,
        Schema,
        Summary,
        WorkerDiedError,
        apply_fixes,
        check_paths,
        check_text,
        load_record,
        load_schema,
        message,
        record_class,
    )

__version__ = "0.2.0"
__all__ = [
    "CheckResult",
    "ConfigError",
    "Finding",
    "Record",
    "RecordError",
    "Schema",
    "Summary",
    "WorkerDiedError",
    "__version__",
    "apply_fixes",
    "check_paths",
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
    return __all__  # what help() shows
