"""Mathematics is left alone: no links, no emphasis, no blocks in it; and prices are none."""

from collections.abc import Callable

import pytest

from notelint.model.note import Note

Parse = Callable[[str], Note]


@pytest.mark.parametrize(
    "text",
    [
        "$$\nW = W+\\alpha([Y][Z]^T)\n$$",
        "$$\na\n=\n- b\n$$",
        "$$\na\n\n# b [c](d)\n$$".replace("# ", ""),
        "$$ f[x](y) $$",
        "$$ a\n+ b $$ (1)",
        "$$\nx\n$$ {#eq:1}",
    ],
)
def test_a_formula_of_its_own_lines_is_a_block_as_it_is_written(noted: Parse, text: str) -> None:
    note = noted(f"{text}\n\n글\n")
    assert [block.kind for block in note.blocks] == ["code", "paragraph"]
    assert (note.blocks[0].info, note.blocks[0].text.plain) == ("math", text)
    assert note.links == ()


def test_it_may_stand_below_text_in_items_and_in_quotes(noted: Parse) -> None:
    note = noted("글\n$$\na\n$$\n\n- 나\n  $$\n  b\n  $$\n\n> $$\n> c\n> $$\n")
    code = [leaf for leaf in note.leaves if leaf.kind == "code"]
    assert [leaf.text.plain for leaf in code] == ["$$\na\n$$", "$$\nb\n$$", "$$\nc\n$$"]
    assert [note.source.slice(leaf.text.span(3, 4)) for leaf in code] == ["a", "b", "c"]


@pytest.mark.parametrize(
    "text", ["$$ 열고 닫지 않음", "$$\n닫지 않음\n\n# 제목", "$$$$", "값이 $$ 이다", "$$\n\n\n"]
)
def test_what_is_not_closed_is_text(noted: Parse, text: str) -> None:
    assert "code" not in {leaf.kind for leaf in noted(text).leaves}


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("값 $f[x](y)$은", ["$f[x](y)$"]),
        ("$a*b*c$, $x_1$", ["$a*b*c$", "$x_1$"]),
        ("$$[Y][Z]$$ 이고", ["$$[Y][Z]$$"]),
        ("$v_\\text{속도}$", ["$v_\\text{속도}$"]),
        ("$20에서 $30로", []),
        ("$20~$25, US$5~US$9", []),
        ("$20이고 30$이다", []),
        ("$HOME/bin:$PATH", []),
        ("`$a$` \\$a$", []),
        ("$ a $", []),
    ],
)
def test_formulas_in_a_line(noted: Parse, text: str, formulas: list[str]) -> None:
    note = noted(text)
    (leaf,) = note.leaves
    found = [mark for mark in leaf.text.marks if mark.kind == "math"]
    assert [leaf.text.plain[mark.start : mark.end] for mark in found] == formulas
    assert [note.source.slice(mark.span) for mark in found] == formulas
    assert note.links == ()
