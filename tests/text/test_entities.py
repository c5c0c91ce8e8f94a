import pytest

from notelint.text.html_tags import decode_entity
from notelint.text.normalization import normalize


@pytest.mark.parametrize(
    ("entity", "character"),
    [
        ("&ldquo;", "“"),
        ("&#8220;", "“"),
        ("&#x201C;", "“"),
        ("&amp;amp;lt;", "<"),
        ("&nbsp;", "\xa0"),
        ("&shy;", ""),
        ("&zwj;", ""),
        ("&nothing;", "&nothing;"),  # `&not` begins it
        ("&semi;", ";"),
        ("&notx;", "&notx;"),
        ("&#50;", "&#50;"),  # nobody writes a digit so, and it would hide a changed figure
        ("&#x61;", "&#x61;"),
    ],
)
def test_an_entity_is_its_character(entity, character):
    assert decode_entity(entity) == character


def test_a_decoded_entity_maps_back_to_all_of_it():
    plain = "&ldquo;가&rdquo;"
    normal = normalize(plain, "typographic")
    assert normal.text == '"가"'
    assert [normal.back(at, at + 1) for at in range(3)] == [(0, 7), (7, 8), (8, 15)]


def test_below_the_typographic_level_an_entity_is_what_it_looks_like():
    assert normalize("&amp;", "whitespace").text == "&amp;"


def test_ampersands_without_end_are_read_once(operations):
    small, large = (
        operations(lambda n=n: normalize("&amp;" * n, "typographic")) for n in (500, 2_000)
    )
    assert large < 6 * small
