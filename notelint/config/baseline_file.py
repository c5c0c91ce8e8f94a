"""The file of a baseline: JSON with an entry on each line, in a fixed order.

It may come from somebody else, and is read as such: of bounded size, its values checked.
"""

import json
import os
from collections.abc import Iterable, Iterator
from typing import Any

from notelint.files.write import LinkInTheWayError, write_bytes, write_inside
from notelint.lint.baseline import BaselineEntry, merged
from notelint.model.message import phrase
from notelint.repository.os_errors import os_reason
from notelint.repository.readable import readable_files_of
from notelint.schema.errors import ConfigError
from notelint.schema.text_file import decode, read_allowed, read_bytes, shown

VERSION = 1

MAX_BYTES = 20_000_000
"""Some 200,000 entries."""

MAX_NUMBER = 1_000_000
"""Findings of one entry; a note has at most 10,000."""

KEYS = {"path", "code", "fingerprint", "count"}


def read_baseline(path: str, *, own: bool) -> tuple[BaselineEntry, ...]:
    """The entries of the baseline at a path.

    `own`: the user named the file; else the settings did, and it must be one that may be read.
    Raises `ConfigError`.
    """
    if own:
        data = read_bytes(path, MAX_BYTES)
    else:
        data = read_allowed(path, readable_files_of(os.path.dirname(path)), MAX_BYTES)
    return parse_baseline(data, shown(path))


def parse_baseline(data: bytes, file: str) -> tuple[BaselineEntry, ...]:
    """The entries in a file's bytes, equal ones counted together. Raises `ConfigError`."""
    try:
        content = json.loads(decode(data, file))
    except json.JSONDecodeError as error:
        wrong = phrase("is not valid JSON; restore the baseline or write it anew")
        raise ConfigError.of(wrong, file, error.lineno, error.colno) from None
    except (ValueError, RecursionError):  # a number of 5,000 digits, 100,000 brackets
        raise ConfigError.of(phrase("is not a baseline of notelint"), file) from None
    if not isinstance(content, dict) or type(content.get("version")) is not int:
        raise ConfigError.of(phrase("is not a baseline of notelint"), file)
    version = content["version"]
    if version != VERSION:
        wrong = phrase(
            "is a baseline of version {version}, but this notelint reads version {known}",
            version=str(version),
            known=VERSION,
        )
        raise ConfigError.of(wrong, file)
    listed = content.get("findings")
    if not isinstance(listed, list):
        raise ConfigError.of(phrase("has no list `findings`"), file)
    return merged(_entry(value, file, index) for index, value in enumerate(listed, 1))


def _entry(value: Any, file: str, index: int) -> BaselineEntry:
    entry = value if isinstance(value, dict) else {}
    number = entry.get("count", 1)
    match [entry.get(key) for key in ("path", "code", "fingerprint")]:
        case [str(path), str(code), str(fingerprint)] if (
            type(number) is int and 0 < number <= MAX_NUMBER and entry.keys() <= KEYS
        ):
            return BaselineEntry(path, code, fingerprint, number)
    wrong = phrase(
        "entry {index} of `findings` is invalid: expected `path`, `code` and `fingerprint` as "
        "strings, and `count` as a whole number or not at all",
        index=index,
    )
    raise ConfigError.of(wrong, file)


def format_baseline(entries: Iterable[BaselineEntry]) -> str:
    """The text of a baseline's file, in the order of the entries."""
    lines = ",\n".join(f"    {line}" for line in _lines(entries))
    listed = f"[\n{lines}\n  ]" if lines else "[]"
    return f'{{\n  "version": {VERSION},\n  "findings": {listed}\n}}\n'


def _lines(entries: Iterable[BaselineEntry]) -> Iterator[str]:
    for path, code, fingerprint, number in entries:
        entry = {"path": path, "code": code, "fingerprint": fingerprint}
        counted = {**entry, "count": number} if number > 1 else entry
        # What is not printable (also bytes that are not UTF-8) is written as `\udc80`.
        yield json.dumps(counted, ensure_ascii=not path.isprintable())


def write_baseline(path: str, entries: Iterable[BaselineEntry], root: str) -> None:
    """Write a baseline's file whole or not at all.

    In the repository of `root` it is not written through a symbolic link. Raises `ConfigError`.
    """
    data = format_baseline(entries).encode()
    try:
        top = readable_files_of(root).top
        names = _names_below(top, path)
        if names:
            write_inside(top, names, data)
        else:
            write_bytes(path, data)
    except LinkInTheWayError as error:
        wrong = phrase(
            "was not written: {place} is a symbolic link or not a regular file",
            place=shown(str(error)),
        )
        raise ConfigError.of(wrong, shown(path)) from None
    except (OSError, ValueError) as error:
        wrong = phrase("cannot be written: {reason}", reason=os_reason(error))
        raise ConfigError.of(wrong, shown(path)) from None


def _names_below(top: str, path: str) -> list[str]:
    """The names from a folder down to a path; empty if it is elsewhere.

    The path counts as it is written, else with the symbolic links of its folder resolved.
    """
    folder, name = os.path.split(os.path.abspath(path))
    for written in (folder, os.path.realpath(folder)):
        relative = os.path.relpath(os.path.join(written, name), top)
        if relative.split(os.sep)[0] != os.pardir and not os.path.isabs(relative):
            return relative.split(os.sep)
    return []
