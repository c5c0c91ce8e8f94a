"""A schema is guessed for any bytes without a crash, whatever front matter stands above them."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import notelint
from notelint.lint.auto_detect import auto_detect
from notelint.lint.check_note import check_note
from notelint.lint.signatures import signature_of
from notelint.model.plan import Plan, SelectedRule
from notelint.model.source import Source
from notelint.parse import parse
from notelint.rules import RULES
from notelint.schema.built_in import built_in_names
from notelint.schema.loading import load_schema

ROOT = Path(notelint.__file__).resolve().parent.parent
SCHEMAS = tuple(load_schema(name) for name in built_in_names())
PLAN = Plan(
    root="",
    rules=tuple(
        SelectedRule(rule.code, rule.severity, rule.options() if rule.options else None)
        for rule in RULES.values()
    ),
    schemas=SCHEMAS,
    signatures=tuple(map(signature_of, SCHEMAS)),
    debug=True,  # a crash raises
)
GOOD = {
    schema.name: (ROOT / "schemas" / "examples" / "good" / f"{schema.name}.md").read_text("utf-8")
    for schema in SCHEMAS
}

FENCES = ["---\n", "+++\n", "---\n\n", "\ufeff---\n", "```toml\n", ""]
PIECES = [
    *[
        "title: {{title}}",
        "title: [a",
        "title: @x",
        "a: &b *b",
        "- x",
        "date: 2024-99-99",
        "? ",
        "!",
    ],
    *["a = 1e999", "a." * 40 + "b = 1", "[x]", "\t", ": :", "%YAML", '"', "'", "{", "\x00", "\n"],
    *["status: superseded", "notelint: til", "notelint:", "author: ", "- - -", "|", ">-"],
]
ANYTHING = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=5).map("\n".join), st.text(max_size=60)
)
ENDS = st.sampled_from(["\n---\n", "\n+++\n", "\n...\n", "\n```\n", "\n", ""])


@st.composite
def notes(draw: st.DrawFn) -> bytes:
    """A good note of some schema with anything as its front matter, and lines lost and put in."""
    schema = draw(st.sampled_from(sorted(GOOD)))
    lines = GOOD[schema].split("\n")
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(lines)))
        lines[at : at + draw(st.integers(0, 3))] = draw(st.lists(ANYTHING, max_size=2))
    front = draw(st.sampled_from(FENCES)) + draw(ANYTHING) + draw(ENDS)
    text = (front + "\n".join(lines)).encode("utf-8", "surrogatepass")
    return text.replace(b"\n", draw(st.sampled_from([b"\n", b"\r\n", b"\r"])))


@settings(max_examples=150, deadline=None)
@given(st.one_of(notes(), st.binary(max_size=200)))
def test_no_bytes_make_a_guess_or_the_rules_crash(data: bytes) -> None:
    result = check_note("any/note.md", data, PLAN)
    assert "N004" not in Counter(one.code for one in result.findings)


@pytest.mark.parametrize("schema", sorted(GOOD))
@pytest.mark.parametrize("value", ["{{title}}", "[a", "@x", "{a: b", '"', "*x", "%", "`"])
@pytest.mark.parametrize("fence", ["---", "+++"])
def test_front_matter_that_cannot_be_read_loses_no_schema(
    schema: str, value: str, fence: str
) -> None:
    text = GOOD[schema]
    if text.startswith("---\n"):
        text = text[text.index("\n---\n") + 5 :]
    sign = ": " if fence == "---" else " = "
    text = f"{fence}\ntitle{sign}{value}\n{fence}\n{text}"
    result = check_note("note.md", text.encode(), PLAN)
    assert result.facts.schema == schema
    assert not any(one.code == "N004" for one in result.findings)


@settings(max_examples=80, deadline=None)
@given(notes())
def test_a_guess_depends_on_nothing_but_note_path_and_schemas(data: bytes) -> None:
    note = parse(Source.of("note.md", data.decode("utf-8", "replace")))
    once = auto_detect(note, PLAN.signatures, "note.md")
    assert once == auto_detect(note, PLAN.signatures[::-1], "note.md")
