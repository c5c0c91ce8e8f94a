"""Forms of texts and conditions: what they become."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.model.schema import Heading
from notelint.model.schema_fields import ANY_LEVEL, ConditionTest
from notelint.schema.conditions import read_condition
from notelint.schema.errors import InvalidValueError
from notelint.schema.text_patterns import heading_pattern, read_alternative, text_pattern
from notelint.text.patterns import matches


@pytest.mark.parametrize(
    ("text", "yes", "no"),
    [
        ("{date:date}-{slug:slug}.md", ["2023-11-28-a-b.md", "2023-02-30-가.md"], ["23-1-1-a.md"]),
        ("{date:%Y%m%d} {x}.md", ["20231128 a b.md"], ["2023-11-28 a.md", "20231128.md"]),
        ("{x}/{y}.md", ["a/b.md"], ["a/b/c.md", "/b.md", "a/.md"]),
        ("{n:integer}.{w:word}", ["12.md", "-1.가"], ["1.2 3", "x.md"]),
        ("{n:number}", ["1.5", "-2", "007"], ["1.", ".5", "1,5"]),
        ("{{x}} {a:%H:%M}%", ["{x} 10:30%"], ["x 10:30%"]),
        (r"/(?P<n>\d+)-.*\.md/", ["12-x.md"], ["x-12.md"]),
    ],
)
def test_what_a_form_of_a_file_matches(text: str, yes: list[str], no: list[str]) -> None:
    (pattern,) = text_pattern([text], of_file=True).patterns
    assert [one for one in yes if not matches(pattern, one)] == []
    assert [one for one in no if matches(pattern, one)] == []


def test_captures_have_their_types_in_order() -> None:
    made = text_pattern(["{b:date} {a} {c:%Y}", r"/(?P<a>.)(?P<z>.)/"])
    assert made.captures == (("b", "date"), ("a", "string"), ("c", "%Y"), ("z", "string"))
    assert made.shown == r"{b:date} {a} {c:%Y} | /(?P<a>.)(?P<z>.)/"


def test_a_heading_without_fields_is_literal() -> None:
    assert heading_pattern(["{{name}} 50%", "B"], ANY_LEVEL) == Heading(("{name} 50%", "B"))
    made = heading_pattern(["{date:date} {subject}", "B"], ANY_LEVEL)
    assert (made.names, len(made.patterns)) == (("B",), 1)
    assert made.captures == (("date", "date"), ("subject", "string"))
    assert matches(made.patterns[0], "2023-11-28 회의 결과")


@given(st.text(alphabet="ab{}:%Ymd/.*[]()가 \\|"))
def test_any_text_is_a_form_or_refused(text: str) -> None:
    try:
        made = text_pattern([text], of_file=True)
    except InvalidValueError:
        return
    for pattern in made.patterns:
        matches(pattern, text)


@given(st.text(alphabet="ab가 .*+?()[]|^$\\-#&~", min_size=1))
def test_a_text_around_a_field_is_literal(text: str) -> None:
    (pattern,) = text_pattern([f"x{text}{{n:integer}}"]).patterns
    assert matches(pattern, f"x{text}12")
    assert not matches(pattern, f"y{text}12")


def test_groups_of_an_expression_are_captures() -> None:
    assert read_alternative(r"/(?P<b>.)(.)(?P<a>.)/").captures == (("b", "string"), ("a", "string"))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"front_matter.a": "b"}, ConditionTest("front_matter.a", "is", ("b",))),
        (
            {"front_matter.a.b": ["c", 1]},
            ConditionTest("front_matter.a.b", "is", ("c", "1")),
        ),
        ({"labels.a": True}, ConditionTest("labels.a", "present")),
        ({"labels.a": False}, ConditionTest("labels.a", "absent")),
        (
            {"file.date": "2023-01-01.."},
            ConditionTest("file.date", "range", ("2023-01-01", "")),
        ),
        ({"file.n": "1..2.5"}, ConditionTest("file.n", "range", ("1", "2.5"))),
        ({"file.n": ".."}, ConditionTest("file.n", "is", ("..",))),
        ({"file.n": "/a+/"}, ConditionTest("file.n", "matches", ("a+",))),
        ({"path": "drafts/**"}, ConditionTest("path", "glob", ("drafts/**",))),
    ],
)
def test_conditions(said: dict[str, object], expected: ConditionTest) -> None:
    assert read_condition(said) == ((expected,),)
    assert read_condition([said, said]) == ((expected,), (expected,))
