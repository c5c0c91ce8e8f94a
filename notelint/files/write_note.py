"""Writes a note that was fixed, only if it is still the one that was read."""

import os
import stat

from notelint.files.read import UnreadableError, read_note, reason_of
from notelint.files.write import replaced
from notelint.model.message import Message, Phrase, phrase
from notelint.repository.os_errors import os_reason

CHANGED = phrase("the file was changed while it was being fixed, and is left as it is")
NOT_WRITABLE = phrase("the file is read-only, and is left as it is")
NOT_WRITTEN = phrase("the file could not be written, and is left as it is: {why}")

WRITE_BITS = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class NotWrittenError(Exception):
    """A note that was not written, and is unchanged. `words` say why."""

    def __init__(self, words: Phrase | Message) -> None:
        super().__init__(words)
        self.words = words


def write_note(path: str, before: bytes, after: bytes, max_bytes: int, root: str) -> None:
    """Replace a note's bytes in one step if they are still `before`.

    A symbolic link is followed as for reading: only to a file that may be read. Mode, owner and
    group stay. Raises `NotWrittenError`, and then the file is as it was, and nothing is left beside
    it.
    """
    try:
        mode = os.stat(path).st_mode
        if not mode & WRITE_BITS or not os.access(path, os.W_OK):
            raise NotWrittenError(NOT_WRITABLE)
        with replaced(path) as file:
            file.write(after)
            file.flush()
            # As late as possible: between this and the renaming, somebody could still write.
            if read_note(path, max_bytes, root) != before:
                raise NotWrittenError(CHANGED)
    except UnreadableError as error:
        raise NotWrittenError(error.reason) from error
    except OSError as error:
        reason = reason_of(error)
        known = reason if reason.name != "other" else None
        raise NotWrittenError(known or NOT_WRITTEN.given(why=os_reason(error))) from error
