import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from notelint.files.write import to_bytes, write_bytes, write_text

Tree = Callable[..., Path]


def test_text_is_written_in_utf8_with_its_line_ends(tree: Tree) -> None:
    folder = tree()
    write_text("a.txt", "한글\r\n\n")
    assert (folder / "a.txt").read_bytes() == "한글\r\n\n".encode()


def test_names_that_are_no_utf8_come_out_as_their_bytes() -> None:
    assert to_bytes("caf\udce9.md") == b"caf\xe9.md"
    assert to_bytes("\ud800 é") == b"\\ud800 \xc3\xa9"


def test_a_file_keeps_its_mode_and_a_new_one_gets_the_usual_one(tree: Tree) -> None:
    folder = tree("a.txt")
    (folder / "a.txt").chmod(0o640)
    before = os.umask(0o022)
    try:
        write_text("a.txt", "x")
        write_text("b.txt", "x")
    finally:
        os.umask(before)
    assert (folder / "a.txt").stat().st_mode & 0o777 == 0o640
    assert (folder / "b.txt").stat().st_mode & 0o777 == 0o644


def test_a_link_stays_a_link(tree: Tree) -> None:
    folder = tree("real/a.txt")
    (folder / "a.txt").symlink_to("real/a.txt")
    write_text("a.txt", "new")
    assert (folder / "a.txt").is_symlink()
    assert (folder / "real" / "a.txt").read_text() == "new"


def test_a_pipe_is_written_to(tree: Tree) -> None:
    pipe = tree() / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=write_text, args=("pipe", "through"))
    writer.start()
    assert pipe.read_text() == "through"
    writer.join()
    assert pipe.is_fifo()


def test_a_failure_leaves_the_old_file_and_nothing_else(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tree(("a.txt", "old"))

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="No space left"):
        write_bytes("a.txt", b"new")
    assert [(p.name, p.read_text()) for p in folder.iterdir()] == [("a.txt", "old")]


def test_a_folder_that_is_not_there_is_an_error(tree: Tree) -> None:
    tree()
    with pytest.raises(FileNotFoundError):
        write_text("nowhere/a.txt", "x")
    with pytest.raises(IsADirectoryError):
        write_text(".", "x")
