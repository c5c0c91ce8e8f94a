"""A note that was fixed is written whole, or stays as it is."""

import os
import stat
from pathlib import Path

import pytest

from notelint.files import write_note as module
from notelint.files.write_note import NotWrittenError, write_note

LIMIT = 1000


def written(path: Path, before: bytes, after: bytes) -> str:
    """Why a note is not written; "" if it is. Nothing may be left beside it."""
    others = set(os.listdir(path.parent))
    try:
        write_note(str(path), before, after, LIMIT, str(path.parent))
    except NotWrittenError as error:
        assert set(os.listdir(path.parent)) == others
        words = error.words
        return words.template if hasattr(words, "template") else words.name
    assert set(os.listdir(path.parent)) == others
    assert path.read_bytes() == after
    return ""


def test_a_note_is_replaced_and_keeps_mode_and_owner(tmp_path: Path) -> None:
    note = tmp_path / "a.md"
    note.write_bytes(b"old")
    note.chmod(0o604)
    if os.getuid() == 0:
        os.chown(note, 1234, 1235)
    owner = (note.stat().st_uid, note.stat().st_gid)
    assert written(note, b"old", b"new") == ""
    assert stat.S_IMODE(note.stat().st_mode) == 0o604
    assert (note.stat().st_uid, note.stat().st_gid) == owner


def test_a_note_that_somebody_has_changed_stays(tmp_path: Path) -> None:
    note = tmp_path / "a.md"
    note.write_bytes(b"theirs")
    assert written(note, b"old", b"new") == module.CHANGED.template
    assert note.read_bytes() == b"theirs"


def test_a_note_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    assert written(tmp_path / "a.md", b"old", b"new") == "vanished"
    assert not os.listdir(tmp_path)


def test_a_read_only_note_stays(tmp_path: Path) -> None:
    note = tmp_path / "a.md"
    note.write_bytes(b"old")
    note.chmod(0o444)
    assert written(note, b"old", b"new") == module.NOT_WRITABLE.template
    assert note.read_bytes() == b"old"


@pytest.mark.skipif(os.getuid() == 0, reason="root may write in every folder")
def test_a_note_in_a_read_only_folder_stays(tmp_path: Path) -> None:
    note = tmp_path / "a.md"
    note.write_bytes(b"old")
    tmp_path.chmod(0o555)
    try:
        assert written(note, b"old", b"new") == "no_permission"
    finally:
        tmp_path.chmod(0o755)
    assert note.read_bytes() == b"old"


def test_a_link_that_now_leads_elsewhere_is_not_written_through(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    target = tmp_path_factory.mktemp("elsewhere") / "b.md"
    target.write_bytes(b"old")
    (tmp_path / "a.md").symlink_to(target)
    assert written(tmp_path / "a.md", b"old", b"new") == "outside"
    assert target.read_bytes() == b"old"


def test_a_write_that_fails_leaves_the_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "a.md"
    note.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("notelint.files.write.os.replace", full)
    assert written(note, b"old", b"new") == module.NOT_WRITTEN.template
    assert note.read_bytes() == b"old"
