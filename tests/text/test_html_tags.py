import pytest

from notelint.text.html_tags import tag_attributes, tag_name


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("<a>", "a"),
        ("<H2 class=x>", "h2"),
        ("</h2 >", "/h2"),
        ("<br/>", "br"),
        ("<x-y\nid=z>", "x-y"),
    ],
)
def test_an_element_s_name(tag: str, name: str) -> None:
    assert tag_name(tag) == name


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ('<a id="x">', {"id": "x"}),
        ("<a ID='x y' hidden/>", {"id": "x y", "hidden": ""}),
        ("<a id=x/>", {"id": "x/"}),
        ("<a\n  id = x\tname=설치>", {"id": "x", "name": "설치"}),
        ('<a title=\'an id="no"\' data-id="no">', {"title": 'an id="no"', "data-id": "no"}),
        ('<a id="x" id="y">', {"id": "x"}),
        ('<a id="a&amp;b">', {"id": "a&b"}),
        ('</a id="x">', {}),
    ],
)
def test_its_attributes(tag: str, found: dict[str, str]) -> None:
    assert tag_attributes(tag) == found
