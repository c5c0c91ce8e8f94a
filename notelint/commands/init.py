"""The `init` command: plan the project, write its files, say what is left to do."""

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
from notelint.commands.origin import installed_from
from notelint.commands.project import FOLDER, InitOptions, Project, plan_project
from notelint.files.write import create_text
from notelint.locale import in_language
from notelint.model.message import Language, Phrase, phrase
from notelint.repository.opening import read_regular
from notelint.run.map_notes import WorkerDiedError
from notelint.scaffold.project import (
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

CONFIG_FILE = "notelint.toml"
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

    existing_config = _existing_config()
    lines, errors = [project.report], []
    skipped = [existing_config] if existing_config else []
    written = []
    for path, text in _files(project, options, existing_config, language):
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
    lines += _additions(skipped, existing_config, project, language)
    if not errors:
        lines.append(_next_steps(options, written, language))
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
    project: Project, options: InitOptions, existing_config: str, language: Language
) -> Iterator[tuple[str, str]]:
    """The files to write: path and text."""
    for path, text in project.schemas:
        yield path, EDITOR_LINE + text
    if project.schemas:
        yield f"{FOLDER}/notelint.schema.json", published_json_schema("schema", language)
    if not existing_config:
        yield f"{FOLDER}/settings.schema.json", published_json_schema("settings", language)
        text = config_text(project.entries, options.messages, project.exclude, language)
        yield CONFIG_FILE, text
    if options.hook:
        yield HOOK_FILE, hook_text(installed_from(), language)
    if options.ci == "github":
        yield WORKFLOW_FILE, workflow_text(installed_from(), language)
    if options.ci == "gitlab":
        yield GITLAB_FILE, gitlab_text(installed_from(), language)


def _additions(
    skipped: Sequence[str], existing_config: str, project: Project, language: Language
) -> Iterator[str]:
    """What the user has to add to existing files."""
    add = phrase("\nTo add to {file}:\n")
    if existing_config:
        table = "tool.notelint." if existing_config == "pyproject.toml" else ""
        text = entries_text(project.entries).replace("[[notes]]", f"[[{table}notes]]")
        if project.exclude:
            head = "[tool.notelint]\n" if table else ""
            text = f"\n{head}{exclude_line(project.exclude)}\n{text}"
        yield in_language(add.given(file=existing_config), language) + text
    for file, addition in ((HOOK_FILE, hook), (GITLAB_FILE, gitlab_job)):
        if file in skipped:
            yield in_language(add.given(file=file), language) + "\n" + addition(installed_from())


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
