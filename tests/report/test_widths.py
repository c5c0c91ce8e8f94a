import wcwidth

from notelint.report import terminal


def test_the_widths_that_need_no_table_are_those_of_the_table() -> None:
    for first, last in terminal.WIDE:
        for code in range(ord(first), ord(last) + 1):
            assert wcwidth.wcwidth(chr(code)) == 2, hex(code)
    assert {wcwidth.wcwidth(character) for character in terminal.NARROW} == {1}
