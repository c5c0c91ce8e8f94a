"""The manual page, made from the help of all commands, in each language."""

from collections.abc import Iterator

import click

from notelint import __version__
from notelint.cli.help_page import (
    commands_of,
    help_of,
    option_names,
    options_of,
    paragraphs,
    summary_of,
)
from notelint.cli.main import cli
from notelint.locale import translated
from notelint.model.message import Language

TITLES: dict[Language, tuple[str, str, str, str, str]] = {
    "en": ("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS"),
    "ko": ("이름", "사용법", "설명", "옵션", "명령"),
}


def man_page(language: Language) -> str:
    """The page in roff's man macros."""
    root = click.Context(cli, info_name="notelint", **cli.context_settings)
    name, synopsis, description, options, commands = TITLES[language]
    return "".join(
        f"{line}\n"
        for line in (
            '.\\" Made by scripts/generate.py from the help of the commands.',
            f'.TH NOTELINT 1 "" "notelint {__version__}"',
            f".SH {name}",
            f"notelint \\- {_text(summary_of(cli, language))}",
            f".SH {synopsis}",
            *_synopsis(root),
            f".SH {description}",
            *_paragraphs(root, language),
            f".SH {options}",
            *_options(root, language),
            f".SH {commands}",
            *_commands(root, language),
        )
    )


def _commands(ctx: click.Context, language: Language) -> Iterator[str]:
    for command in commands_of(ctx):
        inner = click.Context(
            command, parent=ctx, info_name=command.name, **command.context_settings
        )
        yield f".SS {_text(inner.command_path)}"
        yield from _synopsis(inner)
        yield from _paragraphs(inner, language)
        yield from _options(inner, language)
        yield from _commands(inner, language)


def _synopsis(ctx: click.Context) -> Iterator[str]:
    yield f".B {_text(ctx.command_path)}"
    yield _text(" ".join(ctx.command.collect_usage_pieces(ctx)))


def _paragraphs(ctx: click.Context, language: Language) -> Iterator[str]:
    for text in paragraphs(ctx.command.help or ""):
        yield ".PP"
        yield _text(translated(text, language))


def _options(ctx: click.Context, language: Language) -> Iterator[str]:
    for option in options_of(ctx):
        yield ".TP"
        yield f".B {_text(option_names(option))}"
        yield _text(" ".join(help_of(option, language).split()))


def _text(text: str) -> str:
    """A text as roff reads it; hyphens stay what a terminal can copy."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
