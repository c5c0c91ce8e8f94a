"""What all record classes have in common, and how one is made of its keys."""

import keyword
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, create_model

from notelint.records.layout import free_key


class Record(BaseModel):
    """What a note says, as typed data. Each schema has a class of its own below this one.

    Keys are the ids of the schema's parts; an attribute is called like its key, with a `_` where
    Python or pydantic needs the name.
    """

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, serialize_by_alias=True)


class RecordPosition(Record):
    """Where a value stands: lines and columns from 1, columns in code points, the end exclusive."""

    line: int = Field(ge=1)
    column: int = Field(ge=1)
    end_line: int = Field(ge=1)
    end_column: int = Field(ge=1)


class RecordKey(NamedTuple):
    """One key of an object: its type, what it means, and its value where it is left out."""

    name: str
    annotation: Any
    description: str
    default: Any = ...


def make_object(name: str, keys: Iterable[RecordKey], meaning: str) -> type[Record]:
    """A class with these keys. A type may name the class itself (`list["Name"]`)."""
    attributes: dict[str, Any] = {}
    taken: set[str] = set()
    for key in keys:
        given = Field(key.default, alias=key.name, description=key.description)
        attributes[attribute_of(key.name, taken)] = (key.annotation, given)
    made: type[Record] = create_model(name, __base__=Record, __doc__=meaning, **attributes)
    return made


def attribute_of(key: str, taken: set[str]) -> str:
    """The attribute's name of a key, unlike those `taken`, among which it is put."""
    name = re.sub(r"\W", "_", key).lstrip("_") or "field"
    if name[0].isdigit():
        name = f"field_{name}"
    while keyword.iskeyword(name) or hasattr(Record, name) or name.startswith("model_"):
        name = f"{name}_" if not name.startswith("model_") else f"the_{name}"
    return free_key(name, taken)


def class_name(text: str) -> str:
    """A name as classes are called: `news-scrap` is NewsScrap."""
    name = "".join(word[:1].upper() + word[1:] for word in re.split(r"[\W_]+", text))
    return name if name[:1].isalpha() else f"Of{name}"  # `_2024` is a name too
