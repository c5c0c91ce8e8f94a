"""What a schema file's shorthand and silence stand for."""

from textwrap import dedent

from notelint.model.schema import (
    ArticleOrigin,
    Heading,
    Part,
    QuoteRequirement,
    Schema,
    UrlRequirement,
)
from notelint.model.schema_fields import FOREVER, Range
from notelint.schema.loading import read_schema


def compiled(text: str) -> Schema:
    return read_schema(("notelint: 1\nname: a\n" + dedent(text)).encode(), "a.yaml")


def part(text: str) -> Part:
    (only,) = compiled(f"parts:\n  - {{id: a, {text}}}\n").parts
    return only


def test_what_is_left_out_has_the_defaults_of_the_model() -> None:
    assert part("heading: A") == Part("a", "A", Heading(("A",)), line=4)
    schema = compiled("parts: [{id: a, heading: A}]")
    assert schema == Schema("a", "a.yaml", (Part("a", "A", Heading(("A",)), line=3),))


def test_headings_may_be_a_text_a_list_or_a_mapping() -> None:
    assert part("heading: A").heading == Heading(("A",))
    assert part("heading: [A, B]").heading == Heading(("A", "B"))
    assert part("heading: {text: A}").heading == Heading(("A",))
    assert part("heading: {level: 1}").heading == Heading(levels=Range(1, 1))


def test_what_stands_between_slashes_is_a_pattern_and_all_else_is_literal() -> None:
    heading = part(r"heading: [A.*, '/B\d+/', /etc, 2/2, '/']").heading
    names = ("A.*", "/etc", "2/2", "/")
    assert heading == Heading(names, (r"B\d+",), shown=(r"/B\d+/",))


def test_a_part_is_called_by_its_first_name_else_its_id() -> None:
    assert part("heading: ['/B+/', A, C]").title == "A"
    assert part("heading: ['/B+/', '/C/']").title == "a"
    assert part("heading: {level: 1}").title == "a"


def test_levels_are_a_number_or_a_range_with_and_without_quotes() -> None:
    written = ("2", '"2"', "2..4", '"2..4"', "3..")
    ranges = [Range(2, 2), Range(2, 2), Range(2, 4), Range(2, 4), Range(3, 6)]
    for text, levels in zip(written, ranges, strict=True):
        heading = part(f"heading: {{level: {text}}}").heading
        assert heading is not None
        assert heading.levels == levels


def test_counts_are_signs_numbers_or_ranges() -> None:
    written = ('"?"', '"*"', "+", '"+"', "2", '"1"', "2..5", "1..")
    ranges = [(0, 1), (0, FOREVER), (1, FOREVER), (1, FOREVER), (2, 2), (1, 1), (2, 5)]
    for text, count in zip(written, [*ranges, (1, FOREVER)], strict=True):
        assert part(f"heading: A, count: {text}").times == count


def test_items_are_numbers_or_ranges() -> None:
    for text, items in (("3", (3, 3)), ("1..", (1, FOREVER)), ("2..5", (2, 5)), ("0", (0, 0))):
        assert part(f"heading: A, holds: list, items: {text}").items == items


def test_the_rest_of_a_part_is_taken_over() -> None:
    article, source, quotes = compiled(
        """\
        parts:
          - id: article
            heading: A
            holds: prose
            marks: {evidence: strong, key: code}
          - id: source
            heading: S
            holds: link
            text: "{a} - {b}"
            url: {scheme: https, reachable: true}
          - id: quotes
            heading: Q
            holds: quotes
            quotes: {from: article, match: exact, marked: evidence}
        """
    ).parts
    assert article.marks == (("evidence", "strong"), ("key", "code"))
    assert source.template == "{a} - {b}"
    assert source.url == UrlRequirement(("https",), True)
    assert quotes.quotes == QuoteRequirement(
        ArticleOrigin("article"), "exact", "evidence", elision=False
    )
    assert (article.line, quotes.line) == (4, 13)


def test_nested_parts_have_the_order_and_extras_around_them_unless_they_say_otherwise() -> None:
    (outer,) = compiled(
        """\
        order: strict
        extras: deny
        parts:
          - id: a
            heading: A
            extras: allow
            parts:
              - id: b
                heading: B
                order: any
                parts: [{id: c, heading: C}]
        """
    ).parts
    (inner,) = outer.parts
    (innermost,) = inner.parts
    assert (outer.order, outer.extras) == ("strict", "allow")
    assert (inner.order, inner.extras) == ("any", "allow")
    assert (innermost.order, innermost.extras) == ("any", "allow")


def test_a_heading_of_any_text_is_in_the_region_of_its_neighbours() -> None:
    schema = compiled(
        """\
        regions: {names: [top, body]}
        parts:
          - {id: title, heading: {level: 1}}
          - {id: named, heading: N}
          - {id: source, region: top}
          - {id: both, heading: {level: 2}, region: top}
          - {id: before-text, heading: {level: 2}}
          - {id: text, region: body}
          - {id: after-text, heading: {level: 2}}
        """
    )
    assert [(part.id, part.region) for part in schema.parts] == [
        ("title", "top"),
        ("named", ""),
        ("source", "top"),
        ("both", "top"),
        ("before-text", "body"),
        ("text", "body"),
        ("after-text", "body"),
    ]


def test_a_title_above_the_first_part_that_names_a_region_is_at_the_top() -> None:
    schema = compiled(
        """\
        regions: {names: [top, body]}
        parts:
          - {id: title, heading: {level: 1}}
          - {id: text, region: body}
        """
    )
    assert [part.region for part in schema.parts] == ["top", "body"]


def test_without_regions_no_part_is_in_one() -> None:
    schema = compiled("parts: [{id: a, heading: {level: 1}}, {id: b, heading: B}]")
    assert [part.region for part in schema.parts] == ["", ""]
