"""Results of notes as JSON and back, through a closed list of classes: nothing else can come out.

The classes are NamedTuples, so that JSON has a list of values for each, in the order of the fields.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from notelint.model.facts import Facts, NoteKey, NoteResult
from notelint.model.finding import Finding
from notelint.model.link import LinkReference, NoteAnchors
from notelint.model.message import Argument, Message, Phrase


def encode_result(result: NoteResult) -> str:
    """A result without `error` and `details` as JSON; texts may have lone surrogates.

    They stay as they are: JSON's escapes would make one character of two that form a pair.
    """
    return json.dumps([result.findings, result.facts], ensure_ascii=False, separators=(",", ":"))


def encode_results(results: Iterable[NoteResult]) -> str:
    """Results without `details`, with their paths and errors, as JSON; see `encode_result`."""
    return f"[{','.join(map(_with_path, results))}]"


def decode_results(data: Any) -> Iterator[NoteResult]:
    """The results of the parsed JSON of `encode_results`; see `decode_result`."""
    for path, error, result in data:
        reason = Message(error[0], _arguments(error[1])) if error else None
        yield decode_result(path, result)._replace(error=reason)


def _with_path(result: NoteResult) -> str:
    head = json.dumps([result.path, result.error], ensure_ascii=False, separators=(",", ":"))
    return f"{head[:-1]},{encode_result(result)}]"


def decode_result(path: str, data: Any) -> NoteResult:
    """The result for the note at `path`, from the parsed JSON of `encode_result`, which it changes.

    Other data raise `TypeError`, `ValueError` or `LookupError`, or give a wrong result: whoever
    keeps results keeps them safe from changes.
    """
    findings, facts = data
    return NoteResult(path, tuple([decode_finding(values) for values in findings]), _facts(facts))


MESSAGE, RELATED = Finding._fields.index("message"), Finding._fields.index("related")
TUPLES = [Finding._fields.index("excerpt")]
PAIRS = [Finding._fields.index(name) for name in ("fix", "expected_marks", "found_marks")]
KEYS, LINKS, ANCHORS = (
    Facts._fields.index(name) for name in ("keys", "link_references", "anchors")
)
KEY_PLACE = NoteKey._fields.index("place")
LINK_PLACE, LINK_MUTED = (LinkReference._fields.index(name) for name in ("place", "muted"))


def decode_finding(values: list[Any]) -> Finding:
    """The finding of its values in parsed JSON, which are changed. Raises as `decode_result`."""
    values[MESSAGE] = decode_message(values[MESSAGE])
    related = values[RELATED]
    values[RELATED] = related and tuple(related)
    _to_tuples(values, TUPLES)
    for index in PAIRS:
        pairs = values[index]  # empty in most findings
        values[index] = tuple([tuple(pair) for pair in pairs]) if pairs else ()
    return Finding._make(values)


def decode_message(values: Any) -> Message:
    """The message of its values in parsed JSON. Raises as `decode_result`."""
    name, arguments = values
    return Message(name, _arguments(arguments))


def _facts(values: list[Any]) -> Facts:
    values[KEYS] = tuple([NoteKey._make(_to_tuples(key, [KEY_PLACE])) for key in values[KEYS]])
    values[LINKS] = tuple([
        LinkReference._make(_to_tuples(link, [LINK_PLACE, LINK_MUTED])) for link in values[LINKS]
    ])  # fmt: skip
    values[ANCHORS] = NoteAnchors(*map(tuple, values[ANCHORS]))
    return Facts._make(values)


def _to_tuples(values: list[Any], indexes: list[int]) -> list[Any]:
    """The values, those at some indexes made tuples."""
    for index in indexes:
        values[index] = tuple(values[index])
    return values


def _arguments(pairs: Any) -> tuple[tuple[str, Argument], ...]:
    """A message's or a phrase's arguments; a list among their values is a phrase."""
    return tuple([
        (name, Phrase(value[0], _arguments(value[1])) if isinstance(value, list) else value)
        for name, value in pairs
    ])  # fmt: skip
