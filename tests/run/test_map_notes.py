import gc
import itertools
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from notelint.model.facts import NoteResult
from notelint.model.plan import Plan
from notelint.run import map_notes as choose
from notelint.run.map_notes import map_notes, map_serial
from notelint.run.processes import AHEAD, LARGEST_CHUNK, WorkerDiedError, map_processes

PLAN = Plan(root="the root", rules=())


@pytest.fixture(autouse=True)
def workload(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(Path(__file__).parent)


@pytest.fixture
def work() -> Callable[[str], Callable[[str, Plan], NoteResult]]:
    def named(function: str) -> Callable[[str, Plan], NoteResult]:
        import workload

        found: Callable[[str, Plan], NoteResult] = getattr(workload, function)
        return found

    return named


def numbers(count: int) -> list[str]:
    return [str(number) for number in range(count)]


def workers(results: list[NoteResult]) -> set[str]:
    return {result.facts.schema for result in results}


@pytest.mark.parametrize("method", ["", "spawn", "forkserver"])
def test_processes_give_what_one_gives_in_the_same_order(work, method: str) -> None:
    here = list(map_serial(work("uneven"), numbers(100), PLAN))
    there = list(map_processes(work("uneven"), numbers(100), PLAN, 2, method))
    assert [r[:2] for r in there] == [r[:2] for r in here]
    assert str(os.getpid()) not in workers(there)
    assert multiprocessing.active_children() == []


def test_names_that_are_no_utf8_go_there_and_back(work) -> None:
    paths = ["caf\udce9.md", "한글.md", "\ud800.md"]
    assert [r.path for r in map_processes(work("name"), paths, PLAN, 2)] == paths


def test_no_paths_give_no_results(work) -> None:
    for jobs in (0, 1, 2):
        assert list(map_notes(work("name"), [], PLAN, jobs)) == []


def test_the_paths_are_not_read_far_ahead(work) -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield str(taken)

    results = map_processes(work("name"), endless(), PLAN, 2)
    for _ in range(1000):
        next(results)
    assert taken <= 1000 + (2 * AHEAD + 1) * LARGEST_CHUNK
    results.close()
    assert multiprocessing.active_children() == []


def test_a_consumer_that_stops_ends_the_workers_at_once(work) -> None:
    results = map_processes(work("slow"), numbers(50), PLAN, 2)
    assert next(results).path == "0"
    del results
    gc.collect()
    assert multiprocessing.active_children() == []


def test_an_error_of_the_work_comes_through_after_the_results_before_it(work) -> None:
    for jobs in (1, 2):
        results = map_notes(work("fail"), numbers(50), PLAN, jobs)
        seen = []
        with pytest.raises(ValueError, match="7"):
            seen += [next(results).path for _ in range(50)]
        assert multiprocessing.active_children() == []


@pytest.mark.parametrize("method", ["", "spawn", "forkserver"])
def test_a_worker_that_is_killed_is_an_error_of_its_own(work, method: str) -> None:
    with pytest.raises(WorkerDiedError):
        list(map_processes(work("die"), numbers(50), PLAN, 2, method))
    assert multiprocessing.active_children() == []


@pytest.fixture
def four_ms_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processors, and a clock by which each note takes 4 ms, however busy the machine is."""
    clock = itertools.count()
    monkeypatch.setattr(choose, "processors", lambda: 2)
    monkeypatch.setattr(choose.time, "perf_counter", lambda: next(clock) * 0.004)


def test_few_notes_stay_in_this_process(work, four_ms_a_note: None) -> None:
    assert workers(list(map_notes(work("name"), numbers(60), PLAN))) == {str(os.getpid())}
    assert workers(list(map_notes(work("name"), numbers(1), PLAN, 8))) == {str(os.getpid())}


def test_many_notes_move_to_processes(work, four_ms_a_note: None) -> None:
    results = list(map_notes(work("steady"), numbers(300), PLAN))
    assert [r.path for r in results] == numbers(300)
    assert len(workers(results)) == 3


def test_one_processor_starts_no_process(work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choose, "processors", lambda: 1)
    assert workers(list(map_notes(work("steady"), numbers(300), PLAN))) == {str(os.getpid())}


def test_there_are_no_more_workers_than_notes(work) -> None:
    results = list(map_notes(work("steady"), numbers(3), PLAN, 64))
    assert [r.path for r in results] == numbers(3)
    assert len(workers(results)) <= 3


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="has no affinity")
def test_processors_are_those_this_process_may_use() -> None:
    before = os.sched_getaffinity(0)
    try:
        os.sched_setaffinity(0, {min(before)})
        assert choose.processors() == 1
    finally:
        os.sched_setaffinity(0, before)


def test_nothing_heavy_is_imported_for_a_single_note() -> None:
    import subprocess

    code = "import notelint.run.map_notes, sys; print('concurrent.futures' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_all_processes_are_started_before_the_first_result(work, four_ms_a_note: None) -> None:
    results = map_notes(work("steady"), numbers(300), PLAN)
    first = next(results)
    started = {str(process.pid) for process in multiprocessing.active_children()}
    assert len(started) == 2
    assert workers([first, *results]) == {str(os.getpid()), *started}
