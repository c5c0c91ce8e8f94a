"""Phrases of a schema's outline for kinds of content, ranges, fields and conditions."""

from collections.abc import Mapping

from notelint.locale import in_language
from notelint.model.message import Language, Phrase, phrase
from notelint.model.schema_fields import ANY_NUMBER, FOREVER, Condition, ConditionTest, Field, Range

ORDER: Mapping[str, Phrase] = {
    "strict": phrase("in this order"),
    "relative": phrase("in this order where present"),
    "any": phrase("in any order"),
}
EXTRAS: Mapping[str, Phrase] = {
    "allow": phrase("others are allowed"),
    "warn": phrase("others are warnings"),
    "deny": phrase("others are errors"),
}
CONTENT: Mapping[str, Phrase] = {
    "prose": phrase("prose"),
    "list": phrase("a list"),
    "outline": phrase("a nested list"),
    "definitions": phrase("definitions"),
    "checklist": phrase("a checklist"),
    "quotes": phrase("quotes"),
    "link": phrase("a link"),
    "links": phrase("links"),
    "images": phrase("images"),
    "table": phrase("a table"),
    "code": phrase("code"),
    "callouts": phrase("callouts"),
}
UNITS: Mapping[str, Phrase] = {
    "words": phrase("words"),
    "sentences": phrase("sentences"),
    "characters": phrase("characters"),
}


def range_phrase(numbers: Range) -> Phrase:
    """A range in words."""
    minimum, maximum = numbers
    if numbers == ANY_NUMBER:
        return phrase("any number")
    if numbers == Range(0, 1):
        return phrase("optional")
    if maximum == FOREVER:
        return phrase("{minimum} or more", minimum=minimum)
    if minimum == maximum:
        return phrase("exactly {minimum}", minimum=minimum)
    if minimum == 0:
        return phrase("at most {maximum}", maximum=maximum)
    return phrase("{minimum} to {maximum}", minimum=minimum, maximum=maximum)


def level_phrase(levels: Range) -> Phrase:
    """The levels that a heading may have."""
    minimum, maximum = levels
    if minimum == maximum:
        return phrase("level {minimum}", minimum=minimum)
    return phrase("level {minimum} to {maximum}", minimum=minimum, maximum=maximum)


def field_text(field: Field, language: Language) -> str:
    """A field's requirements on one line."""
    of = f" ({field_text(field.of, language)})" if field.of else ""
    details = [field.type + of, " | ".join(field.values)]
    details.append(f"/{field.pattern}/" if field.pattern else "")
    details += field.formats
    if (field.minimum, field.maximum) != (None, None):
        details.append(f"{_number(field.minimum)}..{_number(field.maximum)}")
    if field.items != ANY_NUMBER:
        details.append(in_language(range_phrase(field.items), language))
    if field.fields:
        inner = (f"{inner.name}: {field_text(inner, language)}" for inner in field.fields)
        details.append(f"{{{', '.join(inner)}}}")
    if field.aliases:
        details.append(in_language(phrase("aliases: "), language) + ", ".join(field.aliases))
    if not field.required:
        details.append(in_language(phrase("optional"), language))
    if field.when:
        details.append(condition_text(field.when, language))
    return ", ".join(filter(None, details))


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def condition_text(condition: Condition, language: Language) -> str:
    """When something is required."""
    both, either = in_language(phrase(" and "), language), in_language(phrase(" or "), language)
    shown = either.join(both.join(_test(test, language) for test in tests) for tests in condition)
    return in_language(phrase("required if {shown}", shown=shown), language)


def _test(test: ConditionTest, language: Language) -> str:
    if test.kind in ("present", "absent"):
        presence = phrase("is present") if test.kind == "present" else phrase("is missing")
        return f"{test.reference} {in_language(presence, language)}"
    if test.kind == "range":
        return f"{test.reference} {'..'.join(test.values)}"
    values = " | ".join(f"/{text}/" if test.kind == "matches" else text for text in test.values)
    return f"{test.reference} = {values}"
