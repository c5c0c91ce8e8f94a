"""Lines of white space that the parser trims do not move what stands above them."""

import pytest

from notelint.model.source import Source
from notelint.parse import parse

BLANKS = ["\u00a0", "\u3000", "\f", "\v", "\u2003", "\u2028"]


@pytest.mark.parametrize("blank", BLANKS)
@pytest.mark.parametrize(
    "text",
    [
        "가  \n나  \n{0}",
        "가  \n나  \n{0}\n{0}\n",
        "가  \n{0}\n나  \n{0}",
        "{0}\n가  \n나\\\n{0}",
        "> 가  \n> {0}",
        "- 가  \n  나\n  {0}\n",
        "가  \n{0}\n===\n",
    ],
)
def test_every_character_stays_in_its_line(text: str, blank: str) -> None:
    note = parse(Source.of("a.md", text.format(blank)))
    for leaf in note.leaves:
        for run in leaf.text.runs:
            shown = leaf.text.plain[run.plain : run.plain + run.length]
            assert shown == note.source.text[run.source : run.source + run.width]
