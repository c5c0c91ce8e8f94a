"""The texts of files beside schemas: configuration, pre-commit hook, jobs for CI services.

Comments are in the language of the messages. `Origin` says what a hook and a job install.
"""

import json
from collections.abc import Sequence
from typing import NamedTuple

from notelint.locale import in_language
from notelint.model.distribution import Origin
from notelint.model.message import Language, phrase
from notelint.model.schema import Dialect

HOOK = """\
  - repo: {origin.repository}
    rev: {origin.revision}
    hooks:
      - id: notelint
"""


def hook(origin: Origin) -> str:
    """The hook alone, for a file that has others."""
    return HOOK.format(origin=origin)


def hook_text(origin: Origin, language: Language) -> str:
    """The text of `.pre-commit-config.yaml`."""
    comment = phrase(
        "# Checks the notes of each commit. Run `pre-commit install` to enable it.\nrepos:\n"
    )
    return in_language(comment, language) + hook(origin)


WORKFLOW = """\
name: notelint

on:
  push:
  pull_request:
  schedule:
    - cron: "17 5 * * 1"

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
      - run: python -m pip install "{origin.package}"
      - if: github.event_name != 'schedule'
        run: notelint check --offline
      - if: github.event_name == 'schedule'
        run: notelint check
"""

GITLAB_JOB = """\
notelint:
  image: python:3.13
  variables:
    NOTELINT_ARGS: --offline
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule"
      variables:
        NOTELINT_ARGS: ""
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - python -m pip install --quiet "{origin.package}"
    - notelint check $NOTELINT_ARGS --report gitlab=gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
"""


def workflow_text(origin: Origin, language: Language) -> str:
    """The text of a GitHub workflow."""
    comment = phrase(
        "# Checks all notes. Findings are shown next to the lines of a pull request.\n"
        "# External links are requested once a week only: they break without your doing.\n"
    )
    return in_language(comment, language) + WORKFLOW.format(origin=origin)


def gitlab_job(origin: Origin) -> str:
    """The job alone, for a file that has others."""
    return GITLAB_JOB.format(origin=origin)


def gitlab_text(origin: Origin, language: Language) -> str:
    """The text of `.gitlab-ci.yml`."""
    comment = phrase(
        "# Checks all notes. Findings are shown in the merge request.\n"
        "# External links are requested in scheduled pipelines only: add a weekly schedule.\n"
    )
    return in_language(comment, language) + gitlab_job(origin)


EDITOR_LINE = "# yaml-language-server: $schema=notelint.schema.json\n"
"""The first line of a schema file, for editors. The JSON Schema is a copy in the same folder: that
works without a network, and has the keys of the version that the project uses."""


CONFIG_EDITOR_LINE = "#:schema ./schemas/settings.schema.json"
"""The first line of the configuration, for editors with a TOML language server; likewise."""


class NotesEntry(NamedTuple):
    """A `[[notes]]` entry of the configuration: globs, and the name or path of a schema."""

    files: tuple[str, ...]
    schema: str
    exclude: tuple[str, ...] = ()


def config_text(
    entries: Sequence[NotesEntry],
    messages: str,
    exclude: Sequence[str],
    language: Language,
    dialect: Dialect = "commonmark",
) -> str:
    """The text of `notelint.toml`: `messages` is its language, `exclude` what is not checked."""
    head = phrase("# Which notes get which schema. The first matching entry counts.")
    lines = [CONFIG_EDITOR_LINE, in_language(head, language)]
    if messages:
        comment = in_language(phrase("language of messages"), language)
        lines += ["", f'language = "{messages}" # {comment}']
    if dialect != "commonmark":
        comment = in_language(phrase("also where .obsidian is missing"), language)
        lines += ["", f'dialect = "{dialect}" # {comment}']
    if exclude:
        comment = in_language(phrase("not checked at all"), language)
        lines += ["", f"{exclude_line(exclude)} # {comment}"]
    return "\n".join(lines) + "\n" + entries_text(entries)


def exclude_line(exclude: Sequence[str]) -> str:
    """The setting of what is not checked at all."""
    return f"exclude = {_toml(exclude, always_list=True)}"


def entries_text(entries: Sequence[NotesEntry]) -> str:
    """The `[[notes]]` tables, each after an empty line."""
    tables = []
    for entry in entries:
        lines = ["", "[[notes]]", f"files = {_toml(entry.files)}"]
        if entry.exclude:
            lines.append(f"exclude = {_toml(entry.exclude)}")
        tables.append("\n".join([*lines, f"schema = {_toml((entry.schema,))}"]) + "\n")
    return "".join(tables)


def _toml(texts: Sequence[str], *, always_list: bool = False) -> str:
    written = [json.dumps(text, ensure_ascii=False) for text in texts]
    if len(written) == 1 and not always_list:
        return written[0]
    if sum(map(len, written)) > 80:
        return "[\n" + "".join(f"  {text},\n" for text in written) + "]"
    return f"[{', '.join(written)}]"
