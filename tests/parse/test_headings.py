"""A heading's text is without its attributes."""

from collections.abc import Callable

import pytest

from notelint.binding.anchors import anchors_of
from notelint.model.note import Note

Parse = Callable[[str], Note]


@pytest.mark.parametrize(
    "attributes",
    [
        "{#a}",
        "{.b}",
        "{#a .b c=d}",
        "{: #a}",
        "{:.b}",
        "{-}",
        '{#a title="두 낱말"}',
        "{ #가-나 }",
        "{/*a-b*/}",
    ],
)
@pytest.mark.parametrize(
    "heading", ["## 배경 {0}", "## 배경{0} ##", "배경 {0}\n----", "> # 배경 {0}"]
)
def test_attributes_are_no_text(noted: Parse, heading: str, attributes: str) -> None:
    note = noted(heading.replace("{0}", attributes))
    (leaf,) = note.leaves
    assert leaf.text.plain == "배경"
    assert leaf.attributes.strip() == attributes


@pytest.mark.parametrize(
    "text",
    ["{#a}", "집합 {a}", "집합 {}", "값 {#}", "`가 {#a}`", "가 \\{#a}", "가 {#a} 나", "{{x}}"],
)
def test_other_braces_are_text(noted: Parse, text: str) -> None:
    (leaf,) = noted(f"## {text}").leaves
    assert leaf.attributes == ""
    assert leaf.text.plain == text.replace("`", "").replace("\\", "")


def test_the_name_is_an_anchor_beside_that_of_the_text(noted: Parse) -> None:
    assert {"alpha", "배경"} <= set(anchors_of(noted("## 배경 {#alpha .wide}")))
    assert {"alpha", "배경"} <= set(anchors_of(noted("## 배경 {/*alpha*/}")))


def test_the_number_of_a_footnote_may_be_part_of_the_anchor(noted: Parse) -> None:
    note = noted("## 배경[^b]\n\n글[^a]\n\n## 끝[^a]<sup>7</sup>\n\n[^a]: 가\n[^b]: 나\n")
    assert {"배경", "배경1", "끝", "끝27"} <= set(anchors_of(note))
