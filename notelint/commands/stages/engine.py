"""The first stage of `check` on an engine: shards are checked by workers, and read back in order.

A worker checks the notes of a shard in blocks. With `--work` each block leaves a completion record,
and whoever comes to the same notes again reads that instead of checking them.
"""

import json
import os
from collections.abc import Generator, Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

from notelint.commands.check_options import CheckOptions
from notelint.commands.notes import (
    article_loader,
    check_discovered,
    discovered,
    forget_folders,
    path_from_root,
)
from notelint.commands.stages.sources import check_loaded, source_articles
from notelint.config.codec import Codec
from notelint.config.results_scope import checker_digest
from notelint.files.article_digests import RecordingLoader, article_digest
from notelint.files.completion_records import CompletionRecords
from notelint.files.paths import DiscoveredPath, is_address, is_source
from notelint.files.read import UnreadableError, read_note
from notelint.files.sources.shard import Shard, SourceError, SourceNote
from notelint.files.sources.shards import FilesShard, read_shard, shards_of, shards_of_files
from notelint.lint.result_codec import decode_results, encode_results
from notelint.model.external_article import ArticleLoader, ArticleRequest
from notelint.model.facts import NoteResult
from notelint.model.message import phrase
from notelint.model.plan import Plan
from notelint.repository.os_errors import os_reason
from notelint.rules import RULES
from notelint.run.dask_engine import EngineError, map_shards
from notelint.schema.errors import ConfigError

BLOCK, BLOCK_BYTES = 256, 8_000_000
"""Notes of a completion record, and bytes from which on it has no more of them."""

Block = Sequence[SourceNote | DiscoveredPath]


class EngineRun(NamedTuple):
    """What workers must know of a run beside its plan.

    - `folder`: the working folder, from which the paths of files start
    - `code`: the `checker_digest` of the program that asks
    - `records`: where completion records are, if they are wanted
    """

    folder: str
    code: str
    records: CompletionRecords | None


def check_on_engine(options: CheckOptions, plan: Plan) -> Generator[NoteResult, None, None]:
    """The results of notes, in the order and with the contents that one process would give.

    Raises `ConfigError` if the engine cannot do it.
    """
    code, records = checker_digest(), None
    if options.work:
        identity = json.dumps([Codec(RULES).encode(plan), code])
        folder = options.work if is_address(options.work) else os.path.abspath(options.work)
        records = CompletionRecords(folder, identity)
    run = EngineRun(os.getcwd(), code, records)
    try:
        for blocks in map_shards(check_shard, _shards(options, plan), (plan, run), options.engine):
            for block in blocks:
                record = records.read(block.decode()) if records else block
                if record is None:
                    raise EngineError(
                        phrase("{work}: a worker wrote its records elsewhere", work=options.work)
                    )
                yield from decode_results(json.loads(record)[0])
    except (EngineError, SourceError) as error:
        raise ConfigError.of(error.words) from error


def _shards(options: CheckOptions, plan: Plan) -> Iterator[Shard]:
    if any(map(is_source, options.paths)):
        return shards_of(options.paths, plan)
    return shards_of_files(discovered(options.paths, plan))


def check_shard(shard: Shard, plan: Plan, run: EngineRun) -> tuple[bytes, ...]:
    """Check the notes of a shard; the task of a worker.

    The result of each block is its record or, if records are kept, the name of that. Raises
    `EngineError` if this worker would find something else than the process that asks.
    """
    if run.code != checker_digest():
        raise EngineError(phrase("a worker has another version of notelint or of its libraries"))
    in_folders = isinstance(shard, FilesShard)
    if shard.is_local:
        _enter(run.folder)
    load = article_loader(plan) if in_folders else source_articles(plan)
    try:
        notes = (_loaded(note, plan) for note in read_shard(shard, plan))
        return tuple(_check_block(block, plan, load, run.records) for block in _blocks(notes))
    except SourceError as error:
        raise EngineError(error.words) from error


def _check_block(
    block: Block, plan: Plan, load: ArticleLoader, records: CompletionRecords | None
) -> bytes:
    """The record of a block or, if it is kept, its name."""
    if records is None:
        return _record(block, plan, load)
    name = records.name(_digest(block))
    known = records.read(name)
    if known is None or not _has_same_articles(known, load):
        records.write(name, _record(block, plan, load))
    return name.encode()


def _record(block: Block, plan: Plan, load: ArticleLoader) -> bytes:
    """The results of a block, and the articles that they depend on."""
    recording = RecordingLoader(load)
    results = [
        check_loaded(note, plan, recording)
        if isinstance(note, SourceNote)
        else check_discovered(note, plan)
        for note in block
    ]
    articles = json.dumps([[*request, digest] for request, digest in recording.loaded.items()])
    return f"[{encode_results(results)},{articles}]".encode("utf-8", "surrogatepass")


def _has_same_articles(record: bytes, load: ArticleLoader) -> bool:
    for note, files, url, main, digest in json.loads(record)[1]:
        if article_digest(ArticleRequest(note, tuple(files), url, main), load) != digest:
            return False
    return True


def _loaded(note: SourceNote | DiscoveredPath, plan: Plan) -> SourceNote | DiscoveredPath:
    """A note that was read: a file of a folder is read now."""
    if isinstance(note, SourceNote) or note.error:
        return note
    place = path_from_root(note.path, plan)
    try:
        return SourceNote(note.path, place, read_note(note.path, plan.max_bytes, plan.root))
    except UnreadableError as error:
        return SourceNote(note.path, place, error.reason)


def _blocks(notes: Iterable[SourceNote | DiscoveredPath]) -> Iterator[Block]:
    block: list[SourceNote | DiscoveredPath] = []
    size = 0
    for note in notes:
        block.append(note)
        size += len(note.content) if isinstance(note, SourceNote) else 0
        if len(block) == BLOCK or size >= BLOCK_BYTES:
            yield block
            block, size = [], 0
    if block:
        yield block


def _digest(block: Block) -> bytes:
    """The digest of the paths and contents of notes."""
    digest = blake2b(digest_size=32)
    for note in block:
        for part in note:
            data = part if isinstance(part, bytes) else repr(part).encode()
            digest.update(b"%d " % len(data) + data)
    return digest.digest()


def _enter(folder: str) -> None:
    """Go to the working folder of the run: the paths of its files start from there."""
    from distributed import get_worker  # noqa: PLC0415 - an extra, used by its workers only

    if get_worker().state.nthreads > 1:
        raise EngineError(
            phrase("files and folders need workers with one thread each: `--nthreads 1`")
        )
    forget_folders()
    try:
        os.chdir(folder)
    except OSError as error:
        reason = os_reason(error)
        raise EngineError(
            phrase("a worker cannot open {folder}: {reason}", folder=folder, reason=reason)
        ) from error
