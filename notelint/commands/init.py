"""The `init` command: plan the project, write its files, say what is left to do."""

import glob
import os
from collections.abc import Iterator, Sequence

from notelint.commands.common import (
    CLEAN,
    FAILED,
    WORKER_DIED,
    Outcome,
    config_failure,
    failure,
    file_error,
)
from notelint.commands.existing_files import (
    CONFIG_FILE,
    PYPROJECT,
    excluded,
    existing_config,
    has_hook,
    has_job,
    is_configured,
    text_of,
    vault_folders,
)
from notelint.commands.origin import installed_from
from notelint.commands.project import FOLDER, InitOptions, Project, plan_project
from notelint.files.write import create_text
from notelint.locale import in_language
from notelint.model.message import Language, Phrase, phrase
from notelint.model.schema import Dialect
from notelint.run.map_notes import WorkerDiedError
from notelint.scaffold.project import (
    CONFIG_EDITOR_LINE,
    EDITOR_LINE,
    config_text,
    entries_text,
    exclude_line,
    gitlab_job,
    gitlab_text,
    hook,
    hook_text,
    workflow_text,
)
from notelint.schema.built_in import published_json_schema
from notelint.schema.errors import ConfigError

SCHEMA_KEYS = f"{FOLDER}/notelint.schema.json"
SETTINGS_KEYS = f"{FOLDER}/settings.schema.json"
OBSIDIAN = "/.obsidian/"
HOOK_FILE = ".pre-commit-config.yaml"
WORKFLOW_FILE = ".github/workflows/notelint.yml"
GITLAB_FILE = ".gitlab-ci.yml"


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

    config = existing_config()
    lines, errors = [project.report], []
    skipped = [config] if config and project.entries else []
    written = []
    for path, text in _files(project, options, config, language):
        try:
            if create_text(path, text):
                lines.append(in_language(phrase("wrote {path}\n", path=path), language))
                written.append(path)
            else:
                skipped.append(path)
        except OSError as error:
            errors.append(file_error(path, error, language))
    left_alone = phrase("skipped {path} (already exists)\n")
    lines += [in_language(left_alone.given(path=path), language) for path in skipped]
    lines += _additions(skipped, config, project, language)
    if not errors:
        lines.append(_next_steps(options, written, language))
    return Outcome("".join(lines), tuple(errors), FAILED if errors else CLEAN)


def _files(
    project: Project, options: InitOptions, config: str, language: Language
) -> Iterator[tuple[str, str]]:
    """The files to write: path and text. `config` is the configuration that is there already."""
    for path, text in project.schemas:
        yield path, EDITOR_LINE + text
    schemas = () if project.entries else glob.glob(f"{FOLDER}/*.yaml")
    if project.schemas or _is_missing(SCHEMA_KEYS, schemas, EDITOR_LINE):
        yield SCHEMA_KEYS, published_json_schema("schema", language)
    if not config or _is_missing(SETTINGS_KEYS, (config,), CONFIG_EDITOR_LINE):
        yield SETTINGS_KEYS, published_json_schema("settings", language)
    if not config:
        yield CONFIG_FILE, _config_text(project, options, language)
    if options.hook:
        yield HOOK_FILE, hook_text(installed_from(), language)
    if options.ci == "github":
        yield WORKFLOW_FILE, workflow_text(installed_from(), language)
    if options.ci == "gitlab":
        yield GITLAB_FILE, gitlab_text(installed_from(), language)


def _config_text(project: Project, options: InitOptions, language: Language) -> str:
    """The new configuration. It says what a vault's `.obsidian` does: that may not be in Git."""
    vault = vault_folders()
    folders = [glob for glob in vault or () if glob != OBSIDIAN and os.path.isdir(glob.strip("/"))]
    exclude = (*folders, *project.exclude)
    dialect: Dialect = "commonmark" if vault is None else "obsidian"
    return config_text(project.entries, options.messages, exclude, language, dialect)


def _is_missing(path: str, files: Sequence[str], line: str) -> bool:
    """Whether a JSON Schema is missing that a line of some files names."""
    return not os.path.lexists(path) and any(line in text_of(file) for file in files)


def _additions(
    skipped: Sequence[str], config: str, project: Project, language: Language
) -> Iterator[str]:
    """What the user has to add to existing files, without what they have already."""
    add = phrase("\nTo add to {file}:\n")
    origin = installed_from()
    text = _settings_to_add(config, project) if config else ""
    if text:
        yield in_language(add.given(file=config), language) + text
    if HOOK_FILE in skipped and not has_hook(HOOK_FILE, origin.repository):
        yield in_language(add.given(file=HOOK_FILE), language) + "\n" + hook(origin)
    if GITLAB_FILE in skipped and not has_job(GITLAB_FILE):
        yield in_language(add.given(file=GITLAB_FILE), language) + "\n" + gitlab_job(origin)


def _settings_to_add(config: str, project: Project) -> str:
    """The entries and exclusions of a project that a configuration does not have."""
    table = "tool.notelint." if config == PYPROJECT else ""
    entries = [entry for entry in project.entries if not is_configured(entry, config)]
    text = entries_text(entries).replace("[[notes]]", f"[[{table}notes]]")
    exclude = [glob for glob in project.exclude if glob not in excluded(config)]
    if exclude:
        head = "[tool.notelint]\n" if table else ""
        text = f"\n{head}{exclude_line(exclude)}\n{text}"
    return text


def _next_steps(options: InitOptions, written: Sequence[str], language: Language) -> str:
    """The commands to type next."""
    steps = []
    if options.schema and not options.existing_notes:
        steps.append((f"notelint new {options.schema}", phrase("a blank note")))
    steps.append(("notelint check", phrase("check the notes")))
    if HOOK_FILE in written:
        steps.append(("pre-commit install", phrase("check the notes of each commit, too")))
    width = max(len(command) for command, _ in steps)
    lines = [f"  {command:<{width}}  # {in_language(what, language)}\n" for command, what in steps]
    return in_language(phrase("\nNext:\n"), language) + "".join(lines)
