"""The stories of `notelint schema`: an outline, schemas and their examples, JSON Schemas."""

import json
from collections.abc import Callable, Iterable
from typing import NamedTuple

from notelint import __version__
from notelint.commands.common import CLEAN, FAILED, FOUND, Outcome
from notelint.commands.notes import check_path
from notelint.config.load import PlanOptions, load_plan, schema_path
from notelint.lint.check_collection import check_collection, collect, summarize
from notelint.locale import in_language
from notelint.model.message import Language, phrase
from notelint.model.plan import Plan
from notelint.model.schema import Schema
from notelint.report import ReportOptions, render
from notelint.schema.built_in import built_in_names
from notelint.schema.errors import ConfigError, ConfigProblem, in_order
from notelint.schema.loading import load_schema

NOTHING = phrase("no schema is named by the settings; name one: notelint schema check FILE")


class Look(NamedTuple):
    """How messages and reports are to look."""

    language: Language = "en"
    colour: bool = False
    width: int = 100


def show(name_or_path: str, language: Language) -> Outcome:
    """A schema as an outline."""
    from notelint.schema.outline import outline  # noqa: PLC0415 - only here

    return _of_schema(name_or_path, language, lambda schema: outline(schema, language))


def json_schema(record_of: str | None, language: Language) -> Outcome:
    """The JSON Schema of schema files, or of the record that a schema's notes make."""
    if record_of is None:
        from notelint.schema import schema_model  # noqa: PLC0415 - only here

        return Outcome(_json(schema_model.json_schema()), (), CLEAN)
    from notelint.records.record_class import (  # noqa: PLC0415 - imports pydantic
        json_schema as record_json_schema,
    )

    return _of_schema(record_of, language, lambda schema: _json(record_json_schema(schema)))


def _json(data: object) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _of_schema(name_or_path: str, language: Language, made: Callable[[Schema], str]) -> Outcome:
    try:
        schema = load_schema(schema_path(name_or_path))
    except ConfigError as error:
        return _failed(error.problems, language)
    return Outcome(made(schema), (), CLEAN)


def check_schemas(names: tuple[str, ...], config: str | None, look: Look) -> Outcome:
    """Check schemas and, by them, their example notes.

    `names` are names or paths; none: all that the settings name. A mistake in a schema is a
    failure; an error in an example is one that is found.
    """
    from notelint.schema.loading import Examples, with_examples  # noqa: PLC0415 - only here

    problems: list[ConfigProblem] = []
    found: list[Examples] = []
    plan: Plan | None = None
    try:
        plan = load_plan(PlanOptions(config=config, use_cache=False)).plan
    except ConfigError as error:
        problems += error.problems
    targets = names or (_assigned(plan) if plan else ())
    for name in targets:
        try:
            found.append(with_examples(schema_path(name)))
        except ConfigError as error:
            problems += error.problems
    if problems or plan is None:
        return _failed(problems, look.language)
    if not targets:
        return Outcome("", (in_language(NOTHING, look.language),), FAILED)
    outcomes = [_check_examples(one.schema, one.paths, plan, look) for one in found]
    return Outcome("".join(report for report, _ in outcomes), (), max(code for _, code in outcomes))


def _assigned(plan: Plan) -> tuple[str, ...]:
    """The schemas that the settings name, each as its file's path or its ready-made name."""
    files = {schema.name: schema.file for schema in plan.schemas}
    named = dict.fromkeys(entry.schema for entry in plan.assignments)
    ours = {f"{name}.yaml": name for name in built_in_names()}
    return tuple(ours.get(files[name], files[name]) for name in named)


def _check_examples(
    schema: Schema, paths: tuple[str, ...], plan: Plan, look: Look
) -> tuple[str, int]:
    """One schema's line, with a report of what is wrong with its examples, and the exit code."""
    forced = plan._replace(schemas=(schema,), assignments=(), forced=schema.name, signatures=())
    collected = collect(check_path(path, forced) for path in paths)
    findings = check_collection(collected, (), forced)
    summary = summarize(collected, (), findings)
    words = phrase(
        "{file}: {name}, {number} example{number:s}",
        file=schema.file,
        name=schema.name,
        number=len(paths),
    )
    line = in_language(words, look.language) + "\n"
    if not findings:
        return line, CLEAN
    options = ReportOptions(look.language, look.colour, look.width, False, __version__)
    return line + render("full", findings, summary, options), FOUND if summary.errors else CLEAN


def _failed(problems: Iterable[ConfigProblem], language: Language) -> Outcome:
    return Outcome("", tuple(problem.text(language) for problem in in_order(problems)), FAILED)
