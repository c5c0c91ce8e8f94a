"""`keep` writes into the repository alone, page by page, through no link."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from bad_server import page, serving

from notelint.files.snapshots import DamagedSnapshotError, keep_snapshot, name_of, read_snapshot
from notelint.files.write import LinkInTheWayError, write_inside
from notelint.links.request_urls import fetch_pages
from notelint.model.link import RequestPolicy

Run = Callable[..., subprocess.CompletedProcess[str]]

URL = "https://news.example.com/17"
NAME = name_of(URL)
SCHEMA = """\
notelint: 1
name: clip
parts:
  - {id: source, heading: {text: Source, level: 1}, holds: link}
  - {id: quotes, heading: {text: Quotes, level: 1}, holds: quotes, quotes: {from: source}}
"""


def keep() -> None:
    keep_snapshot(".", URL, b"<p>evil", "text/html", "")


@pytest.mark.parametrize("name", [f"{NAME}.html", f"{NAME}.json"])
@pytest.mark.parametrize("there", [True, False])
def test_no_page_is_written_through_a_link(
    here: Path, tmp_path: Path, name: str, there: bool
) -> None:
    outside = tmp_path / "bashrc"
    if there:
        outside.write_text("mine", encoding="utf-8")
    folder = here / ".notelint" / "snapshots"
    folder.mkdir(parents=True)
    (folder / name).symlink_to(outside)
    with pytest.raises(LinkInTheWayError):
        keep()
    assert (folder / name).is_symlink()
    assert outside.read_text(encoding="utf-8") == "mine" if there else not outside.exists()


@pytest.mark.parametrize("inside", [True, False])
@pytest.mark.parametrize("name", [".notelint", ".notelint/snapshots"])
def test_nor_through_a_linked_folder(here: Path, tmp_path: Path, name: str, inside: bool) -> None:
    target = (here if inside else tmp_path) / "other"
    target.mkdir()
    (here / name).parent.mkdir(exist_ok=True)
    (here / name).symlink_to(target)
    with pytest.raises(LinkInTheWayError):
        keep()
    assert not list(target.iterdir())


def test_what_is_no_file_or_no_folder_is_left_alone(here: Path) -> None:
    (here / ".notelint").write_text("mine", encoding="utf-8")
    with pytest.raises(LinkInTheWayError):
        keep()
    (here / ".notelint").unlink()
    (here / ".notelint" / "snapshots").mkdir(parents=True)
    os.mkfifo(here / ".notelint" / "snapshots" / f"{NAME}.html")
    with pytest.raises(LinkInTheWayError):
        keep()


def test_a_page_is_written_whole_or_not_at_all(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_inside(".", ("a", "b"), b"before")

    def fail(*_: object) -> None:
        raise OSError("no")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="no"):
        write_inside(".", ("a", "b"), b"after")
    assert [one.name for one in (here / "a").iterdir()] == ["b"]
    assert (here / "a" / "b").read_bytes() == b"before"


@pytest.mark.parametrize(
    "name",
    [f"../{NAME}.html", "a/b.html", "..\\b.html", "/etc/passwd", "c:b.html", ".git", "..", ".", ""],
)
def test_a_record_names_a_file_beside_it_and_no_other(here: Path, name: str) -> None:
    keep()
    path = here / ".notelint" / "snapshots" / f"{NAME}.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(record | {"file": name}), encoding="utf-8")
    with pytest.raises(DamagedSnapshotError):
        read_snapshot(".", URL, 1_000_000)


def test_the_command_says_why_it_keeps_nothing(here: Path, run: Run, tmp_path: Path) -> None:
    target = tmp_path / "other"
    target.mkdir()
    (here / ".notelint").symlink_to(target)
    (here / "clip.yaml").write_text(SCHEMA, encoding="utf-8")
    with serving({"/1": page(), "/2": page()}) as server:
        for number in (1, 2):
            (here / f"{number}.md").write_text(
                f"# Source\n\n[x]({server.url(f'/{number}')})\n\n# Quotes\n\n* Words of the page\n",
                encoding="utf-8",
            )
        word = {"NOTELINT_ALLOW": "127.0.0.1"}
        done = run("keep", "--schema", "clip.yaml", ".", online=True, environment=word)
        assert done.returncode == 1
        assert done.stderr.count(".notelint is a symbolic link or not a folder") == 2
        assert not list(target.iterdir())
        (here / ".notelint").unlink()
        done = run("keep", "--schema", "clip.yaml", ".", online=True, environment=word)
        assert done.stdout.count("saved http://") == 2


def test_each_page_is_kept_before_the_last_one_is_there() -> None:
    taken: list[int] = []
    answers = {f"/{number}": page(f"<title>{number}</title>") for number in range(30)}
    policy = RequestPolicy(delay=0, retries=0, allow=("127.0.0.1",), concurrency=64)
    with serving(answers) as server:
        for _, given in fetch_pages([server.url(path) for path in answers], policy):
            assert given.body
            taken.append(len(server.asked))
    assert len(taken) == 30
    assert taken[0] <= 16  # of 30, those that are on their way at once
