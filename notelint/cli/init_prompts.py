"""The questions of `notelint init`: only what it cannot see, each with a default."""

from typing import NamedTuple

from notelint.cli.output import write_out
from notelint.cli.prompts import ask, ask_number, existing_file, existing_folder
from notelint.cli.values import OneOf
from notelint.commands.surroundings import CI_SERVICES, CiService, Surroundings
from notelint.locale import in_language, translated
from notelint.model.message import Language, phrase

QUESTION = phrase("How should the notes be checked?")
DETECTED = phrase(
    "by built-in schemas that notes match ({names}), and what other notes have in common"
)
INFER = phrase("by what they have in common (infer a schema from the notes)")
BUILT_IN = phrase("by a built-in schema")
TEMPLATE = phrase("by a template note")
NUMBER = phrase("Number")
SCHEMA = phrase("Schema number")
TEMPLATE_PATH = phrase("Path of the template")
FOLDER = phrase("Folder of the notes")
CI = phrase("CI service ({services})")


class Answers(NamedTuple):
    """How the notes are checked: one of `schema`, `template` and `infer` is set; their globs.

    `detect`: with `infer`, notes keep the built-in schemas that they have.
    """

    schema: str = ""
    template: str = ""
    infer: str = ""
    detect: bool = False
    notes: tuple[str, ...] = ()


def ask_way(found: Surroundings, notes: tuple[str, ...], language: Language) -> Answers:
    """Ask by what the notes are checked. Without notes, nothing can be inferred."""
    from notelint.commands.detect import detect_schemas  # noqa: PLC0415 - imports pydantic
    from notelint.commands.read_notes import sketch_files  # noqa: PLC0415 - imports pydantic

    names = [schema.name for schema in detect_schemas(sketch_files(found.sample), "")]
    detected = DETECTED.given(names=", ".join(names))
    ways = [
        *((detected,) if names else ()),
        *((INFER,) if found.notes else ()),
        BUILT_IN,
        TEMPLATE,
    ]
    write_out(f"{in_language(QUESTION, language)}\n", hang=2)
    for number, words in enumerate(ways, 1):
        write_out(f"  {number}) {in_language(words, language)}\n", hang=2)
    way = ways[ask_number(NUMBER, language, len(ways)) - 1]
    if way in (detected, INFER):
        return Answers(infer=_ask_folder(language), detect=way is detected, notes=notes)
    if way is TEMPLATE:
        template = ask(TEMPLATE_PATH, language, existing_file)
        return Answers(template=template, notes=notes or (_ask_folder(language),))
    return Answers(schema=_ask_schema(language), notes=notes or (_ask_folder(language),))


def ask_ci(language: Language) -> CiService:
    """Ask for the CI service of a repository whose host does not tell it."""
    services = "/".join(CI_SERVICES)

    def read(answer: str) -> CiService:
        service: CiService = OneOf(CI_SERVICES).convert(answer, None, None)
        return service

    return ask(CI.given(services=services), language, read, "none")


def _ask_schema(language: Language) -> str:
    from notelint.schema.built_in import built_in_names  # noqa: PLC0415 - imports pydantic
    from notelint.schema.loading import load_schema  # noqa: PLC0415 - imports pydantic

    names = built_in_names()
    for number, name in enumerate(names, 1):
        description = translated(load_schema(name).description, language)
        write_out(f"  {number}) {name}: {description}\n", hang=2)
    return names[ask_number(SCHEMA, language, len(names)) - 1]


def _ask_folder(language: Language) -> str:
    return ask(FOLDER, language, existing_folder, ".")
