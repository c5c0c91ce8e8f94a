"""The fix of S005: headings below a part rise with it, and a safe one keeps the outline."""

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
  - {id: plan, heading: {text: Plan, level: 2}, count: "?"}
  - {id: cost, heading: {text: Cost, level: 2}, count: "?"}
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
def test_what_is_below_a_heading_moves_in_the_outline(note: str, fixed: str) -> None:
    assert fix(note, unsafe=True) == fixed
    assert fix(fixed, unsafe=True) == fixed
    assert fix(note, unsafe=False) == note


@pytest.mark.parametrize(
    ("note", "fixed"),
    [
        ("### Design\n\na\n", "## Design\n\na\n"),
        # all sections, with what is below them
        (
            "# T\n\n### Design\n\na\n\n#### One\n\nb\n\n### Plan\n\nc\n\n### Cost\n\nd\n",
            "# T\n\n## Design\n\na\n\n### One\n\nb\n\n## Plan\n\nc\n\n## Cost\n\nd\n",
        ),
        # a title and all sections below it
        (
            "## T\n\n### Design\n\na\n\n### Plan\n\nb\n",
            "# T\n\n## Design\n\na\n\n## Plan\n\nb\n",
        ),
        # the first one by itself; the last one would leave its section
        (
            "# T\n\n### Design\n\na\n\n## Cost\n\nb\n\n### Plan\n\nc\n\n### Cost\n\nd\n",
            "# T\n\n## Design\n\na\n\n## Cost\n\nb\n\n### Plan\n\nc\n\n### Cost\n\nd\n",
        ),
    ],
)
def test_a_heading_is_raised_safely_if_the_outline_stays(note: str, fixed: str) -> None:
    assert fix(note, unsafe=False) == fixed


@pytest.mark.parametrize(
    "note",
    [
        # a sibling that is no part would become a child
        "# T\n\n### Design\n\na\n\n### Own\n\nb\n\n### Cost\n\nc\n",
        # it would leave the section that it is in
        "# T\n\n## A\n\na\n\n### Design\n\nb\n",
        "# T\n\na\n\n# Design\n\nb\n",
    ],
)
def test_a_heading_that_would_move_in_the_outline_is_raised_unsafely(note: str) -> None:
    assert fix(note, unsafe=False) == note
    assert fix(note, unsafe=True) != note


def test_what_a_comment_keeps_does_not_come_below_a_sibling() -> None:
    design, cost = "# T\n\n### Design\n\na\n", "### Cost\n\nc\n"
    kept = "<!-- notelint: disable-next-line=S005 -->\n### Plan\n\nb\n"
    note = f"{design}\n{kept}\n{cost}"
    assert fix(note, unsafe=False) == f"{design}\n{kept}\n{cost[1:]}"
    assert "\n## Design\n" in fix(note, unsafe=True)


def test_a_heading_in_a_quote_below_stays_as_it_is() -> None:
    note = "### Design\n\n> #### Quoted\n\n#### One\n\na\n"
    assert fix(note, unsafe=True) == "## Design\n\n> #### Quoted\n\n### One\n\na\n"
