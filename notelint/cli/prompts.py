"""Questions on a terminal, in the user's language."""

import os
from collections.abc import Callable
from typing import TypeVar

import click

from notelint.cli.usage import UsageProblem
from notelint.locale import in_language
from notelint.model.message import Language, Phrase, phrase

Value = TypeVar("Value")


def ask(
    question: Phrase, language: Language, read: Callable[[str], Value], default: str = ""
) -> Value:
    """Ask until `read` takes the answer: it raises `UsageProblem` for one that it refuses."""
    while True:
        answer = click.prompt(in_language(question, language), default=default or None)
        try:
            return read(str(answer))
        except UsageProblem as error:
            click.echo(in_language(error.words, language))


def ask_number(question: Phrase, language: Language, maximum: int) -> int:
    """Ask for the number of an entry; the first one is the default."""

    def read(answer: str) -> int:
        if answer.isdecimal() and len(answer) < 19 and 1 <= int(answer) <= maximum:
            return int(answer)
        raise UsageProblem(phrase("expected a number from 1 to {maximum}", maximum=maximum))

    return ask(question, language, read, "1")


def existing_file(answer: str) -> str:
    """The path of a file. Raises `UsageProblem` if there is none."""
    if not os.path.isfile(answer):
        raise UsageProblem(phrase("no such file: {file}", file=answer))
    return answer


def existing_folder(answer: str) -> str:
    """The path of a folder. Raises `UsageProblem` if there is none."""
    if not os.path.isdir(answer):
        raise UsageProblem(phrase("no such folder: {folder}", folder=answer))
    return answer
