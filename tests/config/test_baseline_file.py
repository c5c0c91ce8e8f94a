"""The file of a baseline: what it looks like, and what is said of a damaged one."""

import json
import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.config import baseline_file
from notelint.config.baseline_file import (
    format_baseline,
    parse_baseline,
    read_baseline,
    write_baseline,
)
from notelint.lint.baseline import BaselineEntry, merged
from notelint.schema.errors import ConfigError

ENTRIES = (
    BaselineEntry("a.md", "S001", "0a"),
    BaselineEntry("a.md", "T004", "0b", 3),
    BaselineEntry("메모/나.md", "T004", "0b"),
)
TEXT = """\
{
  "version": 1,
  "findings": [
    {"path": "a.md", "code": "S001", "fingerprint": "0a"},
    {"path": "a.md", "code": "T004", "fingerprint": "0b", "count": 3},
    {"path": "메모/나.md", "code": "T004", "fingerprint": "0b"}
  ]
}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return work


def wrong(data: bytes) -> str:
    with pytest.raises(ConfigError) as error:
        parse_baseline(data, "b.json")
    return error.value.problems[0].text()


def test_an_entry_has_a_line_of_its_own() -> None:
    assert format_baseline(ENTRIES) == TEXT
    assert parse_baseline(TEXT.encode(), "b.json") == ENTRIES
    assert parse_baseline(b"\xef\xbb\xbf" + TEXT.encode(), "b.json") == ENTRIES
    assert parse_baseline(format_baseline(()).encode(), "b.json") == ()


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(codec=None)), st.just("T004"), st.text(), st.integers(1, 10_000)
        )
    )
)
def test_any_names_survive(listed: list[tuple[str, str, str, int]]) -> None:
    entries = merged([BaselineEntry(*values) for values in listed])
    text = format_baseline(entries)
    assert parse_baseline(text.encode("utf-8", "surrogatepass"), "b.json") == entries
    assert text.count("\n") == (5 if entries else 4) + max(len(entries) - 1, 0) + bool(entries)


ONE = '{"version": 1, "findings": [%s]}'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "b.json:1:1: is not valid JSON; restore the baseline or write it anew"),
        (b'{"version": 1,\n x', "b.json:2:2: is not valid JSON; restore the baseline or"),
        (b"<<<<<<< HEAD\n", "b.json:1:1: is not valid JSON"),
        (b"\xff{}", "b.json:1:1: is not UTF-8: byte 0xFF"),
        (b"[]", "b.json: is not a baseline of notelint"),
        (b"{}", "b.json: is not a baseline of notelint"),
        (b'{"version": true, "findings": []}', "b.json: is not a baseline of notelint"),
        (b"[" * 100_000, "b.json: is not a baseline of notelint"),
        (b'{"version": ' + b"9" * 5_000 + b"}", "b.json: is not a baseline of notelint"),
        (
            b'{"version": 2, "findings": 3}',
            "b.json: is a baseline of version 2, but this notelint reads version 1",
        ),
        (b'{"version": 1}', "b.json: has no list `findings`"),
        (b'{"version": 1, "findings": {}}', "b.json: has no list `findings`"),
        ((ONE % "3").encode(), "b.json: entry 1 of `findings` is invalid: expected `path`, `code`"),
        ((ONE % '{"path": "a"}').encode(), "b.json: entry 1 of `findings` is invalid"),
    ],
)
def test_a_damaged_file_is_explained(data: bytes, said: str) -> None:
    assert wrong(data).startswith(said)


@pytest.mark.parametrize(
    "change",
    [
        {"path": 1},
        {"code": None},
        {"fingerprint": ["x"]},
        {"count": 0},
        {"count": -1},
        {"count": True},
        {"count": "3"},
        {"count": 1.5},
        {"count": 10**9},
        {"line": 3},
    ],
)
def test_values_of_another_kind(change: dict[str, object]) -> None:
    good = {"path": "a", "code": "T004", "fingerprint": "x"}
    entries = json.dumps(good) + "," + json.dumps(good | change)
    assert wrong((ONE % entries).encode()).startswith("b.json: entry 2 of `findings` is invalid")


@given(
    st.binary(max_size=200)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=3),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["version", "findings", "path", "code", "count"]), inner
            )
        ),
    ).map(lambda value: json.dumps(value).encode())
)
def test_any_bytes_are_read_or_explained(data: bytes) -> None:
    with suppress(ConfigError):
        entries = parse_baseline(data, "b.json")
        assert parse_baseline(format_baseline(entries).encode(), "b.json") == entries


def test_equal_entries_of_a_merge_are_counted_together() -> None:
    entry = '{"path": "a", "code": "T004", "fingerprint": "x"}'
    entries = parse_baseline((ONE % f"{entry}, {entry}").encode(), "b.json")
    assert entries == (BaselineEntry("a", "T004", "x", 2),)


def test_what_is_no_file_is_not_read(folder: Path) -> None:
    os.mkfifo("pipe")
    Path("dir").mkdir()
    for name, said in (
        ("pipe", "is not a regular file"),
        ("dir", "cannot be read: it is a folder"),
    ):
        with pytest.raises(ConfigError) as error:
            read_baseline(name, own=True)
        assert str(error.value) == f"{name}: {said}"


def test_a_huge_file_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(baseline_file, "MAX_BYTES", 100)
    Path("b.json").write_text(TEXT)
    with pytest.raises(ConfigError, match=r"b\.json: is larger than 100 bytes"):
        read_baseline("b.json", own=True)


def test_settings_do_not_read_outside_of_the_repository(folder: Path) -> None:
    outside = folder.parent / "outside.json"
    outside.write_text(TEXT)
    Path("b.json").symlink_to(outside)
    with pytest.raises(ConfigError, match=r"b\.json: was not read: it is outside the repository"):
        read_baseline(os.path.abspath("b.json"), own=False)
    assert read_baseline("b.json", own=True) == ENTRIES


def test_writing_creates_folders_and_replaces_whole_files(folder: Path) -> None:
    write_baseline("x/y/b.json", ENTRIES, ".")
    write_baseline("x/y/b.json", ENTRIES[:1], ".")
    assert read_baseline("x/y/b.json", own=True) == ENTRIES[:1]
    assert os.listdir("x/y") == ["b.json"]


@pytest.mark.parametrize("link", ["b.json", "x"])
def test_writing_does_not_follow_links_out_of_the_repository(folder: Path, link: str) -> None:
    outside = folder.parent / "outside"
    outside.mkdir()
    (outside / "b.json").write_text("mine")
    target = outside / "b.json" if link == "b.json" else outside
    Path(link).symlink_to(target)
    path = "b.json" if link == "b.json" else "x/b.json"
    with pytest.raises(ConfigError, match=rf"{path}: was not written: {link} is a symbolic link"):
        write_baseline(path, ENTRIES, ".")
    assert (outside / "b.json").read_text() == "mine"


def test_a_file_elsewhere_is_written_if_the_user_names_it(folder: Path) -> None:
    write_baseline("../b.json", ENTRIES, ".")
    assert (folder.parent / "b.json").read_text(encoding="utf-8") == TEXT
    with pytest.raises(ConfigError, match="cannot be written"):
        write_baseline("../none/b.json", ENTRIES, ".")


def test_a_folder_in_the_way(folder: Path) -> None:
    Path("b.json").mkdir()
    with pytest.raises(ConfigError, match=r"b\.json: was not written"):
        write_baseline("b.json", ENTRIES, ".")
