"""When an address is asked again, by what became of it. Pure. Times are in seconds."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, Final, NamedTuple, get_args

from notelint.model.link import Soft404, Verdict, VerdictKind, VerdictReason

HOUR, DAY = 3600.0, 86_400.0

GOOD = (7 * DAY, 14 * DAY, 30 * DAY)
"""The longer an address has been good, the later it is asked again."""

DOUBTFUL = (HOUR, 6 * HOUR, DAY)
"""The more often in a row nothing was learnt, the later."""

DEAD = DAY
JITTER = 0.2

LONGEST = GOOD[-1] * (1 + JITTER) + HOUR
"""Nothing comes due later than this, whatever a file says; with room for rounding."""


def due_time(url: str, kind: VerdictKind, asked_at: float, streak: int, good_for: float) -> float:
    """When to ask again.

    `streak` counts the answers in a row that were not good, this one included; `good_for` is how
    long the address has been good. Addresses that were asked together come due apart: each by up
    to a fifth sooner or later, always the same.
    """
    if kind == "ok":
        wait = GOOD[sum(good_for >= one for one in GOOD[1:])]
    elif kind == "gone":
        wait = DEAD
    else:
        wait = DOUBTFUL[min(max(streak, 1), len(DOUBTFUL)) - 1]
    return asked_at + wait * (1 + JITTER * _lot(url))


def _lot(url: str) -> float:
    """From -1 to 1, by the address."""
    drawn = int.from_bytes(sha256(url.encode("utf-8", "replace")).digest()[:4], "big")
    return drawn / 0xFFFFFFFF * 2.0 - 1.0


# A row of the ledger, and how an answer changes it. Pure. Times are in seconds since 1970.

END: Final = 253_402_300_799.0
"""The last second of the year 9999, after which there are no dates."""

SKEW = HOUR
"""How far the clock of another machine, with which a ledger is shared, may be ahead."""

WORDS: Final[Mapping[str, frozenset[str]]] = {
    "kind": frozenset(get_args(VerdictKind)) - {"skipped"},
    "reason": frozenset(get_args(VerdictReason)),
    "soft": frozenset(get_args(Soft404)),
}


class LedgerEntry(NamedTuple):
    """A row. Times are 0 for never.

    `streak` counts the answers in a row that were not good; `good_since` is when the address became
    good; `due_time` when it is asked again. `title_hash` tells whether the page is still the same.
    """

    url: str
    kind: VerdictKind
    reason: VerdictReason
    detail: str
    status: int
    final: str
    moved: str
    soft: Soft404
    title: str
    title_hash: str
    first_seen: float
    asked: float
    last_good: float
    good_since: float
    streak: int
    due: float

    @property
    def verdict(self) -> Verdict:
        """What became of the address."""
        found = Verdict(self.kind, self.reason, self.detail, self.status, self.final, self.moved)
        return found._replace(soft=self.soft, title=self.title, asked_at=self.asked)


def teaches(verdict: Verdict) -> bool:
    """Whether it says something of the address: not where it was not asked, or without network.

    An answer "no network" that were remembered would outlast the lack of network, and one of what
    the user has not allowed the lack of a word.
    """
    asked = verdict.kind != "skipped" and 0.0 < verdict.asked_at <= END
    return asked and verdict.reason not in ("no_network", "unsafe")


def supersedes(asked: float, before: LedgerEntry | None, now: float) -> bool:
    """Whether what was learnt at `asked` takes the place of a row.

    An older answer does not, nor one as old; but a row of a clock that is ahead would stay forever.
    """
    return before is None or before.asked < asked or before.asked > now + SKEW


def after(url: str, verdict: Verdict, before: LedgerEntry | None) -> LedgerEntry:
    """The row after an answer that teaches something. What came before is never after it."""
    at, good = verdict.asked_at, verdict.kind == "ok"
    since = min(before.good_since, at) if before and before.kind == "ok" else at
    last_good = at if good else min(before.last_good, at) if before else 0.0
    streak = 0 if good else (before.streak if before else 0) + 1
    title = storable(verdict.title)
    return LedgerEntry(
        url=storable(url),
        kind=verdict.kind,
        reason=verdict.reason,
        detail=storable(verdict.detail),
        status=verdict.status if 0 <= verdict.status <= 999 else 0,
        final=storable(verdict.final),
        moved=storable(verdict.moved),
        soft=verdict.soft,
        title=title,
        title_hash=sha256(title.encode()).hexdigest()[:16] if title else "",
        first_seen=min(before.first_seen, at) if before else at,
        asked=at,
        last_good=last_good,
        good_since=since if good else 0.0,
        streak=streak,
        due=due_time(url, verdict.kind, at, streak, at - since if good else 0.0),
    )


def merged(entry: LedgerEntry, before: LedgerEntry | None) -> LedgerEntry:
    """A row that comes from elsewhere, with the longer memory of the two."""
    if before is None:
        return entry
    return entry._replace(
        first_seen=min(entry.first_seen, before.first_seen),
        last_good=max(entry.last_good, min(before.last_good, entry.asked)),
    )


def entry_of(values: Sequence[object]) -> LedgerEntry | None:
    """The row of values in the order of its fields; None unless each is what it must be.

    Files rot, and are edited by hand: nothing in them is believed unseen.
    """
    if len(values) != len(LedgerEntry._fields):
        return None
    found: list[Any] = []
    for (name, kind), value in zip(LedgerEntry.__annotations__.items(), values, strict=True):
        if kind is float and type(value) in (int, float) and 0.0 <= value <= END:  # type: ignore[operator]
            found.append(float(value))  # type: ignore[arg-type]
        elif kind is int and type(value) is int and 0 <= value < 2**31:
            found.append(value)
        elif type(value) is str and kind not in (int, float) and _is_word(name, value):
            found.append(storable(value))
        else:
            return None
    entry = LedgerEntry(*found)
    # A day that is too far would keep an address from being asked ever again.
    return entry if 0.0 <= entry.due - entry.asked <= LONGEST and entry.status <= 999 else None


def storable(text: str) -> str:
    """A text as SQLite takes it: half of a pair of surrogates is none."""
    return text.encode("utf-8", "replace").decode()


def _is_word(name: str, value: str) -> bool:
    return name not in WORDS or value in WORDS[name]
