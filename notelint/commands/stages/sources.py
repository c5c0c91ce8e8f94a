"""The first stage of `check` where the notes are not in folders: packs and addresses."""

from collections.abc import Generator, Sequence
from itertools import chain

from notelint.commands.notes import article_loader, check_discovered
from notelint.files.paths import DiscoveredPath
from notelint.files.sources.shard import SourceError, SourceNote
from notelint.files.sources.shards import read_shard, shards_of
from notelint.lint.check_note import check_note, unchecked
from notelint.model.external_article import ArticleLoader, ArticleRequest, ExternalArticle
from notelint.model.facts import NoteResult
from notelint.model.message import message
from notelint.model.plan import Plan
from notelint.run.map_notes import map_notes
from notelint.schema.errors import ConfigError


def check_sources(paths: Sequence[str], plan: Plan, jobs: int) -> Generator[NoteResult, None, None]:
    """The results of the notes of packs and addresses, in their order.

    Raises `ConfigError` for a kind of source that cannot be read, and `WorkerDiedError`.
    """
    notes = chain.from_iterable(read_shard(shard, plan) for shard in shards_of(paths, plan))
    try:
        yield from map_notes(check_source, notes, plan, jobs)
    except SourceError as error:
        raise ConfigError.of(error.words) from error


def check_source(note: SourceNote | DiscoveredPath, plan: Plan) -> NoteResult:
    """Check a note that was read, or an error in its place; the task of a worker."""
    if isinstance(note, DiscoveredPath):
        return check_discovered(note, plan)
    return check_loaded(note, plan, source_articles(plan))


def check_loaded(note: SourceNote, plan: Plan, load: ArticleLoader) -> NoteResult:
    """Check a note that was read; `load` loads articles outside of it."""
    if not isinstance(note.content, bytes):
        return unchecked(note.path, plan, "N005", note.content, note.place)
    return check_note(note.path, note.content, plan, note.place, load)


def source_articles(plan: Plan) -> ArticleLoader:
    """A loader of articles for notes without a folder: snapshots of pages, but no files."""
    load = article_loader(plan)

    def loaded(request: ArticleRequest) -> ExternalArticle:
        if request.url:
            return load(request)
        return ExternalArticle(problem=message("packed", path=" / ".join(request.files)))

    return loaded
