"""Read a small text file of ours: UTF-8, with or without a byte-order mark, of bounded size."""

# ruff: noqa: PTH109, PTH123
# Importing pathlib takes 5 ms.

import os

from notelint.config.errors import ConfigError, one

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


def read_bytes(path: str) -> bytes:
    """The bytes of a file. Raises `ConfigError` if it cannot be read or is too large."""
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
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
