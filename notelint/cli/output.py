"""Writes to the terminal: reports, errors, progress; its language, colors and width."""

import os
import stat
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, Literal, TextIO

from notelint.cli.language import display_language
from notelint.files.write import append_text, to_bytes, write_text
from notelint.locale import in_language
from notelint.model.message import Phrase, phrase
from notelint.report import FORMATS, FormatKind
from notelint.report.terminal import is_log, safe_json, safe_line, safe_text, without_commands
from notelint.repository.os_errors import os_reason

if TYPE_CHECKING:
    from notelint.commands.common import Outcome

DEFAULT_WIDTH = 100
MAX_ERRORS = 100
"""Errors that are shown; who has made more is helped by these."""


def wants_colour(stream: TextIO, color: Literal["auto", "always", "never"] = "auto") -> bool:
    """Color on a terminal, unless NO_COLOR; anywhere with FORCE_COLOR (see force-color.org).

    The user's own choice of `color` comes before these.
    """
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def width_of(stream: TextIO) -> int:
    """The terminal's width in columns; for a file or a pipe a width that is easy to read."""
    try:
        return os.get_terminal_size(stream.fileno()).columns or DEFAULT_WIDTH
    except (OSError, ValueError):
        return DEFAULT_WIDTH


def open_streams() -> None:
    """Discard the output of a process that was started without standard output or error."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115


Kind = FormatKind | Literal["painted", "note"]
"""What is written: a report, a text with colors, or a note."""


def kind_of(form: str, *, painted: bool) -> Kind:
    """The kind of a report by its format."""
    kind = FORMATS[form].kind
    return "painted" if painted and kind == "text" else kind


def harmless(text: str, kind: Kind) -> str:
    """A text as it is written to standard output, which may be a terminal or the log of a job."""
    if kind == "json":
        return safe_json(text)
    text = safe_text(text, painted=kind == "painted")
    if kind == "escaped" or (kind == "note" and not is_log(os.environ)):
        return text
    return without_commands(text, os.environ)


def write_contents(data: bytes) -> None:
    """Write a user's own text to standard output, byte for byte.

    A terminal or a log that obeys commands gets it as `write_out` shows a note. A closed pipe is
    not an error.
    """
    if sys.stdout.isatty() or (is_log(os.environ) and not _is_file(sys.stdout)):
        write_out(data.decode("utf-8", "surrogateescape"), "note")
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        _close_output()


def _is_file(stream: TextIO) -> bool:
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def write_out(
    text: str, kind: Kind = "text", pieces: Iterable[str] = (), hang: int | None = None
) -> None:
    """Write a report to standard output, without control characters of foreign text.

    Nor does it have commands for a CI service that shows it. A closed pipe is not an error. After
    the text come `pieces`, each of whole lines. With `hang`, a terminal gets long lines `folded`.
    """
    folds = hang is not None and sys.stdout.isatty()
    try:
        sys.stdout.flush()
        for piece in chain((text,), pieces):
            shown = harmless(piece, kind)
            if folds:
                shown = _folded(shown, sys.stdout, hang or 0)
            if hasattr(sys.stdout, "buffer"):
                sys.stdout.buffer.write(to_bytes(shown))
            else:
                sys.stdout.write(shown)
        sys.stdout.flush()
    except BrokenPipeError:
        _close_output()


def end_output(error: OSError) -> int:
    """End a run whose standard output failed; returns the exit code. Raises any other error."""
    if error.filename is not None:
        raise error
    _close_output()
    if isinstance(error, BrokenPipeError):
        return 0
    write_failure(STANDARD_OUTPUT, error)
    return 2


def _close_output() -> None:
    """Make sure that the flush at Python's exit does not fail either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


STANDARD_OUTPUT = phrase("standard output")
URLS = phrase("{done}/{all} URL{all:s} on {hosts} host{hosts:s}")

NOTES_FOUND = phrase("{total} note{total:s} found")
NOTES = phrase("{done} note{done:s}, {rate} per second")
NOTES_OF = phrase("{done} of {total} note{total:s}, {rate} per second")

AFTER = 0.5
EVERY = 0.1
"""Seconds before the progress line appears, and between two updates."""


class Progress:
    """A progress line on standard error, if that is a terminal and the work takes long."""

    def __init__(self, *, enabled: bool = True) -> None:
        self.enabled = enabled and sys.stderr.isatty()
        self.began = time.monotonic()
        self.due = self.began + AFTER if self.enabled else float("inf")
        self.shown = False

    def notes(self, done: int, total: int = 0) -> None:
        """Show how many notes are done of how many, 0 if that is not known, and how many a second.

        As long as none is done, the total is that of the notes that were found so far.
        """
        now = time.monotonic()
        if now >= self.due:
            words = NOTES_FOUND if not done else NOTES_OF if total else NOTES
            rate = round(done / (now - self.began))
            text = in_language(words.given(done=done, total=total, rate=rate), display_language())
            self._show(f"\r\033[K{text} …")

    def links(self, done: int, left: int, hosts: int) -> None:
        """Show how many links are done and left, and on how many hosts these are."""
        if time.monotonic() >= self.due:
            words = URLS.given(done=done, all=done + left, hosts=hosts)
            self._show(f"\r\033[K{in_language(words, display_language())} …")

    def _show(self, text: str) -> None:
        now = time.monotonic()
        if now >= self.due:
            sys.stderr.write(text)
            sys.stderr.flush()
            self.due, self.shown = now + EVERY, True

    def clear(self) -> None:
        """Remove the line."""
        if self.shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()


def finish(
    outcome: "Outcome",
    kind: Kind = "text",
    progress: Progress | None = None,
    hang: int | None = None,
) -> int:
    """Write a command's report and errors; its exit code. `hang`: see `write_out`."""
    if progress:
        progress.clear()
    write_errors(outcome.errors)
    if outcome.contents is None:
        write_out(outcome.report, kind, outcome.pieces, hang)
    else:
        write_lines(outcome.report)
        write_contents(outcome.contents)
    return outcome.exit_code


def write_error(text: str) -> None:
    """Write one line on standard error, after the program's name."""
    write_line(f"notelint: {text}")


def write_failure(name: str | Phrase, error: OSError) -> None:
    """Write on standard error why something could not be written."""
    words = phrase("{path}: {reason}", path=name, reason=os_reason(error))
    write_error(in_language(words, display_language()))


def write_line(text: str) -> None:
    """Write one line on standard error, without control characters."""
    write_lines(f"{safe_line(text)}\n")


def _folded(text: str, terminal: TextIO, hang: int) -> str:
    from notelint.report.folding import folded  # noqa: PLC0415 - patterns, for terminals only

    return folded(text, width_of(terminal), hang)


def write_lines(text: str) -> None:
    """Write lines on standard error, without control characters or commands for a CI service."""
    with suppress(OSError):  # a closed standard error cannot be reported
        shown = without_commands(safe_text(text), os.environ)
        if sys.stderr.isatty():
            shown = _folded(shown, sys.stderr, 2)
        sys.stderr.write(shown.encode("utf-8", "backslashreplace").decode())


def write_errors(texts: Sequence[str]) -> None:
    """Write the first errors, and how many more there are."""
    for text in texts[:MAX_ERRORS]:
        write_error(text)
    if len(texts) > MAX_ERRORS:
        write_error(f"… (+{len(texts) - MAX_ERRORS})")


def append_summary(path: str, summary: str) -> None:
    """Add the summary to the page of a job. That this fails is no fault of the notes."""
    try:
        append_text(path, f"{summary}\n")
    except OSError as error:
        write_failure(f"GITHUB_STEP_SUMMARY: {path}", error)


def save(path: str, report: str) -> bool:
    """Write the report to a file, whole or not at all."""
    try:
        write_text(path, report)
    except OSError as error:
        write_failure(path, error)
        return False
    return True
