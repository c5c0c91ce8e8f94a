from collections.abc import Callable

import pytest

from notelint.text.link_targets import slug, slugs


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Setting up", "setting-up"),
        ("2. 설치 방법 & uv", "2-설치-방법--uv"),
        ("🚀 Start", "-start"),
        ("C++ and C#", "c-and-c"),
        ("snake_case-name", "snake_case-name"),
        ("Ünïcode Straße", "ünïcode-straße"),
        ("日本語の見出し、その一", "日本語の見出しその一"),
        ("हिन्दी शीर्षक", "हिन्दी-शीर्षक"),
        ("½ and ①", "-and-"),
        ("Ⅳ. Ⓐ ⅷ 🅐", "ⅳ-ⓐ-ⅷ-🅐"),
        ("〇一 ー ﾊﾛｰ々", "〇一-ー-ﾊﾛｰ々"),
        (" Setup", "-setup"),
        ("Build ", "build-"),
        ("a\tb\u00a0c\u3000d\u200de", "abcde"),
        ("⚙\ufe0f 1\ufe0f\u20e3 Ünïcode", "\ufe0f-1\ufe0f\u20e3-ünïcode"),
        (":rocket: Start", "rocket-start"),
        ("ΟΔΟΣ İ ß", "οδος-i\u0307-ß"),
        ("???", ""),
    ],
)
def test_a_heading_s_anchor(heading: str, anchor: str) -> None:
    assert slug(heading) == anchor


@pytest.mark.parametrize(
    ("headings", "anchors"),
    [
        ("echo, echo, echo 1, echo-1, echo", "echo, echo-1, echo-1-1, echo-1-2, echo-2"),
        ("foxtrot-1, foxtrot, foxtrot", "foxtrot-1, foxtrot, foxtrot-2"),
        ("a 1, a 2, a, a, a", "a-1, a-2, a, a-3, a-4"),
        ("가, 가 1, 가, 가", "가, 가-1, 가-2, 가-3"),
        ("!, ?, -1, !", ", -1, -1-1, -2"),
    ],
)
def test_a_number_that_is_taken_is_passed_over(headings: str, anchors: str) -> None:
    assert list(slugs(headings.split(", "))) == anchors.split(", ")


def test_numbers_are_counted_on_and_not_tried_again(
    operations: Callable[[Callable[[], object]], int],
) -> None:
    def run(number: int) -> object:
        return list(slugs([*(f"a {index}" for index in range(1, number)), *["a"] * number]))

    assert operations(lambda: run(400)) < 5 * operations(lambda: run(100))


def test_a_second_heading_of_a_name_gets_a_number() -> None:
    assert list(slugs(["A", "B", "a", "A!"])) == ["a", "b", "a-1", "a-2"]
