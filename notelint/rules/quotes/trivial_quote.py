"""Q008: a quote is so short that it says nothing."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule
from notelint.text.scripts import is_unspaced


class Options(NamedTuple):
    """`letters`: a quote has at least so many letters and digits."""

    letters: int = 5


def check(bound: BoundNote, options: Options) -> Iterator[Problem]:
    """One problem for each quote that is in the article, as any short word would be."""
    for quote in bound.quotes:
        if quote.passage.similarity == 1.0:
            counted = (1 for char in quote.text if char.isalnum() or is_unspaced(char))
            letters = sum(islice(counted, options.letters))
            if letters < options.letters:
                wording = message("trivial", letters=letters, minimum=options.letters)
                yield Problem(quote.item.span_of_text, wording, part=quote.part.id)


SCHEMA = """\
regions: {names: [preamble, article]}
parts:
  - {id: title, heading: {level: 1}}
  - {id: article, region: article, holds: prose}
  - {id: evidence, heading: 본문의 근거, holds: quotes, quotes: {from: article}}
"""

RULE = Rule(
    code="Q008",
    name="trivial-quote",
    severity="warning",
    summary="Quote too short to be evidence",
    why="A word or two can be found in any article, so they are no evidence.",
    messages={
        "trivial": "quote has {letters} letter{letters:s}, expected at least {minimum}",
    },
    help="Quote the whole statement.",
    examples=(
        Example(
            "# 기사\n\n---\n\n요금은 월 25달러다.\n\n---\n\n## 본문의 근거\n\n* 요금은\n",
            at=("11:3",),
            schema=SCHEMA,
        ),
        Example(
            "# 기사\n\n---\n\n요금은 월 25달러다.\n\n---\n\n"
            "## 본문의 근거\n\n* 요금은 월 25달러다\n",
            schema=SCHEMA,
        ),
    ),
    options=Options,
    check=check,
)
