"""The `init` command: plan the project, write its files, say what to add to existing ones."""

import json
import os
from collections.abc import Iterator, Sequence

from notelint.commands.common import CLEAN, FAILED, WORKER_DIED, Outcome, config_failure, failure
from notelint.commands.project import FOLDER, InitOptions, Project, plan_project
from notelint.files.write import create_text
from notelint.locale import in_language
from notelint.model.message import Language, Phrase, phrase
from notelint.repository.opening import read_regular
from notelint.run.map_notes import WorkerDiedError
from notelint.scaffold.project import (
    EDITOR_LINE,
    HOOK,
    HOOKS,
    WORKFLOW,
    config_text,
    entries_text,
)
from notelint.schema.errors import ConfigError
from notelint.schema.schema_model import json_schema

CONFIG_FILE = "notelint.toml"
HOOK_FILE = ".pre-commit-config.yaml"
WORKFLOW_FILE = ".github/workflows/notelint.yml"


def init(options: InitOptions, language: Language) -> Outcome:
    """Write the files that a project needs. Existing files are left as they are, and reported."""
    try:
        project = plan_project(options, language)
    except ConfigError as error:
        return config_failure(error, language)
    except WorkerDiedError:
        return failure(in_language(WORKER_DIED, language))
    if isinstance(project, Phrase):
        return failure(in_language(project, language))

    existing_config = _existing_config()
    lines, errors = [project.report], []
    skipped = [existing_config] if existing_config else []
    for path, text in _files(project, options, existing_config):
        try:
            if create_text(path, text):
                lines.append(in_language(phrase("wrote {path}\n", path=path), language))
            else:
                skipped.append(path)
        except OSError as error:
            errors.append(f"{path}: {error.strerror}")
    left_alone = phrase("skipped {path} (already exists)\n")
    lines += [in_language(left_alone.given(path=path), language) for path in skipped]
    lines += _additions(skipped, existing_config, project, language)
    return Outcome("".join(lines), tuple(errors), FAILED if errors else CLEAN)


def _existing_config() -> str:
    """The configuration file that is in use here already, or ""."""
    if os.path.lexists(CONFIG_FILE):
        return CONFIG_FILE
    try:
        data, _ = read_regular("pyproject.toml", 1_000_000)
        return "pyproject.toml" if b"[tool.notelint" in data else ""
    except OSError:
        return ""


def _files(
    project: Project, options: InitOptions, existing_config: str
) -> Iterator[tuple[str, str]]:
    """The files to write: path and text."""
    for path, text in project.schemas:
        yield path, EDITOR_LINE + text
    if project.schemas:
        schema = json.dumps(json_schema(), indent=2, ensure_ascii=False)
        yield f"{FOLDER}/notelint.schema.json", schema + "\n"
    if not existing_config:
        yield CONFIG_FILE, config_text(project.entries, options.messages)
    if options.hook:
        yield HOOK_FILE, HOOKS
    if options.workflow:
        yield WORKFLOW_FILE, WORKFLOW


def _additions(
    skipped: Sequence[str], existing_config: str, project: Project, language: Language
) -> Iterator[str]:
    """What the user has to add to existing files."""
    add = phrase("\nTo add to {file}:\n")
    if existing_config:
        text = entries_text(project.entries)
        if existing_config == "pyproject.toml":
            text = text.replace("[[notes]]", "[[tool.notelint.notes]]")
        yield in_language(add.given(file=existing_config), language) + text
    if HOOK_FILE in skipped:
        yield in_language(add.given(file=HOOK_FILE), language) + "\n" + HOOK
