"""The rules that `rules` and `explain` know: the built-in ones and those of plug-ins."""

from collections.abc import Mapping
from contextlib import suppress

from notelint.config.discovery import candidates
from notelint.config.load import PlanOptions, load_plan
from notelint.model.rule import Rule
from notelint.rules import RULES
from notelint.schema.errors import ConfigError
from notelint.schema.text_file import current_folder


def known_rules() -> Mapping[str, Rule]:
    """All rules by their codes, with those of the plug-ins that the configuration names.

    If the configuration has mistakes, these are for `check` to report.
    """
    with suppress(ConfigError):
        if any(b"plugins" in file.data for file in candidates(current_folder(), None)):
            load_plan(PlanOptions())
    return RULES
