"""`notelint completions`."""

import click
from click.shell_completion import ShellComplete, get_completion_class

from notelint.cli.command import Command
from notelint.cli.options import language_option
from notelint.cli.values import OneOf
from notelint.model.message import Language

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
