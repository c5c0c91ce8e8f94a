"""F006: front matter that cannot be read, or that nobody will take for such."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.fields import UnreadableFields
from notelint.model.finding import Edit, Fix, Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule
from notelint.model.source import Source, Span

FENCES = ("---", "+++")


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for front matter with a mistake in it, without its end, or below the top.

    Also for each fence of TOML that should have fields.
    """
    del options
    if isinstance(bound.front_matter, UnreadableFields):
        wording = message("broken", reason=bound.front_matter.reason)
        span = bound.front_matter.span
        yield Problem(span, wording, fix=_fix(bound.note.source, span))
    for unread in bound.unreadable:
        yield Problem(unread.span, message("fence", reason=unread.reason))


SCHEMA = """\
front_matter: {fields: {date: date?}}
parts:
  - {id: title, heading: {level: 1}}
"""


def _fix(source: Source, fence: Span) -> Fix | None:
    """Delete the blank lines above front matter that is closed; it is not safe to guess its end."""
    number = source.position(fence.start).line
    above = source.text[: source.lines[number - 1]]
    opening = source.line(number).rstrip()
    if number == 1 or above.strip() or opening not in FENCES:
        return None
    below = range(number + 1, len(source.lines) + 1)
    if not any(source.line(line).rstrip() == opening for line in below):
        return None
    return Fix((Edit(Span(0, len(above)), ""),), safe=False)


RULE = Rule(
    code="F006",
    name="unreadable-front-matter",
    severity="error",
    summary="Invalid front matter",
    why=(
        "Programs that publish or list notes read no field of front matter that"
        " is invalid, not closed, or not at the very top."
    ),
    messages={
        "broken": "the front matter cannot be read: {reason}",
        "fence": "the fields in this block cannot be read: {reason}",
    },
    help=("Start the note with `---`, write one `key: value` a line, and close with `---`."),
    examples=(
        Example("---\ndate: [2023\n---\n\n# 새 모델\n", at=("3:1",), schema=SCHEMA),
        Example("---\ndate: 2023-11-30\n\n# 새 모델\n", at=("1:1",), schema=SCHEMA),
        Example("\n---\ndate: 2023-11-30\n---\n\n# 새 모델\n", at=("2:1",), schema=SCHEMA),
        Example("---\ndate: 2023-11-30\n---\n\n# 새 모델\n", schema=SCHEMA),
    ),
    fix="unsafe",  # of blank lines above it
    edits_structure=True,
    check=check,
)
