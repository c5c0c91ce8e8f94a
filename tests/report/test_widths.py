import sys

from wcwidth import wcwidth

from notelint.report.terminal import FILLERS, UNSTEADY, cells, plain_widths, width


def test_a_character_is_as_wide_as_the_tables_of_terminals_say() -> None:
    assert [
        hex(code)
        for code in range(0xA0, sys.maxunicode + 1)
        if (character := chr(code)).isprintable()
        and character not in FILLERS | UNSTEADY
        and cells("a" + character)[1].width != max(0, wcwidth(character))
    ] == []


def test_a_plain_line_is_as_wide_as_its_cells() -> None:
    plain = [chr(code) for code in range(0x110000) if plain_widths(chr(code))]
    assert len(plain) > 100_000
    for character in plain:
        assert [*map(tuple, cells(f"a{character}"))] == [("a", 1), (character, width(character))]
    assert all(plain_widths(character) is None for character in "\t\x7f\u0301\u200d\ufe0f")
