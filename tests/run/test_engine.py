"""Runs on a Dask cluster, whose processes are killed, report what one process does."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow
import pytest
from program import decoded, run_notelint
from pyarrow import parquet

sys.path.insert(0, str(Path(__file__).parent))
from cluster import ROOT, Cluster, cluster, wait_for

NOTES = 800  # four blocks of notes, and so four shards and completion records
SETTINGS = '[[notes]]\nfiles = "/n*/"\nschema = "own.yaml"\n'
SCHEMA = """\
notelint: 1
name: own
front_matter: {fields: {id: {type: integer}, see: {type: integer}}}
collection:
  unique: [front_matter.id]
  sequence: [front_matter.id]
  references: {front_matter.see: front_matter.id}
parts:
  - {id: title, heading: {level: 1}}
  - id: evidence
    heading: {text: Evidence, level: 2}
    holds: quotes
    quotes: {from: file, path: "../article.txt"}
"""
ARTICLE = "Prices went up by a tenth in the last year, and nobody knows why they did.\n"


def note(number: int, chance: random.Random) -> str:
    """A small note; one in some has a defect, and links lead anywhere."""
    target = chance.randrange(NOTES)
    anchor = chance.choice(["", "#evidence", "#evidense"])
    return (
        f"---\nid: {number if number % 97 else number + 1}\nsee: {chance.randrange(NOTES + 20)}\n"
        f"---\n# Note {number}{' ' * (number % 31 == 0)}\n\n"
        f"[other](../n{target % 10}/{target}{'x' * (number % 41 == 0)}.md{anchor})\n\n"
        f"## Evidence\n\n* Prices went up by a {chance.choice(['tenth', 'tenth', 'third'])} in the"
        " last year\n"
    )


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with some hundred notes, and the same notes in packs."""
    folder = tmp_path_factory.mktemp("here")
    (folder / "notelint.toml").write_text(SETTINGS)
    (folder / "own.yaml").write_text(SCHEMA)
    (folder / "notes").mkdir()
    (folder / "notes" / "article.txt").write_text(ARTICLE)
    chance = random.Random(1)
    texts = {f"n{number % 10}/{number}.md": note(number, chance) for number in range(NOTES)}
    for path, text in texts.items():
        (folder / "notes" / path).parent.mkdir(exist_ok=True)
        (folder / "notes" / path).write_text(text)
    table = pyarrow.table(
        {"path": sorted(texts), "content": [texts[path] for path in sorted(texts)]}
    )
    parquet.write_table(table, folder / "notes.parquet", row_group_size=300)
    lines = [json.dumps({"path": path, "content": texts[path]}) for path in sorted(texts)]
    (folder / "notes.jsonl").write_text("\n".join(lines))
    return folder


def environment(here: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "NOTELINT_CACHE_DIR": str(here / "cache")}


def command(here: Path, *arguments: str) -> subprocess.Popen[str]:
    """A run that has begun, and can be killed."""
    return subprocess.Popen(
        [sys.executable, "-m", "notelint", "check", "--format", "json", *arguments],
        cwd=here,
        env=environment(here),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(here: Path, *arguments: str) -> tuple[int, str, str]:
    words = ("check", "--format", "json", *arguments)
    done = decoded(run_notelint(*words, cwd=here, env=environment(here)))
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def expected(here: Path) -> dict[str, tuple[int, str, str]]:
    """What one process reports of each source."""
    paths = ("notes", "notes.parquet", "notes.jsonl")
    outcomes = {path: run(here, "--jobs", "1", "--no-cache", path) for path in paths}
    code, report, errors = outcomes["notes"]
    codes = {finding["code"] for finding in json.loads(report)["findings"]}
    assert (code, errors) == (1, "")
    assert codes >= {"C001", "C002", "C003", "L003", "L004", "Q002", "T004"}
    return outcomes


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A cluster of two workers; a test that kills one starts another."""
    with cluster(tmp_path_factory.mktemp("cluster")) as made:
        yield made


@pytest.mark.parametrize(
    ("path", "work"), [("notes", str), ("notes.parquet", None), ("notes.jsonl", Path.as_uri)]
)
def test_reports_are_the_same(
    here: Path,
    expected: dict[str, object],
    shared: Cluster,
    tmp_path: Path,
    path: str,
    work: Callable[[Path], str] | None,
) -> None:
    options = ("--work", work(tmp_path / "work")) if work else ()
    assert run(here, "--engine", shared.address, *options, path) == expected[path]


def records(work: Path) -> dict[Path, int]:
    """The completion records, with the times at which they were written."""
    return {path: path.stat().st_mtime_ns for path in work.glob("??/*") if path.suffix != ".tmp"}


def wait_for_records(work: Path, number: int, process: subprocess.Popen[str]) -> None:
    """Until a run is half done: it has so many records, or it has ended."""
    wait_for(lambda: len(records(work)) >= number or process.poll() is not None)


def test_workers_are_killed(
    here: Path, expected: dict[str, object], shared: Cluster, tmp_path: Path
) -> None:
    work = tmp_path / "work"
    process = command(here, "--engine", shared.address, "--work", str(work), "notes")
    for number in (1, 2):
        wait_for_records(work, number, process)
        shared.add_worker()
        shared.kill_worker()
    report, errors = process.communicate(timeout=500)
    assert (process.returncode, report, errors) == expected["notes"]


def test_the_run_itself_is_killed(
    here: Path, expected: dict[str, object], shared: Cluster, tmp_path: Path
) -> None:
    work = tmp_path / "work"
    options = ("--engine", shared.address, "--work", str(work), "notes")
    kept: dict[Path, int] = {}
    for _ in range(2):
        process = command(here, *options)
        wait_for_records(work, len(kept) + 1, process)
        process.kill()
        process.communicate()
        assert kept.items() <= records(work).items()
        kept = records(work)
    assert run(here, *options) == expected["notes"]
    assert kept.items() <= records(work).items()


def test_damaged_and_foreign_records(
    here: Path, expected: dict[str, object], shared: Cluster, tmp_path: Path
) -> None:
    chance = random.Random(4)
    work = tmp_path / "work"
    options = ("--engine", shared.address, "--work", str(work), "notes.parquet")
    assert run(here, *options) == expected["notes.parquet"]
    paths = sorted(records(work))
    contents = [path.read_bytes() for path in paths]
    for number, path in enumerate(paths):
        data = contents[number]
        at = chance.randrange(len(data))
        damages = (
            data[:at],
            data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :],
            contents[number - 1],
            b"",
        )
        path.write_bytes(damages[number % len(damages)])
    assert run(here, *options) == expected["notes.parquet"]
    assert [path.read_bytes() for path in paths] == contents


def test_what_changes_is_checked_again(here: Path, shared: Cluster, tmp_path: Path) -> None:
    options = ("--engine", shared.address, "--work", str(tmp_path / "work"), "notes/n3")
    whole = run(here, "--jobs", "1", "--no-cache", "notes/n3")
    assert run(here, *options) == whole
    note, article = here / "notes" / "n3" / "3.md", here / "notes" / "article.txt"
    texts = {path: path.read_text() for path in (note, article)}
    try:
        for path, before, after in ((note, "## Ev", "## Iv"), (article, "tenth", "third")):
            path.write_text(texts[path].replace(before, after))
            changed = run(here, "--jobs", "1", "--no-cache", "notes/n3")
            assert changed != whole
            assert run(here, *options) == changed
    finally:
        for path, text in texts.items():
            path.write_text(text)
    ignored = ("--ignore", "T,C")
    assert run(here, *options, *ignored) == run(here, "--jobs", "1", *ignored, "notes/n3")
    assert run(here, *options) == whole


def test_workers_that_are_not_as_they_must_be(here: Path, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(ROOT / "notelint", tmp_path / "other" / "notelint")
    shutil.copytree(ROOT / "schemas", tmp_path / "other" / "schemas")
    with (tmp_path / "other" / "notelint" / "text" / "nfc.py").open("a") as file:
        file.write("\n")
    with cluster(tmp_path / "cluster", workers=0) as made:
        made.add_worker(pythonpath=tmp_path / "other")
        assert run(here, "--engine", made.address, "notes.jsonl") == (
            2,
            "",
            "notelint: a worker has another version of notelint or of its libraries\n",
        )
        made.add_worker(threads=2)
        made.kill_worker()
        for path in ("notes", "notes.jsonl"):
            code, report, errors = run(here, "--engine", made.address, path)
            assert (code, report) == (2, "")
            assert "--nthreads 1" in errors


def test_the_scheduler_is_killed(here: Path, tmp_path: Path) -> None:
    with cluster(tmp_path / "cluster", workers=1) as made:
        process = command(here, "--engine", made.address, "--work", str(tmp_path / "w"), "notes")
        wait_for(lambda: records(tmp_path / "w"))
        made.scheduler.kill()
        report, errors = process.communicate(timeout=500)
    assert (process.returncode, report) == (2, "")
    assert errors.startswith("notelint: ")
    assert "Traceback" not in errors


def test_a_cluster_of_this_machine(here: Path, expected: dict[str, object]) -> None:
    process = command(here, "--engine", "dask", "notes.parquet")
    report, errors = process.communicate(timeout=500)
    assert (process.returncode, report, errors) == expected["notes.parquet"]


def test_without_dask(here: Path, tmp_path: Path) -> None:
    (tmp_path / "distributed.py").write_text("raise ImportError")
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = run_notelint("check", "--engine", "dask", "notes.jsonl", cwd=here, env=env)
    assert done.returncode == 2
    assert done.stderr == (
        b"notelint: `--engine` needs Dask; install it with: pip install 'notelint[dask]'\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("--engine", "spark://host:1"),
        ("--engine", "dask:"),
        ("--engine", "dask://host"),
        ("--work", "w"),
        ("--engine", "dask", "--fix"),
        ("--engine", "dask", "--jobs", "2"),
        ("--engine", "dask", "--report", "html=a.html"),
        ("--engine", "dask", "-"),
    ],
)
def test_usage_errors(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = run_notelint("check", *arguments, cwd=tmp_path, env=os.environ)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Error: " in done.stderr


def test_settings_name_no_engine(tmp_path: Path) -> None:
    (tmp_path / "notelint.toml").write_text('engine = "dask://203.0.113.1:8786"\n')
    (tmp_path / "a.md").write_text("# A\n")
    done = run_notelint("check", "a.md", cwd=tmp_path, env=os.environ)
    assert done.returncode == 2
    assert b"engine" in done.stderr
