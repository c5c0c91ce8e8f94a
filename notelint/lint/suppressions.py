"""Suppressions: comments in a note that switch findings off, and the account of their use."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from notelint.model.finding import Problem, say
from notelint.model.note import Comment, Note
from notelint.model.source import Span
from notelint.text.lazy import lazy
from notelint.text.similar_names import closest

DIRECTIVE = lazy(r"notelint\s*:\s*(\S[\s\S]*)")
UNUSED = "N001"
ACTION = lazy(r"(disable-next-line|disable-file|disable|enable|schema)\s*(?:=\s*(.*))?$")


class Suppression(NamedTuple):
    """One code (or "" for all) switched off from line `first` to line `last`, both included."""

    code: str
    first: int
    last: int
    span: Span


class SuppressionIndex:
    """The stretches of a note. However many lie on one another, a line is looked up in no time."""

    def __init__(self, stretches: Iterable[Suppression]) -> None:
        self.stretches = tuple(stretches)
        self._firsts: dict[str, list[int]] = defaultdict(list)
        self._lasts: dict[str, list[int]] = defaultdict(list)
        self._hits: dict[str, set[int]] = defaultdict(set)
        for code, first, last, _ in sorted(self.stretches):
            lasts = self._lasts[code]
            if lasts and first <= lasts[-1]:
                lasts[-1] = max(lasts[-1], last)
            else:
                self._firsts[code].append(first)
                lasts.append(last)

    def __bool__(self) -> bool:
        return bool(self.stretches)

    def by_name(self, code: str, line: int) -> bool:
        """Whether comments with that code (or "": without one) hold on a line; they were of use."""
        held = self.covers(code, line)
        if held:
            self._hits[code].add(line)
        return held

    def covers(self, code: str, line: int) -> bool:
        """Whether comments with that code hold on a line, be they of use or not."""
        at = bisect_right(self._firsts.get(code, ()), line) - 1
        return at >= 0 and line <= self._lasts[code][at]

    def holds(self, code: str, line: int) -> bool:
        """Whether any comment switches a rule off on a line; all that do were of use."""
        by_name = self.by_name(code, line)
        return self.by_name("", line) or by_name

    def unused(self) -> Iterator[Suppression]:
        """The stretches that were of no use until now."""
        hits = {code: sorted(lines) for code, lines in self._hits.items()}
        for stretch in self.stretches:
            lines = hits.get(stretch.code, [])
            at = bisect_left(lines, stretch.first)
            if at == len(lines) or lines[at] > stretch.last:
                yield stretch


class Directive(NamedTuple):
    """One comment for us. `codes` are rule codes; empty: all. `schema` is a schema's name."""

    action: str
    codes: tuple[str, ...]
    span: Span
    schema: str = ""


class Idle(NamedTuple):
    """An `enable` that ends nothing: for which code ("": for all), and a message's name for why."""

    code: str
    why: str
    span: Span


def directives(
    note: Note, names: Mapping[str, str]
) -> tuple[list[Directive], list[tuple[str, Problem]]]:
    """Read a note's comments. `names` gives the code of each rule's name and code.

    Also returns what is wrong in them, each with its code (N002).
    """
    found: list[Directive] = []
    problems: list[tuple[str, Problem]] = []
    for comment in note.comments:
        if not (match := DIRECTIVE.match(comment.body)):
            continue
        directive, wrong = _read(comment, match.group(1).split("--", 1)[0].strip(), names)
        problems += [("N002", problem) for problem in wrong]
        if directive:
            found.append(directive)
    return found, problems


def _read(
    comment: Comment, text: str, names: Mapping[str, str]
) -> tuple[Directive | None, list[Problem]]:
    """One directive, and the codes in it that no rule has."""
    match = ACTION.match(" ".join(text.split()))
    if not match or match[2] == "" or (match[1] == "schema" and not match[2]):
        return None, [Problem(comment.span, say("malformed", directive=text))]
    if match[1] == "schema":
        return Directive("schema", (), comment.span, match[2].strip()), []
    asked = [word for word in re.split(r"[,\s]+", match[2] or "") if word]
    known = [names[word.lower()] for word in asked if word.lower() in names]
    problems = []
    for word in asked:
        if word.lower() not in names:
            near = closest(word, [*names.values(), *names])
            message = (
                say("unknown_nearest", code=word, nearest=near)
                if near
                else say("unknown", code=word)
            )
            problems.append(Problem(comment.span, message))
    if asked and not known:
        return None, problems
    return Directive(match[1], tuple(known), comment.span), problems


def suppressions(found: Sequence[Directive], note: Note) -> tuple[list[Suppression], list[Idle]]:
    """The stretches of lines that each directive switches off; a comment's own line is in.

    Also the directives that end nothing.
    """
    last_line = len(note.source.lines)
    stretches: list[Suppression] = []
    idle: list[Idle] = []
    open_: dict[str, list[tuple[int, Span]]] = {}
    in_file = {code for one in found if one.action == "disable-file" for code in one.codes or ("",)}
    next_lines = _next_lines(found, note)
    for directive in found:
        span = directive.span
        line = note.source.position(span.start).line
        below = next_lines[span]
        codes = directive.codes or ("",)
        if directive.action == "disable-file":
            stretches += [Suppression(code, 1, last_line, span) for code in codes]
        elif directive.action == "disable-next-line":
            stretches += [Suppression(code, below, below, span) for code in codes]
        elif directive.action == "disable":
            for code in codes:
                open_.setdefault(code, []).append((line, span))
        elif directive.action == "enable":
            idle += (
                Idle(code, _why_idle(code, open_, in_file), span)
                for code in codes
                if code not in open_ and (code or not open_)
            )
            for code in directive.codes or tuple(open_):
                stretches += [Suppression(code, at, line, one) for at, one in open_.pop(code, ())]
    for code, begun in open_.items():
        stretches += [Suppression(code, first, last_line, span) for first, span in begun]
    return stretches, idle


def _next_lines(found: Sequence[Directive], note: Note) -> dict[Span, int]:
    """The line below each comment; below several in a row the line that all of them mean."""
    source = note.source
    below: dict[Span, int] = {}
    at_line: dict[int, int] = {}
    for directive in reversed(found):
        span = directive.span
        first, following = source.position(span.start), source.position(span.end).line + 1
        below[span] = at_line.get(following, following)
        if not source.line(first.line)[: first.column - 1].strip(" \t>"):
            at_line[first.line] = below[span]
    return below


def _why_idle(code: str, open_: Container[str], in_file: Container[str]) -> str:
    if not code:
        return "idle_all"
    if code in in_file or "" in in_file:
        return "idle_file"
    return "idle_bare" if "" in open_ else "idle"


def suppress(
    problems: Iterable[tuple[str, Problem]],
    off: SuppressionIndex,
    note: Note,
    idle: Iterable[Idle] = (),
) -> Iterator[tuple[str, Problem]]:
    """The problems that no suppression covers, then N001 for each comment of no use.

    A comment may switch off N001 itself, for other comments; one without codes does so, too, but
    not for itself and its like.
    """
    for code, problem in problems:
        if not off.holds(code, note.source.position(problem.span.start).line):
            yield code, problem
    unused = [one for one in off.unused() if one.code != UNUSED]
    for stretch in sorted(unused, key=lambda one: not one.code):
        line = note.source.position(stretch.span.start).line
        hidden = off.by_name(UNUSED, line)
        if not hidden and not (stretch.code and off.by_name("", line)):
            message = say("unused", code=stretch.code) if stretch.code else say("unused_all")
            yield UNUSED, Problem(stretch.span, message)
    for one in idle:
        if not off.by_name(UNUSED, note.source.position(one.span.start).line):
            yield UNUSED, Problem(one.span, say(one.why, code=one.code))
    for stretch in off.unused():
        if stretch.code == UNUSED:
            yield UNUSED, Problem(stretch.span, say("unused", code=UNUSED))
