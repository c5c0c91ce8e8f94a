"""How one note is read and checked, for the commands that do so and for the library."""

import os
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from notelint.files.discover import discover
from notelint.files.paths import DiscoveredPath
from notelint.files.read import UnreadableError, read_note
from notelint.model.external_article import ArticleLoader, ArticleRequest, ExternalArticle
from notelint.model.facts import Facts, NoteResult
from notelint.model.plan import Plan
from notelint.model.schema import Schema
from notelint.repository.readable import forget_readable_files
from notelint.rules import RULES
from notelint.schema.errors import ConfigError


def discovered(paths: Sequence[str], plan: Plan) -> Iterator[DiscoveredPath]:
    """The notes of files and folders, as the configuration has them found."""
    return discover(
        paths, plan.exclude, plan.root, force=plan.force_exclude, suffixes=plan.extensions
    )


def plan_for_schema(
    schema: Schema | None, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> Plan:
    """A plan without a configuration, in which every note gets this schema, or none.

    `select` and `ignore` are as on the command line; without them all rules run. Raises
    `ConfigError` for names that no rule has.
    """
    from notelint.config.selection import select_rules  # noqa: PLC0415 - pydantic
    from notelint.config.settings import nearest_settings  # noqa: PLC0415 - as above

    settings = nearest_settings((), named=False)
    rules, problems = select_rules(settings, RULES, select, ignore)
    if problems:
        raise ConfigError(problems)
    if schema is None:
        return Plan(root=".", rules=rules)
    return Plan(root=".", rules=rules, schemas=(schema,), forced=schema.name)


def check_discovered(found: DiscoveredPath, plan: Plan) -> NoteResult:
    """Check the note at a discovered path; the task of a worker."""
    if found.error:
        return NoteResult(found.path, (), Facts(), found.error)
    return check_path(found.path, plan)


def check_path(path: str, plan: Plan) -> NoteResult:
    """Read and check one note. An unreadable note is a finding, N005."""
    try:
        data = read_note(path, plan.max_bytes, plan.root)
    except UnreadableError as error:
        return unreadable(path, plan, error)
    from notelint.lint.check_note import check_note  # noqa: PLC0415 - the parser and all rules

    return check_note(path, data, plan, path_from_root(path, plan), article_loader(plan))


def unreadable(path: str, plan: Plan, error: UnreadableError) -> NoteResult:
    """The result for a note that could not be read: the finding N005."""
    from notelint.lint.check_note import unchecked  # noqa: PLC0415 - the parser and all rules

    return unchecked(path, plan, "N005", error.reason, path_from_root(path, plan))


def article_loader(plan: Plan) -> ArticleLoader:
    """A loader of articles outside of the notes: files next to a note, and snapshots of pages."""
    return partial(_load_article, plan)


def _load_article(plan: Plan, request: ArticleRequest) -> ExternalArticle:
    from notelint.files.load_articles import Articles  # noqa: PLC0415 - for few schemas

    return Articles(plan.root, plan.max_bytes)(request)


def path_from_root(path: str, plan: Plan) -> str:
    """A note's path from the plan's root, with `/`, as the configuration's globs match it."""
    matched = plan.assignments or plan.file_ignores
    if not matched and not any(schema.file_name for schema in plan.schemas):
        return path
    return relative_path(path, plan.root)


def relative_path(path: str, root: str) -> str:
    """A file's path from a folder, with `/`, symbolic links in its own folder resolved."""
    folder, name = os.path.split(path)
    return os.path.join(_relative(folder, root), name).replace(os.sep, "/")


def forget_folders() -> None:
    """Forget what was learnt of folders, which change while a process outlives its run."""
    _relative.cache_clear()
    forget_readable_files()


@lru_cache(maxsize=1024)
def _relative(folder: str, root: str) -> str:
    """A folder's path relative to the root, symbolic links resolved; "" for the root itself."""
    path = os.path.relpath(os.path.realpath(folder), os.path.realpath(root))
    return "" if path == os.curdir else path
