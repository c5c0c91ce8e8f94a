"""The story of `notelint init`: what was decided becomes the files that a project gets."""

import json
import os
from collections.abc import Iterator, Sequence

from notelint.commands.common import CLEAN, FAILED, WORKER_DIED, Outcome, config_failure, failure
from notelint.commands.project import FOLDER, InitOptions, Project, project_of
from notelint.files.write import create_text
from notelint.locale import in_language
from notelint.model.message import Language, Phrase, phrase
from notelint.repository.opening import read_regular
from notelint.run.map_notes import WorkerDiedError
from notelint.scaffold.project import EDITOR_LINE, HOOK, HOOKS, WORKFLOW, entries_text, settings
from notelint.schema.errors import ConfigError

SETTINGS, HOOK_FILE, WORKFLOW_FILE = (
    "notelint.toml",
    ".pre-commit-config.yaml",
    ".github/workflows/notelint.yml",
)


def init(asked: InitOptions, language: Language) -> Outcome:
    """Write what a project needs; what is there already is left alone, and said to be."""
    try:
        project = project_of(asked, language)
    except ConfigError as error:
        return config_failure(error, language)
    except WorkerDiedError:
        return failure(in_language(WORKER_DIED, language))
    if isinstance(project, Phrase):
        return failure(in_language(project, language))
    return _written(asked, project, language)


def _written(asked: InitOptions, project: Project, language: Language) -> Outcome:
    """Write the files, each whole or not at all."""
    from notelint.schema.schema_model import json_schema  # noqa: PLC0415 - only here

    files = [(path, EDITOR_LINE + text) for path, text in project.schemas]
    if files:
        files.append(
            (
                f"{FOLDER}/notelint.schema.json",
                json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n",
            )
        )
    there = _settings_there()
    if not there:
        files.append((SETTINGS, settings(project.entries, asked.messages)))
    if asked.hook:
        files.append((HOOK_FILE, HOOKS))
    if asked.workflow:
        files.append((WORKFLOW_FILE, WORKFLOW))
    lines, errors, left = [project.told], [], [there] if there else []
    for path, text in files:
        try:
            if create_text(path, text):
                lines.append(in_language(phrase("wrote {path}\n", path=path), language))
            else:
                left.append(path)
        except OSError as error:
            errors.append(f"{path}: {error.strerror}")
    alone = phrase("left alone, it exists: {path}\n")
    lines += [in_language(alone.given(path=path), language) for path in left]
    lines += _hints(left, there, project, language)
    return Outcome("".join(lines), tuple(errors), FAILED if errors else CLEAN)


def _settings_there() -> str:
    """The settings file that is in use here already, or ""."""
    if os.path.lexists(SETTINGS):
        return SETTINGS
    try:
        data, _ = read_regular("pyproject.toml", 1_000_000)
        return "pyproject.toml" if b"[tool.notelint" in data else ""
    except OSError:
        return ""


def _hints(left: Sequence[str], there: str, project: Project, language: Language) -> Iterator[str]:
    """What to add by hand to files that were left alone."""
    add = phrase("\nTo add to {file}:\n")
    if there:
        text = entries_text(project.entries)
        if there == "pyproject.toml":
            text = text.replace("[[notes]]", "[[tool.notelint.notes]]")
        yield in_language(add.given(file=there), language) + text
    if HOOK_FILE in left:
        yield in_language(add.given(file=HOOK_FILE), language) + "\n" + HOOK
