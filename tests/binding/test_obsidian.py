"""Obsidian's links, embeds and tags."""

from notelint.binding.bind_note import read_obsidian
from notelint.model.source import Source
from notelint.parse import parse
from notelint.text.wikilinks import heading_name, heading_names


def links(text: str) -> list[tuple[str, str, str, str]]:
    """Kind, text, target and source of each link."""
    source = Source.of("a.md", text)
    found, _ = read_obsidian(parse(source))
    return [(one.kind, one.text, one.url, source.slice(one.span)) for one in found]


def tags(text: str) -> list[str]:
    source = Source.of("a.md", text)
    return [tag.text for tag in read_obsidian(parse(source))[1]]


def test_links_and_embeds() -> None:
    assert links("a [[Note#제목^b|다른 이름]] b ![[img.png]]") == [
        ("wikilink", "다른 이름", "Note#제목^b", "[[Note#제목^b|다른 이름]]"),
        ("embed", "img.png", "img.png", "![[img.png]]"),
    ]


def test_no_links_in_code_nor_escaped_nor_empty() -> None:
    assert links("`[[a]]` \\[[b]] [[]] [[ ]]\n\n```\n[[c]]\n```\n\n    [[d]]\n") == []


def test_a_link_in_a_table_has_its_pipe_escaped() -> None:
    found = links("| a |\n|---|\n| [[Note\\|x]] |\n")
    assert [(kind, text, url) for kind, text, url, _ in found] == [("wikilink", "x", "Note")]


def test_a_storm_of_brackets_has_no_link() -> None:
    assert links("[[" * 20_000) == []
    assert len(links("[[" * 20_000 + "a]]")) == 1


def test_tags() -> None:
    assert tags("#독서 #a/b-c (#x_1) #2024 #2024y #end/ a#no #") == [
        "독서",
        "a/b-c",
        "x_1",
        "2024y",
        "end",
    ]


def test_no_tags_in_code_addresses_links_or_headings_markers() -> None:
    assert tags("## Title\n\n`#code` https://a.b/#c <https://a.b/#d> [x](#y) [[N#e]] \\#f") == []


def test_headings_are_named_as_obsidian_compares_them() -> None:
    assert heading_name("12:30 **meeting**: A/B `c` (d)!") == "12 30 meeting A B c d"
    assert heading_name("it's a_b-c “d” 가나") == "it's a_b-c “d” 가나"
    assert heading_name("\u1100\u1161") == "가"
    note = parse(Source.of("a.md", "## See [[Other|it]] now ##\n\nTwo _words_\n---------\n"))
    assert set(heading_names(note)) == {"See Other it now", "Two _words_", "Two words"}
