"""Conditions as a schema writes them: `when: {front_matter.status: superseded}`."""

import re
from typing import Any

from notelint.model.message import Phrase, phrase
from notelint.model.schema_fields import Condition, ConditionTest
from notelint.schema import ranges
from notelint.schema.did_you_mean import suggestion
from notelint.schema.forms import FormError, groups, pattern_of
from notelint.text.globs import brace_choice, is_malformed_glob

PLACES = ("front_matter", "labels", "file", "path")
"""What a condition may ask: what is known before the note's parts are."""

BOUND = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:]+)?|[+-]?[0-9]+(?:\.[0-9]+)?"
RANGE = re.compile(rf"({BOUND})?\.\.({BOUND})?")


class ConditionError(Exception):
    """A value that is no condition; `words` say why."""

    def __init__(self, words: Phrase) -> None:
        self.words = words
        super().__init__(words)


def condition(value: Any) -> Condition:
    """The condition that a mapping, or a list of mappings, stands for. Raises `ConditionError`."""
    mappings = value if isinstance(value, list) else [value]
    if not mappings or not all(isinstance(one, dict) and one for one in mappings):
        raise ConditionError(
            phrase("should be a mapping such as `front_matter.status: draft`, or a list of them")
        )
    return tuple(tuple(_test(key, one[key]) for key in one) for one in mappings)


def _test(reference: str, expected: Any) -> ConditionTest:
    place, _, rest = reference.partition(".")
    if place not in PLACES:
        near = suggestion(place, PLACES)
        raise ConditionError(
            phrase("a condition cannot ask `{reference}`{near}", reference=reference, near=near)
        )
    if (place == "path") == bool(rest):
        raise ConditionError(
            phrase(
                "`{reference}` names no value; write `path` or such as `front_matter.status`",
                reference=reference,
            )
        )
    if place == "path":
        return _path(expected)
    if isinstance(expected, bool):
        return ConditionTest(reference, "present" if expected else "absent")
    if isinstance(expected, list):
        return ConditionTest(reference, "is", tuple(_scalar(reference, one) for one in expected))
    text = _scalar(reference, expected)
    pattern = pattern_of(text)
    if pattern is not None:
        _readable(text, pattern)
        return ConditionTest(reference, "matches", (pattern,))
    between = RANGE.fullmatch(text)
    if between and any(between.groups()):
        return _between(reference, text, between[1] or "", between[2] or "")
    return ConditionTest(reference, "is", (text,))


def _path(expected: Any) -> ConditionTest:
    globs = expected if isinstance(expected, list) else [expected]
    texts = tuple(_scalar("path", one) for one in globs)
    for text in texts:
        if choice := brace_choice(text):
            raise ConditionError(
                phrase(
                    "`path`: `{text}`: globs in .gitignore's syntax have no `{choice}`; "
                    "write a list of globs",
                    text=text,
                    choice=choice,
                )
            )
        if is_malformed_glob(text):
            raise ConditionError(
                phrase("`path`: `{text}` is not a glob in .gitignore's syntax", text=text)
            )
    return ConditionTest("path", "glob", texts)


def _scalar(reference: str, value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and reference != "path" and value == brace_choice(value) != "":
        raise ConditionError(
            phrase(
                "`{reference}`: `{value}` is compared as it is written; write a list of values",
                reference=reference,
                value=value,
            )
        )
    if isinstance(value, str | int | float) and value != "":
        return str(value)
    raise ConditionError(
        phrase(
            "`{reference}` should be compared with a text, a number, true, false or a list",
            reference=reference,
        )
    )


def _readable(text: str, pattern: str) -> None:
    try:
        groups(text, pattern)
    except FormError as error:
        raise ConditionError(error.words) from None


def _between(reference: str, text: str, low: str, high: str) -> ConditionTest:
    dates = [bool(re.match(r"[0-9]{4}-", one)) for one in (low, high) if one]
    if len(set(dates)) > 1 or "T" in low + high:
        raise ConditionError(
            phrase("the range {text} should lie between two days or between two numbers", text=text)
        )
    upside_down = len(dates) == 2 and (
        low > high if all(dates) else not any(dates) and float(low) > float(high)
    )
    if upside_down:
        error = ranges.upside_down(text, low, high)
        raise ConditionError(error.words)
    return ConditionTest(reference, "range", (low, high))
