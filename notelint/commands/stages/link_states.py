"""What is known of the external URLs of notes: by this run, or by the link cache."""

import os
from collections.abc import Iterable, Mapping, Sequence

from notelint.links.ledger import ledger_path, open_ledger
from notelint.links.ledger_entry import LedgerEntry, storable
from notelint.links.web import ledger_key
from notelint.model.details import LinkState, NoteDetails
from notelint.model.link import LinkAnswer, NoteLink, Verdict
from notelint.model.plan import Plan

UNKNOWN = Verdict("skipped")


def link_states(
    details: Iterable[NoteDetails],
    answers: Iterable[tuple[NoteLink, LinkAnswer]],
    plan: Plan,
    *,
    use_ledger: bool = True,
) -> tuple[LinkState, ...]:
    """The state of each external URL of the notes, sorted by URL.

    A URL that this run did not request has the verdict of the link cache, however old.
    """
    verdicts = {
        link.reference.url: answer for link, answer in answers if isinstance(answer, Verdict)
    }
    places: dict[str, list[tuple[str, int]]] = {}
    for note in details:
        for link in note.links:
            places.setdefault(link.url, []).append((note.path, link.line))
    fragments = plan.request_policy.fragments
    known = cached_links(plan) if use_ledger and places else {}
    states: list[LinkState] = []
    for url in sorted(places):
        entry = known.get(storable(ledger_key(url, fragments=fragments)))
        states.append(_state(url, verdicts.get(url, UNKNOWN), entry, places[url]))
    return tuple(states)


def cached_links(plan: Plan) -> Mapping[str, LedgerEntry]:
    """The entries of the link cache by their URLs; none if there is no such file yet."""
    path = ledger_path(plan)
    if not path or not os.path.isfile(path):
        return {}
    with open_ledger(plan) as ledger:
        return {entry.url: entry for entry in ledger.entries()}


def dead_links(plan: Plan) -> frozenset[str]:
    """The URLs that the link cache knows as dead."""
    return frozenset(url for url, entry in cached_links(plan).items() if entry.kind == "gone")


def _state(
    url: str, verdict: Verdict, entry: LedgerEntry | None, places: Sequence[tuple[str, int]]
) -> LinkState:
    last_good = entry.last_good if entry else 0.0
    if verdict.kind == "ok":
        last_good = max(last_good, verdict.asked_at)
    cached = verdict.kind == "skipped" and entry is not None
    return LinkState(
        url, entry.verdict if cached and entry else verdict, cached, last_good, tuple(places)
    )
