"""External links: notelint beside lychee and linkchecker, on the same notes and a local server.

    python bench/links.py --links 5000

The server answers on several addresses of this machine, in a process of its own. All are given the
same limits: so many questions at once, none spaced out. linkchecker gets a tenth of the links;
its figures are scaled up and marked with *about*.
"""

import argparse
import asyncio
import sys
import tempfile
from multiprocessing import Process
from pathlib import Path
from statistics import median

from measure import Usage, forget_results, measure, table
from peers import PYTHON_TOOLS

HOSTS = [f"127.0.1.{number}" for number in range(1, 9)]
PORT = 8080
AT_ONCE = 64
PAGE = b"<!doctype html><title>A page</title>" + b"<p>Some words of a page.</p>" * 100
HEAD = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    b"Content-Length: %d\r\n\r\n" % len(PAGE)
)
LEDGER = Path("ledger.sqlite")
TENTH = 10


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer questions on one connection until it is closed."""
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            await asyncio.sleep(0.02)  # as far away as a near server
            writer.write(HEAD if head.startswith(b"HEAD") else HEAD + PAGE)
            await writer.drain()
    except (ConnectionError, asyncio.IncompleteReadError):
        writer.close()


def serve() -> None:
    """Serve on all addresses, until the process is ended."""

    async def run() -> None:
        servers = [await asyncio.start_server(_answer, host, PORT, backlog=1024) for host in HOSTS]
        await asyncio.gather(*(server.serve_forever() for server in servers))

    asyncio.run(run())


def notes(folder: Path, links: int) -> None:
    """Notes of twenty links each, and notelint's settings."""
    for first in range(0, links, 20):
        lines = [
            f"- [Link {number}](http://{HOSTS[number % len(HOSTS)]}:{PORT}/page/{number})"
            for number in range(first, min(first + 20, links))
        ]
        text = "\n".join(["# Links", "", *lines, ""])
        (folder / f"note-{first:05}.md").write_text(text, encoding="utf-8")
    (folder / "notelint.toml").write_text(
        f'[links]\nexternal = true\nallow = ["127.0.0.0/8"]\nconcurrency = {AT_ONCE}\n'
        f'per_host = {AT_ONCE}\ndelay = 0\nledger = "{LEDGER}"\n',
        encoding="utf-8",
    )


def compare(links: int, rounds: int) -> str:
    """Run all in turn, and put the medians in words."""
    notelint = (sys.executable, "-m", "notelint", "check", ".")
    lychee = (str(PYTHON_TOOLS / "lychee"), "--no-progress", "--max-concurrency", str(AT_ONCE))
    more = ("--host-concurrency", str(AT_ONCE), "--host-request-interval", "0ms", ".")
    checker = (str(PYTHON_TOOLS / "linkchecker"), "--check-extern", "--no-robots", "-r1")
    commands = {
        "notelint": notelint,
        "notelint, answers known": notelint,
        "notelint --offline": (*notelint, "--offline"),
        "lychee": (*lychee, *more),
        "linkchecker": (*checker, "--threads", str(AT_ONCE), "notes.html"),
    }
    commands = {name: one for name, one in commands.items() if Path(one[0]).exists()}
    taken: dict[str, list[Usage]] = {name: [] for name in commands}
    server = Process(target=serve, daemon=True)
    server.start()
    with tempfile.TemporaryDirectory(prefix="notelint-bench-") as place:
        folder = Path(place)
        environment = {"NOTELINT_CACHE_DIR": place, "NOTELINT_ALLOW": "127.0.0.0/8"}
        notes(folder, links)
        everything = "".join(
            f'<a href="http://{HOSTS[number % len(HOSTS)]}:{PORT}/page/{number}">{number}</a>\n'
            for number in range(links // TENTH)
        )
        (folder / "notes.html").write_text(everything, encoding="utf-8")
        for turn in range(rounds):
            for name, command in commands.items():
                if name == "linkchecker" and turn:
                    continue
                if name == "notelint":
                    (folder / LEDGER).unlink(missing_ok=True)
                forget_results(folder)
                taken[name].append(measure(command, folder, environment))
    server.terminate()
    base = median(one.wall for one in taken["notelint"])
    rows = [
        [
            name,
            f"{about(name)}{scale(name) * median(one.wall for one in usages):.2f}",
            f"{about(name)}{scale(name) * median(one.cpu for one in usages):.2f}",
            f"{max(one.peak for one in usages):.0f}",
            f"{about(name)}{scale(name) * median(one.wall for one in usages) / base:.2f}",
            "/".join(sorted({str(one.status) for one in usages})),
        ]
        for name, usages in taken.items()
    ]
    head = ["", "wall, s", "CPU, s", "peak, MB", "wall, ratio", "exit"]
    return f"{links} links on {len(HOSTS)} hosts, medians of {rounds} rounds\n\n{table(head, rows)}"


def scale(name: str) -> int:
    """How much more the others did."""
    return TENTH if name == "linkchecker" else 1


def about(name: str) -> str:
    """A mark for what is scaled up."""
    return "about " if scale(name) > 1 else ""


def main() -> None:
    """Read the command line, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--links", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    print(compare(arguments.links, arguments.rounds))


if __name__ == "__main__":
    main()
