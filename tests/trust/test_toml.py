"""TOML of a stranger: long lines, long keys and deep values cost no more than their length."""

from typing import Any

import pytest

from notelint.lint.check_note import check_note
from notelint.locale import in_language
from notelint.model.fields import UnreadableFields
from notelint.model.note import FrontMatter
from notelint.model.plan import Plan, SelectedRule
from notelint.model.source import Span
from notelint.parse.metadata import read_front_matter


class Counted(str):
    """A text that counts the characters that are copied out of it."""

    __slots__ = ("copied",)
    copied: int

    def __getitem__(self, key: Any) -> str:
        found = super().__getitem__(key)
        self.copied = getattr(self, "copied", 0) + len(found)
        return found


def read(text: str) -> Any:
    whole = Span(0, len(text))
    return read_front_matter(FrontMatter("toml", text, whole, whole))


@pytest.mark.parametrize(
    ("begin", "piece", "end"),
    [
        ("t = {", "k{} = 'v', ", "z = 1}"),
        ("t = [", "'v{}', ", "1]"),
        ("t = [", "{{k{} = 1}}, ", "1]"),
        ("", "k{}.a = 'v'\n", "z = 1"),
        ("", "[k{}]\na = 1\n", "z = 1"),
        ("", "[[k]]\na = {}\n", "z = 1"),
    ],
)
def test_a_long_line_is_read_once(begin: str, piece: str, end: str) -> None:
    text = Counted(begin + "".join(piece.format(number) for number in range(4_000)) + end)
    assert not isinstance(read(text), UnreadableFields)
    assert text.copied <= 2 * len(text)


@pytest.mark.parametrize("key", ["a", '"a b"', "'a'"])
@pytest.mark.parametrize(
    "form", ["{} = 1", "[{}]", "[[{}]]", "x = {{ {} = 1 }}", "x = {{y = 1, {} = 1}}"]
)
def test_a_key_of_hundreds_of_parts_is_refused(key: str, form: str) -> None:
    text = form.format(" . ".join([key] * 350)) + "\n"
    found = read(text)
    assert isinstance(found, UnreadableFields)
    assert in_language(found.reason, "en") == "it is nested too deeply"
    note = f"+++\n{text}+++\n\n# A\n"
    plan = Plan(root="", rules=(SelectedRule("F006", "error"), SelectedRule("N004", "error")))
    assert [one.code for one in check_note("a.md", note.encode(), plan).findings] == ["F006"]


@pytest.mark.parametrize("depth", [21, 350, 100_000])
def test_values_that_lie_too_deep_are_refused(depth: int) -> None:
    found = read(f"x = {'[' * depth}{']' * depth}\n")
    assert isinstance(found, UnreadableFields)
    assert in_language(found.reason, "en") == "it is nested too deeply"


def test_what_is_not_too_deep_is_read() -> None:
    text = f"x = {'[' * 19}{']' * 19}\n{'.'.join('abcdefghijklmnopqrs')} = '{'a.' * 400}'\n"
    assert not isinstance(read(text), UnreadableFields)
