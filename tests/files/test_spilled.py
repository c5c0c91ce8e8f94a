"""What grows with the notes is the same on a disk, in memory, and in the report."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.commands.check import check
from notelint.commands.check_options import CheckOptions
from notelint.commands.stages import outcome
from notelint.files import spilled
from notelint.files.spilled import AnchorStore, Spilled
from notelint.lint.findings import finding_at
from notelint.lint.growing import Findings
from notelint.lint.result_codec import decode_finding
from notelint.model.finding import Finding
from notelint.model.link import NoteAnchors
from notelint.model.message import message


def pair(values: list[object]) -> tuple[object, ...]:
    return tuple(values)


@pytest.fixture(params=["room", "no file", "no room"])
def disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_file(**_: object) -> None:
        raise OSError(28, "No space left on device")

    class NoRoom:
        def __init__(self, **_: object) -> None:
            pass

        def seek(self, *_: int) -> int:
            return 0

        def write(self, _: bytes) -> int:
            raise OSError(28, "No space left on device")

        def close(self) -> None:
            pass

    monkeypatch.setattr(spilled, "BLOCK", 4)
    other: Callable[[], object] | None = {"no file": no_file, "no room": NoRoom}.get(request.param)
    if other:
        monkeypatch.setattr(tempfile, "TemporaryFile", other)


def test_items_come_back_in_order_again_and_again(disk: None) -> None:
    items = [(number, f"caf\udce9 {number}") for number in range(11)]
    kept = Spilled(pair)
    for number, item in enumerate(items):
        assert len(kept) == number
        kept.append(item)
    assert list(kept) == list(kept) == items
    assert kept.block(1) == items[4:8]
    kept.extend(items)
    assert list(kept) == items * 2


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files")
def test_a_disk_that_fills_up_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    monkeypatch.setattr(spilled, "BLOCK", 4)
    items = [f"note {number:03}" for number in range(100)]
    kept = Spilled(str)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500, limits[1]))
    try:
        kept.extend(items)
        assert list(kept) == items
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_anchors_are_found_by_any_way_to_write_a_path(
    disk: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store, paths = AnchorStore(), [f"notes/{number:02}.md" for number in range(10)]
    for path in paths:
        store[path] = NoteAnchors((path,), ("Heading",), ("block",))
        assert store.get(path) is not None
    for path in paths:
        assert (
            store.get(path)
            == store.get(str(tmp_path / path))
            == NoteAnchors((path,), ("Heading",), ("block",))
        )
    assert store.get("notes/10.md") is store.get("a.md") is None
    assert dict(store.items()) == {str(tmp_path / path): store.get(path) for path in paths}
    store["another/first.md"] = NoteAnchors(("late",), ())  # of another folder
    store["notes/99.md"] = NoteAnchors(("last",), ())
    assert [store.get(path) for path in ("another/first.md", "notes/99.md")] == [
        NoteAnchors(("late",), ()),
        NoteAnchors(("last",), ()),
    ]
    assert store.get(paths[3]) == NoteAnchors((paths[3],), ("Heading",), ("block",))


def finding(path: str, line: int, code: str) -> Finding:
    return finding_at(code, "warning", path, (line, 1, line, 5), message("no_schema"))


PLACES = st.lists(
    st.tuples(st.sampled_from("abc"), st.integers(1, 4), st.sampled_from(["L002", "L011", "T004"])),
    max_size=12,
)


@given(PLACES, PLACES)
def test_late_findings_are_merged_as_if_all_were_sorted(
    late: list[tuple[str, int, str]], of_notes: list[tuple[str, int, str]]
) -> None:
    from notelint.lint.findings import without_repeats

    kept = Spilled(decode_finding)
    kept.extend(sorted((finding(*one) for one in of_notes), key=lambda each: each[:6]))
    first = [finding(*one)._replace(found="late") for one in late]
    found = Findings(first, kept)
    whole = sorted([*first, *kept], key=lambda each: each[:6])
    wanted = list(without_repeats(whole)) if late else whole
    assert list(found) == wanted
    assert len(found) == len(wanted)


@pytest.mark.parametrize("form", ["concise", "full", "jsonl", "json", "junit"])
@pytest.mark.parametrize("links", [True, False])
def test_a_report_is_the_same_in_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, links: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(30):
        link = f"[x](note-{number + 1}.md#nowhere)\n" if links else ""
        text = f"# Note\n\ntwo spaces  \n  \n{link}[y](#gone)\n"
        Path(f"note-{number}.md").write_text(text)
    options = CheckOptions(format=form, cache=False, jobs=1)
    whole = check(options)
    monkeypatch.setattr(spilled, "BLOCK", 4)
    monkeypatch.setattr(outcome, "MANY", 0)
    again = check(options)
    assert "".join((again.report, *again.pieces)) == whole.report
    assert bool(again.report) is (form in ("json", "junit"))
    assert again[1:3] == whole[1:3]
    assert whole.report.count("note-29.md") > links
