"""Braces as shells expand them, `{a,b}` and `{1..3}`: nothing that we match texts with has them."""

import re

from notelint.text.lazy import lazy

ALTERNATIVES = lazy(r"\\.|\[[!^]?\]?[^\]]{0,99}\]|(\{[^{}]*(?:,|\.\.)[^{}]*\})", re.DOTALL)
"""An escaped sign, a class, or braces with a choice in them."""


def braces(glob: str) -> str:
    """The first choice in braces that a glob of `.gitignore` would take as it is written, or ""."""
    return next((match[1] for match in ALTERNATIVES.finditer(glob) if match[1]), "")
