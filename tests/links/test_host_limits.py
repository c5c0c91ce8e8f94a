"""How hosts are treated: how much at once, in which order, and what they say of it themselves."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

from bad_server import Question, Writer, page, probe, serving

from notelint.model.link import LinkRequest, RequestPolicy

CALM = RequestPolicy(delay=0.0, timeout=30.0, total=120.0, retries=0, allow=("127.0.0.0/8",))
HANG_GUARD = 60
ROOT = Path(__file__).parents[2]


class Counted:
    """Answers after a moment, and counts how many questions there are at once."""

    def __init__(self, answer: bytes = page()) -> None:
        self.answer = answer
        self.now = self.maximum = self.all = 0

    async def __call__(self, question: Question, writer: Writer) -> None:
        self.now += 1
        self.all += 1
        self.maximum = max(self.maximum, self.now)
        await asyncio.sleep(0.05)
        self.now -= 1
        writer.write(self.answer)


def test_a_host_gets_so_many_questions_at_once() -> None:
    counted = Counted()
    with serving({f"/{number}": counted for number in range(12)}) as server:
        urls = [LinkRequest(server.url(f"/{number}")) for number in range(12)]
        found = probe(urls, CALM._replace(per_host=3))
    assert {one.kind for one in found.values()} == {"ok"}
    assert (counted.all, counted.maximum) == (12, 3)


def test_all_hosts_together_get_so_many() -> None:
    counted = Counted()
    paths = {f"/{number}": counted for number in range(8)}
    with serving(paths) as one, serving(paths, "127.0.0.2") as two:
        urls = [LinkRequest(server.url(path)) for server in (one, two) for path in paths]
        probe(urls, CALM._replace(per_host=4, concurrency=2))
    assert counted.all == 16
    assert counted.maximum <= 2


def test_a_host_to_which_redirects_lead_has_the_same_manners() -> None:
    counted = Counted()
    with serving({f"/{number}": counted for number in range(8)}, "127.0.0.9") as behind:
        fronts = {f"127.0.0.{number}": number for number in range(1, 9)}
        servers = [
            serving({"/": page("", "302 Found", Location=behind.url(f"/{number % 8}"))}, host)
            for host, number in fronts.items()
        ]
        opened = [one.__enter__() for one in servers]
        try:
            found = probe([LinkRequest(one.url("/")) for one in opened], CALM._replace(per_host=2))
        finally:
            for one in servers:
                one.__exit__(None, None, None)
    assert {one.kind for one in found.values()} == {"ok"}
    assert (counted.all, counted.maximum) == (8, 2)


def test_a_slow_host_with_many_links_does_not_hold_the_others_up() -> None:
    over: list[str] = []

    async def slow(question: Question, writer: Writer) -> None:
        for _ in range(400):  # until the other host was asked, or too late
            if over:
                break
            await asyncio.sleep(0.05)
        writer.write(page() if over else page("", "500 Never"))

    async def quick(question: Question, writer: Writer) -> None:
        over.append(question.path)
        writer.write(page())

    with (
        serving({f"/{n}": slow for n in range(20)}) as one,
        serving({"/": quick}, "127.0.0.2") as two,
    ):
        urls = [LinkRequest(one.url(f"/{number}")) for number in range(20)]
        policy = CALM._replace(concurrency=3, per_host=1)
        found = probe([*urls, LinkRequest(two.url("/"))], policy)
    assert {verdict.kind for verdict in found.values()} == {"ok"}


def test_a_host_that_wants_hours_of_peace_is_left_in_peace() -> None:
    counted = Counted(page("", "429 Too Many Requests", Retry_After="86400"))
    paths = [f"/{number}" for number in range(10)]
    with serving(dict.fromkeys(paths, counted)) as server:
        policy = CALM._replace(per_host=1, retries=2)
        found = probe([LinkRequest(server.url(path)) for path in paths], policy)
    assert {(one.kind, one.status) for one in found.values()} == {("refused", 429)}
    assert counted.all == 1


def test_a_link_that_is_too_long_for_now_leaves_the_others_alone() -> None:
    with serving({"/": page()}) as server:
        bad = [
            "http://[bad/",
            "http://x.example:99999/",
            "mailto:a@b.example",
            "data:,x",
            "",
            "x y",
        ]
        bad += ["http://", "https://" + "a" * 300 + ".example/", "http://\ud800/", "http://a\x00b/"]
        found = probe([*map(LinkRequest, bad), LinkRequest(server.url("/"))], CALM)
    assert found[LinkRequest(server.url("/"))].kind == "ok"
    assert all(found[LinkRequest(one)].kind in ("unknown", "gone", "refused") for one in bad)


PROGRAM = """
import sys
from notelint.model.link import LinkRequest, RequestPolicy
from notelint.links.request_urls import request_thread, verdicts
print("asking", flush=True)
try:
    policy = RequestPolicy(allow=("127.0.0.0/8",), timeout=300, total=300)
    with request_thread(policy) as thread:
        list(verdicts(thread, [LinkRequest(sys.argv[1])]))
except KeyboardInterrupt:
    print("ended")
"""


def test_ctrl_c_ends_at_once(tmp_path: Path) -> None:
    async def never(question: Question, writer: Writer) -> None:
        await asyncio.sleep(HANG_GUARD)

    with serving({"/": never}) as server:
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, server.url("/")],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        while not server.asked:
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=HANG_GUARD)
    assert (out.split(), error) == (["asking", "ended"], "")
