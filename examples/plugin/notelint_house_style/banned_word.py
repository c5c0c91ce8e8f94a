"""XH001: a word that our notes do not use."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Edit, Fix, Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule


class Options(NamedTuple):
    """`words`: words that are not used, in any case, each with the word to use: `utilize=use`."""

    words: tuple[str, ...] = ("utilize=use",)


def check(bound: BoundNote, options: Options) -> Iterator[Problem]:
    """One problem for each of the words; code blocks are left alone."""
    instead = dict(word.lower().partition("=")[::2] for word in options.words)
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, instead))})\b", re.IGNORECASE)
    for leaf in bound.note.leaves:
        if leaf.kind == "code":
            continue
        for match in pattern.finditer(leaf.text.plain):
            span, better = leaf.text.span(*match.span()), instead[match[0].lower()]
            better = better.capitalize() if match[0][0].isupper() else better
            wording = message("banned", word=match[0], better=better)
            is_verbatim = bound.note.source.slice(span) == match[0]
            fix = Fix((Edit(span, better),), safe=False) if better and is_verbatim else None
            yield Problem(span, wording, fix=fix)


RULE = Rule(
    code="XH001",
    name="banned-word",
    severity="warning",
    summary="Word that our notes do not use",
    why="Notes read alike if they use the same words.",
    messages={"banned": "the word `{word}` is not used here; write `{better}`"},
    help="Use the other word.",
    examples=(
        Example("# Title\n\nWe utilize it.\n", at=("3:4",)),
        Example("# Title\n\nWe use it.\n\n    utilize\n"),
    ),
    options=Options,
    fix="unsafe",
    check=check,
)
