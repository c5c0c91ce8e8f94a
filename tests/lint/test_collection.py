"""Collection rules over real folders: duplicate numbers, gaps, references between notes."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from notelint.commands.check import check
from notelint.commands.check_options import CheckOptions

SCHEMA = """\
notelint: 1
name: record
file: "{number:integer}-{slug:slug}.md"
front_matter: {fields: {replaces: {type: list, required: false}}}
collection:
  unique: [file.number]
  sequence: [file.number]
  references: {front_matter.replaces: file.number}
parts:
  - {id: title, heading: {level: 1}}
"""

Run = Callable[..., Sequence[str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Checks notes by name and text; gives the lines of the concise report on collections."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "record.yaml").write_text(SCHEMA, encoding="utf-8")
    (tmp_path / "notelint.toml").write_text(
        '[[notes]]\nfiles = "*.md"\nschema = "record.yaml"\n', encoding="utf-8"
    )

    def checked(
        notes: dict[str, str], paths: Sequence[str] = (".",), **asked: object
    ) -> Sequence[str]:
        for name, text in notes.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        request = CheckOptions(tuple(paths), format="concise", jobs=1, cache=False)
        outcome = check(request._replace(**asked))
        return [line for line in outcome.report.splitlines() if " C00" in line]

    return checked


def test_a_sound_collection_gives_nothing(run: Run) -> None:
    notes = {f"{number:04}-a.md": "# A\n" for number in (1, 2, 3)}
    notes["0004-b.md"] = "---\nreplaces: [1, 0002]\n---\n\n# B\n"
    assert run(notes) == []


def test_a_number_that_two_notes_have_is_told_at_the_later_one(run: Run) -> None:
    assert run({"0001-a.md": "# A\n", "0001-b.md": "# B\n"}) == [
        (
            "0001-b.md:1:1: error C001 duplicate-key: `file.number` is `0001`, which 0001-a.md "
            "also has"
        )
    ]


def test_a_gap_is_told_once_at_the_note_after_it(run: Run) -> None:
    notes = {f"{number:04}-a.md": "# A\n" for number in (1, 3, 9)}
    assert run(notes) == [
        (
            "0003-a.md:1:1: warning C002 gap-in-sequence: number 2 is missing: the previous "
            "note is 1 (0001-a.md)"
        ),
        (
            "0009-a.md:1:1: warning C002 gap-in-sequence: numbers 4 to 8 are missing: the "
            "previous note is 3 (0003-a.md)"
        ),
    ]


def test_within_folders_each_has_its_own_numbers(run: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    notes = {"a/0001-x.md": "# A\n", "b/0001-x.md": "# B\n", "b/0003-y.md": "# B\n"}
    (tmp_path / "notelint.toml").write_text(
        '[[notes]]\nfiles = "**/*.md"\nschema = "record.yaml"\n', encoding="utf-8"
    )
    duplicate = "b/0001-x.md:1:1: error C001 duplicate-key: `file.number` is `0001`, which"
    gap = "b/0003-y.md:1:1: warning C002 gap-in-sequence: number 2 is missing"
    assert [line[: len(duplicate)] for line in run(notes)][:1] == [duplicate]
    schema = SCHEMA.replace("collection:\n", "collection:\n  within: folder\n")
    (tmp_path / "record.yaml").write_text(schema, encoding="utf-8")
    told = run({**notes, "b/0001-z.md": "# B\n"})
    assert [line.partition(" which ")[2] for line in told[:1]] == ["b/0001-x.md also has"]
    assert [line.startswith(gap) for line in told[1:]] == [True]


def test_a_reference_to_no_note_is_told_where_it_stands(run: Run) -> None:
    notes = {"0001-a.md": "# A\n", "0002-b.md": "---\nreplaces: [1, 7]\n---\n\n# B\n"}
    assert run(notes) == [
        (
            "0002-b.md:2:15: error C003 unknown-reference: `front_matter.replaces` refers to `7`, "
            "but no note has `file.number` 7"
        )
    ]


def test_of_single_notes_only_duplicates_are_told(run: Run) -> None:
    notes = {
        "0001-a.md": "# A\n",
        "0005-a.md": "---\nreplaces: [7]\n---\n\n# A\n",
        "0005-b.md": "# B\n",
    }
    found = run(notes, paths=sorted(notes))
    assert [line.split()[2] for line in found] == ["C001"]


def test_the_order_of_work_changes_nothing(run: Run) -> None:
    notes = {f"{number:04}-a.md": "# A\n" for number in range(1, 40, 3)}
    assert run(notes, jobs=2) == run(notes, jobs=1)


def test_a_comment_switches_a_tie_off_and_counts_as_used(run: Run) -> None:
    text = "# B\n\n<!-- notelint: disable-file=C002 -- number 2 was withdrawn -->\n"
    notes = {"0001-a.md": "# A\n", "0003-b.md": text}
    assert run(notes) == []
    assert "N001" not in check(CheckOptions((".",), format="concise", cache=False)).report


def test_a_note_whose_gap_is_accepted_is_no_gap_itself(run: Run) -> None:
    text = "# B\n\n<!-- notelint: disable-file=C002 -- number 2 was withdrawn -->\n"
    notes = {"0001-a.md": "# A\n", "0003-b.md": text, "0004-c.md": "# C\n"}
    assert run(notes) == []


def test_korean(run: Run) -> None:
    found = run({"0001-a.md": "# A\n", "0003-b.md": "# B\n"}, language="ko")
    assert found[0].endswith("2번이 없습니다. 바로 앞 노트는 1번입니다(0001-a.md)")
