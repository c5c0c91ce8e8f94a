"""S010: text of a template was left in place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from notelint.model.binding import Binding
from notelint.model.finding import Problem, Words, say
from notelint.model.rule import Example, Rule

BRACED = re.compile(r"\{\{[^{}\n]+\}\}|<[A-Z가-힣][A-Z가-힣 _-]*>")


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
    texts = {_bare(text) for text in options.texts}
    for bound in binding.all():
        for leaf in bound.leaves:
            plain = leaf.text.plain
            if leaf.kind == "code" or len(plain) > 200:
                continue
            bare = _bare(plain)
            if bare and (bare in texts or BRACED.fullmatch(plain.strip())):
                span = leaf.text.span(0, len(plain))
                message = say("placeholder", part=bound.part.title, found=plain.strip())
                yield Problem(span, message, part=bound.part.id)


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
    ),
    options=Options,
    check=check,
)
