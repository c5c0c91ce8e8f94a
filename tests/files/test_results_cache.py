"""What is kept of notes: whatever happens to the files, a result is the right one or none."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from notelint.files import note_stamp, results_file
from notelint.files.cache_upkeep import MARK, clean_daily, clear
from notelint.files.note_stamp import COARSEST, NoteStamp, stamp_of
from notelint.files.results_cache import CacheScope, ResultsCache, record_of
from notelint.model.external_article import ArticleRequest
from notelint.model.facts import Facts, NoteResult
from notelint.model.finding import Finding
from notelint.model.message import message

Opened = Callable[..., ResultsCache]


ODD = "b/ä\udcff.md" if sys.platform == "linux" else "b/ä.md"
"""A name that is no UTF-8 where a system has such names."""


def result_of(path: str, data: bytes) -> NoteResult:
    """A result that depends on the bytes of a note."""
    wording = message("trailing", count=len(data), text=data.decode("latin-1"))
    finding = Finding(path, 1, 1, 1, 2, "T004", "trailing-space", "warning", wording)
    return NoteResult(path, (finding,), Facts(schema="news-scrap"))


def keep(
    cache: ResultsCache, path: str, articles: tuple[tuple[ArticleRequest, str], ...] = ()
) -> None:
    """Read, "check" and keep a note."""
    stamp, data = stamp_of(path), Path(path).read_bytes()
    record = record_of(result_of(path, data), data, path, stamp, articles)
    if record:
        cache.keep(record)


def find(cache: ResultsCache, path: str, article: str = "") -> NoteResult | None:
    return cache.find(path, path, lambda _: article)


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Opens a cache anew, as a run does, in the working folder of the notes."""
    monkeypatch.chdir(tmp_path)

    def cache(identity: str = "plan", key: bytes = b"", run: str = "run") -> ResultsCache:
        return ResultsCache(CacheScope(str(tmp_path / "cache"), identity, run, key), 1000)

    return cache


def results_file_of(folder: Path) -> Path:
    (path,) = (folder / "cache").glob("notes-*.jsonl")
    return path


def kept(opened: Opened, *paths: str) -> None:
    cache = opened()
    for path in paths:
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).write_bytes(b"note " + os.fsencode(path))
        keep(cache, path)
    cache.write()


def test_an_unchanged_note_is_known(opened: Opened) -> None:
    kept(opened, "a.md", ODD)
    for path in ("a.md", ODD):
        assert find(opened(), path) == result_of(path, Path(path).read_bytes())
    assert find(opened(), "c.md") is None


def test_what_a_result_depends_on(opened: Opened, tmp_path: Path) -> None:
    kept(opened, "a.md")
    assert opened().find("a.md", "b/a.md", str) is None, "the place below the root"
    assert find(opened("other plan"), "a.md") is None
    assert find(opened(key=b"other user"), "a.md") is None
    assert find(opened(run="other options"), "a.md") is None
    Path("a.md").write_bytes(b"NOTE a.md")
    assert find(opened(), "a.md") is None, "as long, but not the same"
    Path("a.md").write_bytes(b"note a.md")
    assert find(opened(), "a.md"), "changed and put back"


def test_articles_are_part_of_it(opened: Opened) -> None:
    Path("a.md").write_bytes(b"note a.md")
    cache = opened()
    keep(cache, "a.md", ((ArticleRequest("a.md", ("a.txt",), main=True), "digest"),))
    cache.write()
    asked: list[ArticleRequest] = []
    found = opened().find("a.md", "a.md", lambda request: asked.append(request) or "digest")
    assert found
    assert asked == [ArticleRequest("a.md", ("a.txt",), main=True)]
    assert find(opened(), "a.md", "other") is None


def test_links_crashes_and_what_cannot_be_read_are_not_kept(opened: Opened) -> None:
    kept(opened, "a.md")
    os.symlink("a.md", "link.md")
    cache = opened()
    keep(cache, "link.md")
    assert find(cache, "link.md") is None
    finding = result_of("a.md", b"").findings[0]._replace(code="N004")
    crashed = NoteResult("a.md", (finding,), Facts())
    assert record_of(crashed, b"", "a.md", stamp_of("a.md"), ()) is None
    Path("a.md").write_bytes(b"x" * 1001)
    assert find(opened(), "a.md") is None


STAMP = NoteStamp(5, 10**18, 10**18, 7, 8, 10**18 + COARSEST + 1)


@pytest.mark.skipif(sys.platform == "win32", reason="no stamp is trusted there")
@pytest.mark.parametrize(
    ("earlier", "now", "same"),
    [
        (STAMP, STAMP, True),
        (STAMP, STAMP._replace(asked=STAMP.asked + 10**15), True),
        (STAMP, STAMP._replace(size=6), False),
        (STAMP, STAMP._replace(modified=1), False),
        (STAMP, STAMP._replace(changed=1), False),
        (STAMP, STAMP._replace(inode=1), False),
        (STAMP, STAMP._replace(device=1), False),
        (STAMP, STAMP._replace(asked=STAMP.asked - 1), False),  # the clock was set back
        *(
            (racy, racy._replace(asked=10**19), False)
            for racy in (
                STAMP._replace(asked=STAMP.modified),
                STAMP._replace(asked=STAMP.modified + COARSEST),
                STAMP._replace(modified=STAMP.asked),
                STAMP._replace(modified=2 * 10**18),  # from the future
                STAMP._replace(changed=STAMP.asked),
            )
        ),
    ],
)
def test_which_stamps_are_trusted(earlier: NoteStamp, now: NoteStamp, same: bool) -> None:
    assert now.proves_same(earlier) is same


def test_a_trusted_stamp_spares_the_reading(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not note_stamp.TRUSTED:
        pytest.skip("no stamp is trusted here")
    kept(opened, "a.md")
    cache = opened()
    assert find(cache, "a.md")
    assert cache._unwritten == 1, "kept too soon after it was written, it had to be read"
    time.sleep(COARSEST / 10**9 + 0.01)
    cache = opened()
    assert find(cache, "a.md")  # its stamp is now old enough
    cache.write()
    monkeypatch.setattr("notelint.files.results_cache.read", lambda *_: pytest.fail("read"))
    cache = opened()
    assert find(cache, "a.md") == result_of("a.md", b"note a.md")
    assert not cache._unwritten
    monkeypatch.undo()
    os.chdir(Path(cache._scope.folder).parent)
    before = os.stat("a.md")
    Path("new").write_bytes(b"NOTE a.md")
    os.replace("new", "a.md")
    os.utime("a.md", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert find(opened(), "a.md") is None, "size and time were made the same"


def check_all(opened: Opened, paths: tuple[str, ...]) -> int:
    """Each known result is right; how many are known."""
    cache = opened()
    found = [find(cache, path) for path in paths]
    for path, result in zip(paths, found, strict=True):
        assert result in (None, result_of(path, Path(path).read_bytes()))
    return sum(result is not None for result in found)


def test_damage_at_each_byte(opened: Opened, tmp_path: Path) -> None:
    paths = ("a.md",)
    kept(opened, *paths)
    path = results_file_of(tmp_path)
    whole = path.read_bytes()
    assert check_all(opened, paths) == 1
    for index in range(len(whole)):
        for damaged in (
            whole[:index],
            whole[:index] + whole[index + 1 :],
            whole[:index] + bytes([whole[index] ^ 1 << index % 8]) + whole[index + 1 :],
            whole[:index] + b"\n\0" + whole[index:],
        ):
            path.write_bytes(damaged)
            check_all(opened, paths)


def test_what_a_killed_run_left_spoils_nothing(opened: Opened, tmp_path: Path) -> None:
    paths = ("a.md", "b.md")
    kept(opened, *paths)
    path = results_file_of(tmp_path)
    whole = path.read_bytes()
    for length in range(0, len(whole), 3):
        path.write_bytes(whole[:length])
        cache = opened()
        missing = [name for name in paths if find(cache, name) is None]
        for name in missing:
            keep(cache, name)
        cache.write()
        assert check_all(opened, paths) == 2


def test_a_thousand_random_faults(opened: Opened, tmp_path: Path) -> None:
    """Edits, damage and outdated writers in any order: each result is right, or there is none."""
    chance = random.Random(16)
    paths = tuple(f"n{number}.md" for number in range(4))
    kept(opened, *paths)
    path = results_file_of(tmp_path)
    outdated: list[ResultsCache] = [opened()]
    known = 0
    for _ in range(1000):
        data = bytearray(path.read_bytes())
        at = chance.randrange(len(data)) if data else 0
        match chance.randrange(6):
            case 0:
                Path(chance.choice(paths)).write_bytes(b"%09d" % chance.randrange(3))
            case 1:
                path.write_bytes(data[:at])
            case 2 if data:
                data[at] ^= 1 << chance.randrange(8)
                path.write_bytes(data)
            case 3:
                outdated.append(opened())
            case 4:  # a second run, which has seen what was there a while ago
                other = outdated.pop(0) if len(outdated) > 1 else opened(identity="other")
                for name in chance.sample(paths, 2):
                    keep(other, name)
                other.write()
            case _:
                os.utime(chance.choice(paths), ns=(chance.randrange(10**18),) * 2)
        known += check_all(opened, paths)
        cache = opened()
        for name in paths:
            if find(cache, name) is None and chance.random() < 0.5:
                keep(cache, name)
        cache.write()
    assert known > 1500


WRITER = """\
import sys
sys.path[:0] = [{root!r}, {tests!r}]
from test_results_cache import CacheScope, ResultsCache, find, keep
while True:
    for name in sys.argv[1:]:
        cache = ResultsCache(CacheScope("cache", "plan", "run"), 1000)
        keep(cache, name)
        cache.write()
    print(flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
def test_two_writers_that_are_killed(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = tuple(f"n{number}.md" for number in range(8))
    kept(opened, *paths)
    root = str(Path(results_file.__file__).parents[2])
    code = WRITER.format(root=root, tests=str(Path(__file__).parent))
    chance = random.Random(16)
    for _ in range(4):
        writers = [
            subprocess.Popen(
                [sys.executable, "-c", code, *names], stdout=subprocess.PIPE, cwd=tmp_path
            )
            for names in (paths, paths[::-1])
        ]
        for writer in writers:
            assert writer.stdout
            writer.stdout.readline()
        for _ in range(20):
            check_all(opened, paths)
        time.sleep(chance.random() / 20)
        for writer in writers:
            writer.send_signal(signal.SIGKILL)
            writer.wait()
            assert writer.stdout
            writer.stdout.close()
        check_all(opened, paths)


def test_outdated_lines_do_not_pile_up(opened: Opened, tmp_path: Path) -> None:
    kept(opened, "a.md")
    size = results_file_of(tmp_path).stat().st_size
    for number in range(500):
        Path("a.md").write_bytes(b"%09d" % number)
        cache = opened()
        keep(cache, "a.md")
        cache.write()
    assert results_file_of(tmp_path).stat().st_size < 2 * results_file.SPARE * size
    assert check_all(opened, ("a.md",)) == 1
    assert [path.name for path in (tmp_path / "cache").iterdir()] == [
        results_file_of(tmp_path).name
    ]


def test_a_file_has_a_largest_size(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results_file, "LARGEST", 5000)
    for number in range(60):
        kept(opened, f"n{number}.md")
        assert results_file_of(tmp_path).stat().st_size <= 5500
    assert check_all(opened, ("n59.md",)) == 1


def test_nothing_is_written_through_a_link(opened: Opened, tmp_path: Path) -> None:
    kept(opened, "a.md")
    path = results_file_of(tmp_path)
    for make in (os.symlink, os.link):
        other = tmp_path / f"precious-{make.__name__}"
        other.write_text("precious")
        path.unlink()
        make(other, path)
        kept(opened, "a.md")
        assert other.read_text() == "precious"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no pipes")
def test_no_pipe_is_waited_for(opened: Opened, tmp_path: Path) -> None:
    kept(opened, "a.md")
    path = results_file_of(tmp_path)
    path.unlink()
    os.mkfifo(path)
    kept(opened, "a.md")
    assert find(opened(), "a.md") is None


def test_a_folder_that_cannot_be_written_does_no_harm(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    kept(opened, "a.md")
    assert find(opened(), "a.md") is None


def test_what_is_not_used_is_deleted_in_time(opened: Opened, tmp_path: Path) -> None:
    kept(opened, "a.md", "b/b.md")
    folder = tmp_path / "cache"
    for name in ("links.sqlite", "notes-mine.jsonl"):
        (folder / name).write_text("not ours")
    old, new = sorted(folder.glob("notes-????????????????.jsonl"))
    plan, left_over = folder / "plan-0123abcd.json", folder / ".notelint-0123456789ab.tmp"
    long_ago = time.time() - 31 * 86_400
    for path in (old, plan, left_over):
        path.touch()
        os.utime(path, (long_ago, long_ago))
    clean_daily(str(folder))
    assert not any(path.exists() for path in (old, plan, left_over))
    assert new.exists()
    os.utime(new, (long_ago, long_ago))
    clean_daily(str(folder))
    assert new.exists(), "once a day"
    os.utime(folder / MARK, (long_ago, long_ago))
    assert check_all(opened, ("a.md", "b/b.md")) == 1, "used: it counts as new"
    clean_daily(str(folder))
    assert new.exists()
    clear(str(folder))
    assert {path.name for path in folder.iterdir()} == {MARK, "links.sqlite", "notes-mine.jsonl"}


def test_all_results_have_a_largest_size(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [f"d{number}/a.md" for number in range(10)]
    kept(opened, *paths)
    folder = tmp_path / "cache"
    files = sorted(folder.glob("notes-*.jsonl"))
    for age, path in enumerate(files):
        os.utime(path, (time.time() - age, time.time() - age))
    size = files[0].stat().st_size
    monkeypatch.setattr("notelint.files.cache_upkeep.MOST", size * 4 + size // 2)
    clean_daily(str(folder))
    assert sorted(folder.glob("notes-*.jsonl")) == files[:4]
