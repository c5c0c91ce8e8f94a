"""Judges links by what was found at their targets: each rule sees each link and its answer."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from notelint.model.finding import Finding, Severity
from notelint.model.link import Answer, LinkProblem, LinkReference, Places
from notelint.model.plan import Plan, Selected
from notelint.model.rule import Rule
from notelint.model.schema import Override, Schema
from notelint.rules import JUDGES, RULES


class NoteLink(NamedTuple):
    """A link and the note that has it."""

    path: str
    ask: LinkReference


Answering = Callable[[Sequence[NoteLink], Mapping[str, Places]], Iterable[tuple[NoteLink, Answer]]]
"""Looks at the targets of links, given what can be named of the notes that were read, by their
paths. Whom it has no answer for it leaves out."""


def nobody(
    asked: Sequence[NoteLink], known: Mapping[str, Places]
) -> Iterable[tuple[NoteLink, Answer]]:
    """Answers nothing: for notes that stand in no folder."""
    del asked, known
    return ()


def check_links(pairs: Iterable[tuple[NoteLink, Answer]], plan: Plan) -> Iterator[Finding]:
    """The findings of all link rules that the plan has, as the note's schema changes them."""
    schemas = {schema.name: schema for schema in plan.schemas}
    said = {name: {one.code: one for one in schema.rules} for name, schema in schemas.items()}
    judges = [one for one in plan.rules if one.code in JUDGES]
    for asking, answer in pairs:
        ask = asking.ask
        overrides = said.get(ask.schema, {})
        for selected in judges:
            rule = RULES[selected.code]
            override = overrides.get(rule.code)
            if rule.code in ask.muted or (override and override.severity == "off"):
                continue
            told = _told(rule, selected, override, ask, answer)
            if told:
                severity = override.severity if override and override.severity else None
                yield _finding(
                    rule,
                    cast("Severity", severity or selected.severity),
                    asking,
                    told,
                    schemas.get(ask.schema),
                )


def _told(
    rule: Rule, selected: Selected, override: Override | None, ask: LinkReference, answer: Answer
) -> LinkProblem | None:
    options = override.options if override and override.options else selected.options
    return rule.judge(ask, answer, options) if rule.judge else None


def _finding(
    rule: Rule, severity: Severity, asking: NoteLink, told: LinkProblem, schema: Schema | None
) -> Finding:
    ask = asking.ask
    line, column, end_line, end_column = ask.place
    return Finding(
        path=asking.path,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        code=rule.code,
        name=rule.name,
        severity=severity,
        message=told.message,
        part=ask.part,
        schema=schema.file if schema and ask.part else "",
        expected=told.expected,
        found=ask.url,
        excerpt=(ask.excerpt,) if ask.excerpt else (),
        fix=((*ask.place, told.address),) if told.address else (),
        fix_safe=rule.fix == "safe",
    )
