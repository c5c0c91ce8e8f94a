"""markdown-it's inline rules by the character they start at; two of them bounded."""

import re
from collections.abc import Callable

from markdown_it.common.html_re import HTML_TAG_RE
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

from notelint.parse import math
from notelint.parse.footnote import mark
from notelint.parse.limits import LONGEST_TAG

Rule = Callable[[StateInline, bool], bool]


def html(state: StateInline, silent: bool) -> bool:
    """Inline HTML, in which a comment ends at the first `-->` (CommonMark 0.31.2, section 6.6).

    markdown-it's pattern reads on over `--->`, and does so again from each `<!--`.
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
    """A link's or an image's rule, asked only where a bracket follows that could end it.

    Without definitions that is `](`. It spares the long search from each lone bracket.
    """

    def asked(state: StateInline, silent: bool) -> bool:
        closer = "]" if "references" in state.env else "]("
        return state.html_terminator_last(closer) > state.pos and rule(state, silent)

    return asked


LINK, IMAGE = _if_closed(link), _if_closed(image)

RULES: dict[str, tuple[Rule, ...]] = {
    "\n": (newline,),
    "\\": (escape,),
    "`": (backtick,),
    "~": (strikethrough.tokenize,),
    "*": (emphasis.tokenize,),
    "_": (emphasis.tokenize,),
    "[": (LINK, mark),
    "!": (IMAGE,),
    "<": (autolink, html),
    "&": (entity,),
    "$": (math.inline,),
}
"""The rules of the CommonMark preset, strikethrough, marks of footnotes, and mathematics."""

REPLACED = {"link": LINK, "image": IMAGE, "html_inline": html}
"""What stands for markdown-it's own rules, by their names."""

DELIMITERS = (emphasis.tokenize, strikethrough.tokenize)
"""The rules that push a token for each marker before they move on."""

SPECIAL = re.compile(r"[\n\\`~*_\[\]!<&$]")
"""Where plain text ends. `]` starts no rule, but the search for a link's end must stop there."""

STARTS_RULE = re.compile(r"[\n\\`~*_\[!<&$]")
"""Where a rule can start: each piece of text between two such places is one string."""
