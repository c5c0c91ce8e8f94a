"""The story of `notelint init`: what was decided becomes the files that a project gets."""

import json
import os
from collections.abc import Iterator, Sequence

from notelint.commands.common import CLEAN, FAILED, WORKER_DIED, Outcome, config_failure, failure
from notelint.commands.project import FOLDER, InitOptions, Project, project_of
from notelint.files.write import create_text
from notelint.model.finding import Language, Words
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
        return failure(WORKER_DIED.of(language))
    if isinstance(project, Words):
        return failure(project.of(language))
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
                lines.append(Words(f"wrote {path}\n", f"만듦: {path}\n").of(language))
            else:
                left.append(path)
        except OSError as error:
            errors.append(f"{path}: {error.strerror}")
    said = Words("left alone, it exists: {}\n", "이미 있어 그대로 둠: {}\n").of(language)
    lines += [said.format(path) for path in left]
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
    add = Words("\nTo add to {file}:\n", "\n{file}에 추가할 내용:\n").of(language)
    if there:
        text = entries_text(project.entries)
        if there == "pyproject.toml":
            text = text.replace("[[notes]]", "[[tool.notelint.notes]]")
        yield add.format(file=there) + text
    if HOOK_FILE in left:
        yield add.format(file=HOOK_FILE) + "\n" + HOOK
