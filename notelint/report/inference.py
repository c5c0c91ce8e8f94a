"""What `notelint init --infer` tells: the evidence for each schema, and the notes that depart."""

from collections.abc import Iterable, Sequence

from notelint.model.finding import Finding, Language, Words
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
    head = Words(
        f"{name}: {notes} notes. In {required} of them or more: required; in {optional} or more: "
        "optional.",
        f"{name}: 노트 {notes}개. {required} 이상에 있으면 필수, {optional} 이상에 있으면 "
        "선택입니다.",
    )
    lines = [head.of(language)]
    width = max((len(f"{one.notes} of {one.total}") for one in shares), default=0)
    verdicts = {"required": Words("required", "필수"), "optional": Words("optional", "선택")}
    for one in shares:
        said = Words(f"{one.notes} of {one.total}", f"{one.total}개 중 {one.notes}개").of(language)
        verdict = verdicts[one.verdict].of(language)
        title = one.title.of(language) if isinstance(one.title, Words) else visible(one.title)
        lines.append(f"  {said:>{width}}  {verdict:<8}  {'  ' * one.depth}{title}")
    return "\n".join(lines) + "\n"


def departures(findings: Iterable[Finding], notes: int, language: Language) -> str:
    """The notes that depart from the schema, by reason, the commonest first."""
    by_reason: dict[object, list[Finding]] = {}
    for one in findings:
        by_reason.setdefault(mismatch_of(one), []).append(one)
    paths = {one.path for found in by_reason.values() for one in found}
    if not paths:
        return Words("No note departs from it.\n", "이 스키마에 어긋나는 노트가 없습니다.\n").of(
            language
        )
    head = Words(
        f"{len(paths)} of {notes} notes depart from it:",
        f"노트 {notes}개 가운데 {len(paths)}개가 어긋납니다:",
    )
    lines = [head.of(language)]
    for found in sorted(by_reason.values(), key=lambda found: (-_notes(found), found[0])):
        lines.append(f"  {_notes(found)} × {found[0].code} {found[0].name}")
        lines += [
            f"    {visible_path(one.path)}:{one.line}: {visible(message(one, language))}"
            for one in found[:NOTES]
        ]
        if len(found) > NOTES:
            rest = len(found) - NOTES
            lines.append(
                Words(f"    … and {rest} more findings", f"    … 외 {rest}건").of(language)
            )
    return "\n".join(lines) + "\n"


def _notes(found: Sequence[Finding]) -> int:
    return len({one.path for one in found})


def listed(paths: Sequence[str]) -> str:
    """Paths, a line each, not too many."""
    lines = [f"  {visible_path(path)}\n" for path in paths[:STRANGERS]]
    return "".join(lines) + ("  …\n" if len(paths) > STRANGERS else "")
