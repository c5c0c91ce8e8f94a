"""The kinds of values that options have, each with errors in our words."""

from typing import Any

import click

from notelint.cli.usage import UsageProblem
from notelint.model.message import LANGUAGES, known_language, phrase


class OneOf(click.Choice):  # type: ignore[type-arg] # generic from 8.2 on
    """One of some names."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The value, if it is one of the names."""
        del param
        if value in self.choices:
            return value
        from notelint.cli.usage_errors import near  # noqa: PLC0415 - for errors

        choices = ", ".join(f"`{choice}`" for choice in self.choices)
        raise UsageProblem(
            phrase(
                "expected one of {choices}, found `{value}`{near}",
                choices=choices,
                value=str(value),
                near=near(str(value), list(self.choices)),
            ),
            ctx,
        )


class LanguageCode(OneOf):
    """A language of messages; `ko_KR` and the like are `ko`."""

    def __init__(self) -> None:
        super().__init__(LANGUAGES)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The code of the language."""
        return known_language(str(value)) or super().convert(value, param, ctx)


class WholeNumber(click.ParamType):  # type: ignore[type-arg] # as above
    """A whole number that is not below a bound."""

    name = "integer"

    def __init__(self, minimum: int = 0) -> None:
        self.minimum = minimum

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number."""
        del param
        text = str(value)
        number = int(text) if text.removeprefix("-").isdecimal() and len(text) < 19 else None
        if number is None or number < self.minimum:
            raise UsageProblem(
                phrase(
                    "expected a whole number of at least {minimum}, found `{value}`",
                    minimum=self.minimum,
                    value=text,
                ),
                ctx,
            )
        return number


class ShareOfNotes(click.ParamType):  # type: ignore[type-arg] # as above
    """A number from a bound up to 1."""

    name = "share"

    def __init__(self, minimum: float = 0.0) -> None:
        self.minimum = minimum

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The number."""
        del param
        try:
            number = float(value)
        except ValueError:
            number = -1.0
        if not self.minimum <= number <= 1:
            raise UsageProblem(
                phrase(
                    "expected a number from {minimum} to 1, found `{value}`",
                    minimum=f"{self.minimum:g}",
                    value=str(value),
                ),
                ctx,
            )
        return number


class Switch(click.types.BoolParamType):
    """On or off, as an environment variable says it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Whether it is on."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            words = phrase("expected 1 or 0, found `{value}`", value=str(value))
            raise UsageProblem(words, ctx) from None
