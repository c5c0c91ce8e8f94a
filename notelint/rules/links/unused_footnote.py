"""L017: a footnote that no mark leads to."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem, Words, say
from notelint.model.note import Block
from notelint.model.rule import Example, Rule
from notelint.model.source import Span


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each footnote without a mark, and for each that an earlier one hides."""
    del options
    note = binding.note
    if not note.footnotes:
        return
    used = {mark.label.casefold() for mark in note.footnote_marks}
    first: dict[str, Block] = {}
    for block in note.footnotes:
        label = block.info.casefold()
        place = Span(block.span.start, block.span.start + len(f"[^{block.info}]:"))
        if label in first:
            hidden = say("hidden", name=block.info)
            yield Problem(place, hidden, related=first[label].span)
        elif label not in used:
            yield Problem(place, say("unused", name=block.info))
        first.setdefault(label, block)


RULE = Rule(
    code="L017",
    name="unused-footnote",
    severity="warning",
    summary=Words("Unused or duplicate footnote", "쓰이지 않거나 중복된 각주"),
    why=Words(
        "GitHub and most other programs show a footnote only where a mark leads to it. Without "
        "a mark, or below another footnote of the same label, readers never see its text.",
        "GitHub를 비롯한 대부분의 프로그램은 본문에 표시가 있는 각주만 보여 줍니다. 표시가 없거나 "
        "같은 이름의 각주가 위에 있으면 그 내용은 읽는 사람에게 보이지 않습니다.",
    ),
    messages={
        "unused": Words(
            "footnote `[^{name}]` is never used",
            "`[^{name}]` 각주를 단 곳이 없습니다",
        ),
        "hidden": Words(
            "footnote `[^{name}]` is already defined above, so this text is never shown",
            "`[^{name}]` 각주가 위에 이미 있어 이 내용은 보이지 않습니다",
        ),
    },
    help=Words(
        "Add the mark `[^1]` where the footnote belongs, or delete the footnote.",
        "각주를 달 곳에 `[^1]` 표시를 넣거나, 필요 없는 각주를 지우세요.",
    ),
    examples=(
        Example("# 제목\n\n값이 올랐다.\n\n[^1]: 통계청\n", at=("5:1",)),
        Example(
            "# 제목\n\n값이 올랐다.[^1]\n\n[^1]: 통계청\n[^1]: 한국은행\n",
            at=("6:1",),
        ),
        Example("# 제목\n\n값이 올랐다.[^1]\n\n[^1]: 통계청\n"),
    ),
    check=check,
)
