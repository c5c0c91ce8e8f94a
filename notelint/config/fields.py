"""Kinds of value that schema and settings files share, as pydantic sees them.

A validator of ours raises `refuse(...)`, whose words come out of pydantic's error unchanged.
"""

import re
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator
from pydantic_core import PydanticCustomError

from notelint.config import ranges
from notelint.model.finding import Words
from notelint.model.schema import Range
from notelint.text.pattern import problem

OURS = "notelint"
"""The type of the errors that carry their words in `ctx`."""

NO_VALUE = Words(
    "has no value; give one or delete the key", "값이 없습니다. 값을 쓰거나 키를 지우세요"
)
FIELD = re.compile(r"\{([^{}]*)\}")


class Strict(BaseModel):
    """A mapping with known keys only, whose values are not converted."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


def refuse(en: str, ko: str) -> PydanticCustomError:
    """An error to raise, in both languages."""
    return PydanticCustomError(OURS, "{en}", {"en": en, "ko": ko})


def not_empty(value: Any) -> Any:
    """Refuse a key without a value; a key that is left out is not asked."""
    if value is None:
        raise refuse(*NO_VALUE)
    return value


def listed(value: Any) -> Any:
    """One text stands for a list of one."""
    return [value] if isinstance(value, str) else value


def _text(value: str) -> str:
    if not value.strip():
        raise refuse("is an empty text", "빈 문자열입니다")
    return value


def _identifier(value: str) -> str:
    if not value.replace("-", "_").isidentifier():
        raise refuse(
            f"`{value}` is no name: use letters, digits, `-` and `_`, and begin with a letter",
            f"`{value}`: 이름에는 글자, 숫자, `-`, `_` 기호만 쓸 수 있고 글자로 시작해야 합니다",
        )
    return value


def _heading(value: str) -> str:
    pattern = pattern_of(_text(value))
    if pattern is not None:
        reason = problem(pattern)
        if reason is not None:
            raise refuse(
                f"the regular expression `{value}` cannot be used: {reason}",
                f"정규식 `{value}` 오류: {reason}",
            )
    return value


def pattern_of(text: str) -> str | None:
    """The regular expression of `/.../`, or None for a literal text."""
    return text[1:-1] if len(text) > 2 and text[0] == text[-1] == "/" else None


def _template(value: str) -> str:
    fields = FIELD.findall(_text(value))
    rest = FIELD.sub("", value)
    if "{" in rest or "}" in rest or not all(name.isidentifier() for name in fields):
        raise refuse(
            f"`{value}` is no template: each field is a name in braces, such as `{{headline}}`",
            f"`{value}`: 템플릿의 필드는 `{{headline}}`처럼 중괄호 안에 이름을 써야 합니다",
        )
    return value


def _scheme(value: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9+.-]*", value):
        raise refuse(
            f"`{value}` is no URL scheme: write it in lower case and without `:`, such as `https`",
            f"`{value}`: URL 스킴은 `https`처럼 소문자로 쓰고 `:` 기호는 뺍니다",
        )
    return value


def _range(read: Callable[[object], Range]) -> Callable[[Any], Range]:
    def validate(value: Any) -> Range:
        try:
            return read(not_empty(value))
        except ranges.RangeError as error:
            raise refuse(*error.words) from None

    return validate


_DOTTED = r"[0-9]+(\.\.[0-9]*)?"
Name = Annotated[str, AfterValidator(_identifier)]
Filled = Annotated[str, AfterValidator(_text)]
HeadingText = Annotated[str, AfterValidator(_heading)]
Template = Annotated[str, AfterValidator(_template)]
Scheme = Annotated[str, AfterValidator(_scheme)]
Texts = Annotated[
    list[Filled],
    Field(min_length=1),
    BeforeValidator(listed, json_schema_input_type=str | list[str]),
]
Count = Annotated[
    Range,
    PlainValidator(
        _range(ranges.count),
        json_schema_input_type=Annotated[int, Field(ge=1)]
        | Annotated[str, Field(pattern=rf"^([?*+]|{_DOTTED})$")],
    ),
]
Items = Annotated[
    Range,
    PlainValidator(
        _range(ranges.items),
        json_schema_input_type=Annotated[int, Field(ge=0)]
        | Annotated[str, Field(pattern=f"^{_DOTTED}$")],
    ),
]
Level = Annotated[
    Range,
    PlainValidator(
        _range(ranges.level),
        json_schema_input_type=Annotated[int, Field(ge=1, le=6)]
        | Annotated[str, Field(pattern=r"^[1-6](\.\.[1-6]?)?$")],
    ),
]
