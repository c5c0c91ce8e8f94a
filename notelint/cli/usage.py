"""The class of usage errors: with words of ours, for the user's language."""

import click

from notelint.locale import in_language
from notelint.model.message import Phrase


class UsageProblem(click.BadParameter):
    """The user's mistake. click adds the option or argument whose value was refused, if any."""

    def __init__(self, words: Phrase, ctx: click.Context | None = None) -> None:
        super().__init__(in_language(words, "en"), ctx)
        self.words = words
