"""JSON as reports write it: text that no terminal and no reader is harmed by."""

import json
from typing import Any

from notelint.text.lazy import lazy

_RISKY = lazy("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What is no UTF-8 (surrogates), or would harm a terminal or a reader that shows it."""


def dump(value: dict[str, Any], indent: int | None = None) -> str:
    """One object, on one line unless `indent` is given."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _RISKY.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
