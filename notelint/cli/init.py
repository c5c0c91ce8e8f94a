"""`notelint init`."""

import sys

import click

from notelint.cli.options import language_option
from notelint.cli.output import Progress, finish, locale_language
from notelint.locale import in_language
from notelint.model.message import LANGUAGES, Language, phrase

QUESTION = phrase("How should the notes be checked?")
KINDS = (
    phrase("a built-in schema"),
    phrase("a template note"),
    phrase("the existing notes (infer a schema from them)"),
)
NUMBER = phrase("Number")
SCHEMA = phrase("Schema number")
TEMPLATE = phrase("Path of the template")
FOLDER = phrase("Folder of the notes")
MESSAGES = phrase("Language of messages")
SAY = phrase("choose how to check the notes: --schema NAME, --from TEMPLATE or --infer FOLDER")


@click.command("init", short_help="Write a configuration, a schema, a hook and a CI workflow.")
@click.option(
    "--schema", metavar="NAME|FILE", help="Use this schema: the name of a built-in one, or a file."
)
@click.option("--from", "template", metavar="NOTE", help="Make a schema from a template note.")
@click.option("--infer", metavar="FOLDER", help="Infer schemas from the notes in a folder.")
@click.option(
    "--notes",
    multiple=True,
    metavar="GLOB",
    help="Notes that get the schema: a .gitignore glob, or a folder.  [default: all "
    "Markdown files]",
)
@click.option(
    "--threshold",
    type=click.FloatRange(0.5, 1.0),
    default=0.9,
    show_default=True,
    help="With --infer: share of notes that must have a part to make it required.",
)
@click.option(
    "--optional-threshold",
    type=click.FloatRange(0.0, 1.0),
    default=0.1,
    show_default=True,
    help="With --infer: share of notes that must have a part to include it at all.",
)
@click.option("--no-hook", is_flag=True, help="Do not write .pre-commit-config.yaml.")
@click.option("--no-workflow", is_flag=True, help="Do not write a GitHub Actions workflow.")
@click.option(
    "-y",
    "--yes",
    is_flag=True,
    help="Do not prompt; without other options, infer schemas from existing notes.",
)
@language_option(
    "Language of messages, also written to the configuration.  [default: from the locale]",
    or_locale=False,
)
def command(
    schema: str | None,
    template: str | None,
    infer: str | None,
    notes: tuple[str, ...],
    threshold: float,
    optional_threshold: float,
    no_hook: bool,
    no_workflow: bool,
    yes: bool,
    language: Language | None,
) -> int:
    """Write the files that a folder of notes needs to be checked.

    These are notelint.toml, a new schema if --from or --infer makes one, a pre-commit hook and a CI
    workflow. Existing files are never changed.

    On a terminal, prompts for what the options leave open.
    """
    from notelint.commands.init import init  # noqa: PLC0415 - imports pydantic
    from notelint.commands.project import InitOptions  # noqa: PLC0415 - imports pydantic
    from notelint.scaffold.draft import Thresholds  # noqa: PLC0415 - imports pydantic

    messages = language or locale_language()
    if sum(map(bool, (schema, template, infer))) > 1:
        raise click.UsageError("use only one of --schema, --from and --infer")
    if not (schema or template or infer):
        if yes:
            infer = "."
        elif sys.stdin is not None and sys.stdin.isatty():
            schema, template, infer, notes = _ask(messages, notes)
            language = language or _ask_language(messages)
        else:
            raise click.UsageError(in_language(SAY, messages))
    progress = Progress()
    outcome = init(
        InitOptions(
            schema=schema or "",
            template=template or "",
            infer=infer or "",
            notes=notes,
            thresholds=Thresholds(required=threshold, optional=min(optional_threshold, threshold)),
            messages=language or "",
            hook=not no_hook,
            workflow=not no_workflow,
            progress=progress.notes,
        ),
        language or messages,
    )
    return finish(outcome, progress=progress)


Answers = tuple[str | None, str | None, str | None, tuple[str, ...]]


def _ask(language: Language, notes: tuple[str, ...]) -> Answers:
    """What the notes are to be checked by, and where they lie."""
    from notelint.schema.built_in import built_in_names  # noqa: PLC0415 - imports pydantic
    from notelint.schema.loading import load_schema  # noqa: PLC0415 - imports pydantic

    click.echo(in_language(QUESTION, language))
    for number, words in enumerate(KINDS, 1):
        click.echo(f"  {number}) {in_language(words, language)}")
    kind = click.prompt(
        in_language(NUMBER, language), type=click.IntRange(1, len(KINDS)), default=1
    )
    if kind == 3:
        return None, None, _ask_folder(language), notes
    if kind == 2:
        form = click.Path(exists=True, dir_okay=False)
        template = str(click.prompt(in_language(TEMPLATE, language), type=form))
        return None, template, None, notes or (_ask_folder(language),)
    names = built_in_names()
    for number, name in enumerate(names, 1):
        click.echo(f"  {number}) {name}: {load_schema(name).description}")
    chosen = click.prompt(
        in_language(SCHEMA, language), type=click.IntRange(1, len(names)), default=1
    )
    return names[chosen - 1], None, None, notes or (_ask_folder(language),)


def _ask_folder(language: Language) -> str:
    form = click.Path(exists=True, file_okay=False)
    return str(click.prompt(in_language(FOLDER, language), type=form, default="."))


def _ask_language(language: Language) -> Language:
    answer: Language = click.prompt(
        in_language(MESSAGES, language), type=click.Choice(LANGUAGES), default=language
    )
    return answer
