"""Whatever a note holds, its excerpt fits the terminal and hides nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcwidth

from notelint.report.excerpt import line_view
from notelint.report.terminal import cells, visible, visible_path, width

ODD = st.sampled_from(
    [*"ab가힣Ａ、👍👨\t\x1b\u0301\u200d\u200b\ufe0f\u1112\u1161\u11ab\u202e\ud800\u3164…"]
)
LINES = st.text(ODD | st.characters(), max_size=80) | st.text(ODD, max_size=3).map(lambda s: s * 99)


@settings(max_examples=300)
@given(LINES, st.integers(0, 300), st.integers(0, 300), st.integers(20, 100))
def test_an_excerpt_fits_and_its_carets_lie_in_it(
    line: str, start: int, more: int, room: int
) -> None:
    shown = line_view(line, start, start + more, room)
    assert sum(max(0, wcwidth(character)) for character in shown.text) <= room
    assert 0 <= shown.column < room
    assert shown.carets >= 1
    assert shown.column + shown.carets <= room
    assert not any(ord(character) < 32 or 0x7F <= ord(character) < 0xA0 for character in shown.text)


@settings(max_examples=200)
@given(LINES)
def test_there_is_a_cell_for_each_code_point(line: str) -> None:
    shown = cells(line)
    assert len(shown) == len(line)
    assert width(line) == sum(cell.width for cell in shown)
    assert all((cell.width > 0) == bool(cell.text) for cell in shown)


@settings(max_examples=200)
@given(LINES)
def test_texts_and_paths_stay_on_one_line(text: str) -> None:
    for shown in (visible(text), visible_path(text)):
        assert len(shown.splitlines()) <= 1
        assert "\x1b" not in shown
