"""What a draft is: a schema file not yet written, as plain data."""

from typing import Any, NamedTuple

from notelint.model.finding import Words

Keys = tuple[tuple[str, Any], ...]
"""Keys of the schema language with their values (texts, numbers, lists, mappings), in order."""


class DraftPart(NamedTuple):
    """A part to be written: its id, its other keys, its nested parts, and a remark for readers."""

    id: str
    keys: Keys = ()
    parts: "tuple[DraftPart, ...]" = ()
    remark: str = ""


class Draft(NamedTuple):
    """A schema to be written. `keys` stand between `name` and `parts`."""

    name: str
    keys: Keys
    parts: tuple[DraftPart, ...]


TITLE = Words("title", "제목")
FRONT_MATTER = Words("front matter", "머리말(front matter)")


class Share(NamedTuple):
    """In how many notes something stands: a line of the report. `depth` is how far it nests.

    `title` is a heading or a key as the notes have it, or what has no name of its own there.
    """

    title: str | Words
    notes: int
    of: int
    verdict: str
    depth: int = 0


class Thresholds(NamedTuple):
    """Shares of the notes that decide.

    From `required` on a part is required, from `optional` on it is named at all. From `content`
    on it is asked that a part holds what it holds. What more than `rare` of the notes do is no
    departure.
    """

    required: float = 0.9
    optional: float = 0.1
    content: float = 0.97
    rare: float = 0.05
