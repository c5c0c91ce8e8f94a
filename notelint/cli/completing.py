"""What a shell offers after an option or a command: codes, schemas, formats, files."""

import click
from click.shell_completion import CompletionItem

from notelint.cli.help_page import commands_of, help_of, options_of, summary_of
from notelint.cli.language import display_language
from notelint.locale import translated
from notelint.report import FORMATS
from notelint.rules import RULES
from notelint.schema.built_in import built_in_names


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
