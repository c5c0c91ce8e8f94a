import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from notelint.files.read import UnreadableError, read
from notelint.model.message import LANGUAGES, Message, message
from notelint.report.messages import rule_message

Tree = Callable[..., Path]


def reason(path: str, maximum: int = 1000) -> Message:
    """Why a note cannot be read; it must be one of N005's messages, with all its arguments."""
    with pytest.raises(UnreadableError) as caught:
        read(path, maximum)
    said = caught.value.reason
    for language in LANGUAGES:
        assert "{" not in rule_message("N005", said, language)
    assert caught.value.path == path
    return said


def test_the_bytes_come_as_they_are(tree: Tree) -> None:
    folder = tree()
    data = b"\xef\xbb\xbfa\r\nb\0\xff\x1a"
    (folder / "a.md").write_bytes(data)
    assert read("a.md", len(data)) == data


def test_a_file_over_the_bound_is_not_read(tree: Tree) -> None:
    folder = tree()
    with (folder / "big.md").open("wb") as file:
        file.truncate(50_000_000_000)  # sparse: it takes no room, reading it would take all memory
    assert reason("big.md", 8_000_000) == message(
        "too_large", size="50,000,000,000", limit="8,000,000"
    )


def test_a_file_that_says_it_is_empty_is_bounded_too() -> None:
    path = "/proc/self/smaps"
    if not Path(path).exists():
        path = "/dev/null"
        assert reason(path).name == "not_a_file"
    else:
        assert reason(path, 10).name == "too_large"


def test_what_is_not_there_has_vanished(tree: Tree) -> None:
    tree("a.md")
    assert reason("b.md").name == "vanished"
    assert reason("a.md/b.md").name == "vanished"
    assert reason("a\0.md").name == "vanished"


def test_a_folder_is_no_note(tree: Tree) -> None:
    tree("a.md/b.md")
    assert reason("a.md").name == "other"


def test_a_pipe_without_a_writer_does_not_hang(tree: Tree) -> None:
    os.mkfifo(tree() / "pipe.md")
    assert reason("pipe.md").name == "not_a_file"


def test_a_device_is_no_note() -> None:
    assert reason("/dev/null").name == "not_a_file"


def test_a_loop_of_links_is_named(tree: Tree) -> None:
    (tree() / "a.md").symlink_to("a.md")
    assert reason("a.md").name == "loop"


def test_a_file_without_permission(
    tree: Tree, unprivileged: Callable[[], AbstractContextManager[None]]
) -> None:
    (tree("a.md") / "a.md").chmod(0)
    with unprivileged():
        assert reason("a.md").name == "no_permission"


def descriptors() -> list[str]:
    return sorted(entry.name for entry in Path("/dev/fd").iterdir())


def test_no_descriptor_stays_open(tree: Tree) -> None:
    tree("a.md", "b/c.md")
    before = descriptors()
    read("a.md", 1000)
    reason("a.md", 1)
    reason("b")
    assert descriptors() == before
