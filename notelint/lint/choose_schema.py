"""Which schema a note gets: the order of the specification, section 2."""

import re
from collections.abc import Iterable

from notelint.binding.apply_schema import apply_schema
from notelint.lint.suppressions import Directive
from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem, say
from notelint.model.note import FrontMatter, Note
from notelint.model.plan import Assignment, Plan
from notelint.model.source import Span
from notelint.text.globs import compile_globs
from notelint.text.lazy import lazy
from notelint.text.similar_names import closest

NAMED = {
    "yaml": lazy(
        r"""(?:\A|\n)(?P<indent>[ ]*)(?:notelint|"notelint"|'notelint')[ \t]*:[ \t]+"""
        r"""["']?(?P<name>[^\s"'#]+)"""
    ),
    "toml": lazy(
        r"""(?:\A|\n)(?P<indent>[ \t]*)(?:notelint|"notelint"|'notelint')[ \t]*=[ \t]*"""
        r"""["'](?P<name>[^\s"'#]+)"""
    ),
}
"""A schema named in front matter: `notelint: news-scrap`, `notelint = "news-scrap"`."""
FIRST = lazy(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?P<indent>[ ]*)")
"""What stands above the first key, and how far that is indented, as all keys are."""
TABLE = lazy(r"^\[", re.MULTILINE)
"""Where the first table of TOML begins: a key below that is the table's."""


def choose_schema(
    note: Note, place: str, directives: Iterable[Directive], plan: Plan
) -> tuple[BoundNote, list[tuple[str, Problem]]]:
    """Bind a note to its schema; also what is wrong with the schema that it names (N002).

    `place` is the note's path from the folder of the configuration.
    """
    schemas = {schema.name: schema for schema in plan.schemas}
    problems = []
    for name, span in _named(note, directives):
        if name in schemas:
            return apply_schema(note, schemas[name], place), []
        near = closest(name, schemas)
        message = say("unknown_schema", name=name)
        if near:
            message = say("unknown_schema_nearest", name=name, nearest=near)
        problems.append(("N002", Problem(span, message)))
    if plan.forced:
        return apply_schema(note, schemas[plan.forced], place), problems
    for assignment in plan.assignments:
        if _applies(assignment, place):
            return apply_schema(note, schemas[assignment.schema], place), problems
    if plan.signs:
        from notelint.lint.auto_detect import auto_detect  # noqa: PLC0415 - not where there is a configuration

        return auto_detect(note, schemas, plan.signs, place) or apply_schema(
            note, None, place
        ), problems
    return apply_schema(note, None, place), problems


def _named(note: Note, directives: Iterable[Directive]) -> Iterable[tuple[str, Span]]:
    """The schema that the note itself names, in a comment or in its front matter."""
    for directive in directives:
        if directive.schema:
            yield directive.schema, directive.span
    if note.front_matter and "notelint" in note.front_matter.body:
        yield from _named_in(note.front_matter)


def _named_in(front: FrontMatter) -> Iterable[tuple[str, Span]]:
    """By a key of its own, not by one of a value's; also where the rest cannot be read."""
    body = front.body
    if front.kind == "toml" and (table := TABLE.search(body)):
        body = body[: table.start()]
    first = FIRST.match(body)
    for match in NAMED[front.kind].finditer(body):
        if front.kind == "toml" or (first and match["indent"] == first["indent"]):
            start, end = match.span("name")
            yield match["name"], Span(front.inside.start + start, front.inside.start + end)
            return


def _applies(assignment: Assignment, path: str) -> bool:
    if not compile_globs(assignment.files).match_file(path):
        return False
    return not (assignment.exclude and compile_globs(assignment.exclude).match_file(path))
