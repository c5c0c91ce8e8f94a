"""Sets of stretches: as if every character in them were kept."""

from hypothesis import given
from hypothesis import strategies as st

from notelint.model.source import Source, Span
from notelint.parse import parse
from notelint.text.spans import SpanSet, code_spans

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 8)).map(lambda p: Span(p[0], p[0] + p[1]))


@given(st.lists(SPANS), SPANS)
def test_stretches_meet_where_they_share_a_character(spans: list[Span], asked: Span) -> None:
    characters = {offset for span in spans for offset in range(*span)}
    shared = any(offset in characters for offset in range(*asked))
    assert SpanSet.of(spans).overlaps(asked) == shared


def test_code_is_found_in_blocks_and_in_lines() -> None:
    source = Source.of("a.md", "a `b` c\n\n```\nd\n```\n\n- `e`\n")
    found = [source.slice(span) for span in code_spans(parse(source))]
    assert found == ["`b`", "```\nd\n```", "`e`"]
