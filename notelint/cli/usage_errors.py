"""What is shown of usage errors; imported when there is one, or help is shown."""

from collections.abc import Sequence

import click
from click.core import ParameterSource

from notelint.cli.usage import UsageProblem
from notelint.locale import in_language
from notelint.model.message import Argument, Language, phrase
from notelint.text.similar_names import closest


def near(name: str, known: Sequence[str]) -> Argument:
    """The end of a sentence: the known name that is nearest, or nothing."""
    nearest = next((one for one in known if one.startswith(name)), None) or closest(name, known)
    return phrase("; did you mean `{near}`?", near=nearest) if nearest else ""


def explained(error: click.UsageError, ctx: click.Context) -> click.UsageError:
    """One of click's errors as one of ours. It is told by its class, not by its text."""
    if isinstance(error, UsageProblem):
        return error
    if isinstance(error, click.NoSuchOption):
        name, known = error.option_name, [name for one in ctx.command.params for name in one.opts]
        words = phrase("no such option: `{option}`{near}", option=name)
        return UsageProblem(words.given(near=_of_others(name, ctx) or near(name, known)), ctx)
    if isinstance(error, click.BadOptionUsage):
        name = error.option_name
        if any(name in option.opts and takes_no_value(option) for option in ctx.command.params):
            return UsageProblem(phrase("option `{option}` takes no value", option=name), ctx)
        return UsageProblem(phrase("option `{option}` requires a value", option=name), ctx)
    if isinstance(error, click.MissingParameter) and error.param:
        words = phrase("missing argument: {argument}", argument=metavar(error.param))
        return UsageProblem(words, ctx)
    return error


def _of_others(name: str, ctx: click.Context) -> Argument:
    """The end of a sentence: the commands that have an option, or nothing."""
    root = ctx.find_root()
    group = root.command
    names = group.list_commands(root) if isinstance(group, click.Group) else []
    commands = [group.get_command(root, one) for one in names if isinstance(group, click.Group)]
    having = [
        f"`{command.name}`"
        for command in commands
        if command and any(name in option.opts for option in command.params)
    ]
    if not having:
        return ""
    return phrase("; only these commands have it: {commands}", commands=", ".join(having))


def takes_no_value(option: click.Parameter) -> bool:
    """Whether an option is a switch."""
    return isinstance(option, click.Option) and option.is_flag


def metavar(parameter: click.Parameter) -> str:
    """What stands for a value in usage and help: `FILE`, `[en|ko]`."""
    if parameter.metavar:
        return parameter.metavar
    if isinstance(parameter.type, click.Choice):
        return f"[{'|'.join(parameter.type.choices)}]"
    return str(parameter.name).upper()


def error_text(error: click.ClickException, language: Language) -> str:
    """What is shown of an error: the usage of the command, and what is wrong."""
    words: Argument = error.words if isinstance(error, UsageProblem) else error.format_message()
    if isinstance(error, UsageProblem) and error.param is not None:
        words = phrase("`{name}`: {reason}", name=_name_of(error.param, error.ctx), reason=words)
    text = in_language(phrase("Error: {reason}", reason=words), language) + "\n"
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    if ctx is None:
        return text
    from notelint.cli.help_page import usage  # noqa: PLC0415 - only for help and errors

    more = phrase("For help: {command}", command=f"{ctx.command_path} --help")
    return f"{usage(ctx, language)}{in_language(more, language)}\n\n{text}"


def _name_of(parameter: click.Parameter, ctx: click.Context | None) -> str:
    """Where a value came from: an option, an environment variable, or the argument's name."""
    source = ctx.get_parameter_source(str(parameter.name)) if ctx else None
    if source is ParameterSource.ENVIRONMENT and isinstance(parameter.envvar, str):
        return parameter.envvar
    long = (name for name in parameter.opts if name.startswith("--"))
    return next(long, metavar(parameter))
