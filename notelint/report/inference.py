"""What `notelint init --infer` tells: the evidence for each schema, and the notes that depart."""

from collections.abc import Iterable, Sequence

from notelint.locale import in_language
from notelint.model.finding import Finding
from notelint.model.message import Language, Phrase, phrase
from notelint.report.terminal import visible, visible_path
from notelint.report.words import message
from notelint.scaffold.draft import Share, Thresholds
from notelint.scaffold.relax import mismatch_of

NOTES = 5
"""Notes that are listed for one reason; the rest is counted."""

STRANGERS = 10

"""A note's first heading."""


def evidence(
    name: str, shares: Sequence[Share], notes: int, thresholds: Thresholds, language: Language
) -> str:
    """In how many of the notes each part and field stands, and what that made of it."""
    required, optional = f"{thresholds.required:.0%}", f"{thresholds.optional:.0%}"
    head = phrase(
        "{name}: {notes} notes. In {required} of them or more: required; in "
        "{optional} or more: optional.",
        name=name,
        notes=notes,
        required=required,
        optional=optional,
    )
    lines = [in_language(head, language)]
    width = max((len(f"{one.notes} of {one.total}") for one in shares), default=0)
    verdicts = {"required": phrase("required"), "optional": phrase("optional")}
    for one in shares:
        said = in_language(phrase("{notes} of {total}", notes=one.notes, total=one.total), language)
        verdict = in_language(verdicts[one.verdict], language)
        title = (
            in_language(one.title, language)
            if isinstance(one.title, Phrase)
            else visible(one.title)
        )
        lines.append(f"  {said:>{width}}  {verdict:<8}  {'  ' * one.depth}{title}")
    return "\n".join(lines) + "\n"


def departures(findings: Iterable[Finding], notes: int, language: Language) -> str:
    """The notes that depart from the schema, by reason, the commonest first."""
    by_reason: dict[object, list[Finding]] = {}
    for one in findings:
        by_reason.setdefault(mismatch_of(one), []).append(one)
    paths = {one.path for found in by_reason.values() for one in found}
    if not paths:
        return in_language(phrase("No note departs from it.\n"), language)
    head = phrase("{number} of {notes} notes depart from it:", number=len(paths), notes=notes)
    lines = [in_language(head, language)]
    for found in sorted(by_reason.values(), key=lambda found: (-_notes(found), found[0])):
        lines.append(f"  {_notes(found)} × {found[0].code} {found[0].name}")
        lines += [
            f"    {visible_path(one.path)}:{one.line}: {visible(message(one, language))}"
            for one in found[:NOTES]
        ]
        if len(found) > NOTES:
            rest = len(found) - NOTES
            lines.append(in_language(phrase("    … and {rest} more findings", rest=rest), language))
    return "\n".join(lines) + "\n"


def _notes(found: Sequence[Finding]) -> int:
    return len({one.path for one in found})


def listed(paths: Sequence[str]) -> str:
    """Paths, a line each, not too many."""
    lines = [f"  {visible_path(path)}\n" for path in paths[:STRANGERS]]
    return "".join(lines) + ("  …\n" if len(paths) > STRANGERS else "")
