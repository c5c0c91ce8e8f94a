"""T005: line ends of more than one kind, or of another kind than the one asked for."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Edit, Fix, Problem, Words, say
from notelint.model.rule import Example, Rule
from notelint.model.source import Source, Span

NAMES = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}
"""How people call the three line ends."""


class Options(NamedTuple):
    """`style`: the line end that notes must have; "any" asks only for one kind in a note."""

    style: Literal["any", "lf", "crlf"] = "any"


def check(binding: BoundNote, options: Options) -> Iterator[Problem]:
    """One problem a note, at the first line end that departs; its fix mends them all."""
    source = binding.note.source
    if "\r" not in source.text and options.style != "crlf":
        return
    ends = _line_ends(source)
    if not ends:
        return
    kinds = [source.slice(span) for span in ends]
    # The commonest kind; of several, the one that comes first.
    usual = max(NAMES, key=lambda kind: (kinds.count(kind), -_first(kinds, kind)))
    wanted = {"any": usual, "lf": "\n", "crlf": "\r\n"}[options.style]
    wrong = [span for span, kind in zip(ends, kinds, strict=True) if kind != wanted]
    if not wrong:
        return
    found = NAMES[source.slice(wrong[0])]
    yield Problem(
        wrong[0],
        say(
            "mixed" if options.style == "any" else "other",
            found=found,
            expected=NAMES[wanted],
            wrong=len(wrong),
            total=len(ends),
        ),
        fix=Fix(tuple(Edit(span, wanted) for span in wrong)),
    )


def _line_ends(source: Source) -> list[Span]:
    """Find each line's end; the last line may have none."""
    starts = (*source.lines[1:], len(source.text))
    pairs = zip(source.ends, starts, strict=True)
    return [Span(end, start) for end, start in pairs if end < start]


def _first(kinds: list[str], kind: str) -> int:
    return kinds.index(kind) if kind in kinds else len(kinds)


RULE = Rule(
    code="T005",
    name="line-ends",
    severity="warning",
    summary=Words("Line ends of different kinds in one note", "한 노트에 섞인 줄 끝 문자"),
    why=Words(
        "Windows ends a line with CRLF, other systems with LF. Where both stand in one note, "
        "editors and Git change lines that nobody touched, and diffs become unreadable.",
        "Windows는 줄을 CRLF로, 다른 시스템은 LF로 끝냅니다. 한 노트에 둘이 섞여 있으면 "
        "편집기와 Git이 아무도 고치지 않은 줄까지 바꾸어 diff를 읽을 수 없게 됩니다.",
    ),
    messages={
        "mixed": Words(
            "the line ends in {found}, but the note's lines mostly end in {expected} "
            "({wrong} of {total} line ends differ)",
            "이 줄은 {found}로 끝나지만 이 노트의 줄은 대부분 {expected}로 끝납니다 "
            "(줄 끝 {total}개 중 {wrong}개가 다릅니다)",
        ),
        "other": Words(
            "the line ends in {found}, expected {expected} "
            "({wrong} of {total} line ends are wrong)",
            "이 줄은 {found}로 끝나지만 {expected}로 끝나야 합니다 "
            "(줄 끝 {total}개 중 {wrong}개가 잘못되었습니다)",
        ),
    },
    help=Words(
        "Save the note with one kind of line end; in Git, `* text=auto` in .gitattributes "
        "keeps it so.",
        "편집기에서 줄 끝 문자를 한 가지로 정해 저장하세요. Git에서는 .gitattributes에 "
        "`* text=auto`를 적어 두면 그대로 유지됩니다.",
    ),
    examples=(
        Example("# 제목\n\n본문\r\n끝\n", at=("3:3",)),
        Example("# 제목\r\n\r\n본문\n", at=("3:3",)),
        Example("# 제목\r\n\r\n본문\r\n"),
        Example("# 제목\n\n본문\n"),
    ),
    fix="safe",
    options=Options,
    check=check,
)
