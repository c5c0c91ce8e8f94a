"""Colours of a terminal (ECMA-48, "Select Graphic Rendition"), or none."""

from typing import Literal, NamedTuple

Style = Literal["error", "warning", "unverified", "good", "strong", "gutter"]

_CODES: dict[Style, str] = {
    "error": "1;31",
    "warning": "1;33",
    "unverified": "1;36",
    "good": "1;32",
    "strong": "1",
    "gutter": "34",
}


class Paint(NamedTuple):
    """Colours text if `colour` is on."""

    colour: bool

    def __call__(self, style: Style, text: str) -> str:
        """The text in a style; an empty one stays empty."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.colour and text else text
