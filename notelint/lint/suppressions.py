"""Suppression comments: reads them, hides the findings that they cover, reports unused ones.

An example: `<!-- notelint: disable=L011 -->`.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from notelint.lint.suppression_edits import remove_code, replace_code
from notelint.model.finding import Fix, Problem
from notelint.model.message import message
from notelint.model.note import Comment
from notelint.model.source import Source, Span
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.similar_names import RULE_CODE, closest_rule, is_slip

DIRECTIVE = LazyPattern(r"notelint\s*:\s*(\S[\s\S]*)")
ACTION = LazyPattern(r"(disable-next-line|disable-file|disable|enable|schema)\s*(?:=\s*(.*))?$")
UNUSED = "N001"


class Directive(NamedTuple):
    """A comment for notelint. No `codes` means all rules; `schema` is a schema's name."""

    action: str
    codes: tuple[str, ...]
    span: Span
    schema: str = ""


class Suppression(NamedTuple):
    """A rule's code ("" for all rules) disabled from line `first` to line `last`, inclusive.

    `span` is the comment that disables it, `until` the `enable` comment that ends it, if one does.
    """

    code: str
    first: int
    last: int
    span: Span
    until: Span | None = None


class IdleEnable(NamedTuple):
    """An `enable` comment without a matching `disable`. `why` is the name of a message of N001."""

    code: str
    why: str
    span: Span


def read_directives(
    comments: Iterable[Comment], names: Mapping[str, str], source: Source
) -> tuple[list[Directive], list[tuple[str, Problem]]]:
    """The directives in a note's comments, and the problems in them, each with its code (N002).

    `names` maps each rule's code and name, in lower case, to its code. `source` is the note's.
    """
    directives: list[Directive] = []
    problems: list[tuple[str, Problem]] = []
    for comment in comments:
        if match := DIRECTIVE.match(comment.body):
            text = match.group(1).split("--", 1)[0].strip()
            directive, errors = _read(comment, text, names, source)
            problems += [("N002", problem) for problem in errors]
            if directive:
                directives.append(directive)
    return directives, problems


def _read(
    comment: Comment, text: str, names: Mapping[str, str], source: Source
) -> tuple[Directive | None, list[Problem]]:
    """One directive, and a problem for each unknown code in it."""
    match = ACTION.match(" ".join(text.split()))
    if not match or match[2] == "" or (match[1] == "schema" and not match[2]):
        return None, [Problem(comment.span, message("malformed", directive=text))]
    if match[1] == "schema":
        return Directive("schema", (), comment.span, match[2].strip()), []
    words = [word for word in re.split(r"[,\s]+", match[2] or "") if word]
    codes = tuple(names[word.lower()] for word in words if word.lower() in names)
    problems = []
    for word in words:
        if word.lower() not in names:
            near = closest_rule(word, names.values(), names)
            wording = (
                message("unknown_nearest", code=word, nearest=near)
                if near
                else message("unknown", code=word)
            )
            fix = None
            if (
                near and not RULE_CODE.fullmatch(word) and is_slip(word, near)
            ):  # a code's neighbors are other rules
                fix = Fix(replace_code(source, comment.span, word, near), safe=False)
            problems.append(Problem(comment.span, wording, fix=fix))
    if words and not codes:
        return None, problems
    return Directive(match[1], codes, comment.span), problems


class Suppressions:
    """The suppressions of a note, and which of them were of use.

    A line is looked up in logarithmic time, however many suppressions overlap.
    """

    def __init__(self, all_: Iterable[Suppression], idle: Sequence[IdleEnable] = ()) -> None:
        self.all = tuple(all_)
        self.idle = idle
        self._firsts: dict[str, list[int]] = defaultdict(list)
        self._lasts: dict[str, list[int]] = defaultdict(list)
        self._used: dict[str, set[int]] = defaultdict(set)
        self._ended = Counter((each.until, code) for each in self.all for code in (each.code, None))
        for code, first, last, *_ in sorted(self.all):
            lasts = self._lasts[code]
            if lasts and first <= lasts[-1]:
                lasts[-1] = max(lasts[-1], last)
            else:
                self._firsts[code].append(first)
                lasts.append(last)

    def __bool__(self) -> bool:
        return bool(self.all)

    def covers(self, code: str, line: int) -> bool:
        """Whether comments with this code ("": without one) cover a line."""
        at = bisect_right(self._firsts.get(code, ()), line) - 1
        return at >= 0 and line <= self._lasts[code][at]

    def use(self, code: str, line: int) -> bool:
        """As `covers`; those that do are of use."""
        covered = self.covers(code, line)
        if covered:
            self._used[code].add(line)
        return covered

    def hide(self, code: str, line: int) -> bool:
        """Whether any comment disables a rule on a line; all that do are of use."""
        by_code = self.use(code, line)
        return self.use("", line) or by_code

    def ended_by(self, span: Span, code: str | None = None) -> int:
        """How many suppressions (of a code, or all) an `enable` comment ends."""
        return self._ended[span, code]

    def unused(self) -> Iterator[Suppression]:
        """The suppressions that have been of no use so far."""
        used = {code: sorted(lines) for code, lines in self._used.items()}
        for suppression in self.all:
            lines = used.get(suppression.code, [])
            at = bisect_left(lines, suppression.first)
            if at == len(lines) or lines[at] > suppression.last:
                yield suppression


def suppressions_of(
    directives: Sequence[Directive], source: Source, codes: Container[str]
) -> Suppressions:
    """The lines that each directive disables, its own included; only rules of `codes` run."""
    last_line = len(source.lines)
    found: list[Suppression] = []
    idle: list[IdleEnable] = []
    begun: dict[str, list[tuple[int, Span]]] = {}
    in_file = {
        code
        for directive in directives
        if directive.action == "disable-file"
        for code in directive.codes or ("",)
    }
    next_lines = _next_lines(directives, source)
    for action, named, span, _ in directives:
        line = source.position(span.start).line
        for code in named or ("",):
            if action == "disable-file":
                found.append(Suppression(code, 1, last_line, span))
            elif action == "disable-next-line":
                found.append(Suppression(code, next_lines[span], next_lines[span], span))
            elif action == "disable":
                begun.setdefault(code, []).append((line, span))
            elif action == "enable" and code not in begun and (code or not begun):
                idle.append(IdleEnable(code, _why_idle(code, begun, in_file), span))
        if action == "enable":
            for code in named or tuple(begun):
                found += [
                    Suppression(code, at, line, start, span) for at, start in begun.pop(code, ())
                ]
    for code, places in begun.items():
        found += [Suppression(code, first, last_line, span) for first, span in places]
    return Suppressions(
        [each for each in found if not each.code or each.code in codes],
        [each for each in idle if not each.code or each.code in codes],
    )


def _next_lines(directives: Sequence[Directive], source: Source) -> dict[Span, int]:
    """The line below each comment; several comments in a row share the line below the last."""
    below: dict[Span, int] = {}
    at_line: dict[int, int] = {}
    for directive in reversed(directives):
        span = directive.span
        first, following = source.position(span.start), source.position(span.end).line + 1
        below[span] = at_line.get(following, following)
        if not source.line(first.line)[: first.column - 1].strip(" \t>"):
            at_line[first.line] = below[span]
    return below


def _why_idle(code: str, begun: Container[str], in_file: Container[str]) -> str:
    if not code:
        return "idle_all"
    if code in in_file or "" in in_file:
        return "idle_file"
    return "idle_bare" if "" in begun else "idle"


def suppress(
    problems: Iterable[tuple[str, Problem]], suppressions: Suppressions, source: Source
) -> Iterator[tuple[str, Problem]]:
    """The problems that no comment covers, then N001 for each comment that is of no use.

    A comment may disable N001 itself for other comments. A comment without codes does so too, but
    not for comments without codes.
    """
    for code, problem in problems:
        if not suppressions.hide(code, source.position(problem.span.start).line):
            yield code, problem
    unused = [each for each in suppressions.unused() if each.code != UNUSED]
    for suppression in sorted(unused, key=lambda suppression: not suppression.code):
        code, span = suppression.code, suppression.span
        line = source.position(span.start).line
        hidden = suppressions.use(UNUSED, line)
        if not hidden and not (code and suppressions.use("", line)):
            wording = message("unused", code=code) if code else message("unused_all")
            fix = _without(suppression, suppressions, source)
            yield UNUSED, Problem(span, wording, fix=fix)
    for code, why, span in suppressions.idle:
        if not suppressions.use(UNUSED, source.position(span.start).line):
            fix = Fix(remove_code(source, span, code))
            yield UNUSED, Problem(span, message(why, code=code), fix=fix)
    for suppression in suppressions.unused():
        if suppression.code == UNUSED:
            wording = message("unused", code=UNUSED)
            fix = _without(suppression, suppressions, source)
            yield UNUSED, Problem(suppression.span, wording, fix=fix)


def _without(suppression: Suppression, suppressions: Suppressions, source: Source) -> Fix:
    """Take a code out of its comment, and out of the `enable` comment that ends only this one."""
    code, span, until = suppression.code, suppression.span, suppression.until
    edits = remove_code(source, span, code)
    if until is not None and suppressions.ended_by(until, code) == 1:
        bare = suppressions.ended_by(until) == 1
        edits += remove_code(source, until, "" if bare else code)
    return Fix(edits)
