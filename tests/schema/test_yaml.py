"""Schema files as YAML: what a plain value is, where it stands, and files that mean harm."""

from collections.abc import Callable

import pytest

from notelint.locale import in_language
from notelint.schema.data_file import read_yaml_file
from notelint.schema.errors import SchemaError
from notelint.schema.loading import read_schema
from notelint.text.scalars import resolve_scalar

SCHEMA = "notelint: 1\nname: a\nparts:\n- id: 기사\n  heading: 제목\n"


@pytest.mark.parametrize(
    "text", ["on", "yes", "No", "2023-11-28", "1_000", "12:30:45", "2..4", "1..", "0x1F", "="]
)
def test_what_yaml_1_1_takes_for_something_else_is_text(text: str) -> None:
    assert resolve_scalar(text) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("FALSE", False),
        ("12", 12),
        ("-3", -3),
        ("007", 7),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        ("9" * 19, "9" * 19),
    ],
)
def test_what_the_core_schema_resolves(text: str, value: object) -> None:
    resolved = resolve_scalar(text)
    assert resolved == value
    assert type(resolved) is type(value)


def test_quoted_and_block_scalars_are_text() -> None:
    node, problems = read_yaml_file(b"a: '1'\nb: \"true\"\nc: |\n  2\nd: !!str 3\n", "a.yaml")
    assert node.value == {"a": "1", "b": "true", "c": "2\n", "d": "3"}
    assert problems == ()


def test_keys_are_text_as_they_are_written() -> None:
    node, _ = read_yaml_file(b"on: a\n1: b\nnull: c\n", "a.yaml")
    assert node.value == {"on": "a", "1": "b", "null": "c"}


def test_places_of_keys_and_values_count_code_points() -> None:
    node, _ = read_yaml_file('가나: {"😀": x, b: [1, 다]}\n'.encode(), "a.yaml")
    assert node.place(("가나",), key=True) == ("a.yaml", 1, 1)
    assert node.place(("가나",)) == ("a.yaml", 1, 5)
    assert node.place(("가나", "😀"), key=True) == ("a.yaml", 1, 6)
    assert node.place(("가나", "b", 1)) == ("a.yaml", 1, 21)


def test_the_place_of_what_is_not_there_is_that_of_what_should_hold_it() -> None:
    node, _ = read_yaml_file(b"a:\n  b: [1]\n", "a.yaml")
    assert node.place(("a", "c")) == ("a.yaml", 2, 3)
    assert node.place(("a", "b", 7)) == ("a.yaml", 2, 6)


def test_an_alias_is_what_it_names() -> None:
    schema = read_schema(
        b"notelint: 1\nname: a\nparts:\n- {id: a, heading: {text: A, level: &l 2..4}}\n"
        b"- {id: b, heading: {text: B, level: *l}}\n",
        "a.yaml",
    )
    assert [part.heading.levels for part in schema.parts if part.heading] == [(2, 4), (2, 4)]


@pytest.mark.parametrize(
    "data",
    [
        SCHEMA.encode("utf-8-sig"),
        SCHEMA.replace("\n", "\r\n").encode(),
        SCHEMA.encode().rstrip(b"\n"),
        b"---\n" + SCHEMA.encode() + b"...\n",
        b"# a comment\n\n" + SCHEMA.encode(),
    ],
    ids=["byte-order mark", "CRLF", "no last line end", "document marks", "comment"],
)
def test_outer_forms_of_a_file_make_no_difference(data: bytes) -> None:
    schema = read_schema(data, "a.yaml")
    assert [(part.id, part.title) for part in schema.parts] == [("기사", "제목")]


@pytest.mark.parametrize("encoding", ["cp949", "utf-16"])
def test_another_encoding_is_named_with_its_first_byte(encoding: str) -> None:
    with pytest.raises(SchemaError) as error:
        read_schema(SCHEMA.encode(encoding), "a.yaml")
    (problem,) = error.value.problems
    assert "is not UTF-8: byte 0x" in in_language(problem.words, "en")
    expected = (4, 7) if encoding == "cp949" else (1, 1)
    assert (problem.line, problem.column) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b: c\n", "1:5: YAML: unexpected `:`"),
        ("count: *\n", '1:9: YAML: `*` begins an alias in YAML; write it in quotes: `"*"`'),
        ("count: ?\n", '1:8: YAML: `?` begins a key in YAML; write it in quotes: `"?"`'),
        ("a:\n\tb: 1\n", "2:1: YAML: a tab indents the line; YAML allows only spaces"),
        ("a:\n  - b\n\t- c\n", "3:1: YAML: a tab indents the line; YAML allows only spaces"),
        ("a: [1, 2\nb: 3\n", "2:2: YAML: `,` or `]` is missing in a list"),
        ("a: {x: 1\nb: 3\n", "2:2: YAML: `,` or `}` is missing in a mapping"),
        ('a: "b\n', "2:1: YAML: a quotation mark is not closed"),
        ('a: "\\d"\n', "1:5: YAML: a backslash in double quotes begins an escape"),
        ("a: @x\n", "1:4: YAML: this character can begin no value"),
        ("a:\n  b: 1\n c: 2\n", "3:2: YAML: the line does not fit the lines above it"),
        ("a: 1\n---\nb: 2\n", "2:1: YAML: more than one document"),
        ("a: x\0y\n", "1:5: YAML: character U+0000 is not allowed"),
        ("? [a]\n: b\n", "1:3: YAML: a key must be text"),
        ("a: *b\n", "1:4: YAML: no anchor `&b`"),
        ("a: &a [*a]\n", "1:8: YAML: the alias `*a` contains itself"),
        ("", "1:1: a schema must be a mapping that begins with `notelint: 1`; found nothing"),
        ("- a\n", "1:1: a schema must be a mapping that begins with `notelint: 1`; found a list"),
    ],
)
def test_a_mistake_of_syntax_is_explained(text: str, expected: str) -> None:
    with pytest.raises(SchemaError) as error:
        read_schema(text.encode(), "a.yaml")
    (problem,) = error.value.problems
    assert problem.text().startswith(f"a.yaml:{expected}")


def test_all_keys_that_stand_twice_are_named() -> None:
    _, problems = read_yaml_file(b"a: 1\nb: {c: 1, c: 2}\na: 3\n", "a.yaml")
    assert [problem.text() for problem in problems] == [
        "a.yaml:2:11: duplicate key `c` (first on line 2)",
        "a.yaml:3:1: duplicate key `a` (first on line 1)",
    ]


def test_tags_mean_nothing_here() -> None:
    _, problems = read_yaml_file(b"a: !!python/object:os.system x\nb: !mine [1]\n", "a.yaml")
    assert [(problem.line, problem.column) for problem in problems] == [(1, 4), (2, 4)]


LAUGHS = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 9) + "]\n" for n in range(1, 10)
)
ANCHORS = "".join(f"a{n}: &a{n} 1\n" for n in range(1000)) + "".join(
    f"b{n}: *a{n}\n" for n in range(1000)
)
TOWER = "a0: &a0 " + "[" * 30 + "]" * 30 + "\n"
TOWER += "".join(f"a{n}: &a{n} " + "[" * 30 + f"*a{n - 1}" + "]" * 30 + "\n" for n in range(1, 80))
BOMBS = {
    "a billion laughs": (LAUGHS, "values"),
    "a thousand anchors": (ANCHORS, "more than 100 aliases"),
    "a tower of aliases": (TOWER, "levels deep"),
    "open brackets": ("[" * 50_000, "levels deep"),
    "dashes": ("- " * 400_000, "levels deep"),
    "a great many keys": ("".join(f"k{n}: 1\n" for n in range(80_000)), "values"),
    "one key over and over": ("a: 1\n" * 150_000, "too many mistakes"),
}


@pytest.mark.parametrize(("text", "reason"), BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_refused(text: str, reason: str) -> None:
    with pytest.raises(SchemaError) as error:
        read_schema(text.encode(), "a.yaml")
    assert any(reason in in_language(problem.words, "en") for problem in error.value.problems)


@pytest.mark.parametrize("text", [text for text, _ in BOMBS.values()], ids=BOMBS)
def test_a_bomb_is_given_up_before_it_unfolds(
    text: str, operations: Callable[[Callable[[], object]], int]
) -> None:
    def read() -> None:
        with pytest.raises(SchemaError):
            read_schema(text.encode(), "a.yaml")

    assert operations(read) < 15 * max(len(text), 100_000)
