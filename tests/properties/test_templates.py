"""Whatever a template holds, the schema that is made of it can be read."""

from hypothesis import example, given
from hypothesis import strategies as st

from notelint.model.source import Source
from notelint.parse import parse
from notelint.scaffold.draft import yaml_text
from notelint.scaffold.template import from_template
from notelint.schema.loading import read_schema

ODD = st.sampled_from(
    [
        *("", " ", "a", "A", "title", "날짜", "notelint", "{x}", "{{x}}", "{", "}", "<a b>", "[x]"),
        *("YYYY-MM-DD", "YYYY", "%Y", "NNN", "a|b", "a | b / c", "1", "1.5", "true", "null", "~"),
        *("\u2028", "\u2029", "\x85", "\x00", "\x1b", "\t", "\ufeff", "\u200b", "e\u0301", "😀"),
        *("/a/", "/(/", "//", "a/b", "#", "- ", ": ", "：", "'", '"', "\\", "`", "*", "?", "…"),
        *("(optional)", "(선택)", "a.b", "-", "=", "...", "|", "x" * 300),
    ]
)
TEXT = st.lists(ODD, max_size=4).map("".join)
VALUE = st.one_of(
    TEXT, st.sampled_from(["[]", "[a, b]", "{}", "{a: 1}", '""', "2024-01-01", "[[1]]"])
)
PAIRS = st.lists(st.tuples(TEXT, VALUE), max_size=4)


def yaml(pairs: list[tuple[str, str]]) -> str:
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in pairs) + "---\n\n"


def toml(pairs: list[tuple[str, str]]) -> str:
    lines = (
        f'"{key}" = {value if value[:1] in "[{" else chr(34) + value + chr(34)}\n'
        for key, value in pairs
    )
    return "+++\n" + "".join(lines) + "+++\n\n"


FRONT = st.one_of(st.just(""), PAIRS.map(yaml), PAIRS.map(toml))
MARKER = st.sampled_from(["# ", "## ", "### ", "- ", "- [ ] ", "> ", "1. ", ""])
BLOCK = st.one_of(
    st.tuples(st.sampled_from(["# ", "## ", "### ", "- ", "- [ ] ", "> ", "1. ", ""]), TEXT).map(
        "".join
    ),
    st.tuples(TEXT, TEXT).map(lambda pair: f"- {pair[0]}: {pair[1]}"),
    st.tuples(TEXT, TEXT).map(lambda pair: f"| {pair[0]} | {pair[1]} |\n| - | - |\n| a | b |"),
    TEXT.map(lambda info: f"```{info}\nx\n```"),
    TEXT.map(lambda text: f"- a\n  - {text}"),
    TEXT.map(lambda text: f"[#]: {text}: ({text})"),
    TEXT.map(lambda text: f"<!-- {text} -->"),
    st.just("---"),
)


@given(FRONT, st.lists(BLOCK, max_size=6))
@example("---\nnotelint: x\n---\n", [])
@example('+++\n"" = 1\n+++\n', [])
@example("", ["# T", "- a\u2028b: c"])
@example("", ["# ", "# ...", "# "])
@example("", ["# T", "| a\u2029 | |\n| - | - |\n| x | y |"])
def test_a_schema_of_any_template_can_be_read(front: str, blocks: list[str]) -> None:
    note = parse(Source.of("t.md", front + "\n\n".join(blocks) + "\n"))
    text = yaml_text(from_template(note, "t", "t.md"))
    without = "\n".join(line for line in text.split("\n") if not line.startswith("template:"))
    schema = read_schema(without.encode("utf-8", "surrogatepass"), "t.yaml")
    assert schema.parts
