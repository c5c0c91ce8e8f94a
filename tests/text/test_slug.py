import pytest

from notelint.text.slug import slug, slugs


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
        ("???", ""),
    ],
)
def test_a_heading_s_anchor(heading: str, anchor: str) -> None:
    assert slug(heading) == anchor


def test_a_second_heading_of_a_name_gets_a_number() -> None:
    assert list(slugs(["A", "B", "a", "A!"])) == ["a", "b", "a-1", "a-2"]
