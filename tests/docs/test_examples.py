"""What the pages of the documentation show is true: their examples are run.

A word behind a fence's language says how.

- `yaml schema`: a schema, which the notes below it on the page are checked against
- `yaml wrong`: a schema with mistakes; the `text` fence behind it has what is said of them
- `markdown note`: a note, or `markdown note PATH`; the `text` fence behind it has its findings, and
  without one it has none
- `markdown plain`: the same, without a schema
- `toml settings`: a settings file
- `python rule`: a rule's file, whose examples are run
- `python run`: a program, run in the repository's root
- `console run`: commands behind `$ `, run in the repository's root, and what they print; a line
  `…` stands for any lines
- `yaml file PATH`, and the same of other languages: a file in a folder that the page has to itself;
  a later one with its path takes its place
- `console here`: commands like those of `console run`, run in that folder as it is at this place

On the pages of the schema language every fence has a mark, so that each example there is run.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from program import run_notelint

from notelint.config.discovery import SettingsCandidate
from notelint.config.settings import read_settings
from notelint.lint.check_note import check_note
from notelint.model.bound_note import BoundNote
from notelint.model.facts import CheckReport, Summary
from notelint.model.message import Language
from notelint.model.plan import Plan, SelectedRule
from notelint.model.rule import Rule
from notelint.model.schema import Schema
from notelint.model.source import Source
from notelint.parse import parse
from notelint.report import ReportOptions, render
from notelint.rules import RULES
from notelint.schema.errors import ConfigError
from notelint.schema.loading import read_schema

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted(
    page
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    if page.parent.name != "rules"  # generated from examples that have tests of their own
)
FENCE = re.compile(
    r"^(`{3,})(\w+) (\w+)(?: (\S+))?\n(.*?)^\1$(?:\n+```text\n(.*?)^```$)?",
    re.MULTILINE | re.DOTALL,
)
ANY_FENCE = re.compile(r"^(`{3,}).*?^\1$", re.MULTILINE | re.DOTALL)
ALL_RUN = [
    *(ROOT / "docs/schema").glob("*.md"),
    ROOT / "docs/schema.md",
    *(ROOT / "docs/ko").glob("schema*.md"),
]
"""Pages on which each fence is an example."""
KINDS = {
    ("yaml", "schema"),
    ("yaml", "wrong"),
    ("markdown", "note"),
    ("markdown", "plain"),
    ("toml", "settings"),
    ("python", "rule"),
    ("python", "run"),
    ("console", "run"),
    ("console", "here"),
    ("yaml", "file"),
    ("markdown", "file"),
    ("toml", "file"),
    ("html", "file"),
    ("json", "file"),
}


class Block(NamedTuple):
    """A marked fence: its language and mark, its text, the text fence behind it, its place.

    `path` is that of the note or file that it stands for.
    """

    kind: tuple[str, str]
    text: str
    said: str
    schema: str
    place: str
    path: str = ""


def blocks(page: Path) -> Iterator[Block]:
    """The marked fences of a page; each note has the last schema above it."""
    text = page.read_text(encoding="utf-8")
    schema = ""
    for match in FENCE.finditer(text):
        kind = (match[2], match[3])
        if kind == ("yaml", "schema"):
            schema = match[5]
        place = f"{page.relative_to(ROOT)}:{text.count(chr(10), 0, match.start()) + 1}"
        yield Block(kind, match[5], match[6] or "", schema, place, match[4] or "")


BLOCKS = [block for page in PAGES for block in blocks(page)]


def of_kind(language: str, *marks: str) -> pytest.MarkDecorator:
    """The test runs once for each block of a language with one of the marks."""
    kinds = [(language, mark) for mark in marks]
    chosen = [pytest.param(block, id=block.place) for block in BLOCKS if block.kind in kinds]
    return pytest.mark.parametrize("block", chosen)


def language_of(block: Block) -> Language:
    """The language of the page that a block is on."""
    return "ko" if "/ko/" in block.place or ".ko." in block.place else "en"


def compiled(text: str) -> Schema:
    return read_schema(text.encode(), "schema.yaml")


def test_every_mark_is_known_and_used() -> None:
    assert {block.kind for block in BLOCKS} == KINDS
    assert {block.kind[1] for block in BLOCKS if block.path} == {"note", "file"}


@pytest.mark.parametrize("page", ALL_RUN, ids=lambda page: page.name)
def test_every_fence_on_a_page_of_the_schema_language_is_run(page: Path) -> None:
    left = FENCE.sub("", page.read_text(encoding="utf-8"))
    assert [fence[0] for fence in ANY_FENCE.finditer(left)] == []


@of_kind("yaml", "schema")
def test_a_schema_has_no_mistake(block: Block) -> None:
    assert compiled(block.text).parts


@of_kind("yaml", "wrong")
def test_of_a_wrong_schema_is_said_what_stands_there(block: Block) -> None:
    with pytest.raises(ConfigError) as error:
        compiled(block.text)
    said = [problem.text(language_of(block)) for problem in error.value.problems]
    assert said == block.said.splitlines()


@of_kind("markdown", "note", "plain")
def test_a_note_has_the_findings_that_stand_there(block: Block) -> None:
    rules = tuple(
        SelectedRule(rule.code, rule.severity, rule.options() if rule.options else None)
        for rule in RULES.values()
    )
    plan = Plan(root="", rules=rules)
    if block.kind[1] == "note" and block.schema:
        schema = compiled(block.schema)
        plan = plan._replace(schemas=(schema,), forced=schema.name)
    found = check_note(block.path or "note.md", block.text.encode(), plan).findings
    options = ReportOptions(language_of(block))
    lines = render("concise", CheckReport(found, Summary()), options).splitlines()
    assert lines[: len(found)] == block.said.splitlines()


@of_kind("toml", "settings")
def test_settings_have_no_mistake(block: Block) -> None:
    project = "[tool.notelint" in block.text
    name = "pyproject.toml" if project else "notelint.toml"
    assert read_settings(SettingsCandidate(name, block.text.encode()), named=True)


@of_kind("python", "rule")
def test_a_rule_reports_what_its_examples_say(block: Block) -> None:
    written: dict[str, Rule] = {}
    exec(block.text, written)
    rule = written["RULE"]
    assert rule.check
    for example in rule.examples:
        note = parse(Source.of("note.md", example.note))
        found = rule.check(BoundNote(note), rule.options and rule.options())
        places = [note.source.position(problem.span.start) for problem in found]
        assert [f"{place.line}:{place.column}" for place in places] == list(example.at)


@of_kind("python", "run")
def test_a_program_does_what_it_says(block: Block, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    exec(block.text, {})


@of_kind("console", "run")
def test_commands_print_what_stands_there(block: Block, tmp_path: Path) -> None:
    printed_as_shown(block, ROOT, tmp_path)


WALKED = sorted({block.place.split(":")[0] for block in BLOCKS if block.kind[1] == "file"})


@pytest.mark.parametrize("page", WALKED)
def test_a_reader_who_follows_the_page_sees_what_it_shows(page: str, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    for block in blocks(ROOT / page):
        if block.kind[1] == "file":
            file = folder / block.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, encoding="utf-8")
        elif block.kind == ("console", "here"):
            printed_as_shown(block, folder, tmp_path / "cache")


def printed_as_shown(block: Block, folder: Path, cache: Path) -> None:
    for command, expected in commands(block.text):
        printed = run(command, folder, cache)
        pattern = "".join(
            r"(?:.*\n)*" if line == "…\n" else re.escape(line)
            for line in expected.splitlines(keepends=True)
        )
        assert re.fullmatch(pattern, printed), f"{block.place}\n$ {command}\n{printed}"


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Each command of a transcript, and what it prints."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        yield command, expected.removesuffix("\n") + "\n" if expected.strip() else ""


def run(command: str, folder: Path, cache: Path) -> str:
    """What a command prints, to either stream, without colour and in English."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "PYTHONPATH")}
    ours = {"NOTELINT_CACHE_DIR": str(cache), "LC_ALL": "C.UTF-8", "NOTELINT_OFFLINE": "1"}
    if re.fullmatch(r"notelint [\w ./,=-]+", command):  # nothing that a shell would change
        words = command.split()[1:]
        done = run_notelint(*words, cwd=folder, env=kept | ours, merged=True)
        return done.stdout.decode("utf-8")
    python = json.dumps(sys.executable)
    return subprocess.run(
        ["sh", "-c", f'notelint() {{ {python} -m notelint "$@"; }}; {command}'],
        cwd=folder,
        env=kept | ours,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    ).stdout
