"""No bytes bring the readers of schemas and settings down, and places are where things stand."""

from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from notelint.config.discovery import SettingsCandidate
from notelint.config.settings import read_settings
from notelint.model.message import LANGUAGES
from notelint.schema.built_in import folder
from notelint.schema.data_file import read_toml_file, read_yaml_file
from notelint.schema.errors import ConfigError, ConfigProblem, SchemaError
from notelint.schema.loading import load_schema, read_schema

WHOLE = Path(folder(), "news-scrap.yaml").read_bytes()
BITS = st.sampled_from(
    [
        "",
        "\t",
        "\n",
        "\r",
        "- ",
        ": ",
        "{",
        "}",
        "[",
        "]",
        "*a",
        "&a ",
        "null",
        "true",
        "1",
        "'",
        '"',
        "#",
        "!x ",
        "? ",
        ">",
        "|",
        "id:",
        "parts:",
        "<<: ",
        "/(/",
        "\0",
        "\ufeff",
        "---\n",
        "\x85",
        "\u2028",
        "~",
        "\udcff",
    ]
).map(lambda bit: bit.encode("utf-8", "surrogateescape"))
EDITS = st.lists(st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 20), BITS), max_size=6)


def sound(problems: tuple[ConfigProblem, ...], data: bytes) -> None:
    """Each problem lies in the file and speaks both languages."""
    assert problems
    lines = data.decode("utf-8", "replace").splitlines() or [""]
    for problem in problems:
        assert 1 <= problem.line <= len(lines) + 1, problem
        assert problem.column >= 1, problem
        assert all(problem.text(language) for language in LANGUAGES), problem


@settings(max_examples=300, deadline=None)
@given(EDITS)
def test_a_damaged_schema_is_read_or_explained(edits: list[tuple[int, int, bytes]]) -> None:
    data = WHOLE
    for at, length, bit in edits:
        data = data[:at] + bit + data[at + length :]
    try:
        read_schema(data, "news-scrap.yaml")
    except SchemaError as error:
        sound(error.problems, data)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_explained_as_a_schema_and_as_settings(data: bytes) -> None:
    try:
        read_schema(data, "a.yaml")
    except SchemaError as error:
        sound(error.problems, data)
    try:
        read_settings(SettingsCandidate("/none/notelint.toml", data))
    except ConfigError as error:
        sound(error.problems, data)


KEYS = st.text("ab가_-1", min_size=1, max_size=4)
VALUES = st.recursive(
    st.integers(0, 99) | st.text("x가 #=,[]{}.'\"\\\n", max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
TABLES = st.dictionaries(KEYS, VALUES, max_size=4)


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def inline(value: Any, equals: str) -> str:
    """A value as TOML (with ` = `) or flow YAML (with `: `) writes it."""
    if isinstance(value, dict):
        pairs = (f"{quoted(key)}{equals}{inline(item, equals)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inline(item, equals) for item in value) + "]"
    return quoted(value) if isinstance(value, str) else str(value)


def walk(value: Any, path: tuple[str | int, ...] = ()) -> Any:
    """Every path of a value, with what stands there."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for step, item in pairs:
        yield (*path, step), item
        if isinstance(item, dict | list):
            yield from walk(item, (*path, step))


def rest(text: str, place: tuple[int, int]) -> str:
    return text.split("\n")[place[0] - 1][place[1] - 1 :]


@settings(max_examples=150, deadline=None)
@given(TABLES, TABLES, st.lists(TABLES, max_size=2))
def test_every_key_and_value_of_a_toml_file_is_found(
    top: dict[str, Any], table: dict[str, Any], entries: list[dict[str, Any]]
) -> None:
    def pairs(values: dict[str, Any]) -> str:
        return "".join(f"  {quoted(k)} = {inline(v, ' = ')} # x\n" for k, v in values.items())

    text = pairs({f"t{key}": value for key, value in top.items()}) + "[z.'y']\n" + pairs(table)
    text += "".join(f"[[entries]]\n{pairs(entry)}" for entry in entries)
    _, place = read_toml_file(text.encode(), "a.toml")
    whole: dict[str, Any] = {f"t{key}": value for key, value in top.items()}
    whole |= {"z": {"y": table}, "entries": entries}
    for path, value in walk(whole):
        if path in {("z",), ("z", "y"), ("entries",)} or path[:-1] == ("entries",):
            continue
        assert rest(text, place(path, False)[1:]).startswith(inline(value, " = ")), path
        if isinstance(path[-1], str):
            assert rest(text, place(path, True)[1:]).startswith(quoted(path[-1])), path


@settings(max_examples=150, deadline=None)
@given(TABLES)
def test_every_key_and_value_of_a_yaml_file_is_found(table: dict[str, Any]) -> None:
    text = "# x\n" + inline(table, ": ")
    node, problems = read_yaml_file(text.encode(), "a.yaml")
    assert node.value == table
    assert problems == ()
    for path, value in walk(table):
        assert rest(text, node.place(path)[1:]).startswith(inline(value, ": ")), path
        if isinstance(path[-1], str):
            assert rest(text, node.place(path, key=True)[1:]).startswith(quoted(path[-1])), path


def test_the_undamaged_schema_is_right() -> None:
    assert read_schema(WHOLE, "news-scrap.yaml") == load_schema("news-scrap")
