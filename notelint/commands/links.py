"""The `links` command: list the entries of the ledger, refresh, forget, export, import them."""

import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from notelint.commands.common import CLEAN, FAILED, Outcome, config_failure, failure
from notelint.config.load import PlanOptions, load_plan
from notelint.links.json_lines import export_lines, import_lines
from notelint.links.ledger import Ledger, ledger_path, open_ledger
from notelint.links.ledger_entry import DAY, LedgerEntry
from notelint.links.web import refresh
from notelint.locale import in_language
from notelint.model.link import LinkProgress, VerdictKind
from notelint.model.message import Language, Phrase, phrase
from notelint.report.terminal import visible
from notelint.schema.errors import ConfigError

NONE = phrase("the link cache is turned off")
NOTHING = phrase("no cached links\n")
FORGOTTEN = phrase("deleted cached results: {number}\n")
TAKEN = phrase("imported {new} of {number} row{number:s}\n")
KINDS: dict[VerdictKind, Phrase] = {
    "ok": phrase("ok"),
    "gone": phrase("dead"),
    "refused": phrase("blocked"),
    "unknown": phrase("unknown"),
}


class LinksOptions(NamedTuple):
    """Which entries, and what to do with them.

    `kinds` none: all. `host` is a host or the end of one, `text` a part of a URL. `due`: only
    entries that are due. `older`: only entries last requested at least so many days ago. `rows`
    is what `lines` exported from another ledger, to be imported; None for nothing.
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
    progress: LinkProgress | None = None


def links(options: LinksOptions, language: Language) -> Outcome:
    """List the ledger's entries, or do with them what the options say."""
    try:
        plan = load_plan(PlanOptions(config=options.config)).plan
    except ConfigError as error:
        return config_failure(error, language)
    if not ledger_path(plan):
        return failure(in_language(NONE, language))
    with open_ledger(plan) as ledger:
        if options.rows is not None:
            return _import(options.rows, ledger, language)
        entries = _matching(ledger.entries(), options)
        urls = [entry.url for entry in entries]
        notices: tuple[Phrase, ...] = ()
        if options.forget:
            report = in_language(FORGOTTEN.given(number=ledger.forget(urls)), language)
        else:
            if options.refresh:
                notices = refresh(ledger, urls, plan, options.progress).notices
                known = {entry.url: entry for entry in ledger.entries()}
                entries = [known.get(entry.url, entry) for entry in entries]
            report = export_lines(entries) if options.lines else _table(entries, language)
        notices += ledger.notices
        return Outcome(report, tuple(in_language(notice, language) for notice in notices), CLEAN)


def _import(text: str, ledger: Ledger, language: Language) -> Outcome:
    """Import exported entries. Invalid lines are reported, and make the exit code an error."""
    imported = import_lines(text)
    report = in_language(
        TAKEN.given(new=ledger.take(imported.entries), number=len(imported.entries)), language
    )
    notices = (*(problem for _, problem in imported.problems), *ledger.notices)
    code = FAILED if imported.problems else CLEAN
    return Outcome(report, tuple(in_language(notice, language) for notice in notices), code)


def _matching(entries: Sequence[LedgerEntry], options: LinksOptions) -> list[LedgerEntry]:
    now = time.time()
    return [
        entry
        for entry in entries
        if (not options.kinds or entry.kind in options.kinds)
        and (not options.host or f".{_host(entry.url)}".endswith(f".{options.host.lower()}"))
        and options.text in entry.url
        and (not options.due or entry.due <= now)
        and entry.asked <= now - options.older * DAY
    ]


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").lower()


def _table(entries: Sequence[LedgerEntry], language: Language) -> str:
    if not entries:
        return in_language(NOTHING, language)
    counts = Counter(entry.kind for entry in entries)
    total = ", ".join(
        f"{in_language(name, language)} {counts[kind]}"
        for kind, name in KINDS.items()
        if counts[kind]
    )
    return "".join(_row(entry, language) for entry in entries) + f"{total}\n"


def _row(entry: LedgerEntry, language: Language) -> str:
    status = str(entry.status) if entry.status else entry.reason
    last = _day(entry.last_good)
    good = in_language(phrase(", last ok {last}", last=last), language) if entry.streak else ""
    kind = in_language(KINDS[entry.kind], language)
    return f"{_day(entry.asked)}  {kind} ({status}{good})  {visible(entry.url)}\n"


def _day(moment: float) -> str:
    return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d}" if moment else "-"
