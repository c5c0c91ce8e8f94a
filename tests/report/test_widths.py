import sys

from wcwidth import wcwidth

from notelint.report.terminal import FILLERS, UNSTEADY, _cell, cells, is_simple, width


def test_a_character_is_as_wide_as_the_tables_of_terminals_say() -> None:
    assert [
        hex(code)
        for code in range(0xA0, sys.maxunicode + 1)
        if (character := chr(code)).isprintable()
        and character not in FILLERS | UNSTEADY
        and cells("a" + character)[1].width != max(0, wcwidth(character))
    ] == []


def test_a_simple_line_is_as_wide_as_its_cells() -> None:
    simple = [chr(code) for code in range(0x110000) if is_simple(chr(code))]
    assert len(simple) > 30_000
    for character in simple:
        assert _cell(character) == (character, width(character))
    assert not any(map(is_simple, "\t\x7f\u0301\u200d"))
