"""Notes that have a built-in schema keep it: a check after `init --yes` finds no less than before.

That is said of every example of a built-in schema, good and bad, alone and among others.
"""

import shutil
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from notelint import CheckResult, check_paths
from notelint.commands.init import init
from notelint.commands.project import InitOptions
from notelint.commands.read_notes import sketch_notes
from notelint.schema.built_in import built_in_names
from tests.scaffold.conftest import ROOT, decisions

NOTES = [
    *sorted(ROOT.glob("schemas/examples/*/*.md")),
    *sorted(ROOT.glob("tests/schemas/notes/*.md")),
    *sorted(ROOT.glob("examples/good/*.md")),
    *sorted(ROOT.glob("examples/bad/*.md")),
    *sorted(ROOT.glob("tests/notes/*.md")),
]
Found = tuple[int, int, set[tuple[str, int, int, str]]]


@pytest.fixture(autouse=True)
def here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(folder.parent / "cache"))
    return folder


def copied(notes: Mapping[str, Path]) -> None:
    for path, note in notes.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(note, path)


def found(result: CheckResult) -> Found:
    """The quotes that were looked for, those that were found, and the findings."""
    summary = result.summary
    places = {(one.path, one.line, one.column, one.code) for one in result.findings}
    return summary.quotes_checked, summary.quotes_found, places


def init_finds_no_less() -> list[dict[str, Any]]:
    """The `[[notes]]` of the configuration that `init --yes` writes here."""
    checked, verified, findings = found(check_paths(["."]))
    outcome = init(InitOptions(infer=".", detect=True, hook=False), "en")
    assert not outcome.exit_code, outcome.errors
    after = found(check_paths(["."]))
    assert after[0] >= checked
    assert after[1] >= verified
    assert after[2] >= findings
    entries: list[dict[str, Any]] = tomllib.loads(Path("notelint.toml").read_text("utf-8"))["notes"]
    return entries


@pytest.mark.parametrize("note", NOTES, ids=lambda note: str(note.relative_to(ROOT)))
def test_a_note_alone(note: Path) -> None:
    copied({f"notes/{note.name}": note})
    init_finds_no_less()


def good(names: Iterable[str]) -> dict[str, Path]:
    return {name: ROOT / f"schemas/examples/good/{name}.md" for name in names}


def test_a_folder_for_each_schema() -> None:
    copied({f"{name}/{name}.md": note for name, note in good(built_in_names()).items()})
    entries = init_finds_no_less()
    assert sorted(each["schema"] for each in entries) == sorted(built_in_names())
    assert {each["files"] for each in entries} == {f"/{each['schema']}/**/*.md" for each in entries}


def test_all_schemas_in_one_folder() -> None:
    copied({f"{name}.md": note for name, note in good(built_in_names()).items()})
    entries = init_finds_no_less()
    assert {each["schema"]: each["files"] for each in entries} == {
        name: f"/{name}.md" for name in built_in_names()
    }


def test_a_few_among_notes_of_another_kind(here: Path) -> None:
    logs(here)
    copied({"scrap.md": ROOT / "examples/good/news-scrap.md"})
    assert init_finds_no_less() == [
        {"files": "/scrap.md", "schema": "news-scrap"},
        {"files": "**/*.md", "schema": "schemas/project.yaml"},
    ]


def test_the_others_in_their_folder_get_it_too(here: Path) -> None:
    scrap = ROOT / "examples/good/news-scrap.md"
    copied({f"news/{n}.md": scrap for n in range(5)})
    text = scrap.read_text("utf-8")
    (here / "news/5.md").write_text(text.replace("\n---\n", "\n").replace("근거", "글"), "utf-8")
    (here / "news/list.md").write_text("# List\n\n## One\n\nText.\n")
    (here / "news/README.md").write_text("# News\n")
    assert init_finds_no_less() == [
        {
            "files": "**/*.md",
            "exclude": ["/news/README.md", "/news/list.md"],
            "schema": "news-scrap",
        }
    ]


def test_notes_that_have_one_whatever_their_name_is(here: Path) -> None:
    scrap = ROOT / "examples/good/news-scrap.md"
    copied({"news/README.md": scrap, "news/index.md": scrap})
    assert init_finds_no_less() == [
        {"files": ["**/README.md", "**/index.md"], "schema": "news-scrap"}
    ]


def test_a_schema_that_most_notes_mismatch_in_one_way_is_not_theirs(here: Path) -> None:
    decisions(here / "adr")  # no section `Decision`
    assert "adr-nygard" in sketch_notes(".").detected.values()
    init(InitOptions(infer=".", detect=True, hook=False), "en")
    assert not {one.part for one in check_paths(["."]).findings} & {"decision"}
    assert (here / "schemas/adr.yaml").is_file()


def test_quotes_that_the_schema_does_not_compare_get_an_inferred_one(here: Path) -> None:
    (here / "papers").mkdir()
    for n in range(6):
        said = f"The error fell by {n + 20} per cent on all data sets"
        (here / f"papers/{n}.md").write_text(
            f"---\nauthor: Kim\ntitle: T\nyear: 20{n + 10}\n---\n\n# Paper {n}x\n\n## Abstract\n\n"
            f"{said}. It ran.\n\n## Highlights\n\n> {said}\n\n## Notes\n\nSee [[other]].\n"
        )
    assert "obsidian-literature-note" in sketch_notes(".").detected.values()
    (entry,) = init_finds_no_less()
    assert entry["schema"] == "schemas/papers.yaml"
    assert found(check_paths(["."]))[:2] == (6, 6)


def test_the_quotes_that_a_detected_schema_finds_are_counted() -> None:
    copied({f"news/{n}.md": ROOT / "examples/good/news-scrap.md" for n in range(3)})
    outcome = init(InitOptions(infer=".", detect=True, hook=False), "en")
    checked, verified, _ = found(check_paths(["."]))
    assert f"Quotes: {verified} of {checked} found word for word" in outcome.report


def test_what_a_detected_schema_looks_at_is_said(here: Path) -> None:
    copied({"papers/a.md": ROOT / "schemas/examples/good/obsidian-literature-note.md"})
    outcome = init(InitOptions(infer=".", detect=True, hook=False), "en")
    assert "  optional: title, Metadata, Abstract, " in outcome.report
    assert "  Quotes are not compared with an article." in outcome.report


def test_an_inferred_schema_has_another_name(here: Path) -> None:
    copied({"a/note.md": ROOT / "examples/good/news-scrap.md"})
    logs(here / "news-scrap")
    entries = init_finds_no_less()
    assert [each["schema"] for each in entries] == ["news-scrap", "schemas/news-scrap-2.yaml"]


def logs(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for day in range(1, 8):
        (folder / f"2024-01-0{day}.md").write_text(
            f"# Day {day}\n\n## Weather\n\n- fine\n\n## Ships\n\n- two\n"
        )


def test_notes_with_a_title_only_are_told_to_have_no_schema(folder: Path) -> None:
    copied({f"rfc/{n}.md": ROOT / "schemas/examples/good/rfc.md" for n in range(5)})
    for number in range(8):
        note = Path(f"til/{number}.md")
        note.parent.mkdir(exist_ok=True)
        note.write_text(f"# Thing {number}\n\nLearned today.\n", encoding="utf-8")
    report = init(InitOptions(infer=".", detect=True, hook=False), "en").report
    assert "8 other notes (til): without a schema" in report
