"""The report of `notelint init --infer`: the evidence for each schema, and notes that mismatch."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from notelint.locale import in_language
from notelint.model.finding import Finding
from notelint.model.message import Language, Message, Phrase, phrase
from notelint.model.schema import Schema
from notelint.report.messages import message_of, rule_message
from notelint.report.schema_summary import schema_summary
from notelint.report.terminal import visible, visible_path, width
from notelint.scaffold.draft import SchemaDraft, Share, Thresholds, condition, presence
from notelint.scaffold.note_files import SelectedFiles
from notelint.scaffold.relax import Mismatch, mismatch_of

MOST_FINDINGS = 5
"""Findings that are shown for one mismatch; the others are counted."""

MOST_QUOTES = 20
"""Likewise of quotes: those that are wrong are what a reader wants to know."""

MOST_OUTLIERS = 10
MOST_NAMES = 3
"""Names of files left out that are shown."""

TITLES: Mapping[str, Phrase] = {
    "title": phrase("title"),
    "front_matter": phrase("front matter"),
    "source": phrase("link above the first `---`"),
    "body": phrase("text below the first `---`"),
    "subtitles": phrase("other headings above the first `---`"),
}
VERDICTS = {
    "required": phrase("required"),
    "optional": phrase("optional"),
    "absent": phrase("any value"),
}


NOT_REQUIRED = phrase(
    "Optional although enough notes have it: missing in most of the newest notes, or elsewhere in "
    "too many."
)


class InferenceResult(NamedTuple):
    """A schema that was inferred, and how well its notes match it.

    `outliers` are paths of notes of another kind, `structures` is the number of structures among
    the notes, `not_excluded` the number of files left out that the configuration does not exclude.
    `draft` is the schema as it is written: what is required or optional in it is what is reported.
    `quotes_unchecked` is the number of quotes in notes without their article, `unverified` are the
    ids of parts that look like quotes, but are not compared with anything.
    """

    name: str
    shares: Sequence[Share]
    notes: int
    outliers: Sequence[str]
    findings: Sequence[Finding]
    structures: int
    not_excluded: int
    draft: SchemaDraft
    quotes: int = 0
    quotes_found: int = 0
    quotes_unchecked: int = 0
    unverified: Sequence[str] = ()


class DetectionResult(NamedTuple):
    """A built-in schema that notes have already. The other fields: `InferenceResult`."""

    name: str
    notes: int
    outliers: Sequence[str]
    findings: Sequence[Finding]
    not_excluded: int
    schema: Schema
    quotes: int = 0
    quotes_found: int = 0
    quotes_unchecked: int = 0


def inference_report(
    results: Iterable[DetectionResult | InferenceResult],
    files: SelectedFiles,
    unreadable: Iterable[tuple[str, Message]],
    thresholds: Thresholds,
    language: Language,
) -> str:
    """The report on all schemas, after the files that were left out."""
    lines = [
        *(_unreadable(path, reason, language) for path, reason in unreadable),
        *(in_language(text, language) + "\n" for text in left_out(files)),
    ]
    if files.readmes:
        lines.append(
            in_language(
                phrase("counted READMEs as notes: each is in a folder of its own\n"), language
            )
        )
        if number := len(files.beside):
            beside = phrase("left out, next to these: {number}\n", number=number)
            lines.append(in_language(beside, language))
    for result in results:
        lines += _of_schema(result, thresholds, language)
    return "".join(lines)


def left_out(files: SelectedFiles) -> Iterator[Phrase]:
    """The files whose names say that they are no notes, if there are any."""
    if files.about:
        names = sorted({posixpath.basename(path) for path in files.about})
        shown = ", ".join(map(visible_path, names[:MOST_NAMES])) + ", …" * (len(names) > MOST_NAMES)
        yield phrase(
            "left out, not notes by their names: {number} ({names})",
            number=len(files.about),
            names=shown,
        )


def _unreadable(path: str, reason: Message, language: Language) -> str:
    text = phrase(
        "skipped: {path}: {said}\n", path=path, said=rule_message("N005", reason, language)
    )
    return in_language(text, language)


def _of_schema(
    result: DetectionResult | InferenceResult, thresholds: Thresholds, language: Language
) -> Iterator[str]:
    if isinstance(result, InferenceResult):
        yield _evidence(result, thresholds, language)
        if result.structures > 1 and not any(
            condition(result.draft, share.place) for share in result.shares
        ):
            several = phrase(
                "Notes of {kinds} structures are in the same folders, so paths cannot separate "
                "them; one schema was made for all.\n",
                kinds=result.structures,
            )
            yield in_language(several, language)
    else:
        detected = phrase(
            "{name}, a built-in schema: {notes} note{notes:s}.\n",
            name=result.name,
            notes=result.notes,
        )
        yield in_language(detected, language) + schema_summary(result.schema, language)
    if result.outliers:
        yield in_language(
            phrase("Left out as another kind of note ({number}):\n", number=len(result.outliers)),
            language,
        )
        yield from (f"  {visible_path(path)}\n" for path in result.outliers[:MOST_OUTLIERS])
        yield "  …\n" * (len(result.outliers) > MOST_OUTLIERS)
    yield from _quotes(result, language)
    if isinstance(result, InferenceResult):
        yield from _of_inferred(result, language)
    yield _mismatches(result.findings, result.notes, language)
    yield "\n"
    if result.not_excluded:
        yield in_language(
            phrase(
                "Too many to list: {number} of the files left out are not in `exclude`.\n",
                number=result.not_excluded,
            ),
            language,
        )


def _quotes(result: DetectionResult | InferenceResult, language: Language) -> Iterator[str]:
    """How many quotes are where they are from."""
    if result.quotes:
        text = phrase(
            "Quotes: {found} of {quotes} found word for word where they are from.\n",
            found=result.quotes_found,
            quotes=result.quotes,
        )
        yield in_language(text, language)
    if result.quotes_unchecked:
        told = phrase(
            "Not compared: {number} more, in notes that have no article.\n",
            number=result.quotes_unchecked,
        )
        yield in_language(told, language)


def _of_inferred(result: InferenceResult, language: Language) -> Iterator[str]:
    """What is only known of a schema that was made now: what it leaves unverified, rules off."""
    for share in result.shares:
        if share.place in result.unverified:
            told = phrase(
                "Quotes in `{name}` cannot be compared: the notes have no text that most of them "
                "are from.\n",
                name=visible(share.name),
            )
            yield in_language(told, language)
    off = list(dict(result.draft.keys).get("rules", ()))
    if off:
        told = phrase(
            "Rules turned off, since too many notes do not follow them: {rules}\n",
            rules=", ".join(off),
        )
        yield in_language(told, language)


def _evidence(result: InferenceResult, thresholds: Thresholds, language: Language) -> str:
    """How many notes have each field and part, and what the inference made of that."""
    head = phrase(
        "{name}: {notes} note{notes:s}. In at least {required} of them: required; in at least "
        "{optional}: optional.",
        name=result.name,
        notes=result.notes,
        required=f"{thresholds.required:.0%}",
        optional=f"{thresholds.optional:.0%}",
    )
    lines = [in_language(head, language)]
    counts = [
        in_language(phrase("{notes} of {total}", notes=share.notes, total=share.total), language)
        for share in result.shares
    ]
    presences = [presence(result.draft, share.place) for share in result.shares]
    verdicts = [in_language(VERDICTS[each], language) for each in presences]
    columns = [max(map(width, texts), default=0) for texts in (counts, verdicts)]
    for share, count, verdict in zip(result.shares, counts, verdicts, strict=True):
        left, right = columns[0] - width(count), columns[1] - width(verdict)
        title = TITLES.get(share.kind)
        name = in_language(title, language) if title else visible(share.name)
        if when := condition(result.draft, share.place):
            name = in_language(phrase("{name}, if {when}", name=name, when=visible(when)), language)
        indent = "  " * share.depth
        lines.append(f"  {' ' * left}{count}  {verdict}{' ' * right}  {indent}{name}")
    if any(
        verdict == "optional"
        and share.notes >= thresholds.required * share.total
        and not condition(result.draft, share.place)
        for share, verdict in zip(result.shares, presences, strict=True)
    ):
        lines.append(in_language(NOT_REQUIRED, language))
    return "\n".join(lines) + "\n"


def _mismatches(findings: Iterable[Finding], notes: int, language: Language) -> str:
    """The notes that do not match the schema, by rule, those with the most findings first."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.code, []).append(finding)
    paths = {finding.path for group in groups.values() for finding in group}
    if not paths:
        return in_language(phrase("All notes match the schema.\n"), language)
    head = phrase(
        "Notes that do not match the schema ({number} of {notes}):", number=len(paths), notes=notes
    )
    lines = [in_language(head, language)]
    for group in sorted(groups.values(), key=lambda group: (-len(group), group[0])):
        lines.append(f"  {len(group)} × {group[0].code} {group[0].name}")
        examples = _examples(group)
        lines += [
            f"    {visible_path(finding.path)}:{finding.line}: "
            f"{visible(message_of(finding, language))}"
            for finding in examples
        ]
        if rest := len(group) - len(examples):
            words = phrase("    … and {rest} more finding{rest:s}", rest=rest)
            lines.append(in_language(words, language))
    return "\n".join(lines) + "\n"


def _examples(findings: Sequence[Finding]) -> list[Finding]:
    """Some findings of a rule: at least one of each mismatch, in their order."""
    places: dict[Mismatch, int] = {}
    ranked = []
    for finding in findings:
        mismatch = mismatch_of(finding)
        places[mismatch] = places.get(mismatch, 0) + 1
        ranked.append((places[mismatch], finding))
    most = MOST_QUOTES if findings[0].code.startswith("Q") else MOST_FINDINGS
    shown = sorted(ranked)[: max(most, len(places))]
    return sorted(finding for _, finding in shown)
