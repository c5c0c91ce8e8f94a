"""An entry of the ledger, how a verdict changes it, and when its URL is due. Pure.

Times are in seconds since 1970, 0 for never.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, Final, NamedTuple, get_args

from notelint.model.link import Soft404, Verdict, VerdictKind, VerdictReason

HOUR, DAY = 3600.0, 86_400.0

GOOD_WAITS = (7 * DAY, 14 * DAY, 30 * DAY)
"""The longer a URL has been good, the later it is due."""

UNVERIFIED_WAITS = (HOUR, 6 * HOUR, DAY)
"""The more verdicts in a row were not good, the later a URL is due."""

DEAD_WAIT = DAY
JITTER = 0.2

MAX_WAIT = GOOD_WAITS[-1] * (1 + JITTER) + HOUR
"""No wait is longer, whatever a file says; with room for rounding."""

MAX_TIME: Final = 253_402_300_799.0
"""The last second of the year 9999, after which there are no dates."""

MAX_CLOCK_SKEW = HOUR
"""How far the clock of another machine, with which a ledger is shared, may be ahead."""

ALLOWED: Final[Mapping[str, frozenset[str]]] = {
    "kind": frozenset(get_args(VerdictKind)) - {"skipped"},
    "reason": frozenset(get_args(VerdictReason)),
    "soft": frozenset(get_args(Soft404)),
}
"""The values of fields that have a fixed set of them."""


class LedgerEntry(NamedTuple):
    """The latest verdict on a URL, and its history.

    `streak` counts the verdicts in a row that were not good; `good_since` is when the URL became
    good; `due` is when it is requested again.
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
    first_seen: float
    asked: float
    last_good: float
    good_since: float
    streak: int
    due: float

    @property
    def verdict(self) -> Verdict:
        """The latest verdict."""
        return Verdict(
            self.kind,
            self.reason,
            self.detail,
            self.status,
            self.final,
            self.moved,
            self.soft,
            self.title,
            self.asked,
        )


def due_time(url: str, kind: VerdictKind, asked_at: float, streak: int, good_for: float) -> float:
    """When to request a URL again.

    `streak` counts the verdicts in a row that were not good, this one included; `good_for` is for
    how many seconds the URL has been good. URLs that were requested together come due apart: each
    by up to a fifth sooner or later, always the same.
    """
    if kind == "ok":
        wait = GOOD_WAITS[sum(good_for >= limit for limit in GOOD_WAITS[1:])]
    elif kind == "gone":
        wait = DEAD_WAIT
    else:
        wait = UNVERIFIED_WAITS[min(max(streak, 1), len(UNVERIFIED_WAITS)) - 1]
    digest = sha256(url.encode("utf-8", "replace")).digest()
    share = int.from_bytes(digest[:4], "big") / 0xFFFFFFFF * 2.0 - 1.0  # from -1 to 1
    return asked_at + wait * (1 + JITTER * share)


def is_worth_keeping(verdict: Verdict) -> bool:
    """Whether a verdict says something about its URL.

    Not if the URL was not requested; nor "no network" or "unsafe", which would outlast the missing
    network or the user's missing permission.
    """
    requested = verdict.kind != "skipped" and 0.0 < verdict.asked_at <= MAX_TIME
    return requested and verdict.reason not in ("no_network", "unsafe")


def supersedes(asked: float, before: LedgerEntry | None, now: float) -> bool:
    """Whether a verdict of the time `asked` replaces an entry: if it is later.

    An entry of a clock that is far ahead is replaced, too: it would stay forever.
    """
    return before is None or before.asked < asked or before.asked > now + MAX_CLOCK_SKEW


def entry_after(url: str, verdict: Verdict, before: LedgerEntry | None) -> LedgerEntry:
    """The entry after a verdict that is worth keeping. No time in it is after the verdict's."""
    at, good = verdict.asked_at, verdict.kind == "ok"
    good_since = min(before.good_since, at) if before and before.kind == "ok" else at
    streak = 0 if good else (before.streak if before else 0) + 1
    return LedgerEntry(
        url=storable(url),
        kind=verdict.kind,
        reason=verdict.reason,
        detail=storable(verdict.detail),
        status=verdict.status if 0 <= verdict.status <= 999 else 0,
        final=storable(verdict.final),
        moved=storable(verdict.moved),
        soft=verdict.soft,
        title=storable(verdict.title),
        first_seen=min(before.first_seen, at) if before else at,
        asked=at,
        last_good=at if good else min(before.last_good, at) if before else 0.0,
        good_since=good_since if good else 0.0,
        streak=streak,
        due=due_time(url, verdict.kind, at, streak, at - good_since if good else 0.0),
    )


def merged(entry: LedgerEntry, before: LedgerEntry | None) -> LedgerEntry:
    """An imported entry, with the longer history of the two."""
    if before is None:
        return entry
    return entry._replace(
        first_seen=min(entry.first_seen, before.first_seen),
        last_good=max(entry.last_good, min(before.last_good, entry.asked)),
    )


def entry_of(values: Sequence[object]) -> LedgerEntry | None:
    """The entry of a row's values, in the order of its fields; None unless all are valid.

    Files get damaged and are edited by hand, so that every value is checked.
    """
    if len(values) != len(LedgerEntry._fields):
        return None
    checked: list[Any] = []
    for (name, kind), value in zip(LedgerEntry.__annotations__.items(), values, strict=True):
        if kind is float and type(value) in (int, float) and 0.0 <= value <= MAX_TIME:  # type: ignore[operator]
            checked.append(float(value))  # type: ignore[arg-type]
        elif kind is int and type(value) is int and 0 <= value < 2**31:
            checked.append(value)
        elif (
            type(value) is str and kind not in (int, float) and value in ALLOWED.get(name, (value,))
        ):
            checked.append(storable(value))
        else:
            return None
    entry = LedgerEntry(*checked)
    # A due time too far away would keep a URL from being requested ever again.
    return entry if 0.0 <= entry.due - entry.asked <= MAX_WAIT and entry.status <= 999 else None


def storable(text: str) -> str:
    """A text that SQLite can store: lone surrogates are replaced."""
    return text.encode("utf-8", "replace").decode()
