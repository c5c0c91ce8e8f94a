"""The files that a project gets beside its schemas: settings, hook, workflow."""

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
# Checks the notes of each commit: `pre-commit install` switches it on.
repos:
{HOOK}"""

WORKFLOW = """\
# Checks all notes; findings show up beside the lines of a pull request.
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
"""The first line of a schema file, for editors. The JSON Schema lies beside it, as a copy: so it
needs no network and no address, works wherever the package is installed, and has the keys of the
version that the project uses."""


class NotesEntry(NamedTuple):
    """A `[[notes]]` entry to be written."""

    files: tuple[str, ...]
    schema: str
    exclude: tuple[str, ...] = ()


def settings(entries: Sequence[NotesEntry], language: str) -> str:
    """The text of `notelint.toml`."""
    lines = ["# Which notes get which schema. The first entry whose globs match a note counts."]
    if language:
        lines += ["", f'language = "{language}" # of the messages']
    return "\n".join(lines) + "\n" + entries_text(entries)


def entries_text(entries: Sequence[NotesEntry]) -> str:
    """The `[[notes]]` tables, each with an empty line before it."""
    found = []
    for entry in entries:
        lines = ["", "[[notes]]", f"files = {_toml(entry.files)}"]
        if entry.exclude:
            lines.append(f"exclude = {_toml(entry.exclude)}")
        found.append("\n".join([*lines, f"schema = {_toml((entry.schema,))}"]) + "\n")
    return "".join(found)


def _toml(texts: Sequence[str]) -> str:
    written = [json.dumps(text, ensure_ascii=False) for text in texts]
    if len(written) == 1:
        return written[0]
    if sum(map(len, written)) > 80:
        return "[\n" + "".join(f"  {one},\n" for one in written) + "]"
    return f"[{', '.join(written)}]"
