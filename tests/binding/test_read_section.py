"""What the blocks of a section hold, as its part asks."""

import pytest

from notelint.binding.bind_note import bind_note
from notelint.model.bound_section import BoundSection
from notelint.model.schema import ContentKind, Dialect, Heading, ItemRequirement, Part, Schema
from notelint.model.schema_fields import Range, TextPattern
from notelint.model.source import Source
from notelint.parse import parse

ANY = Part("p", "P", Heading(("P",)))


def bound(body: str, part: Part, dialect: Dialect = "commonmark") -> BoundSection:
    """The one section of a note."""
    source = Source.of("a.md", f"## P\n\n{body}\n")
    schema = Schema("a", "a.yaml", (part,), dialect=dialect)
    return bind_note(parse(source), schema, "note.md").sections[0]


def texts(one: BoundSection) -> list[str]:
    return [item.text.plain for item in one.items]


def test_rows_of_all_tables_have_cells_by_column() -> None:
    table = "| a | **b** |\n|-|-|\n| 1 |\n| 2 | x | y |\n\n| c |\n|-|\n| 3 |"
    one = bound(table, ANY._replace(holds="table"))
    assert [[(cell.key, cell.value.scalar) for cell in item.cells] for item in one.items] == [
        [("a", "1"), ("b", "")],
        [("a", "2"), ("b", "x")],
        [("c", "3")],
    ]
    cell = one.items[1].cells[1]
    source = f"## P\n\n{table}\n"
    assert source[cell.value.span.start : cell.value.span.end] == "x"
    assert source[cell.span.start : cell.span.end] == "b"


def test_a_table_of_a_header_alone_is_one() -> None:
    assert bound("| a |\n|-|", ANY._replace(holds="table")).conforms
    assert not bound("a", ANY._replace(holds="table")).conforms


def test_a_checklist_has_boxes_at_any_depth() -> None:
    one = bound(
        "- [x] a\n  - [ ] b\n- c\n- [X]\n\n> - [ ] **d** e", ANY._replace(holds="checklist")
    )
    assert [(item.text.plain, item.checked, item.depth) for item in one.items] == [
        ("a", True, 0),
        ("b", False, 1),
        ("d e", False, 0),
    ]
    assert not bound("- a\n- [y] b\n- [ ]b", ANY._replace(holds="checklist")).conforms


EMPTY = [
    ("list", "- \n- "),
    ("list", "-\n\n-"),
    ("list", "1. \n2. "),
    ("list", "1) \n2) "),
    ("list", "- [ ] \n- [x] "),
    ("list", "* **: **\n* ****"),
    ("list", "- &nbsp;\n- \u200b\n- \u3000\n- \u3164"),
    ("list", "- \n  - \n    - "),
    ("list", "- <!-- who? -->\n- <br>"),
    ("list", "- []()\n- ![]()"),
    ("list", '- ""\n- 「」\n- …\n- ：'),
    ("list", "> - \n> - "),
    ("checklist", "- [ ] \n- [x]"),
    ("checklist", "- [ ] &nbsp;\n  - [ ] "),
    ("definitions", "- \n- **: **"),
    ("definitions", "- \n  - "),
    ("outline", "- \n  - "),
    ("quotes", '* ""\n* **: **'),
    ("quotes", "> "),
    ("quotes", "> &nbsp;"),
    ("code", "```py\n\n```"),
    ("prose", "&nbsp;\n\n> \u200b"),
    ("links", "- []()\n- [ ](<>)"),
    ("callouts", "> [!note]\n> "),
    ("images", "![]()"),
    ("anything", "- \n\n> \n\n&nbsp;"),
]


@pytest.mark.parametrize(("holds", "body"), EMPTY)
def test_items_in_which_nothing_stands_are_none(holds: ContentKind, body: str) -> None:
    for written in (body, body.replace("\n", "\r\n")):
        one = bound(written, ANY._replace(holds=holds, items=Range(2)))
        assert one.item_count == 0
        assert one.empty or holds in ("callouts", "code")


FILLED = [
    ("list", "- a"),
    ("list", "- \n  - a"),
    ("list", "- —"),
    ("list", "- 0"),
    ("list", "- ?"),
    ("list", "- `:`"),
    ("list", "- ![](a.png)"),
    ("list", "- [](a.md)"),
    ("list", '- <img src="a.png">'),
    ("list", "- ✔️"),
    ("list", "-     \n  | a |\n  |-|\n  | b |"),
    ("checklist", "- [ ] 값"),
    ("checklist", "- [ ] \n  - 값"),
    ("definitions", "- **용어:** "),
    ("quotes", "> 값"),
    ("code", "```\n:\n```"),
    ("prose", "…"),
    ("images", '<img src="a.png">'),
    ("anything", "…"),
]


@pytest.mark.parametrize(("holds", "body"), FILLED)
def test_items_in_which_anything_stands_count(holds: ContentKind, body: str) -> None:
    one = bound(body, ANY._replace(holds=holds, items=Range(2)))
    assert one.item_count == 1
    assert not one.empty


def test_rows_of_empty_cells_stay_but_do_not_count() -> None:
    one = bound("| a | b |\n|-|-|\n|  |  |\n| 1 | |", ANY._replace(holds="table"))
    assert (len(one.items), one.item_count) == (2, 1)


def test_code_blocks_images_and_callouts() -> None:
    code = bound("```py\nx\n```\n\n- a\n\n      y", ANY._replace(holds="code"))
    assert texts(code) == ["x", "y"]
    images = ANY._replace(holds="images")
    assert texts(bound("a ![b](c.png) [d](e)", images)) == ["b"]
    assert len(bound('<img src="a.png">', images).items) == 1
    assert not bound("![[a.png]]", images).conforms
    assert texts(bound("![[a.png]] ![b](c.png)", images, "obsidian")) == ["a.png", "b"]
    callouts = ANY._replace(holds="callouts")
    one = bound("> [!note] 제목\n> 내용\n\n> quote\n\n> [!tip]-\n> x", callouts)
    assert texts(one) == ["제목\n내용", "\nx"]


def test_wikilinks_are_links_in_obsidian_only() -> None:
    body = "[[A]] `[[B]]` [c](d) [[E|f]]\n\n```\n[[G]]\n```"
    links = ANY._replace(holds="links")
    assert texts(bound(body, links)) == ["c"]
    assert texts(bound(body, links, "obsidian")) == ["A", "c", "f"]
    assert texts(bound(body, ANY._replace(holds="link"), "obsidian")) == ["A"]


def test_a_list_in_a_quote_counts_where_there_is_no_other() -> None:
    part = ANY._replace(holds="list")
    assert texts(bound("> - a\n> - b", part)) == ["a", "b"]
    assert texts(bound("> - a\n\n- b", part)) == ["b"]


@pytest.mark.parametrize(
    "body", ["없음", "없음.", "- 없음", "(없음)", "**없음**", "n/a", "> 없음", "- [없음]\n", "–"]
)
def test_texts_that_stand_for_nothing(body: str) -> None:
    part = ANY._replace(holds="table", accept=("없음", "N/A", "-"), items=Range(2))
    one = bound(body, part)
    assert one.accepted
    assert one.conforms
    assert one.items == ()


@pytest.mark.parametrize(
    "body", ["없음이다", "없음\n\n있음", "- 없음\n- 없음", "[없음](a)", "<!-- -->"]
)
def test_texts_that_do_not(body: str) -> None:
    assert not bound(body, ANY._replace(accept=("없음", "N/A"))).accepted


def test_forms_of_items_capture() -> None:
    form = TextPattern(
        "{day:date} {what}", (r"(?P<day>\d{4}-\d\d-\d\d) (?P<what>.+)",), (("day", "date"),)
    )
    part = ANY._replace(holds="list", item=ItemRequirement(form))
    one = bound("- 2023-02-28 **a** b\n- 2023-02-30 c\n- d", part)
    first, *others = one.item_captures
    assert first
    assert [(named.reference, named.text) for named in first] == [
        ("day", "2023-02-28"),
        ("what", "a b"),
    ]
    source = "## P\n\n- 2023-02-28 **a** b\n"
    assert source[first[0].span.start : first[0].span.end] == "2023-02-28"
    assert others == [None, None]


def test_a_heading_captures_and_tells_days_that_are_none() -> None:
    heading = Heading((), (r"(?P<day>\d{4}-\d\d-\d\d) (?P<what>.+)",), captures=(("day", "date"),))
    schema = Schema("a", "a.yaml", (Part("p", "P", heading, times=Range(0)),))
    text = "## 2023-02-28 a\n\nx\n\n## 2023-02-30 b\n\nx\n"
    binding = bind_note(parse(Source.of("a.md", text)), schema, "a.md")
    one, other = binding.sections
    assert [(named.reference, named.text) for named in one.captures] == [
        ("day", "2023-02-28"),
        ("what", "a"),
    ]
    assert other.captures == ()
    assert [(one.kind, one.name, one.found, one.part) for one in binding.field_violations] == [
        ("invalid", "day", "2023-02-30", "p")
    ]
    span = binding.field_violations[0].span
    assert text[span.start : span.end] == "2023-02-30"
