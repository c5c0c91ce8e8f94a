"""A stretch of a rendered text keeps its way back to the source."""

from notelint.model.source import Source
from notelint.parse import parse
from notelint.text.spans import slice_text


def test_runs_marks_and_links_of_the_stretch() -> None:
    source = Source.of("a.md", "x **bold &amp; more** [a](b) and [c](d)\n")
    text = parse(source).blocks[0].text
    cut = slice_text(text, 4, len("x bold & more a"))
    assert cut.plain == "ld & more a"
    assert source.slice(cut.span(3, 4)) == "&amp;"
    assert source.slice(cut.span(0, 2)) == "ld"
    assert [(mark.start, mark.end) for mark in cut.marks] == [(0, 9)]
    assert [link.url for link in cut.links] == ["b"]


def test_the_whole_and_nothing() -> None:
    text = parse(Source.of("a.md", "a ![i](j)\n")).blocks[0].text
    assert slice_text(text, 0, len(text.plain)) == text
    assert slice_text(text, 1, 1).plain == ""
