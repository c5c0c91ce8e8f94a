"""The literate cases of tests/cases, read.

A file's first heading names its rule. Each `##` heading begins a case: a `markdown` fence with the
note (`crlf` where its lines end as Windows ends them), a `yaml` fence with the schema (without its
first two lines) if it needs one, and what is reported, a line each: in a `text` fence what the
file's rule says (`line:column message`), or in an `all` fence what all rules say (`line:column code
message`). A `yaml asked` fence has a schema that the note gets only if it asks for it by its name,
`case`. Fences have four backticks, so that notes may have fences of their own.

The note is `case.md`, unless its fence names another path (`markdown 2024/03/a.md`). With `file
PATH` fences, or several notes, all of it is written into a folder and checked there; findings then
begin with their note's path. A `file notelint.toml` may say which notes get which schema.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FILES = sorted((Path(__file__).parent.parent / "cases").rglob("*.md"))
FENCE = re.compile(r"^````(\w+)(?: ([^\n]+))?\n(.*?)^````$", re.MULTILINE | re.DOTALL)
NOTES = ("markdown", "crlf")
TITLE = re.compile(r"^## (.+)$", re.MULTILINE)


class Case(NamedTuple):
    """One case. `notes` and `files` are pairs of a path and a text; `expected` is what is told."""

    code: str
    title: str
    notes: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...] = ()
    schema: str = ""
    asked: bool = False
    all_rules: bool = False
    expected: tuple[str, ...] = ()


def cases(file: Path) -> Iterator[Case]:
    """The cases of a file."""
    text = file.read_text(encoding="utf-8")
    fences = list(FENCE.finditer(text))
    titles = [
        match
        for match in TITLE.finditer(text)
        if not any(fence.start() < match.start() < fence.end() for fence in fences)
    ]
    ends = [*(match.start() for match in titles[1:]), len(text)]
    for title, end in zip(titles, ends, strict=True):
        inside = [fence for fence in fences if title.start() < fence.start() < end]
        told = [fence for fence in inside if fence[1] in ("text", "all")]
        schema = [fence for fence in inside if fence[1] == "yaml"]
        yield Case(
            file.stem[:4],
            title[1],
            tuple((one[2] or "case.md", _note(one)) for one in inside if one[1] in NOTES),
            tuple((one[2], one[3]) for one in inside if one[1] == "file"),
            f"notelint: 1\nname: case\n{schema[0][3]}" if schema else "",
            asked=bool(schema and schema[0][2]),
            all_rules=any(fence[1] == "all" for fence in told),
            expected=tuple(line for fence in told for line in fence[3].splitlines()),
        )


def _note(fence: re.Match[str]) -> str:
    return fence[3].replace("\n", "\r\n") if fence[1] == "crlf" else fence[3]


CASES = [case for file in FILES for case in cases(file)]
