"""The story of `notelint links`: what is remembered of links is listed, asked anew, exported."""

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from notelint.commands.common import CLEAN, FAILED, Outcome, config_failure, failure
from notelint.config.load import PlanOptions, load_plan
from notelint.links.json_lines import export_lines, import_lines
from notelint.links.ledger import Ledger, LedgerEntry
from notelint.links.ledger_entry import DAY
from notelint.links.web import Network, ask_anew, ledger_path, may_be_foreign
from notelint.locale import in_language
from notelint.model.message import Language, phrase
from notelint.report.terminal import visible
from notelint.schema.errors import ConfigError

NONE = phrase("no file remembers links")
NOTHING = phrase("no link is remembered\n")
FORGOTTEN = phrase("{number} links forgotten\n")
TAKEN = phrase("{new} of {number} rows were news\n")
KINDS = {
    "ok": phrase("ok"),
    "gone": phrase("gone"),
    "refused": phrase("refused"),
    "unknown": phrase("unknown"),
}


class LinksOptions(NamedTuple):
    """Which links, and what to do with them.

    `kinds` none: all. `host` is a host or the end of one, `text` a part of an address. `due`: only
    those that are to be asked again by now. `older`: only those last asked so many days ago or
    more. `rows` is what another ledger exported, to be taken in; None for nothing.
    """

    kinds: tuple[str, ...] = ()
    host: str = ""
    text: str = ""
    due: bool = False
    older: int = 0
    rows: str | None = None
    refresh: bool = False
    forget: bool = False
    lines: bool = False
    config: str | None = None
    progress: Callable[[int, int, int], None] | None = None


def links(wanted: LinksOptions, language: Language) -> Outcome:
    """List the links, or do with them what is asked."""
    try:
        plan = load_plan(PlanOptions(config=wanted.config)).plan
    except ConfigError as error:
        return config_failure(error, language)
    path = ledger_path(plan)
    if not path:
        return failure(in_language(NONE, language))
    errors: list[str] = []
    network = Network(
        plan, wanted.progress, lambda words: errors.append(in_language(words, language))
    )
    with Ledger(path, in_repository=may_be_foreign(path, plan)) as ledger:
        if wanted.rows is not None:
            return _take(wanted.rows, ledger, language)
        found = _matching(ledger.entries(), wanted)
        if wanted.forget:
            number = ledger.forget([one.url for one in found])
            return Outcome(
                in_language(FORGOTTEN.given(number=number), language),
                _told(ledger, language),
                CLEAN,
            )
        if wanted.refresh:
            ask_anew([one.url for one in found], network, ledger.learn)
            ledger.write()
            known = {one.url: one for one in ledger.entries()}
            found = [known.get(one.url, one) for one in found]
        report = export_lines(found) if wanted.lines else _table(found, language)
        return Outcome(report, (*errors, *_told(ledger, language)), CLEAN)


def _told(ledger: Ledger, language: Language) -> tuple[str, ...]:
    return (in_language(ledger.notice, language),) if ledger.notice else ()


def _take(text: str, ledger: Ledger, language: Language) -> Outcome:
    """Take in what another ledger has learnt, as it was exported. Lines that are none are told."""
    rows = import_lines(text)
    news = TAKEN.given(new=ledger.take(rows.entries), number=len(rows.entries))
    report = in_language(news, language)
    wrong = tuple(in_language(words, language) for _, words in rows.problems)
    return Outcome(report, (*wrong, *_told(ledger, language)), FAILED if wrong else CLEAN)


def _matching(entries: Sequence[LedgerEntry], wanted: LinksOptions) -> list[LedgerEntry]:
    now = time.time()
    return [
        one
        for one in entries
        if (not wanted.kinds or one.kind in wanted.kinds)
        and (not wanted.host or f".{_host(one.url)}".endswith(f".{wanted.host.lower()}"))
        and wanted.text in one.url
        and (not wanted.due or one.due <= now)
        and one.asked <= now - wanted.older * DAY
    ]


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").lower()


def _table(entries: Sequence[LedgerEntry], language: Language) -> str:
    if not entries:
        return in_language(NOTHING, language)
    counts = {kind: sum(one.kind == kind for one in entries) for kind in KINDS}
    said = ", ".join(
        f"{in_language(KINDS[kind], language)} {number}"
        for kind, number in counts.items()
        if number
    )
    return "".join(map(_row, entries, [language] * len(entries))) + f"{said}\n"


def _row(one: LedgerEntry, language: Language) -> str:
    status = str(one.status) if one.status else one.reason
    last = _day(one.last_good)
    good = in_language(phrase(", last good {last}", last=last), language) if one.streak else ""
    kind = in_language(KINDS[one.kind], language)
    return f"{_day(one.asked)}  {kind} ({status}{good})  {visible(one.url)}\n"


def _day(moment: float) -> str:
    return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d}" if moment else "-"
