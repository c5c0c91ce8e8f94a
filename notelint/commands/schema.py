"""The `schema` commands: an outline, a check of schemas and their examples, JSON Schemas."""

import json
from collections.abc import Callable, Iterable
from typing import NamedTuple

from notelint.commands.common import CLEAN, FOUND, Outcome, failure
from notelint.commands.notes import check_path
from notelint.config.load import PlanOptions, load_plan, schema_path
from notelint.lint.check_collection import check_collection, collect, summarize
from notelint.locale import in_language
from notelint.model.facts import CheckReport
from notelint.model.message import Language, phrase
from notelint.model.plan import Plan
from notelint.model.schema import Schema
from notelint.report import ReportOptions, render
from notelint.schema.built_in import PublishedSchema, built_in_names, published_json_schema
from notelint.schema.errors import ConfigError, ConfigProblem, in_order
from notelint.schema.loading import Examples, load_schema, with_examples
from notelint.schema.outline import outline

NO_SCHEMA = phrase("the configuration names no schema; specify one: notelint schema check FILE")


def show_schema(name_or_path: str, language: Language) -> Outcome:
    """A schema as an outline."""
    return _for_schema(name_or_path, language, lambda schema: outline(schema, language))


def json_schema_text(of: PublishedSchema, language: Language) -> Outcome:
    """The JSON Schema of schema files ("schema"), of "settings", or of the JSON "report"."""
    return Outcome(published_json_schema(of, language))


def record_json_schema(schema: str, language: Language) -> Outcome:
    """The JSON Schema of the records of one schema's notes."""
    from notelint.records import record_class  # noqa: PLC0415 - imports pydantic

    return _for_schema(schema, language, lambda schema: _json(record_class.json_schema(schema)))


def record_python(schema: str, language: Language) -> Outcome:
    """A Python module with the record class of one schema's notes."""
    from notelint.records import python_source  # noqa: PLC0415 - imports pydantic

    return _for_schema(schema, language, python_source.python_module)


def _json(data: object) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _for_schema(
    name_or_path: str, language: Language, make_text: Callable[[Schema], str]
) -> Outcome:
    try:
        schema = load_schema(schema_path(name_or_path))
    except ConfigError as error:
        return _problems(error.problems, language)
    return Outcome(make_text(schema))


def check_schemas(names: tuple[str, ...], config: str | None, options: ReportOptions) -> Outcome:
    """Check schemas, by name or path, and their example notes; by default all configured schemas.

    An error in a schema is a failure; an error in an example is a finding.
    """
    problems: list[ConfigProblem] = []
    examples: list[Examples] = []
    plan: Plan | None = None
    try:
        plan = load_plan(PlanOptions(config=config, use_cache=False)).plan
    except ConfigError as error:
        problems += error.problems
    names = names or (_configured(plan) if plan else ())
    for name in names:
        try:
            examples.append(with_examples(schema_path(name)))
        except ConfigError as error:
            problems += error.problems
    if problems or plan is None:
        return _problems(problems, options.language)
    if not names:
        return failure(in_language(NO_SCHEMA, options.language))
    checked = [_check_examples(each, plan, options) for each in examples]
    report = "".join(each.report for each in checked)
    return Outcome(report, (), FOUND if any(each.failed for each in checked) else CLEAN)


def _configured(plan: Plan) -> tuple[str, ...]:
    """The schemas that the configuration uses, each by its file's path or its built-in name."""
    files = {schema.name: schema.file for schema in plan.schemas}
    used = dict.fromkeys(entry.schema for entry in plan.assignments)
    built_in = {f"{name}.yaml": name for name in built_in_names()}
    return tuple(built_in.get(files[name], files[name]) for name in used)


class _CheckedExamples(NamedTuple):
    """One schema's lines of the report, and whether its examples have errors."""

    report: str
    failed: bool


def _check_examples(examples: Examples, plan: Plan, options: ReportOptions) -> _CheckedExamples:
    schema = examples.schema
    forced = plan._replace(schemas=(schema,), assignments=(), forced=schema.name, signatures=())
    collected = collect(check_path(path, forced) for path in examples.paths)
    findings = check_collection(collected, (), forced)
    summary = summarize(collected, (), findings)
    head = phrase(
        "{file}: {name}, {number} example{number:s}",
        file=schema.file,
        name=schema.name,
        number=len(examples.paths),
    )
    report = in_language(head, options.language) + "\n"
    if findings:
        report += render("full", CheckReport(findings, summary), options)
    return _CheckedExamples(report, bool(summary.errors))


def _problems(problems: Iterable[ConfigProblem], language: Language) -> Outcome:
    return failure(*(problem.text(language) for problem in in_order(problems)))
