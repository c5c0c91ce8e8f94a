"""The end of a report: statistics, then what is wrong, what was not checked, what was verified."""

from collections import Counter
from collections.abc import Iterable, Sequence

from notelint.locale import in_language
from notelint.model.facts import CheckReport, Summary
from notelint.model.finding import Finding
from notelint.model.message import Language, Phrase, phrase
from notelint.report import ReportOptions
from notelint.report.terminal import Paint, Style

SEVERITIES = (phrase("{count} error{count:s}"), phrase("{count} warning{count:s}"))
UNVERIFIED = phrase("{count} unverified")
NOT_CHECKED = phrase("{count} not checked")
FIXED = phrase("fixed {count} finding{count:s} in {notes} note{notes:s}")
FIXABLE = phrase("{count} fixable with --fix")
MORE = phrase("{count} more with --unsafe-fixes")
UNSAFE = phrase("{count} fixable with --fix --unsafe-fixes")


def ending(report: CheckReport, options: ReportOptions) -> str:
    """The last lines of a report for people; the very last one says what was verified."""
    findings, summary = report.findings, report.summary
    statistics = tally(findings) if options.statistics and findings else []
    if options.quiet:
        return "".join(f"{line}\n" for line in statistics)
    style: Style = "error" if summary.errors else "warning" if findings else "good"
    language = options.language
    lines = [
        fixed(report, language),
        Paint(options.colour)(style, counts(summary, language)),
        hidden(summary, language),
        fixable(findings, language, unsafe=options.unsafe_fixes),
        not_checked(summary, language),
        verified(summary, language),
    ]
    above = [*statistics, ""] if statistics else []
    return "".join(f"{line}\n" for line in (*above, *filter(None, lines)))


def tally(findings: Iterable[Finding]) -> list[str]:
    """A line for each rule with its number of findings, the most frequent first."""
    numbers = Counter((finding.code, finding.name) for finding in findings)
    ranked = sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
    digits = len(str(ranked[0][1])) if ranked else 0
    return [f"{number:>{digits}}  {code}  {name}" for (code, name), number in ranked]


def fixed(report: CheckReport, language: Language) -> str:
    """How many findings were fixed; "" for none."""
    if not report.fixed:
        return ""
    return in_language(FIXED.given(count=report.fixed, notes=report.fixed_notes), language)


def fixable(findings: Iterable[Finding], language: Language, *, unsafe: bool) -> str:
    """How many findings have a fix, and how many of them an unsafe one; "" if none has one.

    With `unsafe` the user knows of unsafe fixes, and they are not counted apart.
    """
    fixes = Counter(finding.fix_safe for finding in findings if finding.fix)
    safe, other = fixes[True], fixes[False]
    if other and (unsafe or not safe):
        return in_language(UNSAFE.given(count=safe + other), language)
    texts = [FIXABLE.given(count=safe)] if safe else []
    texts += [MORE.given(count=other)] if other else []
    return _joined(texts, language)


def counts(summary: Summary, language: Language) -> str:
    """The number of findings of each severity; "" if there was nothing to check."""
    numbers = (summary.errors, summary.warnings)
    if not any(numbers) and not summary.unverified:
        return in_language(phrase("no problems found"), language) if summary.notes else ""
    texts = [text.given(count=number) for text, number in zip(SEVERITIES, numbers, strict=True)]
    if summary.unverified:
        texts.append(UNVERIFIED.given(count=summary.unverified))
    return _joined(texts, language)


def hidden(summary: Summary, language: Language) -> str:
    """The number of findings that the baseline hides; "" if there are none."""
    if not summary.baselined:
        return ""
    return in_language(
        phrase("{count} finding{count:s} hidden by the baseline", count=summary.baselined), language
    )


def not_checked(summary: Summary, language: Language) -> str:
    """The number of notes without a schema; "" if there are none."""
    without = summary.notes - summary.with_schema
    if not without:
        return ""
    if without == 1:
        return in_language(phrase("1 note was not checked against a schema"), language)
    return in_language(
        phrase("{count} notes were not checked against a schema", count=without), language
    )


def verified(summary: Summary, language: Language) -> str:
    """What was verified, on one line."""
    return " · ".join(verified_things(summary, language))


def last_line(summary: Summary, options: ReportOptions) -> str:
    """What was verified, as the last line of a log; "" in a quiet run."""
    return "" if options.quiet else f"{verified(summary, options.language)}\n"


def verified_things(summary: Summary, language: Language) -> tuple[str, str, str]:
    """What was verified: quotes, links, notes."""
    return _quotes(summary, language), _links(summary, language), _notes(summary, language)


def _quotes(summary: Summary, language: Language) -> str:
    checked, found, near = summary.quotes_checked, summary.quotes_found, summary.quotes_near
    verdicts = (
        (phrase("{count} found"), found),
        (phrase("{count} different"), near),
        (phrase("{count} not found"), checked - found - near),
        (NOT_CHECKED, summary.quotes_unchecked),
    )
    total = checked + summary.quotes_unchecked
    return _verdicts(phrase("{count} quote{count:s}", count=total), verdicts, language)


def _links(summary: Summary, language: Language) -> str:
    verdicts = (
        (phrase("{count} ok"), summary.links_ok),
        (phrase("{count} dead"), summary.links_gone),
        (UNVERIFIED, summary.links_refused + summary.links_unknown),
        (NOT_CHECKED, summary.links_skipped),
    )
    total = summary.links_checked + summary.links_skipped
    return _verdicts(phrase("{count} external link{count:s}", count=total), verdicts, language)


def _verdicts(total: Phrase, verdicts: Sequence[tuple[Phrase, int]], language: Language) -> str:
    """A total, and how many there are of each verdict: `4 quotes: 3 found, 1 not found`."""
    texts = [verdict.given(count=number) for verdict, number in verdicts if number]
    whole = in_language(total, language)
    return f"{whole}: {_joined(texts, language)}" if texts else whole


def _notes(summary: Summary, language: Language) -> str:
    if not summary.notes:
        return in_language(phrase("no notes"), language)
    texts = [phrase("{count} note{count:s}", count=summary.notes)]
    if summary.with_schema:
        texts.append(phrase("{count} with a schema", count=summary.with_schema))
    else:
        texts.append(phrase("none with a schema"))
    return _joined(texts, language)


def _joined(texts: Sequence[Phrase], language: Language) -> str:
    return ", ".join(in_language(text, language) for text in texts)
