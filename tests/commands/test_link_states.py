"""What the HTML report says of external URLs."""

import time
from pathlib import Path

import pytest

from notelint.commands.stages.link_states import dead_links, link_states
from notelint.links.ledger import open_ledger
from notelint.model.details import LinkDetail, LinkState, NoteDetails
from notelint.model.link import LinkReference, NoteLink, Verdict
from notelint.model.plan import Plan

NOW = time.time()
URL = "https://example.org/a"


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return Plan(root=str(tmp_path), rules=(), ledger=str(tmp_path / "links.sqlite"))


def notes(*urls: str) -> list[NoteDetails]:
    return [
        NoteDetails(f"{name}.md", links=tuple(LinkDetail(url, 3) for url in urls)) for name in "ab"
    ]


def keep(plan: Plan, *verdicts: Verdict) -> None:
    for verdict in verdicts:
        with open_ledger(plan) as ledger:
            ledger.keep({URL: verdict})


def test_a_url_names_all_its_notes(plan: Plan) -> None:
    states = link_states(notes(URL, "https://example.org/b"), [], plan)
    assert [state.url for state in states] == [URL, "https://example.org/b"]
    assert states[0] == LinkState(URL, Verdict("skipped"), False, 0.0, (("a.md", 3), ("b.md", 3)))


def test_an_older_verdict_is_shown_as_such(plan: Plan) -> None:
    ok, gone = Verdict("ok", asked_at=NOW - 900), Verdict("gone", status=404, asked_at=NOW - 9)
    keep(plan, ok, gone)
    (state,) = link_states(notes(f"{URL}#part"), [], plan)
    assert state.cached
    assert (state.verdict.kind, state.verdict.status) == ("gone", 404)
    assert state.last_good == ok.asked_at
    assert dead_links(plan) == {URL}


def test_the_verdict_of_this_run_wins(plan: Plan) -> None:
    keep(plan, Verdict("gone", status=404, asked_at=NOW - 900))
    link = NoteLink("a.md", LinkReference(URL, (3, 1, 3, 9), external=True))
    verdict = Verdict("ok", asked_at=NOW)
    (state,) = link_states(notes(URL), [(link, verdict)], plan)
    assert state == LinkState(URL, verdict, False, NOW, (("a.md", 3), ("b.md", 3)))


def test_a_cache_that_is_not_wanted_is_not_read(plan: Plan) -> None:
    keep(plan, Verdict("gone", status=404, asked_at=NOW - 9))
    (state,) = link_states(notes(URL), [], plan, use_ledger=False)
    assert state.verdict.kind == "skipped"


def test_a_report_does_not_make_a_cache(plan: Plan, tmp_path: Path) -> None:
    link_states(notes(URL), [], plan)
    assert not (tmp_path / "links.sqlite").exists()
