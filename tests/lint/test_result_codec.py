"""Results as JSON and back: nothing is lost, and no kind of value changes."""

import json
from typing import Any, get_type_hints

from hypothesis import given
from hypothesis import strategies as st

from notelint.lint.result_codec import decode_result, encode_result
from notelint.model.facts import Facts, NoteKey, NoteResult
from notelint.model.finding import Finding
from notelint.model.link import LinkReference, NoteAnchors
from notelint.model.message import Message, Phrase

TEXTS = st.text(max_size=8) | st.sampled_from(["\ud83d\ude00", "\udc80", "\n", "\t", "근거"])
NUMBERS = st.integers(0, 10**6)
PLACES = st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
PHRASES = st.recursive(
    st.builds(Phrase, TEXTS),
    lambda inner: st.builds(
        Phrase, TEXTS, st.lists(st.tuples(TEXTS, TEXTS | NUMBERS | inner), max_size=2).map(tuple)
    ),
    max_leaves=4,
)
ARGUMENTS = st.lists(st.tuples(TEXTS, TEXTS | NUMBERS | PHRASES), max_size=3).map(tuple)
MARKS = st.lists(st.tuples(NUMBERS, NUMBERS), max_size=2).map(tuple)
NAMES = st.lists(TEXTS, max_size=3).map(tuple)
BY_FIELD = {
    "message": st.builds(Message, TEXTS, ARGUMENTS),
    "related": st.none() | PLACES,
    "excerpt": NAMES,
    "fix": st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS, TEXTS), max_size=2).map(tuple),
    "expected_marks": MARKS,
    "found_marks": MARKS,
    "place": PLACES,
    "muted": NAMES,
    "anchors": NAMES,
    "headings": NAMES,
    "blocks": NAMES,
}


def values_of(kind: Any, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Any values of a class, each field of the kind that it has."""
    hints = get_type_hints(kind)
    known = {name: BY_FIELD[name] for name in BY_FIELD if hints.get(name) is not str} | fields
    simple: dict[Any, st.SearchStrategy[Any]] = {int: NUMBERS, bool: st.booleans()}
    strategies = {
        name: known[name] if name in known else simple.get(hints[name], TEXTS)
        for name in kind._fields
    }
    return st.builds(kind, **strategies)


FACTS = values_of(
    Facts,
    keys=st.lists(values_of(NoteKey), max_size=2).map(tuple),
    link_references=st.lists(values_of(LinkReference), max_size=2).map(tuple),
    anchors=values_of(NoteAnchors),
)
RESULTS = st.builds(
    NoteResult,
    TEXTS,
    st.lists(values_of(Finding), max_size=3).map(tuple),
    FACTS,
    st.none(),
    st.none(),
)


@given(RESULTS)
def test_a_result_comes_back_as_it_was(result: NoteResult) -> None:
    data = json.loads(encode_result(result).encode("utf-8", "surrogatepass"))
    again = decode_result(result.path, data)
    assert again == result
    assert repr(again) == repr(result)  # a tuple is no list, True is not 1, a phrase no tuple


def test_every_field_is_of_a_kind_that_comes_back() -> None:
    """A new field that is a tuple or a class needs a line in the codec."""
    for kind in (Finding, Facts, NoteKey, LinkReference, NoteAnchors):
        for name, hint in get_type_hints(kind).items():
            composite = "tuple" in str(hint) or hasattr(hint, "_fields")
            known = name in BY_FIELD or name in ("keys", "link_references")
            assert known or not composite, f"{kind.__name__}.{name}"
