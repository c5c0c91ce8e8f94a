"""Suppressions: comments in a note that switch findings off, and the account of their use."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from notelint.model.finding import Problem, say
from notelint.model.note import Comment, Note
from notelint.model.source import Span
from notelint.text.closest import closest
from notelint.text.lazy import lazy

DIRECTIVE = lazy(r"notelint\s*:\s*(\S[\s\S]*)")
ACTION = lazy(r"(disable-next-line|disable-file|disable|enable|schema)\s*(?:=\s*(.*))?$")


class Directive(NamedTuple):
    """One comment for us. `codes` are rule codes; empty: all. `schema` is a schema's name."""

    action: str
    codes: tuple[str, ...]
    span: Span
    schema: str = ""


class Suppression(NamedTuple):
    """One code (or "" for all) switched off from line `first` to line `last`, both included."""

    code: str
    first: int
    last: int
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
    if not match or (match[1] == "schema" and not match[2]):
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


def suppressions(found: Iterable[Directive], note: Note) -> list[Suppression]:
    """The stretches of lines that each directive switches off; a comment's own line is in."""
    last_line = len(note.source.lines)
    stretches: list[Suppression] = []
    open_: dict[str, tuple[int, Span]] = {}
    for directive in found:
        line = note.source.position(directive.span.start).line
        below = note.source.position(directive.span.end).line + 1
        codes = directive.codes or ("",)
        if directive.action == "disable-file":
            stretches += [Suppression(code, 1, last_line, directive.span) for code in codes]
        elif directive.action == "disable-next-line":
            stretches += [Suppression(code, below, below, directive.span) for code in codes]
        elif directive.action == "disable":
            for code in codes:
                open_.setdefault(code, (line, directive.span))
        elif directive.action == "enable":
            for code in directive.codes or tuple(open_):
                if code in open_:
                    first, span = open_.pop(code)
                    stretches.append(Suppression(code, first, line, span))
    stretches += [
        Suppression(code, first, last_line, span) for code, (first, span) in open_.items()
    ]
    return stretches


def suppress(
    problems: Iterable[tuple[str, Problem]],
    stretches: list[Suppression],
    note: Note,
    used: set[Suppression] | None = None,
) -> Iterator[tuple[str, Problem]]:
    """The problems that no suppression covers, then N001 for each suppression not used.

    `used` are those of which we know already.
    """
    index = Index(stretches)
    used = set(used or ())
    for code, problem in problems:
        line = note.source.position(problem.span.start).line
        covering = [*index.covering(code, line), *index.covering("", line)]
        used.update(covering)
        if not covering:
            yield code, problem
    for stretch in stretches:
        if stretch not in used:
            message = say("unused", code=stretch.code) if stretch.code else say("unused_all")
            yield "N001", Problem(stretch.span, message)


class Index:
    """Finds the stretches over a line without trying them all.

    Of one code, stretches that overlap are rare (a file's and a line's): the widest are kept
    apart, the others never overlap but by lying on the same line.
    """

    def __init__(self, stretches: Iterable[Suppression]) -> None:
        self.lines: dict[tuple[str, int], Suppression] = {}
        self.longer: dict[str, list[Suppression]] = {}
        self.whole: dict[str, Suppression] = {}
        for stretch in stretches:
            if stretch.first == stretch.last:
                self.lines[stretch.code, stretch.first] = stretch
            elif stretch.first == 1:
                self.whole.setdefault(stretch.code, stretch)
            else:
                self.longer.setdefault(stretch.code, []).append(stretch)
        for found in self.longer.values():
            found.sort(key=lambda stretch: stretch.first)

    def covering(self, code: str, line: int) -> Iterator[Suppression]:
        """The stretches of one code over a line."""
        if stretch := self.lines.get((code, line)):
            yield stretch
        found = self.longer.get(code, [])
        at = bisect_right(found, line, key=lambda stretch: stretch.first) - 1
        if at >= 0 and line <= found[at].last:
            yield found[at]
        if (stretch := self.whole.get(code)) and line <= stretch.last:
            yield stretch
