"""S010: text of a template was left in place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from notelint.model.binding import Binding
from notelint.model.finding import Problem, Words, say
from notelint.model.rule import Example, Rule
from notelint.model.schema import Part

BRACED = re.compile(r"\{\{[^{}\n]+\}\}|<[A-Z가-힣][A-Z가-힣 _-]*>")


LONGEST = 200
WRAPPING = 12
"""How long a placeholder in braces is at most, and how many characters may wrap another one."""


class Options(NamedTuple):
    """`texts`: what stands for "still to be written" when it is all that a line says."""

    texts: tuple[str, ...] = (
        "TODO",
        "TBD",
        "FIXME",
        "WIP",
        "XXX",
        "lorem ipsum",
        "작성 예정",
        "작성예정",
        "추후 작성",
        "내용을 입력하세요",
        "여기에 입력",
    )


def check(binding: Binding, options: Options) -> Iterator[Problem]:
    """One problem for each paragraph, item or cell that is only a placeholder."""
    if binding.schema is None:
        return
    texts = {_bare(text) for text in options.texts}
    longest = max(map(len, texts), default=0) + WRAPPING
    for leaf in binding.note.leaves:
        plain = leaf.text.plain
        if not 0 < len(plain) <= LONGEST or leaf.kind == "code":
            continue
        braced = plain[0] in "{<" and BRACED.fullmatch(plain.strip())
        if braced or (len(plain) <= longest and _bare(plain) in texts):
            if any(mark.kind == "code" for mark in leaf.text.marks):
                continue
            part = _part_at(binding, leaf.span.start)
            if part:
                span = leaf.text.span(0, len(plain))
                message = say("placeholder", part=part.title, found=plain.strip())
                yield Problem(span, message, part=part.id)


def _part_at(binding: Binding, offset: int) -> Part | None:
    """The innermost part of the schema that an offset stands in."""
    found = None
    for bound in binding.occurrences:  # parents before children
        if bound.span.start <= offset < bound.span.end:
            found = bound.part
    return found


def _bare(text: str) -> str:
    """Without case, spaces around, and the punctuation in which placeholders are wrapped."""
    return text.strip(" \t\n.…:()[]{}<>*_-~!").casefold()


SCHEMA = "parts:\n  - {id: decision, heading: Decision}\n"

RULE = Rule(
    code="S010",
    name="placeholder-left",
    severity="warning",
    summary=Words("A placeholder was left in place", "양식의 자리 표시가 남음"),
    why=Words(
        "`TODO` or `{{summary}}` in a finished note means that somebody forgot to write it.",
        "다 쓴 노트에 `TODO`나 `{{요약}}`이 남아 있으면 쓰는 것을 잊은 것입니다.",
    ),
    messages={
        "placeholder": Words(
            "section '{part}' still has the placeholder '{found}'",
            "'{part}' 섹션에 자리 표시 '{found:이}' 그대로 남아 있습니다",
        ),
    },
    help=Words("Write what should stand there.", "그 자리에 들어갈 내용을 쓰세요."),
    examples=(
        Example("# Use SQLite\n\n## Decision\n\nTODO\n", at=("5:1",), schema=SCHEMA),
        Example(
            "# Use SQLite\n\n## Decision\n\nUse SQLite; TODO lists move later.\n", schema=SCHEMA
        ),
        Example("# Use SQLite\n\n## Decision\n\n`{{template}}`\n", schema=SCHEMA),
    ),
    options=Options,
    check=check,
)
