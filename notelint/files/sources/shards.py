"""Cuts what the user named into shards, and reads them: the same ones in each way to run."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from notelint.files.paths import DiscoveredPath, is_pack
from notelint.files.sources.addresses import AddressShard, list_notes
from notelint.files.sources.json_lines import line_shards
from notelint.files.sources.packs import named_by
from notelint.files.sources.parquet import row_groups
from notelint.files.sources.shard import Shard, SourceError, SourceNote, not_read
from notelint.model.plan import Plan
from notelint.text.globs import compile_globs

FILES = 512
"""Files of a shard. Reading and checking them takes about a second."""


class FilesShard(NamedTuple):
    """Files of this machine's folders, and paths without notes."""

    found: tuple[DiscoveredPath, ...]

    @property
    def is_local(self) -> bool:
        """See `Shard`."""
        return True

    def notes(self, max_bytes: int) -> Iterator[DiscoveredPath]:  # noqa: ARG002 - of the protocol
        """The paths; whoever checks a file reads it as in any folder."""
        yield from self.found


def shards_of(paths: Sequence[str], plan: Plan) -> Iterator[Shard]:
    """The shards of packs and addresses, each once, by their names and then in their own order.

    What cannot be read is a shard with an error. Raises `SourceError`.
    """
    for path in sorted(set(paths)):
        try:
            for source in named_by(path):
                yield from _shards(source, plan)
        except SourceError:
            raise
        except Exception as error:  # each file system has errors of its own
            yield FilesShard((not_read(path, error),))


def _shards(path: str, plan: Plan) -> Iterator[Shard]:
    if path.lower().endswith(".parquet"):
        for shard in row_groups(path):
            yield FilesShard((shard,)) if isinstance(shard, DiscoveredPath) else shard
    elif is_pack(path):
        yield from line_shards(path)
    else:
        top, names = list_notes(path, plan.extensions)
        for begin in range(0, len(names), FILES):
            yield AddressShard(path, top, tuple(names[begin : begin + FILES]))


def shards_of_files(found: Iterable[DiscoveredPath]) -> Iterator[FilesShard]:
    """The shards of the files of folders."""
    rest = iter(found)
    while files := tuple(islice(rest, FILES)):
        yield FilesShard(files)


def read_shard(shard: Shard, plan: Plan) -> Iterator[SourceNote | DiscoveredPath]:
    """The notes of a shard without those that the plan excludes. Raises `SourceError`."""
    globs = compile_globs(plan.exclude) if plan.exclude else None
    for note in shard.notes(plan.max_bytes):
        if globs and isinstance(note, SourceNote) and globs.ignores(note.place):
            continue
        yield note
