"""The words of a schema's outline."""

from collections.abc import Mapping

from notelint.locale import in_language
from notelint.model.message import Language, Phrase, phrase
from notelint.model.schema_fields import ANY_NUMBER, FOREVER, Condition, ConditionTest, Field, Range

LABELS: Mapping[str, Phrase] = {
    "schema file": phrase("Schema file"),
    "file": phrase("File name"),
    "dialect": phrase("Dialect"),
    "regions": phrase("Regions"),
    "pseudo": phrase("Also headings"),
    "front matter": phrase("Front matter"),
    "labels": phrase("Labelled fields"),
    "columns": phrase("Columns"),
    "tags": phrase("Tags"),
    "equal": phrase("Must agree"),
    "unique": phrase("No two notes share"),
    "sequence": phrase("Without a gap"),
    "by folder": phrase("within a folder"),
    "references": phrase("Refers to another note"),
    "rule": phrase("Rule"),
    "parts": phrase("Parts"),
    "required": phrase("required"),
    "any text": phrase("a heading of any text"),
    "text": phrase("reads"),
    "marks": phrase("marks:"),
    "from": phrase("from"),
    "marked": phrase("marked there as"),
    "terms in": phrase("terms stand in"),
    "figures in": phrase("figures stand in"),
    "item": phrase("each reads"),
    "checked": phrase("every box ticked"),
    "empty": phrase("may be empty"),
    "accept": phrase("or"),
    "accepted": phrase("Instead of a section's content"),
}
ORDER: Mapping[str, Phrase] = {
    "strict": phrase("in this order"),
    "relative": phrase("in this order, those that are there"),
    "any": phrase("in any order"),
}
EXTRAS: Mapping[str, Phrase] = {
    "allow": phrase("others are fine"),
    "warn": phrase("others are a warning"),
    "deny": phrase("others are an error"),
}
HOLDS: Mapping[str, Phrase] = {
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


def many(times: Range, language: Language) -> str:
    """A range in words."""
    minimum, maximum = times
    if times == ANY_NUMBER:
        words = phrase("any number")
    elif times == Range(0, 1):
        words = phrase("optional")
    elif maximum == FOREVER:
        words = phrase("{minimum} or more", minimum=minimum)
    elif minimum == maximum:
        words = phrase("exactly {minimum}", minimum=minimum)
    elif minimum == 0:
        words = phrase("at most {maximum}", maximum=maximum)
    else:
        words = phrase("{minimum} to {maximum}", minimum=minimum, maximum=maximum)
    return in_language(words, language)


def levels(span: Range, language: Language) -> str:
    """The levels that a heading may have."""
    if span.minimum == span.maximum:
        return in_language(phrase("level {minimum}", minimum=span.minimum), language)
    return in_language(
        phrase("level {minimum} to {maximum}", minimum=span.minimum, maximum=span.maximum), language
    )


def field(one: Field, language: Language) -> str:
    """What a field is, on one line."""
    found: list[str] = [one.type]
    if one.of:
        found[0] += f" ({field(one.of, language)})"
    if one.values:
        found.append(" | ".join(one.values))
    if one.pattern:
        found.append(f"/{one.pattern}/")
    found += one.formats
    if (one.minimum, one.maximum) != (None, None):
        found.append(f"{_number(one.minimum)}..{_number(one.maximum)}")
    if one.items != ANY_NUMBER:
        found.append(many(one.items, language))
    if one.fields:
        inner = ", ".join(f"{field_.name}: {field(field_, language)}" for field_ in one.fields)
        found.append(f"{{{inner}}}")
    if one.aliases:
        found.append(in_language(phrase("also called "), language) + ", ".join(one.aliases))
    if not one.required:
        found.append(in_language(phrase("optional"), language))
    if one.when:
        found.append(condition(one.when, language))
    return ", ".join(found)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def condition(alternatives: Condition, language: Language) -> str:
    """When something is required."""
    joins = phrase(" and "), phrase(" or ")
    every, one = in_language(joins[0], language), in_language(joins[1], language)
    shown = one.join(every.join(_test(test, language) for test in tests) for tests in alternatives)
    return in_language(phrase("required if {shown}", shown=shown), language)


def _test(test: ConditionTest, language: Language) -> str:
    if test.kind in ("present", "absent"):
        there = phrase("is there") if test.kind == "present" else phrase("is not there")
        return f"{test.reference} {in_language(there, language)}"
    if test.kind == "range":
        return f"{test.reference} {'..'.join(test.values)}"
    values = " | ".join(f"/{one}/" if test.kind == "matches" else one for one in test.values)
    return f"{test.reference} = {values}"
