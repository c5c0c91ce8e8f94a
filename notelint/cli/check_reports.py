"""Where the reports of `notelint check` go: the terminal, files, the page of a CI job."""

import os
from collections.abc import Sequence
from contextlib import suppress

import click

from notelint.cli.output import append_summary, finish, kind_of, save
from notelint.cli.usage import UsageProblem
from notelint.commands.check_options import CheckOptions
from notelint.commands.common import FAILED, Outcome
from notelint.files.paths import SUFFIXES
from notelint.model.message import phrase
from notelint.report import FORMATS

HEADING = b"## notelint: "
"""How a summary in Markdown begins, in every language."""


def default_format() -> str:
    """GitHub's own format in GitHub Actions."""
    return "github" if _in_github_actions() else "full"


def job_page(form: str) -> str:
    """The file whose text GitHub Actions shows on the page of the job; "" for other formats."""
    page = os.environ.get("GITHUB_STEP_SUMMARY", "") if _in_github_actions() else ""
    return page if form == "github" else ""


def _in_github_actions() -> bool:
    return os.environ.get("GITHUB_ACTIONS") == "true"


def format_files(
    ctx: click.Context, param: click.Parameter, value: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """Each `FORMAT=FILE` as a pair. The file's name may contain `=` too."""
    del param
    reports = []
    for text in value:
        name, _, path = text.partition("=")
        if name not in FORMATS or not path:
            names = ", ".join(f"`{format_}`" for format_ in FORMATS)
            raise UsageProblem(
                phrase(
                    "expected FORMAT=FILE, found `{value}`; formats: {names}",
                    value=text,
                    names=names,
                ),
                ctx,
            )
        reports.append((name, path))
    return tuple(reports)


def refuse_targets(output: str, reports: Sequence[tuple[str, str]], paths: Sequence[str]) -> None:
    """Refuse files for reports before the check: each is asked for once, and none is a note.

    Raises `UsageProblem`.
    """
    targets = [path for path in (output, *(path for _, path in reports)) if path]
    files = [os.path.realpath(path) for path in targets if not _is_stream(path)]
    twice = next((path for path in files if files.count(path) > 1), "")
    if twice:
        raise UsageProblem(
            phrase("two reports cannot be written to the same file: `{file}`", file=twice)
        )
    for path in targets:
        refuse_note(path, paths)


def refuse_note(target: str, paths: Sequence[str]) -> None:
    """Refuse to replace a note by a report: a file that is to be checked, or any Markdown file.

    A summary in Markdown, the report of an earlier run, is replaced. Raises `UsageProblem`.
    """
    with suppress(OSError, ValueError):
        if not os.path.isfile(target):
            return
        named = any(os.path.isfile(path) and os.path.samefile(path, target) for path in paths)
        if not named and not target.lower().endswith(SUFFIXES):
            return
        with open(target, "rb") as file:
            if file.read(len(HEADING)) in (HEADING, b""):
                return
        raise UsageProblem(phrase("the report would replace a note: `{file}`", file=target))


def _is_stream(path: str) -> bool:
    """Whether a path is a pipe, a terminal or the like, which can take several reports."""
    return os.path.exists(path) and not os.path.isfile(path)


def write_reports(
    outcome: Outcome, options: CheckOptions, output: str, page: str, *, silent: bool
) -> int:
    """Write what a run has to say to where the user wants it; the exit code.

    `output` is the file of the report, `page` that of the job's page. What a fix prints, a note or
    a diff, is always on standard output; a report goes only to files then. A diff is what `silent`
    leaves out. A report that cannot be written fails the run, the summary
    of a job does not: that is no fault of the notes.
    """
    if outcome.job_summary:
        append_summary(page, outcome.job_summary)
    if output:
        outcome = outcome._replace(report="".join((outcome.report, *outcome.pieces)), pieces=())
    failed = outcome.exit_code == FAILED and not (outcome.report or outcome.pieces)
    saves = bool(output) and not failed
    only_in_files = silent or saves or options.fix_only or options.diff
    shown = outcome._replace(report="", pieces=()) if only_in_files else outcome
    if silent and options.diff:
        shown = shown._replace(contents=None)
    hang = 4 if options.format == "full" else None  # editors read the lines of concise
    finish(shown, kind_of(options.format, painted=options.colour), hang=hang)
    files = ((output, outcome.report), *outcome.files) if saves else outcome.files
    saved = [save(path, text) for path, text in files]
    return outcome.exit_code if all(saved) else FAILED
