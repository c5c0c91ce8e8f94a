"""Many links, and as many slips, take time and memory that grow as the note does."""

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from notelint.links.local_targets import find_local_targets
from notelint.lint.check_collection import check_collection, collect
from notelint.lint.check_note import check_note
from notelint.model.facts import CheckReport, Summary
from notelint.model.finding import Finding
from notelint.model.plan import Plan, SelectedRule
from notelint.report import ReportOptions, render
from notelint.rules import RULES
from notelint.schema.loading import read_schema

OBSIDIAN = read_schema(
    b"notelint: 1\nname: vault\ndialect: obsidian\nextras: allow\nparts:\n"
    b"  - {id: title, heading: {level: 1}, count: '*', empty: true}\n",
    "vault.yaml",
)
REFERRING = read_schema(
    b"notelint: 1\nname: board\nextras: allow\nparts:\n"
    b"  - {id: title, heading: {level: 1}, empty: true}\n"
    b"front_matter:\n  fields: {id: {type: string}, see: {type: list, required: false}}\n"
    b"collection: {unique: [front_matter.id], references: {front_matter.see: front_matter.id}}\n",
    "board.yaml",
)
RULES_OF_LINKS = tuple(
    SelectedRule(rule.code, rule.severity, rule.options() if rule.options else None)
    for rule in RULES.values()
    if rule.code[0] in "LC"
)

NOTES = {  # name: what stands once for each, what is repeated on one line
    "files on one line": ("", "[a](b{}.md) "),
    "files of a folder": ("", "[a](nte{}.md) "),
    "anchors": ("# head {}\n\n", "[a](#haed-{}) "),
    "HTML anchors": ("<h2 id=x{0}>head {0}</h2>\n\n", "[a](#haed-{}) "),
    "references": ("[head{}]: a.md\n", "[a][haed{}] "),
    "wikilinks": ("", "[[nte{}]] "),
    "headings of wikilinks": ("# head {}\n\n", "[[#haed {0}]] [a](#haed%20{0}) "),
    "addresses by a slip": ("", "[a](https//e.com/{}) "),
    "bare addresses": ("", "https://e.com/{}입니다 "),
    "links that are open": ("", "[a](https://e.com/{} "),
}


def note_of(name: str, number: int) -> str:
    once, repeated = NOTES[name]
    line = "".join(repeated.format(index) for index in range(number))
    return "".join(once.format(index) for index in range(number)) + f"\n{line}\n"


def plan_of(name: str, root: Path) -> Plan:
    obsidian = "wikilinks" in name
    schemas, forced = ((OBSIDIAN,), "vault") if obsidian else ((), None)
    return Plan(str(root), RULES_OF_LINKS, schemas=schemas, forced=forced)


def checked(text: str, plan: Plan) -> list[Finding]:
    collected = collect([check_note(f"{plan.root}/a.md", text.encode(), plan)])
    answers = find_local_targets(collected.links, collected.anchors, plan)
    return list(check_collection(collected, answers, plan))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Many files, whose names differ a little from those that links have."""
    for index in range(1000):
        (tmp_path / f"note{index}.md").touch()
    return tmp_path


@pytest.mark.parametrize("name", NOTES)
def test_links_take_linear_time(
    name: str, folder: Path, operations: Callable[[Callable[[], object]], int]
) -> None:
    plan = plan_of(name, folder)
    assert checked(note_of(name, 5), plan)
    small, large = (note_of(name, number) for number in (250, 1000))
    assert operations(lambda: checked(large, plan)) < 5 * operations(lambda: checked(small, plan))


def test_references_between_notes_take_linear_time(
    operations: Callable[[Callable[[], object]], int],
) -> None:
    plan = Plan("", RULES_OF_LINKS, schemas=(REFERRING,), forced="board")

    def check(number: int) -> None:
        notes = [
            check_note(f"{i}.md", f"---\nid: note {i}\nsee: [nte {i}]\n---\n# T\n".encode(), plan)
            for i in range(number)
        ]
        counts.append(operations(lambda: found.append(check_collection(collect(notes), (), plan))))

    counts: list[int] = []
    found: list[tuple[Finding, ...]] = []
    check(250)
    check(1000)
    assert len(found[1]) == 1000
    assert counts[1] < 5 * counts[0]


@pytest.mark.parametrize("kind", ["json", "full", "sarif"])
def test_a_line_of_links_is_kept_once(kind: str, tmp_path: Path) -> None:
    text = note_of("files on one line", 4000)  # 50 kB: a line for each link would take 200 MB
    tracemalloc.start()
    found = checked(text, plan_of("", tmp_path))
    report = render(kind, CheckReport(found, Summary()), ReportOptions())
    _, maximum = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(found) == 4000
    assert len({id(one.excerpt[0]) for one in found}) == 1
    assert maximum < 40_000_000 + 5 * len(report)


def test_a_line_of_references_is_kept_once() -> None:
    named = ", ".join(f"note {index}" for index in range(4000))
    text = f"---\nid: a\nsee: [{named}]\n---\n# T\n"
    plan = Plan("", RULES_OF_LINKS, schemas=(REFERRING,), forced="board")
    keys = check_note("a.md", text.encode(), plan).facts.keys
    assert len(keys) == 4002
    assert len({id(key.excerpt) for key in keys if key.use == "reference"}) == 1


def test_tags_and_values_of_a_schema_take_linear_time(
    operations: Callable[[Callable[[], object]], int],
) -> None:
    values = ", ".join(f"value{index}" for index in range(1000))
    schema = read_schema(
        f"notelint: 1\nname: tagged\ndialect: obsidian\nextras: allow\n"
        f"parts: [{{id: t, heading: {{level: 1}}, empty: true}}]\n"
        f"tags: {{values: [{values}]}}\n".encode(),
        "tagged.yaml",
    )
    rules = (SelectedRule("F003", "error"),)
    plan = Plan("", rules, schemas=(schema,), forced="tagged")

    def check(number: int) -> int:
        line = "".join(f"#vlaue{index}x{number} " for index in range(number))
        return len(check_note("a.md", f"# T\n\n{line}\n".encode(), plan).findings)

    assert check(5) == 5
    assert operations(lambda: check(1000)) < 5 * operations(lambda: check(250))
