"""Read a small text file of ours: UTF-8, with or without a byte-order mark, of bounded size."""

import os
import unicodedata

from notelint.model.finding import Words
from notelint.repository.opening import NotRegularError, read_regular
from notelint.repository.readable import ReadableFiles, Refusal
from notelint.schema.errors import ConfigError, one

MAX_BYTES = 1_000_000
"""Schema and settings files are written by hand; a larger one is a mistake."""


def current_folder() -> str:
    """The folder that relative paths start from. Raises `ConfigError` if it is gone."""
    try:
        return os.getcwd()
    except OSError:
        en, ko = "the current folder is gone", "현재 폴더가 더 이상 없습니다"
        raise ConfigError([one("", 0, 0, en, ko)]) from None


def shown(path: str) -> str:
    """A path as messages name it: relative if it lies below the current folder."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # on another drive
        return path
    return path if relative.startswith("..") else relative


def as_stored(folder: str, name: str) -> str:
    """The path of a file that settings or a schema name, relative to a folder.

    If there is none of that name, then of one whose Unicode form is another (NFC, NFD), as people
    type names in one form and some systems keep them in the other.
    """
    paths = [name, *(unicodedata.normalize(form, name) for form in ("NFC", "NFD"))]
    paths = [os.path.normpath(os.path.join(folder, one)) for one in dict.fromkeys(paths)]
    return next((one for one in paths if os.path.lexists(one)), paths[0])


def read_bytes(path: str) -> bytes:
    """The bytes of a file. Raises `ConfigError` if it cannot be read or is too large."""
    try:
        data, _ = read_regular(path, MAX_BYTES + 1)
    except NotRegularError:
        en, ko = "is not a regular file", "일반 파일이 아닙니다"
        raise ConfigError([one(shown(path), 0, 0, en, ko)]) from None
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise ConfigError(
            [one(shown(path), 0, 0, f"cannot be read: {reason}", f"읽을 수 없습니다: {reason}")]
        ) from None
    if len(data) > MAX_BYTES:
        raise ConfigError(
            [
                one(
                    shown(path),
                    0,
                    0,
                    f"is larger than {MAX_BYTES:,} bytes",
                    f"크기가 {MAX_BYTES:,}바이트를 넘습니다",
                )
            ]
        )
    return data


REFUSED: dict[Refusal, Words] = {
    "outside": Words(
        "was not read: it is outside the repository "
        "(without Git: outside the configuration's folder)",
        "읽지 않았습니다. 저장소(Git을 쓰지 않으면 설정 파일이 있는 폴더) 밖에 있습니다",
    ),
    "git": Words(
        "was not read: it is one of Git's own files", "읽지 않았습니다. Git 내부 파일입니다"
    ),
    "ignored": Words(
        "was not read: Git ignores it; only files that Git tracks or would track are read",
        "읽지 않았습니다. Git이 무시하는 파일입니다. "
        "Git이 추적하거나 추적할 수 있는 파일만 읽습니다",
    ),
}


def read_allowed(path: str, repository: ReadableFiles) -> bytes:
    """The bytes of a file that settings or a schema name, if it may be read at all.

    Raises `ConfigError` as `read_bytes`, and if it is outside of the repository, Git's own or
    ignored.
    """
    refusal = repository.refusal_for(path)
    if refusal:
        raise ConfigError([one(shown(path), 0, 0, *REFUSED[refusal])])
    return read_bytes(path)


def decode(data: bytes, file: str) -> str:
    """The text of a file's bytes. Raises `ConfigError` at the first byte that is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        line, column = at_offset(before, len(before))
        byte = f"0x{data[error.start]:02X}"
        raise ConfigError(
            [
                one(
                    file,
                    line,
                    column,
                    f"is not UTF-8: byte {byte}; save the file as UTF-8",
                    f"UTF-8이 아닙니다: 바이트 {byte}. 파일을 UTF-8로 저장하세요",
                )
            ]
        ) from None


def at_offset(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset in code points."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
