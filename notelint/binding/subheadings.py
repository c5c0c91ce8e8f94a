"""Headings within a section: those of nested parts, and those that are mere content.

A sub-heading can have the name of a part by coincidence. It is told from a part's heading at the
wrong level by what is around it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from notelint.binding.match_headings import HeadingMatch, Scope, match_all
from notelint.model.schema import Part
from notelint.model.schema_fields import ANY_LEVEL


def deeper_by_pattern(
    scope: Scope, matches: Sequence[Mapping[int, HeadingMatch]], matched: Mapping[int, int]
) -> set[int]:
    """Rows matched by a pattern that are too deep, if the part is also present at its level.

    A heading with the part's name is not among them: a name is too particular for a coincidence.
    """
    right = {part for row, part in matched.items() if not matches[row][part].wrong_level}
    deeper = set()
    for row, part in matched.items():
        heading = scope.parts[part].heading
        if part not in right or heading is None:
            continue
        named = scope.headings[row].text in heading.names or matches[row][part].name
        if not named and scope.headings[row].block.level > heading.levels.maximum:
            deeper.add(row)
    return deeper


def coincidental(
    scope: Scope, matches: Sequence[Mapping[int, HeadingMatch]], matched: Mapping[int, int]
) -> set[int]:
    """Rows among the sub-headings of a section that have a part's name by coincidence.

    Such a heading is deeper than its part allows, and the part is optional or present at its
    level. It keeps its part if the next heading beside it has one, too: the level of both is
    probably a mistake. So does the only sub-heading of a section without a part or at a wrong
    level, and any below a part with nested parts, where sub-headings are not free.
    """
    doubtful = _doubtful(scope, matches, matched)
    if not doubtful:
        return set()
    beside = _next_beside(scope, matched, doubtful)
    paired = _beside_parts(scope, matched)
    released: set[int] = set()
    owner, free, others = 0, False, False  # the open section: its level, what is in it
    sound = False  # whether it has a part, at the right level
    for row, heading in enumerate(scope.headings):
        level = heading.block.level
        inside = 0 < owner < level
        alone = sound and row not in paired
        if row in doubtful and inside and free and (others or alone or beside[row] > owner):
            released.add(row)
            others = True
        elif row in matched:
            part = scope.parts[matched[row]]
            owner = level if part.parts or (part.heading and part.heading.named) else 0
            free, others = not part.parts, False
            sound = not matches[row][matched[row]].wrong_level
        elif inside:
            others = True
        else:  # all sections are below a title
            owner = level if level > 1 and heading.block_index > 0 else 0
            free, others, sound = True, False, False
    return released


def _doubtful(
    scope: Scope, matches: Sequence[Mapping[int, HeadingMatch]], matched: Mapping[int, int]
) -> set[int]:
    """Rows deeper than their part, which is optional or present at its level.

    A part with nested parts is known by more than its name.
    """
    at_level = Counter(part for row, part in matched.items() if not matches[row][part].wrong_level)
    doubtful = set()
    for row, index in matched.items():
        part = scope.parts[index]
        deeper = part.heading and scope.headings[row].block.level > part.heading.levels.maximum
        if deeper and not part.parts and at_level[index] >= part.times.minimum:
            doubtful.add(row)
    return doubtful


def _next_beside(scope: Scope, matched: Mapping[int, int], doubtful: set[int]) -> dict[int, int]:
    """The level of the next heading without a part that is not below the doubtful one; or 0.

    Only headings before the next one that surely has a part are considered.
    """
    beside: dict[int, int] = {}
    following: list[tuple[int, int]] = []  # levels and rows, of each level the nearest
    for row in range(len(scope.headings) - 1, -1, -1):
        level = scope.headings[row].block.level
        if row in doubtful:
            near = [(at, other) for other, at in following if other <= level]
            beside[row] = min(near, default=(0, 0))[1]
        elif row in matched:
            following = []
        else:
            following = [one for one in following if one[0] != level] + [(level, row)]
    return beside


def _beside_parts(scope: Scope, matched: Mapping[int, int]) -> set[int]:
    """The rows whose next heading that is not deeper is at the same level and has a part."""
    paired: set[int] = set()
    following: dict[int, int] = {}  # for each level the nearest row
    for row in range(len(scope.headings) - 1, -1, -1):
        level = scope.headings[row].block.level
        near = min((other for at, other in following.items() if at <= level), default=-1)
        if near in matched and following.get(level) == near:
            paired.add(row)
        following[level] = row
    return paired


def classify_others(
    scope: Scope, matched: Mapping[int, int], released: set[int]
) -> tuple[dict[int, bool], set[int]]:
    """Rows of nested scopes, each with whether a nested part has its name, and mere content.

    Content are headings deeper than those of all parts, headings below an unknown heading, a title
    at the very top if the schema has no part for it, and those `released`.
    """
    deepest = _deepest_level(scope, matched)
    inner: dict[int, bool] = {}
    content = set(released)
    owner, unknown = 0, 0  # levels of the part's heading, and of the unknown one, now open
    nested: Sequence[Part] = ()
    for row, heading in enumerate(scope.headings):
        level = heading.block.level
        if row in matched:
            nested, owner, unknown = scope.parts[matched[row]].parts, level, 0
            continue
        if row in released:
            continue
        matches = match_all([heading], nested)[0].values() if nested else ()
        if 0 < unknown < level:
            content.add(row)
        elif nested and (level > owner or matches):
            inner[row] = any(not match.wrong_level for match in matches)
        elif level > deepest > 0 or (row == 0 and level == 1 and not _has_title_part(scope.parts)):
            content.add(row)
        else:  # all sections are below level 1, a title's
            nested, unknown = (), level if level > 1 else 0
    return inner, content


def _deepest_level(scope: Scope, matched: Mapping[int, int]) -> int:
    """The deepest level at which a part is, or would be if it were present; 0 if there is none."""
    levels = dict.fromkeys(range(len(scope.parts)), 0)
    for row, part in matched.items():
        levels[part] = max(levels[part], scope.headings[row].block.level)
    return max(
        (level or _usual_level(scope.parts[part]) for part, level in levels.items()), default=0
    )


def _usual_level(part: Part) -> int:
    """The level that a missing part's heading would have; sections are seldom at level 1."""
    if part.heading is None:
        return 0
    return 2 if part.heading.levels == ANY_LEVEL else part.heading.levels.minimum


def _has_title_part(parts: Sequence[Part]) -> bool:
    return any(part.heading and part.heading.levels.maximum == 1 for part in parts)
