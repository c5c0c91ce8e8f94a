"""Everything a worker needs to check notes, as frozen plain data."""

from typing import Any, NamedTuple

from notelint.model.finding import Severity
from notelint.model.link import Manners
from notelint.model.schema import Schema


class Selected(NamedTuple):
    """A rule that runs: its code, its severity here, its options (None: the rule has none)."""

    code: str
    severity: Severity
    options: Any = None


class Assignment(NamedTuple):
    """A `[[notes]]` entry: notes under `files` and not under `exclude` get `schema`.

    Globs are in .gitignore's syntax, relative to the configuration's folder.
    """

    files: tuple[str, ...]
    exclude: tuple[str, ...]
    schema: str


class Signs(NamedTuple):
    """What the notes of a schema are known by, where nothing else says which one they have.

    `names` are those of its sections, folded, `named` the ids of their parts, one for one;
    likewise `patterns` of headings and the ids `matched`.
    """

    schema: str
    names: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    matched: tuple[str, ...] = ()


class Plan(NamedTuple):
    """What to check and how.

    `schemas` are all that a note could get, by name; `forced` is the one of `--schema`; where
    there are `signs`, a note gets the one of their schemas that fits it best. `exclude` are globs
    of notes that a walk passes over (`force_exclude`: named ones, too); `root` is the folder that
    these and assignments are relative to; `max_bytes` bounds a note's size. `external`: all
    external links are asked for, not just those of which a schema says `reachable`; but none that
    one of the patterns `left_out` (RE2) matches. `manners` say how; `ledger` is the file that
    remembers the answers, "" for one in the cache, "-" for none.
    """

    root: str
    rules: tuple[Selected, ...]
    schemas: tuple[Schema, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    forced: str = ""
    signs: tuple[Signs, ...] = ()
    max_bytes: int = 10_000_000
    debug: bool = False
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    external: bool = False
    left_out: tuple[str, ...] = ()
    manners: Manners = Manners()
    ledger: str = ""
