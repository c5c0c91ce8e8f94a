"""How a report is to look."""

from typing import NamedTuple

from notelint.model.finding import Language


class Options(NamedTuple):
    """What the user's terminal and command line ask of a report.

    `width` is in columns of the terminal; source lines are cut to it. `statistics` adds how often
    each rule was broken. `version` is notelint's own. `failed` says that something could not be
    checked at all, of which no finding tells.
    """

    language: Language = "en"
    colour: bool = False
    width: int = 100
    statistics: bool = False
    version: str = ""
    failed: bool = False
