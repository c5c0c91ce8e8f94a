"""Obsidian's links, embeds and tags."""

from notelint.binding.obsidian import VaultSyntax, read_obsidian
from notelint.model.source import Source
from notelint.parse import parse
from notelint.text.wikilinks import block_ids, heading_name, heading_names, is_note_name


def read(text: str) -> VaultSyntax:
    return read_obsidian(parse(Source.of("a.md", text)))


def links(text: str) -> list[tuple[str, str, str, str]]:
    """Kind, text, target and source of each link."""
    slice_of = Source.of("a.md", text).slice
    return [(one.kind, one.text, one.url, slice_of(one.span)) for one in read(text).links]


def targets(text: str) -> list[tuple[str, str]]:
    """The target of each link, and its source."""
    source = Source.of("a.md", text)
    return [(one.url, source.slice(one.target)) for one in read(text).links]


def tags(text: str) -> list[str]:
    return [tag.text for tag in read(text).tags]


def hidden(text: str) -> list[str]:
    return [text[span.start : span.end] for span in read(text).comments]


def test_links_and_embeds() -> None:
    assert links("a [[Note#제목^b|다른 이름]] b ![[img.png]]") == [
        ("wikilink", "다른 이름", "Note#제목^b", "[[Note#제목^b|다른 이름]]"),
        ("embed", "img.png", "img.png", "![[img.png]]"),
    ]


def test_no_links_in_code_nor_escaped_nor_empty() -> None:
    assert links("`[[a]]` \\[[b]] [[]] [[ ]]\n\n```\n[[c]]\n```\n\n    [[d]]\n") == []
    assert links("!\\[\\[e\\]\\] [with [[f]] in it](https://example.com/) <p>[[g]]</p>\n") == [
        ("wikilink", "g", "g", "[[g]]")
    ]


def test_markup_is_part_of_a_name() -> None:
    assert targets("[[__init__]] ![[*a* b.png|100]] [[A &amp; B]] [[snake_case_name#h_1_|x]]") == [
        ("__init__", "__init__"),
        ("*a* b.png", "*a* b.png"),
        ("A &amp; B", "A &amp; B"),
        ("snake_case_name#h_1_", "snake_case_name#h_1_"),
    ]
    assert targets("| a |\n|---|\n| ![[_x_.png\\|10]] |\n") == [("_x_.png", "_x_.png")]


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


def test_tags_have_emoji_and_no_punctuation() -> None:
    assert tags("#🌱/새싹, #👩‍🌾 #a&b #할일。 #x—y #café! #\u2026 #1/2") == [
        "🌱/새싹",
        "👩‍🌾",
        "a",
        "할일",
        "x",
        "café",
    ]


def test_no_tags_in_code_addresses_links_or_headings_markers() -> None:
    assert tags("## Title\n\n`#code` https://a.b/#c <https://a.b/#d> [x](#y) [[N#e]] \\#f") == []


def test_headings_are_named_as_obsidian_compares_them() -> None:
    assert heading_name("12:30 **meeting**: A/B `c` (d)!") == "12 30 meeting A B c d"
    assert heading_name("it's a_b-c “d” 가나") == "it's a_b-c “d” 가나"
    assert heading_name("\u1100\u1161") == "가"
    note = parse(Source.of("a.md", "## See [[Other|it]] now ##\n\nTwo _words_\n---------\n"))
    assert set(heading_names(note)) == {"See Other it now", "Two _words_", "Two words"}


def test_comments_in_a_line_and_in_blocks() -> None:
    assert hidden("a %%b [[c]]%% d\n\n%%\ne\n\n[[f]]\n%%\n\n`%%` g\n") == [
        "%%b [[c]]%%",
        "%%\ne\n\n[[f]]\n%%",
    ]
    assert hidden("100%% sure\n\n50%% not\n") == []
    assert hidden("a\n\n> %% open\n\n# b\n") == ["%% open\n\n# b\n"]
    assert links("a %%b [[c]]%% [[d]]\n\n%%\n#e [[f]]\n%%\n") == [("wikilink", "d", "d", "[[d]]")]
    assert tags("#a %%#b%%\n") == ["a"]


def test_a_storm_of_comments_takes_linear_time() -> None:
    assert len(hidden("a %% b\n" * 20_000)) == 10_000
    assert hidden("a %% b\n\n" * 20_000) == []


def test_block_identifiers() -> None:
    text = "a ^one\n\n> b\n\n^two\n\n* c ^T-3 \n\n| d |\n|---|\n| e ^four |\n\n2^5 f [[#^six]]\n"
    assert list(block_ids(text)) == ["one", "two", "t-3", "four"]


def test_names_of_notes_and_of_files() -> None:
    assert all(map(is_note_name, ("Note", "v1.2", "2412.14014", "Mr. X", "a.md", ".hidden")))
    assert not any(map(is_note_name, ("x.png", "a/b.pdf", "board.canvas")))


def test_one_long_line_takes_linear_time() -> None:
    assert len(hidden("x %%y%% " * 100_000)) == 100_000
    assert list(block_ids("^a" + " " * 200_000 + "b")) == []
    assert tags("#" + "/" * 200_000) == []
