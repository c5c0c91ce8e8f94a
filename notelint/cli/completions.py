"""`notelint completions`, and what a shell offers then: codes, schemas, formats, files."""

import click
from click.shell_completion import (
    CompletionItem,
    ShellComplete,
    add_completion_class,
    get_completion_class,
)

from notelint.cli.command import Command
from notelint.cli.help_page import commands_of, help_of, options_of, summary_of
from notelint.cli.language import display_language
from notelint.cli.options import language_option
from notelint.cli.values import OneOf
from notelint.locale import translated
from notelint.model.message import Language
from notelint.report import FORMATS
from notelint.rules import RULES
from notelint.schema.built_in import built_in_names

SHELLS = ("bash", "zsh", "fish")


@click.command("completions", cls=Command, short_help="Print a script that completes commands.")
@click.argument("shell", type=OneOf(SHELLS))
@language_option()
@click.pass_context
def command(ctx: click.Context, shell: str, language: Language) -> None:
    """Print a script with which a shell completes commands, options and their values.

    To use it, add a line to the shell's configuration: `eval "$(notelint completions bash)"` to
    ~/.bashrc, `eval "$(notelint completions zsh)"` to ~/.zshrc, or
    `notelint completions fish | source` to ~/.config/fish/config.fish.
    """
    del language
    complete = get_completion_class(shell)
    assert complete  # noqa: S101 - click has these shells
    root = ctx.find_root().command
    # Not its own `source`, which runs bash to learn its version.
    script = ShellComplete.source(complete(root, {}, "notelint", "_NOTELINT_COMPLETE"))
    # In fish, click cuts a value at its first comma, and codes are separated by commas.
    click.echo(script.replace('string split ","', 'string split --max 1 ","'))


class _AfterEquals(ShellComplete):
    """Completes `--format=sa`, too, of which bash makes three words, and other shells one."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        items = super().get_completions([word for word in args if word != "="], incomplete)
        option, equals, _ = incomplete.partition("=")
        if equals and option.startswith("--"):
            for item in items:
                item.value = f"{option}={item.value}"
        return items


def complete_after_equals() -> None:
    """Have values completed that follow their option and a `=`."""
    for shell in SHELLS:
        completes = get_completion_class(shell)
        assert completes  # noqa: S101 - click has these shells
        add_completion_class(type(shell, (_AfterEquals, completes), {}), shell)


def codes(incomplete: str) -> list[CompletionItem]:
    """Codes and names of rules, after the last comma."""
    before, comma, name = incomplete.rpartition(",")
    language = display_language()
    return [
        CompletionItem(f"{before}{comma}{word}", help=translated(rule.summary, language))
        for rule in RULES.values()
        for word in (rule.code, rule.name)
        if word.startswith((name, name.upper())) and (name or word == rule.code)
    ]


def schemas(incomplete: str) -> list[CompletionItem]:
    """Names of built-in schemas, or files."""
    names = [CompletionItem(name) for name in built_in_names() if name.startswith(incomplete)]
    return names or [CompletionItem(incomplete, type="file")]


def report_files(incomplete: str) -> list[CompletionItem]:
    """Formats, each with the `=` that a file follows."""
    return [CompletionItem(f"{name}=") for name in FORMATS if name.startswith(incomplete)]


def explained(items: list[CompletionItem], ctx: click.Context) -> list[CompletionItem]:
    """Commands and options with what they do, in the user's language."""
    language = display_language()
    texts = {name: help_of(one, language) for one in options_of(ctx) for name in one.opts}
    texts |= {str(one.name): summary_of(one, language) for one in commands_of(ctx)}
    return [
        CompletionItem(item.value, item.type, texts.get(item.value, item.help)) for item in items
    ]
