"""The fix of S005: headings below a part that is raised are raised with it."""

import pytest

from notelint.lint.fix_note import FixRequest, fix_note
from notelint.model.plan import Plan, SelectedRule
from notelint.schema.loading import read_schema

SCHEMA = """\
notelint: 1
name: levels
extras: allow
parts:
  - {id: title, heading: {level: 1}, count: "?"}
  - {id: design, heading: {text: Design, level: 2}}
  - {id: detail, heading: {text: Detail, level: 4}, count: "?"}
"""
PLAN = Plan(
    root="",
    rules=(SelectedRule("S005", "warning", None),),
    schemas=(read_schema(SCHEMA.encode(), "levels.yaml"),),
    forced="levels",
)


def fix(note: str, *, unsafe: bool) -> str:
    """The note after its fixes."""
    return fix_note("a.md", note.encode(), PLAN, request=FixRequest(unsafe)).data.decode()


@pytest.mark.parametrize(
    ("note", "fixed"),
    [
        (
            "### Design\n\na\n\n#### One\n\nb\n\n##### Two\n\nc\n\n### Other\n\nd\n",
            "## Design\n\na\n\n### One\n\nb\n\n#### Two\n\nc\n\n### Other\n\nd\n",
        ),
        # the schema speaks of one of them
        (
            "### Design\n\na\n\n#### Detail\n\nb\n",
            "## Design\n\na\n\n#### Detail\n\nb\n",
        ),
        # a heading below that is lowered stays where it is
        ("# Design\n\na\n\n## One\n\nb\n", "## Design\n\na\n\n## One\n\nb\n"),
    ],
)
def test_what_is_below_a_heading_rises_with_it(note: str, fixed: str) -> None:
    assert fix(note, unsafe=True) == fixed
    assert fix(fixed, unsafe=True) == fixed
    assert fix(note, unsafe=False) == note


def test_a_heading_with_nothing_below_is_raised_safely() -> None:
    note = "### Design\n\na\n"
    assert fix(note, unsafe=False) == "## Design\n\na\n"
