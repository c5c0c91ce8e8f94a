"""Q008: a quote is so short that it says nothing."""

from collections.abc import Iterator
from typing import NamedTuple

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem, Words, say
from notelint.model.rule import Example, Rule
from notelint.text.boilerplate import COMMON_PLACEHOLDERS
from notelint.text.scripts import is_unspaced


class Options(NamedTuple):
    """`letters`: a quote has at least so many letters and digits."""

    letters: int = 5


def check(binding: BoundNote, options: Options) -> Iterator[Problem]:
    """One problem for each quote that is in the article, as any short word would be.

    A placeholder is S010's.
    """
    for quote in binding.quotes:
        if quote.passage.similarity == 1.0 and quote.text not in COMMON_PLACEHOLDERS:
            letters = sum(char.isalnum() or is_unspaced(char) for char in quote.text)
            if letters < options.letters:
                message = say("trivial", letters=letters, minimum=options.letters)
                yield Problem(quote.item.span_of_text, message, part=quote.part.id)


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
    summary=Words("A quote says nothing", "내용이 없는 인용문"),
    why=Words(
        "A word or two stand in any article; that they do is no evidence.",
        "한두 낱말은 어느 기사에나 나옵니다. 그것만으로는 근거가 되지 않습니다.",
    ),
    messages={
        "trivial": Words(
            "this quote has {letters} letter{letters:s}, expected at least {minimum}",
            "인용문이 {letters}글자뿐입니다. {minimum}글자 이상이어야 합니다",
        ),
    },
    help=Words("Quote the whole statement.", "문장 전체를 인용하세요."),
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
