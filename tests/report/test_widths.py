import sys

from wcwidth import wcwidth

from notelint.report.terminal import FILLERS, UNSTEADY, cells


def test_a_character_is_as_wide_as_the_tables_of_terminals_say() -> None:
    assert [
        hex(code)
        for code in range(0xA0, sys.maxunicode + 1)
        if (character := chr(code)).isprintable()
        and character not in FILLERS | UNSTEADY
        and cells("a" + character)[1].width != max(0, wcwidth(character))
    ] == []
