"""What keys of a record mean, in the words of its JSON Schema."""

from collections.abc import Mapping

from notelint.model.schema import ContentKind, Field, Part

CONTENT: Mapping[ContentKind, str] = {
    "anything": "The text.",
    "prose": "The text, its blocks parted by line ends.",
    "list": "The items.",
    "outline": "The items, each with those nested below it.",
    "definitions": "The terms and their explanations.",
    "checklist": "The items with a box, nested ones too.",
    "quotes": "The quotes.",
    "link": "The link's text.",
    "links": "The links.",
    "images": "The images.",
    "table": "The rows.",
    "code": "The blocks of code.",
    "callouts": "The callouts.",
}

OF_ITEMS: Mapping[str, str] = {
    "text": "The text.",
    "items": "The items nested below it.",
    "term": "The term.",
    "explanation": "What follows the term, or stands below it.",
    "checked": "Whether the box is ticked.",
    "start": "Where the passage begins in the quoted part's text, in code points from 0; null if "
    "it is not there.",
    "end": "Where the passage ends, exclusive.",
    "level": "The strictest level at which quote and passage agree.",
    "url": "The address.",
    "lang": "The language.",
    "kind": "The callout's kind.",
    "title": "The callout's title.",
    "cells": "The cells, by the column's header.",
}


def describe_part(part: Part) -> str:
    """What a part's value is."""
    place = f"Section '{part.title}'" if part.heading and part.heading.names else "The part"
    where = f"{place} (`{part.id}`)"
    often = ", once for each time that it stands" if part.times.maximum > 1 else ""
    return f"{where}{often}. {CONTENT[part.holds]}"


def describe_field(field: Field) -> str:
    """What a field's value is."""
    return f"Field '{field.name}' ({field.type})."
