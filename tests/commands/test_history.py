"""The history of notes in a real repository."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from notelint.commands import history as module
from notelint.commands.common import NoHistoryError
from notelint.commands.history import NoteVersion, VersionResult, sample, walk_history
from notelint.config.load import PlanOptions, load_plan
from notelint.links.ledger import open_ledger
from notelint.model.history import History, NoteCounts
from notelint.model.link import Verdict
from notelint.model.plan import Plan
from notelint.repository.history import Commit

Git = Callable[..., str]

SCHEMA = """\
notelint: 1
name: clip
regions: {by: "---", names: [head, body]}
parts:
  - {id: title, heading: {level: 1}}
  - {id: article, region: body, holds: prose}
  - {id: evidence, heading: {text: Evidence, level: 2}, holds: quotes, quotes: {from: article}}
"""
NOTE = "# Title\n\n---\n\nThe plan costs 25 dollars. <{url}>\n\n---\n\n## Evidence\n\n* {quote}\n"
GOOD = NOTE.format(url="https://example.org/a", quote="The plan costs 25 dollars")
NEAR = NOTE.format(url="https://example.org/b", quote="The plan costs 20 dollars")


@pytest.fixture
def folder(tmp_path: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path / ".cache"))
    git("init", "-q", "-b", "main")
    (tmp_path / "clip.yaml").write_text(SCHEMA)
    settings = (
        'exclude = ["drafts/"]\n[[notes]]\nfiles = ["*.md", "**/*.md"]\nschema = "clip.yaml"\n'
    )
    (tmp_path / "notelint.toml").write_text(settings)
    (tmp_path / ".gitignore").write_text(".cache\n")
    return tmp_path


@pytest.fixture
def commit(folder: Path, git: Git) -> Callable[..., None]:
    def run(subject: str, files: dict[str, str | None]) -> None:
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            if text is None:
                path.unlink()
            else:
                path.write_text(text)
        git("add", "-A")
        git("commit", "-q", "-m", subject)

    return run


def plan() -> Plan:
    return load_plan(PlanOptions(use_cache=False)).plan


def walk(revisions: str = "HEAD", paths: tuple[str, ...] = (".",), limit: int = 100) -> History:
    return walk_history(revisions, paths, plan(), limit=limit, jobs=1, cache=True)


def test_each_commit_has_its_numbers(commit: Callable[..., None]) -> None:
    commit("one good", {"a.md": GOOD})
    commit("one near", {"b.md": NEAR, "drafts/c.md": NEAR, "text.txt": NEAR})
    commit("both good", {"b.md": GOOD})
    commit("one left", {"a.md": None})
    points = walk().points
    assert [point.subject for point in points] == ["one good", "one near", "both good", "one left"]
    counts = [point.counts for point in points]
    assert [one.notes for one in counts] == [1, 2, 2, 1]
    assert [one.conforming for one in counts] == [1, 1, 2, 1]
    assert [one.quotes_checked for one in counts] == [1, 2, 2, 1]
    assert [one.quotes_found for one in counts] == [1, 1, 2, 1]
    assert [one.quotes_near for one in counts] == [0, 1, 0, 0]
    assert [one.errors for one in counts] == [0, 1, 0, 0]


def test_the_numbers_are_those_of_the_notes_one_by_one(commit: Callable[..., None]) -> None:
    commit("a", {"a.md": GOOD, "b.md": NEAR, "c.md": "no heading"})
    commit("b", {"a.md": NEAR, "d.md": GOOD})
    commit("c", {"b.md": None, "c.md": GOOD})
    one_by_one = [walk(f"HEAD~{back}", limit=1).points[0] for back in (2, 1, 0)]
    assert list(walk().points) == one_by_one


def test_each_version_is_checked_once(
    commit: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[tuple[str, str]] = []

    def spy(note: NoteVersion, used: Plan) -> VersionResult:
        checked.append(note.version)
        return real(note, used)

    real = module.check_version
    monkeypatch.setattr(module, "check_version", spy)
    for number in range(5):
        commit(f"{number}", {"a.md": GOOD, f"{number}.md": NEAR})
    walk()
    assert len(checked) == len(set(checked)) == 6


def test_a_renamed_note_is_the_same_note(commit: Callable[..., None], git: Git) -> None:
    commit("first", {"a.md": NEAR})
    git("mv", "a.md", "z.md")
    git("commit", "-q", "-m", "renamed")
    before, after = walk().points
    assert before.counts == after.counts


def test_dead_links_are_those_of_the_link_cache(commit: Callable[..., None]) -> None:
    commit("first", {"a.md": GOOD})
    commit("second", {"b.md": NEAR})
    with open_ledger(plan()) as ledger:
        ledger.keep({"https://example.org/b": Verdict("gone", status=404, asked_at=time.time())})
    assert [point.counts.links_dead for point in walk().points] == [0, 1]
    assert [point.counts.links for point in walk().points] == [1, 2]


def test_only_notes_below_the_paths_count(commit: Callable[..., None]) -> None:
    commit("first", {"a.md": GOOD, "sub/b.md": NEAR, "subway/c.md": NEAR})
    assert walk(paths=("sub",)).points[0].counts.notes == 1


def test_a_note_that_is_too_large_is_an_error(commit: Callable[..., None]) -> None:
    commit("first", {"a.md": GOOD})
    small = plan()._replace(max_bytes=10)
    (point,) = walk_history("HEAD", (".",), small, limit=1, jobs=1, cache=False).points
    assert point.counts == NoteCounts(notes=1, errors=1)


@pytest.mark.parametrize(
    ("number", "limit", "taken"),
    [(3, 5, [0, 1, 2]), (10, 4, [0, 3, 6, 9]), (1000, 3, [0, 500, 999]), (9, 1, [8])],
)
def test_a_sample_has_the_first_and_the_last(number: int, limit: int, taken: list[int]) -> None:
    found = [Commit(str(index), index, "") for index in range(number)]
    assert [commit.time for commit in sample(found, limit)] == taken


def test_there_may_be_no_history(
    commit: Callable[..., None],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    commit("first", {"a.md": GOOD})
    for revisions in ("nowhere", "HEAD..HEAD"):
        with pytest.raises(NoHistoryError):
            walk(revisions)
    loaded = plan()
    monkeypatch.chdir(tmp_path_factory.mktemp("bare"))
    with pytest.raises(NoHistoryError):
        walk_history("HEAD", (".",), loaded, limit=1, jobs=1, cache=False)
