"""The texts of files beside schemas: configuration, pre-commit hook, GitHub workflow."""

import json
from collections.abc import Sequence
from typing import NamedTuple

HOOK = """\
  - repo: local
    hooks:
      - id: notelint
        name: notelint
        entry: notelint check --offline --force-exclude --
        language: system
        types: [markdown]
        require_serial: true
"""

HOOKS = f"""\
# Checks the notes of each commit. Run `pre-commit install` to enable it.
repos:
{HOOK}"""

WORKFLOW = """\
# Checks all notes. Findings are shown next to the lines of a pull request.
name: notelint

on:
  push:
  pull_request:

permissions:
  contents: read

jobs:
  notelint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.13"
      - run: python -m pip install notelint
      - run: notelint check
"""

EDITOR_LINE = "# yaml-language-server: $schema=notelint.schema.json\n"
"""The first line of a schema file, for editors. The JSON Schema is a copy in the same folder: that
works without a network, and has the keys of the version that the project uses."""


class NotesEntry(NamedTuple):
    """A `[[notes]]` entry of the configuration: globs, and the name or path of a schema."""

    files: tuple[str, ...]
    schema: str
    exclude: tuple[str, ...] = ()


def config_text(entries: Sequence[NotesEntry], language: str) -> str:
    """The text of `notelint.toml`."""
    lines = ["# Which notes get which schema. The first matching entry counts."]
    if language:
        lines += ["", f'language = "{language}" # language of messages']
    return "\n".join(lines) + "\n" + entries_text(entries)


def entries_text(entries: Sequence[NotesEntry]) -> str:
    """The `[[notes]]` tables, each after an empty line."""
    tables = []
    for entry in entries:
        lines = ["", "[[notes]]", f"files = {_toml(entry.files)}"]
        if entry.exclude:
            lines.append(f"exclude = {_toml(entry.exclude)}")
        tables.append("\n".join([*lines, f"schema = {_toml((entry.schema,))}"]) + "\n")
    return "".join(tables)


def _toml(texts: Sequence[str]) -> str:
    written = [json.dumps(text, ensure_ascii=False) for text in texts]
    if len(written) == 1:
        return written[0]
    if sum(map(len, written)) > 80:
        return "[\n" + "".join(f"  {text},\n" for text in written) + "]"
    return f"[{', '.join(written)}]"
