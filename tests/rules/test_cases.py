"""Runs the literate cases of tests/cases: longer notes than a rule's page should show.

A file's first heading names its rule. Each `##` heading begins a case: a `markdown` fence with the
note, a `yaml` fence with the schema (without its first two lines) if it needs one, and what is
reported, a line each: in a `text` fence what the file's rule says (`line:column message`), or in
an `all` fence what all rules say (`line:column code message`). A `yaml asked` fence has a schema
that the note gets only if it asks for it by its name, `case`. Fences have four backticks, so that
notes may have fences of their own.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from notelint.config.schemas.schema_file import read_schema
from notelint.engine.check import check_note
from notelint.model.plan import Plan, Selected
from notelint.report.words import message_of
from notelint.rules import BY_CODE, RULES

FILES = sorted((Path(__file__).parent.parent / "cases").rglob("*.md"))
FENCE = re.compile(r"^````(\w+(?: asked)?)\n(.*?)^````$", re.MULTILINE | re.DOTALL)
TITLE = re.compile(r"^## (.+)$", re.MULTILINE)


def cases(file: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The title and the fences of each case of a file."""
    text = file.read_text(encoding="utf-8")
    fences = list(FENCE.finditer(text))
    titles = [
        match
        for match in TITLE.finditer(text)
        if not any(fence.start() < match.start() < fence.end() for fence in fences)
    ]
    ends = [*(match.start() for match in titles[1:]), len(text)]
    for title, end in zip(titles, ends, strict=True):
        inside = {f[1]: f[2] for f in fences if title.start() < f.start() < end}
        yield title[1], inside


CASES = [
    pytest.param(file.stem[:4], fences, id=f"{file.stem[:4]}: {title}")
    for file in FILES
    for title, fences in cases(file)
]


def reported(fences: dict[str, str]) -> list[tuple[str, str, str]]:
    """Place, code and message of all findings in a case's note."""
    rules = tuple(
        Selected(rule.code, rule.severity, rule.options() if rule.options else None)
        for rule in RULES
    )
    plan = Plan(root="", rules=rules)
    if schema := fences.get("yaml") or fences.get("yaml asked"):
        data = f"notelint: 1\nname: case\n{schema}".encode()
        plan = plan._replace(schemas=(read_schema(data, "case.yaml"),))
        plan = plan._replace(forced="case" if "yaml" in fences else "")
    found = check_note("case.md", fences["markdown"].encode(), plan).findings
    assert not [finding.message for finding in found if finding.code == "N004"]
    return [
        (f"{one.line}:{one.column}", one.code, message_of(one.code, one.message, "en"))
        for one in found
    ]


@pytest.mark.parametrize(("code", "fences"), CASES)
def test_the_case_is_reported_as_written(code: str, fences: dict[str, str]) -> None:
    found = reported(fences)
    if "all" in fences:
        assert [" ".join(one) for one in found] == fences["all"].splitlines()
    else:
        told = [f"{place} {message}" for place, rule, message in found if rule == code]
        assert told == fences.get("text", "").splitlines()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_of_cases_is_named_for_its_rule(file: Path) -> None:
    code = file.stem[:4]
    name = f"{code} {BY_CODE[code].name}"
    assert file.read_text(encoding="utf-8").startswith(f"# {name}\n")
    assert file.stem == name.replace(" ", "-")
    assert any(True for _ in cases(file))
