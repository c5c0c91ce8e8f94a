"""The whole run in a few lines: what is wrong, what was not checked, what was verified."""

from notelint.locale import in_language
from notelint.model.facts import Summary
from notelint.model.message import Language, Phrase, phrase

SEVERITIES = (phrase("{count} error{count:s}"), phrase("{count} warning{count:s}"))
UNVERIFIED = phrase("{count} unverified")


def counts(summary: Summary, language: Language) -> str:
    """How many findings of each severity; empty if there was nothing to check."""
    numbers = (summary.errors, summary.warnings)
    if not any(numbers) and not summary.unverified:
        return in_language(phrase("no problems found"), language) if summary.notes else ""
    texts = [words.given(count=number) for words, number in zip(SEVERITIES, numbers, strict=True)]
    if summary.unverified:
        texts.append(UNVERIFIED.given(count=summary.unverified))
    return _listed(texts, language)


def not_checked(summary: Summary, language: Language) -> str:
    """How many notes had no schema; empty if all had one."""
    without = summary.notes - summary.with_schema
    if not without:
        return ""
    if without == 1:
        return in_language(phrase("1 note was not checked against a schema"), language)
    return in_language(
        phrase("{count} notes were not checked against a schema", count=without), language
    )


def verified(summary: Summary, language: Language) -> str:
    """What was verified: quotes, links, notes."""
    return " · ".join(
        (_quotes(summary, language), _links(summary, language), _notes(summary, language))
    )


def _quotes(summary: Summary, language: Language) -> str:
    checked, found, near = summary.quotes_checked, summary.quotes_found, summary.quotes_near
    texts = []
    if checked:
        texts.append(phrase("{found} of {count} quote{count:s} found", found=found, count=checked))
    if near:
        texts.append(phrase("{count} near", count=near))
    if checked - found - near:
        texts.append(phrase("{count} absent", count=checked - found - near))
    unchecked = summary.quotes_unchecked
    if unchecked and checked:
        texts.append(phrase("{count} not checked", count=unchecked))
    elif unchecked:
        texts.append(phrase("{count} quote{count:s} not checked", count=unchecked))
    return _listed(texts or [phrase("no quotes")], language)


def _links(summary: Summary, language: Language) -> str:
    total = summary.links_checked + summary.links_skipped
    if not total:
        return in_language(phrase("no links"), language)
    verdicts = (
        (phrase("{count} ok"), summary.links_ok),
        (phrase("{count} gone"), summary.links_gone),
        (UNVERIFIED, summary.links_refused + summary.links_unknown),
        (phrase("{count} not asked"), summary.links_skipped),
    )
    texts = [words.given(count=number) for words, number in verdicts if number]
    whole = in_language(phrase("{count} link{count:s}", count=total), language)
    return f"{whole}: {_listed(texts, language)}"


def _notes(summary: Summary, language: Language) -> str:
    if not summary.notes:
        return in_language(phrase("no notes"), language)
    texts = [phrase("{count} note{count:s}", count=summary.notes)]
    if summary.with_schema:
        texts.append(phrase("{count} with a schema", count=summary.with_schema))
    else:
        texts.append(phrase("none with a schema"))
    return _listed(texts, language)


def _listed(texts: list[Phrase], language: Language) -> str:
    return ", ".join(in_language(text, language) for text in texts)
