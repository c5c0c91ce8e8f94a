"""The questions of `notelint init`: only what it cannot see, each with a default."""

from typing import NamedTuple

import click

from notelint.commands.surroundings import CI_SERVICES, CiService, Surroundings
from notelint.locale import in_language
from notelint.model.message import Language, phrase

QUESTION = phrase("How should the notes be checked?")
INFER = phrase("by what they have in common (infer a schema from the notes)")
BUILT_IN = phrase("by a built-in schema")
TEMPLATE = phrase("by a template note")
NUMBER = phrase("Number")
SCHEMA = phrase("Schema number")
TEMPLATE_PATH = phrase("Path of the template")
FOLDER = phrase("Folder of the notes")
CI = phrase("CI service")


class Answers(NamedTuple):
    """How the notes are checked: one of `schema`, `template` and `infer` is set; their globs."""

    schema: str = ""
    template: str = ""
    infer: str = ""
    notes: tuple[str, ...] = ()


def ask_way(found: Surroundings, notes: tuple[str, ...], language: Language) -> Answers:
    """Ask by what the notes are checked. Without notes, nothing can be inferred."""
    ways = [*((INFER,) if found.notes else ()), BUILT_IN, TEMPLATE]
    click.echo(in_language(QUESTION, language))
    for number, words in enumerate(ways, 1):
        click.echo(f"  {number}) {in_language(words, language)}")
    number = click.prompt(
        in_language(NUMBER, language), type=click.IntRange(1, len(ways)), default=1
    )
    way = ways[number - 1]
    if way is INFER:
        return Answers(infer=_ask_folder(language), notes=notes)
    if way is TEMPLATE:
        form = click.Path(exists=True, dir_okay=False)
        template = str(click.prompt(in_language(TEMPLATE_PATH, language), type=form))
        return Answers(template=template, notes=notes or (_ask_folder(language),))
    return Answers(_ask_schema(language), notes=notes or (_ask_folder(language),))


def ask_ci(language: Language) -> CiService:
    """Ask for the CI service of a repository whose host does not tell it."""
    form = click.Choice(CI_SERVICES)
    service: CiService = click.prompt(in_language(CI, language), type=form, default="none")
    return service


def _ask_schema(language: Language) -> str:
    from notelint.schema.built_in import built_in_names  # noqa: PLC0415 - imports pydantic
    from notelint.schema.loading import load_schema  # noqa: PLC0415 - imports pydantic

    names = built_in_names()
    for number, name in enumerate(names, 1):
        click.echo(f"  {number}) {name}: {load_schema(name).description}")
    chosen = click.prompt(
        in_language(SCHEMA, language), type=click.IntRange(1, len(names)), default=1
    )
    return names[chosen - 1]


def _ask_folder(language: Language) -> str:
    form = click.Path(exists=True, file_okay=False)
    return str(click.prompt(in_language(FOLDER, language), type=form, default="."))
