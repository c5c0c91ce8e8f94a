"""Read a small text file of ours: UTF-8, with or without a byte-order mark, of bounded size."""

import os
import unicodedata

from notelint.model.message import Phrase, phrase
from notelint.repository.opening import NotRegularError, read_regular
from notelint.repository.os_errors import os_reason
from notelint.repository.readable import ReadableFiles, Refusal
from notelint.schema.errors import ConfigError

MAX_BYTES = 1_000_000
"""Schema and settings files are written by hand; a larger one is a mistake."""


def current_folder() -> str:
    """The folder that relative paths start from. Raises `ConfigError` if it is gone."""
    try:
        return os.getcwd()
    except OSError:
        raise ConfigError.of(phrase("the current folder no longer exists")) from None


def shown(path: str) -> str:
    """A path as messages show it: relative if it is below the current folder."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # on another drive
        return path
    return path if relative.split(os.sep)[0] == os.pardir else relative


def as_stored(folder: str, name: str) -> str:
    """The path of a file that settings or a schema name, relative to a folder.

    If the file does not exist, the path of one with the same name in another Unicode form (NFC,
    NFD): people type names in one form, and some systems store them in the other.
    """
    names = [name, *(unicodedata.normalize(form, name) for form in ("NFC", "NFD"))]
    paths = [os.path.normpath(os.path.join(folder, form)) for form in dict.fromkeys(names)]
    return next((path for path in paths if os.path.lexists(path)), paths[0])


def read_bytes(path: str, maximum: int = MAX_BYTES) -> bytes:
    """The bytes of a file. Raises `ConfigError` if it cannot be read or is too large."""
    try:
        data, _ = read_regular(path, maximum + 1)
    except NotRegularError:
        raise ConfigError.of(phrase("is not a regular file"), shown(path)) from None
    except (OSError, ValueError) as error:
        wrong = phrase("cannot be read: {reason}", reason=os_reason(error))
        raise ConfigError.of(wrong, shown(path)) from None
    if len(data) > maximum:
        wrong = phrase("is larger than {maximum} bytes", maximum=f"{maximum:,}")
        raise ConfigError.of(wrong, shown(path))
    return data


REFUSED: dict[Refusal, Phrase] = {
    "outside": phrase(
        "was not read: it is outside the repository "
        "(without Git: outside the configuration's folder)"
    ),
    "git": phrase("was not read: it is one of Git's own files"),
    "ignored": phrase(
        "was not read: Git ignores it; only files that Git tracks or would track are read"
    ),
}


def read_allowed(path: str, repository: ReadableFiles, maximum: int = MAX_BYTES) -> bytes:
    """The bytes of a file that settings or a schema name, if it may be read at all.

    Raises `ConfigError` as `read_bytes`, and if it is outside of the repository, Git's own or
    ignored.
    """
    refusal = repository.refusal_for(path)
    if refusal:
        raise ConfigError.of(REFUSED[refusal], shown(path))
    return read_bytes(path, maximum)


def decode(data: bytes, file: str) -> str:
    """The text of a file's bytes. Raises `ConfigError` at the first byte that is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        byte = f"0x{data[error.start]:02X}"
        wrong = phrase("is not UTF-8: byte {byte}; save the file as UTF-8", byte=byte)
        raise ConfigError.of(wrong, file, *at_offset(before, len(before))) from None


def at_offset(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset in code points."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
