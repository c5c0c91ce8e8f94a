"""Many small notes on a Dask cluster whose workers are killed, beside one process.

`python bench/engine.py` packs 100,000 notes (`--notes`), checks them in one process and on two
workers, of which one is killed and replaced every few seconds, and stops unless the reports are the
same byte for byte. It prints what each of them cost: processor time, which the load of the machine
hardly changes. Needs `pip install 'notelint[dask,parquet]'`.
"""

import argparse
import hashlib
import os
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pyarrow
from pyarrow import parquet

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "run"))
from cluster import Cluster, cluster  # noqa: E402

ROW_GROUP = 2_000
EVERY = (10.0, 40.0)
"""Seconds between two kills."""

SETTINGS = '[[notes]]\nfiles = "*"\nschema = "own.yaml"\n'
SCHEMA = """\
notelint: 1
name: own
front_matter: {fields: {id: {type: integer}}}
collection: {unique: [front_matter.id]}
parts:
  - {id: title, heading: {level: 1}}
  - {id: body, heading: {text: Body, level: 2}}
"""


def notes(number: int) -> Iterator[tuple[str, str]]:
    """Small notes, sorted by path; one in some has a defect, and links lead anywhere."""
    chance = random.Random(1)
    width = len(str(number))
    for index in range(number):
        target = f"{chance.randrange(number):0{width}}"
        head = f"---\nid: {index - (index % 997 == 1)}\n---\n# Note {index}\n\n## Body\n\n"
        words = " ".join(chance.choices(("one", "two", "*three*", "four,", "five."), k=40))
        link = f"[there](../{target[:2]}/{target}.md{chance.choice(('', '#body', '#bodi'))})"
        text = f"{head}{words}\n\n- {link}\n- `code`{' ' * (index % 31 == 0)}\n"
        name = f"{index:0{width}}"
        yield f"{name[:2]}/{name}.md", text


def make(folder: Path, number: int) -> None:
    """Write the pack, its configuration and its schema."""
    (folder / "notelint.toml").write_text(SETTINGS)
    (folder / "own.yaml").write_text(SCHEMA)
    paths, contents = zip(*notes(number), strict=True)
    table = pyarrow.table({"path": paths, "content": contents})
    parquet.write_table(table, folder / "notes.parquet", row_group_size=ROW_GROUP)
    size = sum(map(len, contents))
    print(f"{number} notes, {size / number:.0f} characters each")


def run(folder: Path, *options: str) -> str:
    """Check the pack; the hash of the report."""
    command = [sys.executable, "-m", "notelint", "check", "--offline", "--format", "json"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    done = subprocess.run(
        [*command, *options, "notes.parquet"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NOTELINT_CACHE_DIR": str(folder / "cache")},
        capture_output=True,
        check=False,
    )
    wall = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if done.returncode != 1:
        raise SystemExit(done.stderr.decode())
    digest = hashlib.sha256(done.stdout).hexdigest()[:16]
    print(
        f"  this process: wall {wall:.1f} s, CPU {cpu:.1f} s, peak {after.ru_maxrss / 1024:.0f} MB"
    )
    print(f"  report {digest}, {len(done.stdout) / 1e6:.1f} MB")
    return digest


class Killer(threading.Thread):
    """Kills a worker now and then, and starts another one; adds up their processor time."""

    def __init__(self, made: Cluster) -> None:
        super().__init__(daemon=True)
        self.made, self.chance, self.over = made, random.Random(1), threading.Event()
        self.killed, self.spent = 0, 0.0

    def run(self) -> None:
        """Until `over` is set."""
        while not self.over.wait(self.chance.uniform(*EVERY)):
            self.made.add_worker()
            self.spent += cpu_of(self.made.workers[0].pid)
            self.made.kill_worker()
            self.killed += 1

    def end(self) -> None:
        """Stop, and count those that are left."""
        self.over.set()
        if self.is_alive():
            self.join()
        self.spent += sum(cpu_of(worker.pid) for worker in self.made.workers)


def cpu_of(pid: int) -> float:
    """The processor time of a process, in seconds."""
    times = psutil.Process(pid).cpu_times()
    return times.user + times.system


def on_cluster(folder: Path, *, kill: bool) -> str:
    """Check the pack on a cluster; the hash of the report."""
    work = folder / f"work-{kill}"
    with cluster(folder / f"cluster-{kill}") as made:
        killer = Killer(made)
        if kill:
            killer.start()
        digest = run(folder, "--engine", made.address, "--work", str(work))
        killer.end()
        print(f"  workers: CPU {killer.spent:.1f} s, {killer.killed} killed")
        print(f"  scheduler: CPU {cpu_of(made.scheduler.pid):.1f} s")
        size = sum(path.stat().st_size for path in work.glob("??/*"))
        print(f"  records: {size / 1e6:.1f} MB")
        before = cpu_of(made.scheduler.pid)
        again = run(folder, "--engine", made.address, "--work", str(work))
        print(f"  all of them known; scheduler: CPU {cpu_of(made.scheduler.pid) - before:.1f} s")
    return digest if digest == again else "different"


def main() -> None:
    """Run all, and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", type=int, default=100_000)
    number = parser.parse_args().notes
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, number)
        print("one process")
        digests = [run(folder, "--jobs", "1", "--no-cache")]
        print("two workers")
        digests.append(on_cluster(folder, kill=False))
        print("two workers, killed now and then")
        digests.append(on_cluster(folder, kill=True))
    print("load", *(f"{load:.1f}" for load in os.getloadavg()))
    if len(set(digests)) > 1:
        raise SystemExit("the reports are not the same")
    print("the reports are the same")


if __name__ == "__main__":
    main()
