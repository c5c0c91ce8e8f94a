"""Commands and groups whose help and errors are in the user's language."""

import os
from typing import TYPE_CHECKING

import click

from notelint.cli.language import display_language
from notelint.cli.usage import UsageProblem
from notelint.model.message import phrase

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

ADD_SUPPRESSIONS_NAME = "--add-suppressions"
"""An option whose value is optional and follows a `=`: what comes after a space is a path."""


class Command(click.Command):
    """A command. Its texts are English in the code, and translated when they are shown."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse as click does; raises `UsageProblem`."""
        is_group = isinstance(self, click.Group)
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            from notelint.cli.usage_errors import explained  # noqa: PLC0415 - for errors

            raise explained(error, ctx) from None
        if ctx.args and not is_group and not ctx.resilient_parsing:
            words = phrase(
                "unexpected argument{count:s}: {arguments}",
                count=len(ctx.args),
                arguments=" ".join(f"`{argument}`" for argument in ctx.args),
            )
            raise UsageProblem(words, ctx)
        return rest

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """What a shell offers, with explanations in the user's language."""
        from notelint.cli.completions import explained as with_help  # noqa: PLC0415 - for shells

        return with_help(super().shell_complete(ctx, incomplete), ctx)

    def get_help(self, ctx: click.Context) -> str:
        """The help, in the user's language."""
        from notelint.cli.help_page import help_page  # noqa: PLC0415 - only for help

        return help_page(ctx, display_language()).rstrip()


class Group(Command, click.Group):
    """A group of commands; without one it shows its help."""

    command_class = Command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse as click does; raises `UsageProblem`."""
        if not args and not ctx.resilient_parsing:
            click.echo(self.get_help(ctx), err=True)
            ctx.exit(2)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names. Raises `UsageProblem` if there is none."""
        name, known = args[0], self.list_commands(ctx)
        if name not in known and not ctx.resilient_parsing:
            from notelint.cli.usage_errors import near  # noqa: PLC0415 - for errors

            words = phrase(
                "no such command: `{command}`{near}", command=name, near=near(name, known)
            )
            raise UsageProblem(words, ctx)
        return super().resolve_command(ctx, args)


class PathsCommand(Command):
    """Refuses an option that is the name of a file here, too.

    Scripts and hooks hand over names that a stranger chose: `notelint check *` must not take a file
    `--config=x.md` for an option, nor a hook whose arguments end without `--`.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Look at what is in front of `--`, then do as click does."""
        options = args[: args.index("--")] if "--" in args else args
        for argument in () if ctx.resilient_parsing else options:
            if argument.startswith("-") and argument != "-" and _is_there(argument):
                words = phrase(
                    "`{argument}` is both an option and the name of a file here; put `--` before "
                    "the files",
                    argument=argument,
                )
                raise UsageProblem(words, ctx)
        bare = ADD_SUPPRESSIONS_NAME
        options = [f"{bare}=" if argument == bare else argument for argument in options]
        return super().parse_args(ctx, [*options, *args[len(options) :]])


def _is_there(path: str) -> bool:
    try:
        return os.path.lexists(path)
    except ValueError:
        return False
