"""markdown-it's inline parser, with the place of each token in the content.

markdown-it gives inline tokens no positions, but its rules run on a state that knows them. So this
parser records where each rule began and ended. It also tries only the rules that a character can
start.
"""

import re
from collections.abc import Callable
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.common.html_re import HTML_TAG_RE
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import (
    autolink,
    backtick,
    emphasis,
    entity,
    escape,
    html_inline,
    image,
    link,
    newline,
    strikethrough,
)
from markdown_it.rules_inline.state_inline import StateInline
from markdown_it.token import Token

from notelint.parse.extensions import footnote_mark, math_inline
from notelint.parse.limits import LONGEST_TAG, MAX_ELEMENTS, TooMuchMarkdown, count_elements
from notelint.parse.simple_inline import SPECIAL


class PositionedInlineState(StateInline):
    """A state that records where each token began and each rule ended.

    `starts` is parallel to `tokens`. `ends` has the end of each token that represents a whole
    construct: a link's opening token, an image, a code span, an entity, an escape, HTML.
    """

    def __init__(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self.starts: list[int] = []
        self.ends: dict[int, int] = {}
        self._pending_start = 0

    def append_pending(self, text: str) -> None:
        """Collect literal text, which is contiguous until the next token."""
        if not self._pending_buffer and not self._pending:
            self._pending_start = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 - markdown-it's name
        """Make a token of the collected text."""
        self.starts.append(self._pending_start)
        return super().pushPending()

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Make a token that begins at the state's position. Raises `TooMuchMarkdown`."""
        if len(self.starts) >= MAX_ELEMENTS:
            raise TooMuchMarkdown("elements", MAX_ELEMENTS)
        if self.pending:
            self.pushPending()
        self.starts.append(self.pos)
        return super().push(ttype, tag, nesting)


class PositionedInline(ParserInline):
    """The inline parser with positions. markdown-it calls `tokenize` and `parse`."""

    def __init__(self) -> None:
        super().__init__()
        self.terminator_re = SPECIAL
        self.ruler2.disable("fragments_join")  # it would renumber the tokens
        for name, rule in REPLACED.items():
            self.ruler.at(name, rule)

    def tokenize(self, state: StateInline) -> None:
        """Turn the range from `state.pos` to `state.posMax` into tokens."""
        assert isinstance(state, PositionedInlineState)  # noqa: S101 - parse() makes no other
        end = state.posMax
        nested_too_deep = state.level >= state.md.options["maxNesting"]
        while state.pos < end:
            start = state.pos
            special = STARTS_RULE.search(state.src, start, end)
            stop = special.start() if special else end
            if stop > start:
                state.append_pending(state.src[start:stop])
                state.pos = stop
                continue
            if nested_too_deep or not self._apply(state, start):
                state.append_pending(state.src[start])
                state.pos = start + 1
        if state.pending:
            state.pushPending()

    def _apply(self, state: PositionedInlineState, start: int) -> bool:
        """Try the rules of the character at `start`, and record where the matching one ended."""
        for rule in RULES.get(state.src[start], ()):
            before = len(state.tokens) + bool(state.pending)
            if not rule(state, False):
                continue
            if rule in DELIMITERS:
                place = start  # its tokens are pushed before the state moves on
                for index in range(before, len(state.tokens)):
                    state.starts[index] = place
                    place += len(state.tokens[index].content)
            elif before < len(state.tokens):
                state.ends[before] = state.pos
            if rule is autolink:
                state.starts[before + 1] += 1  # its text is within angle brackets
            return True
        return False

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        """Parse an image's alternative text, without positions. Called by markdown-it."""
        return self.parse_positioned(src, md, env, tokens).tokens

    def parse_positioned(
        self, src: str, md: MarkdownIt, env: Any, tokens: list[Token] | None = None
    ) -> PositionedInlineState:
        """Parse a block's content. The result is the state with its tokens, starts and ends."""
        state = PositionedInlineState(src, md, env, [] if tokens is None else tokens)
        self.tokenize(state)
        count_elements(env, len(state.tokens))
        for rule in self.ruler2.getRules(""):
            rule(state)
        if "~~~" in src:
            _move_behind_closers(state)
        return state


def _move_behind_closers(state: PositionedInlineState) -> None:
    """Move the place of an odd tilde, which markdown-it moves behind the closers of its run."""
    for index in range(1, len(state.tokens)):
        if state.tokens[index - 1].type == "s_close":
            state.starts[index] = max(state.starts[index], state.starts[index - 1] + 2)


# The inline rules.

Rule = Callable[[StateInline, bool], bool]


def html_rule(state: StateInline, silent: bool) -> bool:
    """Inline HTML, in which a comment ends at the first `-->` (CommonMark 0.31.2, section 6.6).

    markdown-it's pattern continues over `--->`, and does so again from each `<!--`.
    """
    start = state.pos
    if not state.src.startswith("<!--", start):
        if state.src[start + 1 : start + 2].isalpha():
            end = min(state.posMax, start + LONGEST_TAG)
            if not HTML_TAG_RE.match(state.src, start, end):
                return False
        return html_inline(state, silent)
    if state.src.startswith(("<!-->", "<!--->"), start):
        end = state.src.index(">", start) + 1
    elif state.html_terminator_last("-->") >= start + 4:
        end = state.src.index("-->", start + 4) + 3
    else:
        return False
    if end > state.posMax:
        return False
    if not silent:
        state.push("html_inline", "", 0).content = state.src[start:end]
    state.pos = end
    return True


def _if_closed(rule: Rule) -> Rule:
    """The rule for a link or an image, tried only if a bracket that could end it follows.

    Without definitions that is `](`. This avoids a long search from each lone bracket.
    """

    def closed(state: StateInline, silent: bool) -> bool:
        closer = "]" if "references" in state.env else "]("
        return state.html_terminator_last(closer) > state.pos and rule(state, silent)

    return closed


LINK, IMAGE = _if_closed(link), _if_closed(image)

RULES: dict[str, tuple[Rule, ...]] = {
    "\n": (newline,),
    "\\": (escape,),
    "`": (backtick,),
    "~": (strikethrough.tokenize,),
    "*": (emphasis.tokenize,),
    "_": (emphasis.tokenize,),
    "[": (LINK, footnote_mark),
    "!": (IMAGE,),
    "<": (autolink, html_rule),
    "&": (entity,),
    "$": (math_inline,),
}
"""CommonMark, strikethrough, footnote marks and mathematics, by the first character."""

REPLACED = {"link": LINK, "image": IMAGE, "html_inline": html_rule}
"""Replacements of markdown-it's own rules, by name."""

DELIMITERS = (emphasis.tokenize, strikethrough.tokenize)
"""The rules that push a token for each delimiter before they advance."""

STARTS_RULE = re.compile(r"[\n\\`~*_\[!<&$]")
"""Where a rule can start: the text between two such places is one string."""
