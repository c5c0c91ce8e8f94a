"""What a draft is: a schema file not yet written, as plain data."""

from typing import Any, NamedTuple

Keys = tuple[tuple[str, Any], ...]
"""Keys of the schema language with their values (texts, numbers, lists, mappings), in order."""


class DraftPart(NamedTuple):
    """A part to be written: its id, its other keys, its nested parts, and a remark for readers."""

    id: str
    keys: Keys = ()
    parts: "tuple[DraftPart, ...]" = ()
    remark: str = ""


class Draft(NamedTuple):
    """A schema to be written. `keys` stand between `name` and `parts`; `remarks` on top."""

    name: str
    keys: Keys
    parts: tuple[DraftPart, ...]
    remarks: tuple[str, ...] = ()


class Share(NamedTuple):
    """In how many notes something stands: a line of the report. `depth` is how far it nests."""

    title: str
    notes: int
    of: int
    verdict: str
    depth: int = 0


class Shares(NamedTuple):
    """From which share of the notes on a part is required, and from which it is named at all."""

    required: float = 0.9
    optional: float = 0.1
