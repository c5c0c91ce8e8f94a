"""Headings that links between notes name, when both a heading and a link to it are to be fixed."""

from collections.abc import Iterable, Mapping, Set
from typing import NamedTuple
from urllib.parse import unquote

from notelint.commands.stages.links import LinkAnswers
from notelint.model.finding import Finding
from notelint.model.link import LinkReference, LocalTarget
from notelint.model.source import file_stem
from notelint.text.link_targets import slug
from notelint.text.wikilinks import heading_name


class LinkedHeadings(NamedTuple):
    """What the fixes of a run must know of links from note to note.

    - `linked`: the anchors and headings that links name, or will name when they are fixed, by the
      stem of the note's file name: no fix may remove them
    - `needless`: findings of links to a heading that a fix of its own note will write
    """

    linked: Mapping[str, frozenset[str]]
    needless: frozenset[Finding]


def headings_after(
    fixable: Mapping[str, Iterable[Finding]],
    late: Mapping[str, Iterable[Finding]],
    links: LinkAnswers,
) -> LinkedHeadings:
    """The headings that links name before and after fixes.

    `fixable` are the findings to fix, by the paths of their notes; `late` those of links among
    them. Notes of one name in several folders share their headings: a fix is left out at worst.
    """
    written: dict[str, set[str]] = {}
    for path, findings in fixable.items():
        texts = {text for finding in findings for *_, text in finding.fix}
        names = {name for text in texts for name in _names(text)}
        written.setdefault(file_stem(path), set()).update(names)

    linked: dict[str, set[str]] = {}
    stems: dict[tuple[str, int, int, int, int], str] = {}
    needless: set[tuple[str, int, int, int, int]] = set()
    for (path, reference), answer in links.answers:
        if not (reference.fragment and isinstance(answer, LocalTarget)):
            continue
        stem, place = _stem(reference), (path, *reference.place)
        linked.setdefault(stem, set()).update((reference.fragment, _last(reference.fragment)))
        stems[place] = stem
        if not written.get(stem, set()).isdisjoint(_names(_last(reference.fragment))):
            needless.add(place)

    left_out = []
    for finding in (one for findings in late.values() for one in findings):
        place = finding[:5]
        if place in needless:
            left_out.append(finding)
        elif place in stems:
            fragments = {unquote(text.rpartition("#")[2]) for *_, text in finding.fix}
            linked[stems[place]] |= {name for each in fragments for name in (each, _last(each))}
    return LinkedHeadings(
        {stem: frozenset(names) for stem, names in linked.items()}, frozenset(left_out)
    )


def _stem(reference: LinkReference) -> str:
    stem = reference.path if reference.by_name else file_stem(reference.path)
    return stem.rpartition("/")[2]


def _last(fragment: str) -> str:
    """The heading of a fragment, which in Obsidian may name those above it, too."""
    return heading_name(fragment.rpartition("#")[2])


def _names(text: str) -> Set[str]:
    """What links may call a heading."""
    return {slug(text), heading_name(text).casefold()}
