"""The baseline: findings that were there when it was made, and that a check therefore hides.

An entry hides as many findings with its fingerprint as it counts, in its own note, or in any note
once its own does not exist any more: then it was renamed. So a finding that a new note has is new,
although another note has the same.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from notelint.lint.fingerprints import fingerprint, link_fingerprint
from notelint.model.finding import Finding
from notelint.model.link import LinkAnswer, NoteLink, Verdict
from notelint.model.plan import Plan
from notelint.rules import LINK_RULES

NEVER = ("L006", "N004", "N005")
"""Rules whose findings say that something could not be checked: these are never hidden."""

WEB_RULES = LINK_RULES - {"L003", "L004"}
"""Link rules that need the network."""


class BaselineEntry(NamedTuple):
    """So many findings of a note with one fingerprint. Sorting gives the order of the file.

    `path` is the note's, relative to the folder that the baseline's paths start from.
    """

    path: str
    code: str
    fingerprint: str
    number: int = 1


class BaselineScope(NamedTuple):
    """Of which entries a run can say that they are no longer found.

    - `notes`: the paths of entries whose notes were checked, or were looked for and are gone
    - `gone`: the paths of entries whose notes do not exist
    - `codes`: the rules that ran
    - `undecided`: fingerprints of links about which the network gave no answer
    """

    notes: frozenset[str]
    gone: frozenset[str]
    codes: frozenset[str]
    undecided: frozenset[str] = frozenset()


class BaselineComparison(NamedTuple):
    """A run's findings compared with a baseline.

    - `remaining`: the findings that it does not hide, in their order; `hidden`: how many it does
    - `added`: entries for those of the remaining that a baseline may have
    - `kept`: the entries that stay, with the paths that their notes have now
    - `cured`: the entries that are no longer found
    """

    remaining: tuple[Finding, ...]
    hidden: int
    added: tuple[BaselineEntry, ...]
    kept: tuple[BaselineEntry, ...]
    cured: tuple[BaselineEntry, ...]


def compare(
    findings: Sequence[Finding],
    paths: Mapping[str, str],
    entries: Iterable[BaselineEntry],
    scope: BaselineScope,
) -> BaselineComparison:
    """Compare findings with the entries of a baseline.

    `paths` are the paths in entries of the findings' notes, by the paths in findings.
    """
    left: Counter[BaselineEntry] = Counter()
    for entry in entries:
        left[entry._replace(number=1)] += entry.number
    found = [
        BaselineEntry(paths[finding.path], finding.code, fingerprint(finding))
        for finding in findings
    ]
    may_hide = [entry.code not in NEVER for entry in found]
    kept: Counter[BaselineEntry] = Counter()
    hidden = [False] * len(found)
    for index, entry in enumerate(found):
        if may_hide[index] and left[entry]:
            hidden[index] = True
            left[entry] -= 1
            kept[entry] += 1
    moved = _by_fingerprint(+left, scope.gone)
    for index, entry in enumerate(found):
        origins = moved.get((entry.code, entry.fingerprint))
        if may_hide[index] and not hidden[index] and origins:
            hidden[index] = True
            left[origins[-1]] -= 1
            kept[entry] += 1
            if not left[origins[-1]]:
                origins.pop()
    cured = Counter({entry: number for entry, number in left.items() if _is_cured(entry, scope)})
    added = Counter(
        entry for index, entry in enumerate(found) if may_hide[index] and not hidden[index]
    )
    return BaselineComparison(
        tuple(finding for index, finding in enumerate(findings) if not hidden[index]),
        sum(hidden),
        counted(added),
        counted(kept + (left - cured)),
        counted(cured),
    )


def _by_fingerprint(
    left: Mapping[BaselineEntry, int], gone: frozenset[str]
) -> dict[tuple[str, str], list[BaselineEntry]]:
    """The entries of notes that are gone, the first one last."""
    moved: dict[tuple[str, str], list[BaselineEntry]] = {}
    for entry in sorted(left, reverse=True):
        if entry.path in gone:
            moved.setdefault((entry.code, entry.fingerprint), []).append(entry)
    return moved


def _is_cured(entry: BaselineEntry, scope: BaselineScope) -> bool:
    return (
        entry.path in scope.notes
        and entry.code in scope.codes
        and entry.fingerprint not in scope.undecided
    )


def counted(entries: Mapping[BaselineEntry, int]) -> tuple[BaselineEntry, ...]:
    """Entries with their counts, in the order of the file."""
    return tuple(sorted(entry._replace(number=n) for entry, n in entries.items() if n > 0))


def merged(*groups: Iterable[BaselineEntry]) -> tuple[BaselineEntry, ...]:
    """The entries of several groups, equal ones counted together."""
    numbers: Counter[BaselineEntry] = Counter()
    for entries in groups:
        for entry in entries:
            numbers[entry._replace(number=1)] += entry.number
    return counted(numbers)


def total(entries: Iterable[BaselineEntry]) -> int:
    """The number of findings that entries count."""
    return sum(entry.number for entry in entries)


def rules_that_ran(plan: Plan, *, strict: bool, online: bool) -> frozenset[str]:
    """The codes of the rules that a run of whole folders asked about each note."""
    codes = {rule.code for rule in plan.rules}
    return frozenset(codes - ({"N003"} if not strict else set()) - (set() if online else WEB_RULES))


def undecided_links(answers: Iterable[tuple[NoteLink, LinkAnswer]]) -> Iterator[str]:
    """The fingerprints that findings have on links about which the network gave no answer."""
    for (_, link), answer in answers:
        if isinstance(answer, Verdict) and answer.kind in ("refused", "unknown", "skipped"):
            for code in WEB_RULES:
                yield link_fingerprint(code, link.part, link.url)
