"""The help of a command, in a language: usage, what it does, options, commands."""

import shutil
from collections.abc import Iterator, Sequence

import click

from notelint.cli.usage_errors import metavar, takes_no_value
from notelint.locale import fill, in_language, translated
from notelint.model.message import Language, phrase
from notelint.report.terminal import width

USAGE = phrase("Usage: {usage}")
OPTIONS = phrase("Options:")
COMMANDS = phrase("Commands:")
HELP = phrase("Show this help and exit.")

WIDEST = 100
NARROWEST = 40
TERM = 30
TEXT = 28
"""Columns of the page; of an option's name before its text starts on the next line, fewer where the
text would not have its own."""


def help_page(ctx: click.Context, language: Language) -> str:
    """The whole help of a command."""
    columns = max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))
    command = ctx.command
    sections = [
        [f"  {line}" for line in _wrapped(translated(text, language), columns - 2)]
        for text in paragraphs(command.help or "")
    ]
    if options := [(option_names(one), help_of(one, language)) for one in options_of(ctx)]:
        sections.append([in_language(OPTIONS, language), *_table(options, columns)])
    if isinstance(command, click.Group):
        commands = [(one.name or "", summary_of(one, language)) for one in commands_of(ctx)]
        sections.append([in_language(COMMANDS, language), *_table(commands, columns)])
    return usage(ctx, language) + "".join("\n" + "\n".join(lines) + "\n" for lines in sections)


def usage(ctx: click.Context, language: Language) -> str:
    """The line that says how a command is called."""
    pieces = [ctx.command_path, *ctx.command.collect_usage_pieces(ctx)]
    return in_language(USAGE.given(usage=" ".join(pieces)), language) + "\n"


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a docstring, each on one line: each is translated by itself."""
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


def commands_of(ctx: click.Context) -> list[click.Command]:
    """The commands of a group."""
    group = ctx.command
    names = group.list_commands(ctx) if isinstance(group, click.Group) else []
    found = [group.get_command(ctx, name) for name in names if isinstance(group, click.Group)]
    return [command for command in found if command and not command.hidden]


def options_of(ctx: click.Context) -> list[click.Option]:
    """The options of a command, `--help` last."""
    return [
        one
        for one in ctx.command.get_params(ctx)
        if isinstance(one, click.Option) and not one.hidden
    ]


def option_names(option: click.Option) -> str:
    """The names of an option, and what stands for its value."""
    names = ", ".join(option.opts)
    return names if takes_no_value(option) else f"{names} {metavar(option)}"


def help_of(option: click.Option, language: Language) -> str:
    """What an option does. `{choices}` are the values that it knows."""
    if "--help" in option.opts:
        return in_language(HELP, language)
    known = option.type.choices if isinstance(option.type, click.Choice) else ()
    return fill(translated(option.help or "", language), {"choices": ", ".join(known)}, language)


def summary_of(command: click.Command, language: Language) -> str:
    """What a command does, in one line."""
    return translated(command.short_help or paragraphs(command.help or "")[0], language)


def texts_of(ctx: click.Context) -> Iterator[str]:
    """The English texts in the help of a command and of those below it."""
    command = ctx.command
    yield from paragraphs(command.help or "")
    if command.short_help:
        yield command.short_help
    yield from (one.help for one in options_of(ctx) if one.help and "--help" not in one.opts)
    for one in commands_of(ctx):
        yield from texts_of(click.Context(one, parent=ctx, info_name=one.name))


def _table(rows: Sequence[tuple[str, str]], columns: int) -> Iterator[str]:
    """Terms and what they mean, in two columns; a long term has its own line."""
    column = min(TERM, columns - TEXT, max(width(term) for term, _ in rows)) + 4
    for term, text in rows:
        lines = _wrapped(text, columns - column)
        if width(term) > column - 4 or not lines:
            yield f"  {term}"
        else:
            yield f"  {term}{' ' * (column - 2 - width(term))}{lines.pop(0)}"
        yield from (f"{' ' * column}{line}" for line in lines)


def _wrapped(text: str, columns: int) -> list[str]:
    """The lines of a paragraph, broken at spaces; Hangul takes two columns."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(lines[-1]) + 1 + width(word) <= columns:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
