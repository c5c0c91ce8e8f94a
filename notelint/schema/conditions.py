"""Conditions as a schema writes them: `when: {front_matter.status: superseded}`."""

import re
from typing import Any

from notelint.model.message import phrase
from notelint.model.schema_fields import Condition, ConditionTest
from notelint.schema.did_you_mean import suggestion
from notelint.schema.errors import InvalidValueError
from notelint.schema.ranges import empty_range
from notelint.schema.text_patterns import named_groups, regex_of
from notelint.text.globs import brace_choice, is_malformed_glob

PLACES = ("front_matter", "labels", "file", "path")
"""What a condition may test: what is known before the note's parts are."""

BOUND = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:]+)?|[+-]?[0-9]+(?:\.[0-9]+)?"
RANGE = re.compile(rf"({BOUND})?\.\.({BOUND})?")


def read_condition(value: Any) -> Condition:
    """The condition of a mapping, or of a list of mappings. Raises `InvalidValueError`."""
    alternatives = value if isinstance(value, list) else [value]
    if not alternatives or not all(isinstance(tests, dict) and tests for tests in alternatives):
        raise InvalidValueError(
            phrase("should be a mapping such as `front_matter.status: draft`, or a list of them"),
            is_predicate=True,
        )
    return tuple(
        tuple(_test(reference, expected) for reference, expected in tests.items())
        for tests in alternatives
    )


def _test(reference: str, expected: Any) -> ConditionTest:
    place, _, rest = reference.partition(".")
    if place not in PLACES:
        near = suggestion(place, PLACES)
        raise InvalidValueError(
            phrase("a condition cannot use `{reference}`{near}", reference=reference, near=near)
        )
    if (place == "path") == bool(rest):
        raise InvalidValueError(
            phrase(
                "`{reference}` does not name a value; write `path` or a reference such as "
                "`front_matter.status`",
                reference=reference,
            )
        )
    if place == "path":
        return _path(expected)
    if isinstance(expected, bool):
        return ConditionTest(reference, "present" if expected else "absent")
    if isinstance(expected, list):
        return ConditionTest(reference, "is", tuple(_scalar(reference, item) for item in expected))
    text = _scalar(reference, expected)
    regex = regex_of(text)
    if regex is not None:
        named_groups(text, regex)
        return ConditionTest(reference, "matches", (regex,))
    between = RANGE.fullmatch(text)
    if between and any(between.groups()):
        return _between(reference, text, between[1] or "", between[2] or "")
    return ConditionTest(reference, "is", (text,))


def _path(expected: Any) -> ConditionTest:
    globs = expected if isinstance(expected, list) else [expected]
    texts = tuple(_scalar("path", glob) for glob in globs)
    for text in texts:
        if choice := brace_choice(text):
            raise InvalidValueError(
                phrase(
                    "`path`: `{text}`: .gitignore globs do not support `{choice}`; write a list of "
                    "globs",
                    text=text,
                    choice=choice,
                )
            )
        if is_malformed_glob(text):
            raise InvalidValueError(
                phrase("`path`: `{text}` is not a valid .gitignore glob", text=text)
            )
    return ConditionTest("path", "glob", texts)


def _scalar(reference: str, value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and reference != "path" and value == brace_choice(value) != "":
        raise InvalidValueError(
            phrase(
                "`{reference}`: `{value}` is compared literally; write a list of values",
                reference=reference,
                value=value,
            )
        )
    if isinstance(value, str | int | float) and value != "":
        return str(value)
    raise InvalidValueError(
        phrase(
            "`{reference}` should be compared with a string, a number, true, false or a list",
            reference=reference,
        )
    )


def _between(reference: str, text: str, low: str, high: str) -> ConditionTest:
    are_dates = [bool(re.match(r"[0-9]{4}-", bound)) for bound in (low, high) if bound]
    if len(set(are_dates)) > 1 or "T" in low + high:
        raise InvalidValueError(
            phrase("the range {text} should be between two dates or two numbers", text=text)
        )
    if len(are_dates) == 2 and (low > high if all(are_dates) else float(low) > float(high)):
        raise empty_range(text, low, high)
    return ConditionTest(reference, "range", (low, high))
