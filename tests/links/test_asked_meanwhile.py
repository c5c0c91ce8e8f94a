"""Links are asked for while notes are being read, and nobody sees that in the report."""

import asyncio
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from bad_server import Behaviour, Question, Server, Writer, page, probe, serving
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notelint.commands.check_options import CheckOptions
from notelint.commands.notes import check_path
from notelint.commands.stages.links import LinkAnswers, LinkAsker
from notelint.config.load import load_plan
from notelint.links.consent import allowed_policy
from notelint.lint.check_collection import check_collection, collect, summarize
from notelint.model.facts import CheckReport, NoteResult
from notelint.model.link import LinkRequest
from notelint.model.plan import Plan
from notelint.report import ReportOptions, render
from notelint.run.map_notes import WorkerDiedError

HANG_GUARD = 60
OPTIONS = CheckOptions(online=True, cache=False)
SETTINGS = '[links]\nexternal = true\nallow = ["127.0.0.0/8"]\nretries = 0\ndelay = 0\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NOTELINT_ALLOW", "127.0.0.0/8")
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "notelint.toml").write_text(SETTINGS)
    return tmp_path


def plan_of(folder: Path) -> Plan:
    return load_plan(OPTIONS._replace(config=str(folder / "notelint.toml")).for_plan()).plan


def note(folder: Path, name: str, *links: str) -> str:
    (folder / name).write_text("\n".join(["# Links", "", *(f"- {link}" for link in links), ""]))
    return name


def asked_afterwards(results: list[NoteResult], plan: Plan) -> str:
    """The report of a run that asks for links when it has them all."""
    links = collect(results).links
    texts: dict[str, dict[str, None]] = {}
    for link in links:
        texts.setdefault(link.reference.url, {})[link.reference.text] = None
    requests = [LinkRequest(url, tuple(said)) for url, said in texts.items()]
    found = probe(requests, allowed_policy(plan).policy)
    verdicts = {request.url: verdict for request, verdict in found.items()}
    answers = LinkAnswers(tuple((link, verdicts[link.reference.url]) for link in links))
    return report(results, answers, plan)


def report(results: Iterable[NoteResult], links: LinkAnswers, plan: Plan) -> str:
    collected = collect(results)
    findings = check_collection(collected, links.answers, plan)
    summary = summarize(collected, links.answers, findings)
    return render("json", CheckReport(findings, summary), ReportOptions("en"))


def test_the_first_link_is_requested_before_the_last_note_is_read(folder: Path) -> None:
    requested = threading.Event()

    async def first(question: Question, writer: Writer) -> None:
        requested.set()
        writer.write(page())

    with serving({"/1": first, "/2": page()}) as server:
        plan = plan_of(folder)
        paths = [note(folder, f"{n}.md", f"[Page {n}]({server.url(f'/{n}')})") for n in (1, 2)]

        def results() -> Iterator[NoteResult]:
            yield check_path(paths[0], plan)
            assert requested.wait(HANG_GUARD)
            yield check_path(paths[1], plan)

        with LinkAsker(plan, OPTIONS) as asker:
            answers = asker.answers(collect(asker.ask_for(results()))).answers
    assert [answer.kind for _, answer in answers] == ["ok", "ok"]


def late(seconds: float, answer: bytes) -> Behaviour:
    async def behaviour(question: Question, writer: Writer) -> None:
        await asyncio.sleep(seconds)
        writer.write(answer)

    return behaviour


LONG = "<p>" + "A long text on something else. " * 60
ANSWERS = {
    "/news": page(f"<title>Harvest of the northern valleys doubled</title>{LONG}"),
    "/lost": page("<title>Page not found</title>"),
    "/refused": page("", "403 Forbidden"),
    "/moved": page("", "301 Moved Permanently", Location="/news"),
}
TEXTS = [
    "Harvest of valleys has doubled again",
    "Quixotic jumbo wizards vex fjord",
    "error 404",
    "x",
]


@pytest.fixture(scope="module")
def web() -> Iterator[tuple[Server, dict[str, Behaviour | bytes]]]:
    behaviours: dict[str, Behaviour | bytes] = {}
    with serving(behaviours) as server:
        yield server, behaviours


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    notes=st.lists(
        st.lists(st.tuples(st.sampled_from(sorted(ANSWERS)), st.sampled_from(TEXTS)), max_size=6),
        min_size=1,
        max_size=6,
    ),
    seed=st.integers(0, 1000),
)
def test_the_report_is_that_of_asking_afterwards(
    folder: Path,
    web: tuple[Server, dict[str, Behaviour | bytes]],
    notes: list[list[tuple[str, str]]],
    seed: int,
) -> None:
    server, behaviours = web
    chance = random.Random(seed)
    plan = plan_of(folder)
    paths = [
        note(folder, f"{n}.md", *(f"[{text}]({server.url(path)})" for path, text in links))
        for n, links in enumerate(notes)
    ]
    results = [check_path(path, plan) for path in paths]

    def slowly() -> Iterator[NoteResult]:
        for result in results:
            time.sleep(chance.choice([0, 0.01, 0.03]))
            yield result

    behaviours |= {path: late(chance.uniform(0, 0.03), one) for path, one in ANSWERS.items()}
    with LinkAsker(plan, OPTIONS) as asker:
        collected = collect(asker.ask_for(slowly()))
        links = asker.answers(collected)
    meanwhile = report(results, links, plan)
    behaviours |= {path: late(chance.uniform(0, 0.03), one) for path, one in ANSWERS.items()}
    assert meanwhile == asked_afterwards(results, plan)


async def never(question: Question, writer: Writer) -> None:
    await asyncio.sleep(HANG_GUARD)


def test_a_worker_that_dies_is_not_waited_for_by_the_links(folder: Path) -> None:
    with serving({"/": never}) as server:
        plan = plan_of(folder)
        path = note(folder, "a.md", f"[Page]({server.url('/')})")

        def results() -> Iterator[NoteResult]:
            yield check_path(path, plan)
            while not server.asked:
                time.sleep(0.01)
            raise WorkerDiedError

        began = time.monotonic()
        with pytest.raises(WorkerDiedError), LinkAsker(plan, OPTIONS) as asker:
            collect(asker.ask_for(results()))
    assert time.monotonic() - began < HANG_GUARD / 2
    assert not [one for one in threading.enumerate() if one.name == "notelint-links"]


def test_the_time_limit_begins_when_all_notes_are_read(folder: Path) -> None:
    (folder / "notelint.toml").write_text(SETTINGS + "total = 1\n")
    with serving({"/late": late(1.5, page()), "/never": never}) as server:
        plan = plan_of(folder)
        links = [f"[Page]({server.url(path)})" for path in ("/late", "/never")]
        path = note(folder, "a.md", *links)

        def results() -> Iterator[NoteResult]:
            yield check_path(path, plan)
            time.sleep(1.2)

        with LinkAsker(plan, OPTIONS) as asker:
            answers = asker.answers(collect(asker.ask_for(results()))).answers
    assert [(one.kind, one.reason) for _, one in answers] == [("ok", ""), ("skipped", "time_up")]


@pytest.mark.skipif(sys.platform == "win32", reason="has no process groups with signals")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_notes_links_and_workers_at_once(folder: Path, jobs: str) -> None:
    with serving({"/": never}) as server:
        text = f"[Page]({server.url('/')})\n\n" + "Words *and* `more` words.\n\n" * 500
        for number in range(300):
            (folder / f"{number:03}.md").write_text(f"# Note {number}\n\n{text}")
        env = {name: value for name, value in os.environ.items() if name != "NOTELINT_OFFLINE"}
        command = [sys.executable, "-m", "notelint", "check", "--jobs", jobs, "--no-cache", "."]
        pipe = subprocess.PIPE
        with subprocess.Popen(
            command, env=env, stdout=pipe, stderr=pipe, text=True, start_new_session=True
        ) as process:
            while not server.asked:
                assert process.poll() is None
                time.sleep(0.01)
            os.killpg(process.pid, signal.SIGINT)
            # Both pipes end only when the last process that holds them has.
            output, errors = process.communicate(timeout=HANG_GUARD)
    assert process.returncode == 130
    assert output == ""
    assert "Traceback" not in errors
