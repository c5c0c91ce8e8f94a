"""T007: a note that does not end with exactly one line end."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Edit, Fix, Problem, Words, say
from notelint.model.rule import Example, Rule
from notelint.model.source import Span

BLANK = " \t\r\n"


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """At most one problem a note; a note without any text is left alone."""
    del options
    source = binding.note.source
    text = source.text
    if text.endswith("\n") and text[-2:-1] not in ("", "\n", "\r", " ", "\t"):
        return
    content = text.rstrip(BLANK)
    if not content:
        return
    last = source.position(len(content)).line
    if last < len(source.lines):
        extra = Span(source.lines[last], len(text))
        fix = Fix((Edit(extra, ""),))
        yield Problem(extra, say("empty_lines", count=len(source.lines) - last), fix=fix)
    elif source.ends[-1] == len(text):
        end = Span(len(text), len(text))
        line_end = text[source.ends[0] : source.lines[1]] if last > 1 else "\n"
        yield Problem(end, say("missing"), fix=Fix((Edit(end, line_end),)))


RULE = Rule(
    code="T007",
    name="final-newline",
    severity="warning",
    summary=Words(
        "A note that does not end with exactly one line end",
        "줄바꿈 하나로 끝나지 않는 노트",
    ),
    why=Words(
        "A text file is a sequence of lines, each with its end. Where the last line has none, "
        "appending text changes that line too, and tools that join files run two lines together.",
        "텍스트 파일은 줄의 모음이며 줄마다 끝이 있습니다. 마지막 줄에 줄바꿈이 없으면 뒤에 글을 "
        "덧붙일 때 그 줄까지 바뀐 것으로 나오고, 파일을 이어 붙이면 두 줄이 한 줄이 됩니다.",
    ),
    messages={
        "missing": Words(
            "the note's last line has no line end",
            "노트의 마지막 줄 끝에 줄바꿈이 없습니다",
        ),
        "empty_lines": Words(
            "the note ends with {count} empty line{count:s}, expected none",
            "노트가 빈 줄 {count}개로 끝납니다. 끝에는 빈 줄이 없어야 합니다",
        ),
    },
    help=Words(
        "End the note with one line end and no empty lines.",
        "노트를 줄바꿈 하나로 끝내고, 그 뒤에 빈 줄을 두지 마세요.",
    ),
    examples=(
        Example("# 제목\n\n본문", at=("3:3",)),
        Example("# 제목\n\n본문\n\n\n", at=("4:1",)),
        Example("# 제목\n\n본문\n"),
        Example(
            "", why=Words("An empty note has no line to end.", "빈 노트에는 끝낼 줄이 없습니다.")
        ),
    ),
    fix="safe",
    check=check,
)
