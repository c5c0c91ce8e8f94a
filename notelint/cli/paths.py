"""A command that takes files and folders."""

import os

import click


class PathsCommand(click.Command):
    """Refuses an option that is the name of a file here, too.

    Scripts and hooks hand over names that a stranger chose: `notelint check *` must not take a file
    `--config=x.md` for an option, nor a hook whose arguments end without `--`.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Look at what is in front of `--`, then do as click does."""
        for argument in args[: args.index("--")] if "--" in args else args:
            if argument.startswith("-") and argument != "-" and _is_there(argument):
                raise click.UsageError(
                    f"'{argument}' is the name of a file here, and would be taken for an option. "
                    "Put '--' in front of the files.",
                    ctx,
                )
        return super().parse_args(ctx, args)


def _is_there(path: str) -> bool:
    try:
        return os.path.lexists(path)
    except ValueError:
        return False
