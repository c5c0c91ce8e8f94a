"""What all commands share: how one ends, with which exit code, and in which language."""

import os
import re
import time
from collections.abc import Iterable
from typing import NamedTuple

from notelint.config.load import Loaded
from notelint.locale import in_language
from notelint.model.message import Language, Phrase, known_language, phrase
from notelint.repository.os_errors import os_reason
from notelint.schema.errors import ConfigError

CLEAN, FOUND, FAILED = 0, 1, 2
"""Exit codes: nothing wrong, findings, could not do the job."""

EPOCH = re.compile(r"[0-9]{1,11}")
"""Seconds since 1970, to the year 5138: a calendar has a date for each."""

WORKER_DIED = phrase("a worker process died (killed, or out of memory); try again with --jobs 1")


class NoHistoryError(Exception):
    """There is no history of the notes; `words` say why."""

    def __init__(self, words: Phrase) -> None:
        super().__init__(words)
        self.words = words


class Outcome(NamedTuple):
    """How a command ended: text for standard output, lines for standard error, the exit code.

    `files`: what is to be written beside that, pairs of a path and its text. `job_summary`: a text
    in Markdown for the page of a CI job, if one was asked for.
    `contents` are the user's own text for standard output, a note or a diff, byte for byte; then
    the report goes to standard error. None if there are none.
    `pieces` are the report where it may be too long for one text; `report` is empty then.
    """

    report: str = ""
    errors: tuple[str, ...] = ()
    exit_code: int = CLEAN
    files: tuple[tuple[str, str], ...] = ()
    job_summary: str = ""
    contents: bytes | None = None
    pieces: Iterable[str] = ()


def failure(*errors: str) -> Outcome:
    """The outcome of a command that could not do its job."""
    return Outcome("", errors, FAILED)


def file_error(path: str, error: Exception, language: Language) -> str:
    """The line that says why a file could not be written."""
    return in_language(phrase("{path}: {reason}", path=path, reason=os_reason(error)), language)


def config_failure(error: ConfigError, language: Language) -> Outcome:
    """The outcome of a command whose configuration or schema has mistakes."""
    return failure(*(problem.text(language) for problem in error.problems))


def language_of(option: Language | None, loaded: Loaded, locale: Language) -> Language:
    """The language of messages: the option's, else the configuration's, else the locale's."""
    return option or known_language(loaded.language) or locale


def language_without_plan(
    option: Language | None, config: str | None, locale: Language
) -> Language:
    """The same where the configuration has mistakes, but may still state a language."""
    from notelint.config.stated_language import (  # noqa: PLC0415 - for a run that fails
        stated_language,
    )

    return option or stated_language(config) or locale


def date_of_report() -> str:
    """Today; the date of SOURCE_DATE_EPOCH, if it is one, for a report that can be made again."""
    moment = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = int(moment) if EPOCH.fullmatch(moment) else None
    return time.strftime("%Y-%m-%d", time.gmtime(seconds))
