"""The language of what the command line says: one decision for all commands."""

import os
import sys
from collections.abc import Sequence

from notelint.model.message import Language, known_language

OPTION = "--language"
VARIABLE = "NOTELINT_LANGUAGE"


def display_language() -> Language:
    """The language of `--language`, else of NOTELINT_LANGUAGE, the settings or the locale.

    It is read from the arguments as they were given, since help and usage errors come before
    these are parsed, whatever their order. A check reads its settings anyhow and decides in the
    same order (`commands.common`).
    """
    arguments = sys.argv[1:]
    named = known_language(_value_of(OPTION, arguments))
    if named := named or known_language(os.environ.get(VARIABLE, "")):
        return named
    from notelint.config.stated_language import (  # noqa: PLC0415 - a TOML parser, seldom needed
        stated_language,
    )

    return stated_language(_value_of("--config", arguments) or None) or locale_language()


def locale_language() -> Language:
    """The language of the user's locale; English if it is not available."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return known_language(value) or "en"
    return "en"


def _value_of(option: str, arguments: Sequence[str]) -> str:
    """The value that an option was given last; "" if none."""
    value = ""
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        name, mark, text = argument.partition("=")
        if name == option:
            value = text if mark else "".join(arguments[index + 1 : index + 2])
    return value
