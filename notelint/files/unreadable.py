"""Why a path could not be read: one exception, its reason a message that is not yet in words."""

import errno

from notelint.model.finding import Message, say

_BY_ERRNO = {
    errno.ENOENT: "vanished",
    errno.ENOTDIR: "vanished",
    errno.ESTALE: "vanished",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.ENXIO: "not_a_file",  # a socket, or a device that is not there
}


class UnreadableError(Exception):
    """A note could not be read. `reason` is one of rule N005's messages, with its arguments."""

    def __init__(self, path: str, reason: Message) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


def reason_of(error: OSError | ValueError) -> Message:
    """The reason that an error of the operating system gives.

    A ValueError is what Python raises for a path that holds a NUL: no such file can exist.
    """
    if isinstance(error, ValueError):
        return say("vanished")
    name = _BY_ERRNO.get(error.errno or 0)
    return say(name) if name else say("other", error=error.strerror or str(error))
