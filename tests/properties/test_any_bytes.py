"""Whatever the bytes of a note are, and whatever schema it gets: notelint does not fail on it."""

from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

import notelint
from notelint.lint.check_note import check_note
from notelint.lint.signatures import signature_of
from notelint.model.plan import Plan, SelectedRule
from notelint.records.extract import RecordOptions, extract_note
from notelint.rules import RULES
from notelint.schema.built_in import built_in_names
from notelint.schema.loading import load_schema

EXAMPLES = Path(notelint.__file__).resolve().parent.parent / "schemas" / "examples"
SCHEMAS = tuple(load_schema(name) for name in built_in_names())
GUESSING = Plan(
    "",
    tuple(
        SelectedRule(rule.code, rule.severity, rule.options() if rule.options else None)
        for rule in RULES.values()
    ),
    SCHEMAS,
    signatures=tuple(map(signature_of, SCHEMAS)),
)
PLANS = (GUESSING, *(GUESSING._replace(signatures=(), forced=schema.name) for schema in SCHEMAS))

WHOLE = [file.read_text(encoding="utf-8") for file in sorted(EXAMPLES.glob("*/*.md"))]
LINES = sorted({line for text in WHOLE for line in text.split("\n")})
ODD = [
    *["---", "+++", "...", "\ufeff---", "--- ", "```toml", "```", "title: {{title}}", "title: [a"],
    *[
        "title: @x",
        "title: 'a",
        "a: &a [*a]",
        "- a",
        "? a",
        "x: |",
        "\ttags: a",
        "date: 2024-02-30",
    ],
    *["<<: *a", "title = 'a", "a.b = 1", "[a]", "[[a]]", "a = {b = [1, {c = 1e400}]}", "n: 1e400"],
    *[
        "id: 1790000000000000001",
        "notelint: news-scrap",
        "notelint: [",
        'notelint = "til"',
        "{a: b}",
    ],
    *["[#]: a: 'b'", "**A:** b | **B:** c", "| a | b |", "| - | - |", "| 1 | 2 | 3 |", "> | x |"],
    *[
        "<!-- notelint: disable -->",
        "<!-- notelint: enable=T004 -->",
        "\x00",
        "\u2028",
        "\x85",
        "\x0c",
    ],
]
NOTES = st.one_of(
    st.binary(max_size=60),
    st.lists(st.one_of(st.sampled_from(ODD), st.sampled_from(LINES)), max_size=25).map(
        lambda lines: "\n".join(lines).encode()
    ),
    st.tuples(
        st.sampled_from(WHOLE),
        st.lists(
            st.tuples(
                st.integers(0, 60),
                st.integers(0, 3),
                st.one_of(st.sampled_from(ODD), st.text(max_size=9)),
            ),
            max_size=4,
        ),
        st.sampled_from(["\n", "\r\n", "\r"]),
    ).map(lambda made: edited(*made)),
)


def edited(text: str, edits: list[tuple[int, int, str]], line_end: str) -> bytes:
    """A note with lines taken out, and others put in their place."""
    lines = text.split("\n")
    for at, number, line in edits:
        lines[at : at + number] = [line]
    return line_end.join(lines).encode("utf-8", "surrogatepass")


@settings(max_examples=400)
@example(b"---\ntitle: {{title}}\n---\n" + WHOLE[0].encode(), GUESSING, False)
@example(b"---\ntitle: [a\n---\n" + WHOLE[0].encode(), GUESSING, False)
@example(b"---\ntitle: @x\n---\n" + WHOLE[0].encode(), GUESSING, True)
@given(NOTES, st.sampled_from(PLANS), st.booleans())
def test_no_note_is_an_internal_error(data: bytes, plan: Plan, partial: bool) -> None:
    checked = check_note("notes/2024-03-01-a.md", data, plan)
    made = extract_note(
        "notes/2024-03-01-a.md", data, plan, options=RecordOptions(partial, positions=True)
    )
    for finding in (*checked.findings, *made.findings):
        assert finding.code != "N004", finding.message


@settings(max_examples=200)
@given(NOTES)
def test_whatever_the_front_matter_is_a_note_may_get_any_schema(data: bytes) -> None:
    for plan in PLANS:
        codes = {finding.code for finding in check_note("a.md", data, plan).findings}
        assert "N004" not in codes
