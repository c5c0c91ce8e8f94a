"""The fixes of rules that judge a link by what is at its target."""

import pytest

from notelint.model.link import LinkReference, LocalTarget
from notelint.rules.links.broken_anchor import check_link as check_anchor
from notelint.rules.links.broken_file_link import check_link as check_file
from notelint.text.similar_names import SimilarNames

PLACE = (1, 1, 1, 2)


def file_address(url: str, path: str, kind: str, name: str, **more: object) -> str:
    """What L003 would write for a link to a missing file."""
    named = {"name": path} if more.get("by_name") else {}
    reference = LinkReference(url, PLACE, path=path, **{"written": "link", **named, **more})
    problem = check_file(reference, LocalTarget(kind, name), None)
    assert problem
    return problem.address


@pytest.mark.parametrize(
    ("url", "path", "kind", "name", "address"),
    [
        ("B.md", "notes/B.md", "case", "notes/b.md", "b.md"),
        ("../Img/a.png?raw=1", "Img/a.png", "case", "img/a.png", "../img/a.png?raw=1"),
        ("/Img/a.png", "Img/a.png", "case", "img/a.png", "/img/a.png"),
        ("a%CC%81.md#x", "a\u0301.md", "form", "\u00e1.md", "%C3%A1.md#x"),
        ("a\u0301.md", "a\u0301.md", "form", "\u00e1.md", "\u00e1.md"),
        ("chapter-tow.md", "chapter-tow.md", "missing", "chapter-two.md", "chapter-two.md"),
        ("big%20map.pgn", "big map.pgn", "missing", "big map.png", "big%20map.png"),
        ("a.jpg", "a.jpg", "missing", "a.png", ""),
        (r"..\img\a.png", r"n/..\img\a.png", "missing", "n/../img/a.png", "../img/a.png"),
        ("2023.md", "2023.md", "missing", "2024.md", ""),
        ("here.md", "here.md", "missing", "there.md", ""),
        ("pyr_occ_net.md", "pyr_occ_net.md", "missing", "pyroccnet.md", "pyroccnet.md"),
        ("casgeom.md", "casgeom.md", "missing", "casgeo.md", "casgeo.md"),
        ("retinanet.md", "retinanet.md", "missing", "retina_unet.md", ""),
        ("bevformer++.md", "bevformer++.md", "missing", "bevformer.md", ""),
        ("learning-c#.md", "learning-c#.md", "missing", "learning-c.md", ""),
        ("vectorhdmapnet.md", "vectorhdmapnet.md", "missing", "vectormapnet.md", ""),
        ("b", "notes/b", "missing", "notes/sub/b.md", ""),
    ],
)
def test_a_link_gets_the_file_that_was_surely_meant(
    url: str, path: str, kind: str, name: str, address: str
) -> None:
    rooted = url.startswith("/")
    assert file_address(url, path, kind, name, rooted=rooted) == address


@pytest.mark.parametrize("written", ["", "autolink", "bare"])
def test_only_a_url_in_parentheses_is_written_anew(written: str) -> None:
    assert file_address("B.md", "B.md", "case", "b.md", written=written) == ""


@pytest.mark.parametrize(
    ("url", "answer", "address"),
    [
        ("git/b.md?raw=1#c", LocalTarget("moved", "git/b.md", "b.md"), "b.md?raw=1#c"),
        ("my%20map.png", LocalTarget("moved", "x/my map.png", "x/my map.png"), "x/my%20map.png"),
        ("my.png", LocalTarget("moved", "x (1)/my.png", "x (1)/my.png"), "x%20%281%29/my.png"),
        ("example.org/a#b", LocalTarget("missing"), "https://example.org/a#b"),
    ],
)
def test_a_link_gets_the_path_or_the_url_that_was_probably_meant(
    url: str, answer: LocalTarget, address: str
) -> None:
    problem = check_file(LinkReference(url, PLACE, path=url, written="link"), answer, None)
    assert problem
    assert problem.address == address


def test_a_name_in_a_wikilink_is_written_anew_with_its_heading() -> None:
    more = {"written": "", "by_name": True}
    near = file_address("Note oen#Part", "Note oen", "missing", "deep/Note one", **more)
    assert near == "deep/Note one#Part"
    assert file_address("Bote", "Bote", "missing", "deep/Note", **more) == ""


def anchor_address(url: str, *anchors: str, written: str = "link") -> str:
    """What L004 would write for a link to a missing anchor of another note."""
    path, _, fragment = url.partition("#")
    reference = LinkReference(url, PLACE, path=path, fragment=fragment, written=written)
    answer = LocalTarget("file", anchors=SimilarNames(anchors))
    problem = check_anchor(reference, answer, None)
    assert problem
    return problem.address


def test_a_link_gets_the_anchor_that_was_surely_meant() -> None:
    assert anchor_address("b.md#Two words", "two-words") == "b.md#two-words"
    assert anchor_address("b.md#설치방법", "설치-방법") == "b.md#설치-방법"
    assert anchor_address("b.md#seutp", "setup") == "b.md#setup"
    assert anchor_address("b.md#setup-2", "setup-1") == ""
    assert anchor_address("b.md#here", "there") == ""
    assert anchor_address("b.md#seutp", "setup", written="") == ""
