"""Packs and addresses: every kind gives the same notes, whatever is wrong in between."""

import bz2
import gzip
import json
import lzma
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pyarrow
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from notelint.files.paths import DiscoveredPath
from notelint.files.sources import json_lines
from notelint.files.sources.json_lines import LinesShard, line_shards
from notelint.files.sources.shard import SourceError, SourceNote
from notelint.files.sources.shards import read_shard, shards_of
from notelint.model.plan import Plan

NOTES = {
    "a/one.md": "# One\n\n한글.\n",
    "a/two.md": "\ufeff# Two\r\n",
    "나.md": "",
    "a/one.txt": '"\\ \u2028 \x00',
}
PLAN = Plan(root=".", rules=())


def write_lines(path: Path, notes: dict[str, str]) -> None:
    lines = "".join(
        json.dumps({"path": path, "content": text}, ensure_ascii=number % 2 == 0) + "\n"
        for number, (path, text) in enumerate(notes.items())
    ).encode()
    match path.suffix:
        case ".gz":
            lines = gzip.compress(lines)
        case ".bz2":
            lines = bz2.compress(lines)
        case ".xz":
            lines = lzma.compress(lines)
        case ".zst":
            lines = pyarrow.compress(lines, "zstd", asbytes=True)
    path.write_bytes(lines)


def write_parquet(path: Path, notes: dict[str, str], kind: pyarrow.DataType, group: int) -> None:
    columns = {
        "more": pyarrow.array(range(len(notes))),
        "content": pyarrow.array([text.encode() for text in notes.values()]).cast(kind),
        "path": pyarrow.array(list(notes)),
    }
    parquet.write_table(pyarrow.table(columns), path, row_group_size=group)


def read(*paths: str, plan: Plan = PLAN) -> list[SourceNote | DiscoveredPath]:
    return [note for shard in shards_of(paths, plan) for note in read_shard(shard, plan)]


def contents(*paths: str) -> dict[str, object]:
    return {
        note.path: note.content if isinstance(note, SourceNote) else note.error
        for note in read(*paths)
    }


def reasons(*paths: str) -> list[str]:
    return [
        note.error.name for note in read(*paths) if isinstance(note, DiscoveredPath) and note.error
    ]


AS_BYTES = {path: text.encode() for path, text in NOTES.items()}
BIG = "# Title\n" * 40


@pytest.mark.parametrize("end", ["", ".gz", ".bz2", ".xz", ".zst"])
def test_notes_of_json_lines(tmp_path: Path, end: str) -> None:
    pack = tmp_path / f"notes.jsonl{end}"
    write_lines(pack, NOTES)
    assert contents(str(pack)) == AS_BYTES
    assert list(contents(str(pack))) == list(NOTES)


@pytest.mark.parametrize("group", [1, 3, 100])
@pytest.mark.parametrize(
    "kind",
    [
        pyarrow.string(),
        pyarrow.large_string(),
        pyarrow.binary(),
        pyarrow.large_binary(),
    ],
)
def test_notes_of_parquet(tmp_path: Path, kind: pyarrow.DataType, group: int) -> None:
    pack = tmp_path / "notes.PARQUET"
    write_parquet(pack, NOTES, kind, group)
    assert contents(str(pack)) == AS_BYTES
    assert list(contents(str(pack))) == list(NOTES)


def test_text_that_parquet_stores_in_a_dictionary(tmp_path: Path) -> None:
    table = pyarrow.table({name: pyarrow.array(["a", "b"]) for name in ("path", "content")})
    table = table.set_column(1, "content", table["content"].dictionary_encode())
    parquet.write_table(table, tmp_path / "n.parquet")
    assert contents(str(tmp_path / "n.parquet")) == {"a": b"a", "b": b"b"}


def test_content_that_is_not_text_stays_as_it_is(tmp_path: Path) -> None:
    table = pyarrow.table({"path": ["a.md"], "content": [b"\xff\x00"]})
    parquet.write_table(table, tmp_path / "n.parquet")
    assert contents(str(tmp_path / "n.parquet")) == {"a.md": b"\xff\x00"}


@given(
    st.lists(st.sampled_from(["", "junk", "[1]", "x" * 70, '{"path": "p", "content": "c"}'])),
    st.integers(1, 60),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_each_line_is_in_one_shard(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], size: int, end: str, closed: bool
) -> None:
    pack = tmp_path_factory.mktemp("lines") / "n.jsonl"
    pack.write_text(end.join(lines) + (end if closed else ""), newline="")
    before, json_lines.STRETCH = json_lines.STRETCH, size
    spare, json_lines.SPARE = json_lines.SPARE, 30
    try:
        pieces = [note for shard in line_shards(str(pack)) for note in shard.notes(10)]
        assert pieces == list(LinesShard(str(pack)).notes(10))
    finally:
        json_lines.STRETCH, json_lines.SPARE = before, spare
    assert len(pieces) == len([line for line in lines if line])


@pytest.mark.parametrize(
    "line",
    [
        "junk",
        "[]",
        "1",
        '{"path": "a.md"}',
        '{"path": "", "content": ""}',
        '{"path": 1, "content": ""}',
        '{"path": "a.md", "content": null}',
        "[" * 100_000,
    ],
)
def test_a_line_that_is_no_note(tmp_path: Path, line: str) -> None:
    pack = tmp_path / "n.jsonl"
    pack.write_text(f'{line}\n\n{{"path": "b.md", "content": "b"}}')
    error, note = read(str(pack))
    assert isinstance(error, DiscoveredPath)
    assert error.error
    assert error.error.name == "bad_line"
    assert note == SourceNote("b.md", "b.md", b"b")


def test_half_of_a_surrogate_pair_is_no_utf8(tmp_path: Path) -> None:
    (tmp_path / "n.jsonl").write_text('{"path": "\\ud800", "content": "\\ud800"}')
    assert contents(str(tmp_path / "n.jsonl")) == {"\ud800": b"\xed\xa0\x80"}


def test_rows_without_a_path_or_content(tmp_path: Path) -> None:
    table = pyarrow.table({"path": [None, "a", "b"], "content": ["x", None, "b"]})
    parquet.write_table(table, tmp_path / "n.parquet", row_group_size=2)
    first, second, note = read(str(tmp_path / "n.parquet"))
    assert [error.error.arguments for error in (first, second)] == [  # type: ignore[union-attr]
        (("row", "1"),),
        (("row", "2"),),
    ]
    assert note == SourceNote("b", "b", b"b")


@pytest.mark.parametrize("columns", [{"path": ["a"]}, {"path": [1], "content": ["a"]}])
def test_a_pack_without_the_columns(tmp_path: Path, columns: dict[str, list[object]]) -> None:
    parquet.write_table(pyarrow.table(columns), tmp_path / "n.parquet")
    assert reasons(str(tmp_path / "n.parquet")) == ["no_columns"]


@pytest.mark.parametrize("end", [".gz", ".bz2", ".xz", ".zst"])
def test_a_pack_that_was_cut(tmp_path: Path, end: str) -> None:
    pack = tmp_path / f"n.jsonl{end}"
    write_lines(pack, {f"{number}.md": str(number**9) for number in range(5_000)})
    data = pack.read_bytes()
    pack.write_bytes(data[: len(data) // 2])
    notes = read(str(pack))
    assert notes[:-1] or end == ".bz2"
    assert all(isinstance(note, SourceNote) for note in notes[:-2])
    assert isinstance(notes[-1], DiscoveredPath)


def test_packs_that_are_something_else(tmp_path: Path) -> None:
    (tmp_path / "n.parquet").write_text("junk")
    (tmp_path / "n.jsonl.gz").write_text("junk")
    names = [str(tmp_path / name) for name in ("n.parquet", "n.jsonl.gz", "gone.jsonl")]
    assert sorted(reasons(*names)) == ["not_found", "other", "other"]


def test_larger_notes_than_allowed(tmp_path: Path) -> None:
    write_lines(tmp_path / "n.jsonl", {"a.md": BIG, "b.md": BIG[:100]})
    large, small = read(str(tmp_path / "n.jsonl"), plan=PLAN._replace(max_bytes=100))
    assert not isinstance(large, DiscoveredPath)
    assert getattr(large.content, "name", "") == "too_large"
    assert small.path == "b.md"


def test_excluded_notes(tmp_path: Path) -> None:
    write_lines(tmp_path / "n.jsonl", {"./a/x.md": "", "/b/x.md": "", "a.md": ""})
    plan = PLAN._replace(exclude=("/a/", "/b/"))
    assert [note.path for note in read(str(tmp_path / "n.jsonl"), plan=plan)] == ["a.md"]


def test_a_folder_of_parts(tmp_path: Path) -> None:
    folder = tmp_path / "notes.parquet"
    for name in ("part-2.parquet", "en/part-1.parquet", "_tmp/x.parquet", ".x.parquet"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write_parquet(folder / name, {f"{name}.md": ""}, pyarrow.string(), 9)
    (folder / "_SUCCESS").touch()
    assert list(contents(str(folder))) == ["en/part-1.parquet.md", "part-2.parquet.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="has no `dir_fd`")
def test_a_folder_of_parts_that_cannot_be_listed_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "notes.parquet"
    folder.mkdir()
    write_parquet(folder / "a.parquet", NOTES, pyarrow.string(), 9)
    at = os.open(folder, os.O_RDONLY)
    for _ in range(20):  # a path that is too long for the system
        os.mkdir("d" * 250, dir_fd=at)
        inner = os.open("d" * 250, os.O_RDONLY, dir_fd=at)
        os.close(at)
        at = inner
    os.close(at)
    assert reasons(str(folder)) == ["other"]


@pytest.fixture
def memory() -> Iterator[fsspec.AbstractFileSystem]:
    """What stands for all addresses: other kinds differ in fsspec only.

    A stand-in for S3 would have CI install 110 MB, and pins another botocore than s3fs does.
    """
    system = fsspec.filesystem("memory")
    for name in ("/n/b.md", "/n/a/one.md", "/n/x.txt", "/n/node_modules/x.md", "/n/a/Two.MARKDOWN"):
        system.pipe(name, name.encode())
    system.pipe("/p/1.jsonl", b'{"path": "1.md", "content": ""}')
    system.pipe("/p/2.jsonl.gz", gzip.compress(b'{"path": "2.md", "content": ""}'))
    yield system
    system.store.clear()
    system.pseudo_dirs[:] = [""]


def test_notes_at_an_address(memory: object) -> None:
    assert read("memory://n/") == [
        SourceNote("memory://n/a/Two.MARKDOWN", "a/Two.MARKDOWN", b"/n/a/Two.MARKDOWN"),
        SourceNote("memory://n/a/one.md", "a/one.md", b"/n/a/one.md"),
        SourceNote("memory://n/b.md", "b.md", b"/n/b.md"),
    ]
    assert read("memory://n/x.txt") == [SourceNote("memory://n/x.txt", "x.txt", b"/n/x.txt")]
    assert [note.path for note in read("memory://n/*.md")] == ["memory:///n/b.md"]
    texts = PLAN._replace(extensions=(".txt",))
    assert [note.path for note in read("memory://n/", plan=texts)] == ["memory://n/x.txt"]


def test_packs_at_an_address(memory: object) -> None:
    assert list(contents("memory://p/1.jsonl")) == ["1.md"]
    assert list(contents("memory://p/*.jsonl*")) == ["1.md", "2.md"]


@pytest.mark.parametrize("path", ["memory://gone", "memory://gone/*.md", "memory://n/gone.parquet"])
def test_nothing_at_an_address(memory: object, path: str) -> None:
    assert reasons(path) == ["not_found"]


def test_a_file_that_vanishes(memory: fsspec.AbstractFileSystem) -> None:
    shards = list(shards_of(["memory://n"], PLAN))
    memory.rm("/n/b.md")
    *_, last = read_shard(shards[0], PLAN)
    assert isinstance(last, SourceNote)
    assert getattr(last.content, "name", "") == "vanished"


def test_an_unknown_kind_of_address() -> None:
    with pytest.raises(SourceError):
        list(shards_of(["nowhere://x"], PLAN))
