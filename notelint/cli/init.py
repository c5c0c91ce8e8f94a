"""`notelint init`."""

import sys
from typing import TYPE_CHECKING

import click

from notelint.cli.command import Command
from notelint.cli.language import display_language
from notelint.cli.options import language_option
from notelint.cli.output import Progress, finish, write_line, write_out
from notelint.cli.usage import UsageProblem
from notelint.cli.values import OneOf, ShareOfNotes
from notelint.locale import in_language
from notelint.model.message import Language, phrase

if TYPE_CHECKING:
    from notelint.commands.surroundings import CiService

NO_QUESTIONS = phrase("standard input is not a terminal: no questions are asked, as with --yes")
BELOW_TOP = phrase(
    "this folder is not the top of its Git repository: no hook and no CI job were written"
)


@click.command(
    "init", cls=Command, short_help="Write a configuration, a schema, a hook and a CI job."
)
@click.option(
    "--schema", metavar="NAME|FILE", help="Use this schema: the name of a built-in one, or a file."
)
@click.option("--from", "template", metavar="NOTE", help="Make a schema from a template note.")
@click.option(
    "--infer",
    metavar="FOLDER",
    is_flag=False,
    flag_value=".",
    help="Infer schemas from the notes in a folder.  [default: the current one]",
)
@click.option(
    "--notes",
    multiple=True,
    metavar="GLOB",
    help="Notes that get the schema: a .gitignore glob, or a folder.  [default: all "
    "Markdown files]",
)
@click.option(
    "--threshold",
    type=ShareOfNotes(0.5),
    default=0.9,
    metavar="SHARE",
    help="With --infer: share of notes that must have a part to make it required.  [default: 0.9]",
)
@click.option(
    "--optional-threshold",
    type=ShareOfNotes(),
    default=0.1,
    metavar="SHARE",
    help="With --infer: share of notes that must have a part to include it at all.  [default: 0.1]",
)
@click.option("--no-hook", is_flag=True, help="Do not write .pre-commit-config.yaml.")
@click.option(
    "--ci",
    type=OneOf(("github", "gitlab", "none")),
    help="Write a job for this CI service.  [default: that of the Git remote]",
)
@click.option(
    "-y",
    "--yes",
    is_flag=True,
    help="Do not prompt; without other options, use the built-in schemas that notes match, and "
    "infer schemas from the others.",
)
@language_option(
    "Language of messages, also written to the configuration.  [default: that of the notes or the "
    "locale]",
    decided=False,
)
def command(
    schema: str | None,
    template: str | None,
    infer: str | None,
    notes: tuple[str, ...],
    threshold: float,
    optional_threshold: float,
    no_hook: bool,
    ci: "CiService | None",
    yes: bool,
    language: Language | None,
) -> int:
    """Write the files that a folder of notes needs to be checked.

    These are notelint.toml and a new schema if --from or --infer makes one; in a Git repository a
    pre-commit hook, and a CI job if the remote is on GitHub or GitLab. Existing files are never
    changed. Where there is a configuration, only missing files are added, unless
    --schema, --from, --infer or --notes is given.

    On a terminal, prompts for what the options and the folder leave open.
    """
    from notelint.cli.init_prompts import Answers, ask_ci, ask_way  # noqa: PLC0415 - as below
    from notelint.commands.init import init  # noqa: PLC0415 - imports pydantic
    from notelint.commands.project import InitOptions  # noqa: PLC0415 - imports pydantic
    from notelint.commands.surroundings import (  # noqa: PLC0415 - as below
        language_of_notes,
        look_around,
        seen,
    )
    from notelint.scaffold.draft import Thresholds  # noqa: PLC0415 - imports pydantic

    if sum(map(bool, (schema, template, infer))) > 1:
        raise UsageProblem(phrase("use only one of --schema, --from and --infer"))
    found = look_around()
    speaks = language or language_of_notes(found, display_language())
    what = ", ".join(in_language(each, speaks) for each in seen(found))
    write_out(in_language(phrase("Found: {what}\n", what=what), speaks) + "\n", hang=2)

    answers = Answers(schema or "", template or "", infer or "", notes=notes)
    prompts = not yes and sys.stdin is not None and sys.stdin.isatty()
    if not (schema or template or infer or (found.config and not notes)):
        if not (prompts or yes):
            write_line(f"notelint: {in_language(NO_QUESTIONS, speaks)}")
        answers = Answers(infer=".", detect=True, notes=notes)
        if prompts:
            answers = ask_way(found, notes, speaks)
    service = ci or (found.ci if found.at_top else "none")
    if not ci and prompts and found.at_top and found.ci == "none":
        service = ask_ci(speaks)
    if found.git and not found.at_top and not (no_hook and ci):
        write_line(f"notelint: {in_language(BELOW_TOP, speaks)}")
    progress = Progress()
    outcome = init(
        InitOptions(
            schema=answers.schema,
            template=answers.template,
            infer=answers.infer,
            detect=answers.detect,
            notes=answers.notes,
            thresholds=Thresholds(required=threshold, optional=min(optional_threshold, threshold)),
            messages=language or ("ko" if found.korean else ""),
            hook=found.at_top and not no_hook,
            ci=service,
            existing_notes=bool(found.notes),
            progress=progress.notes,
        ),
        speaks,
    )
    return finish(outcome, progress=progress, hang=2)
