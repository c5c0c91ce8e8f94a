"""A section that is moved keeps every line of its own, whatever the note looks like."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from test_fixes import apply_alone

from notelint.lint.check_note import check_note
from notelint.model.finding import Finding
from notelint.model.plan import Plan, SelectedRule
from notelint.schema.loading import read_schema

NAMES = ("Alpha", "Beta", "Gamma", "Delta")
SCHEMA = (
    "notelint: 1\nname: s\nextras: allow\nparts:\n"
    "  - {id: title, heading: {level: 1}, count: '?'}\n"
    + "".join(f"  - {{id: {name.lower()}, heading: {name}, count: '?'}}\n" for name in NAMES)
)
PLAN = Plan(
    root="",
    rules=(SelectedRule("S002", "error", None),),
    schemas=(read_schema(SCHEMA.encode(), "s.yaml"),),
    forced="s",
)
BODIES = ("text", "* one\n* two", "### Details\n\nmore", "> quote", "```\ncode\n```", "")


@st.composite
def notes(draw: st.DrawFn) -> str:
    """A note with its sections in any order, with and without blank lines and a last newline."""
    gap = "\n" * draw(st.integers(1, 3))
    names = draw(st.permutations(NAMES))[: draw(st.integers(2, 4))]
    pieces = [draw(st.sampled_from(["# Title", "Preamble.", "---\nx: 1\n---"]))]
    for name in names:
        heading = draw(
            st.sampled_from([f"## {name}", f"{name}\n---", f"<!-- {name} -->\n## {name}"])
        )
        pieces += [heading, draw(st.sampled_from(BODIES))]
    text = gap.join(pieces).rstrip("\n") + "\n" * draw(st.integers(0, 2))
    text = draw(st.sampled_from(["", "\ufeff"])) + text
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


def findings(text: str) -> list[Finding]:
    """What is out of order."""
    return list(check_note("n.md", text.encode(), PLAN).findings)


@given(notes())
def test_a_move_keeps_every_line_and_the_end_of_the_note(text: str) -> None:
    before = findings(text)
    for finding in before:
        assert finding.fix
        fixed = apply_alone(text, finding)
        assert lines(fixed) == lines(text)
        assert fixed.endswith("\n") == text.endswith("\n")
        assert ("\r" in fixed) == ("\r" in text)
        assert "\n" not in fixed.replace("\r\n", "") or "\r" not in text
        assert len(findings(fixed)) < len(before)


def lines(text: str) -> Counter[str]:
    """The lines of a note that are not blank, and how often each is there."""
    return Counter(line for line in text.splitlines() if line.strip())
