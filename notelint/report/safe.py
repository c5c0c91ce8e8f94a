"""Text for a terminal or a CI log, whatever foreign words are in it.

Names out of notes, schemas, settings and paths are anybody's. Here nothing in them is a command: no
escape sequence of a terminal, no turn in the order of letters, no line that GitHub Actions, Azure
Pipelines or TeamCity takes for one of theirs. What was taken away is named, as `<U+001B>`.
"""

import re
from collections.abc import Mapping

from notelint.text.lazy import lazy
from notelint.text.message import shortened

HIDDEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f"  # controls, but for tab, line ends and ESC
    "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"  # other line ends, and the order of letters
)
PLAIN = lazy(rf"[{HIDDEN}\x1b]|\r(?!\n)")
PAINTED = lazy(rf"[{HIDDEN}]|\x1b(?!\[(?:0|1|34|1;3[1236])m)|\r(?!\n)")
"""What a text must not have; of a painted one the sequences are let through that `paint` makes."""

AT_START = lazy(r"^([^\S\n]*)(:(?=:[A-Za-z])|#(?=#(?:vso|teamcity)?\[))", re.MULTILINE)
ANYWHERE = lazy(r"()(#)(?=#(?:vso|teamcity)?\[)")
"""What makes a line a command: at its start, or (in logs of CI services) anywhere in it."""

SERVICES = ("CI", "GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION")

IN_JSON = lazy(rf"[{HIDDEN}]|#(?=#(?:vso|teamcity)?\[)")

LONGEST_LINE = 1_000
"""Characters of a line on standard error: what is foreign in it has no end."""


def safe_text(text: str, *, painted: bool = False) -> str:
    """Text without hidden characters; `painted`: but for our own colours."""
    return (PAINTED if painted else PLAIN).sub(_named, text)


def without_commands(text: str, environment: Mapping[str, str]) -> str:
    """Text without lines that begin as commands, in the log of a CI service without any at all."""
    text = AT_START.sub(_disarmed, text)
    return ANYWHERE.sub(_disarmed, text) if is_log(environment) else text


def is_log(environment: Mapping[str, str]) -> bool:
    """Whether a CI service runs us."""
    return any(environment.get(name) for name in SERVICES)


def safe_line(text: str) -> str:
    """One line of what may have been several, cut to a length that can be read."""
    return safe_text(shortened(" ".join(text.splitlines()), LONGEST_LINE))


def safe_json(text: str) -> str:
    """JSON of the same meaning, in which such characters are written by their numbers."""
    return IN_JSON.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _named(match: re.Match[str]) -> str:
    return f"<U+{ord(match.group()):04X}>"


def _disarmed(match: re.Match[str]) -> str:
    return f"{match[1]}<U+{ord(match[2]):04X}>"
