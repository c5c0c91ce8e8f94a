"""What notes were found to be, kept from run to run: an unchanged note is not checked again.

A result depends on the note's bytes and path, on the plan and on the code (these two are the
`identity`), and on the articles that the note asked for. All of it is compared before a result is
used: the bytes by what the file system says of the file if that proves them to be the same, else
by their hash; the articles by loading them again.

There is one file for the notes of each folder as this run names it. No error of a file is one of
the run: what cannot be read is not known, and what cannot be written is not kept.
"""

import json
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from notelint.files.blake2 import blake2b
from notelint.files.note_stamp import NoteStamp, stamp_of
from notelint.files.read import UnreadableError, read
from notelint.files.results_file import ResultsFile, Sealer
from notelint.lint.result_codec import decode_result, encode_result
from notelint.model.external_article import ArticleRequest
from notelint.model.facts import NoteResult

PREFIX, SUFFIX = "notes-", ".jsonl"
"""How the name of a file with results begins and ends."""

OPEN_FILES = 32
"""Files whose lines are in memory. Notes come by path, so that those of a folder come together."""

UNWRITTEN = 256
"""New results that are not yet written; a killed run loses as many."""

BROKEN = (OSError, ValueError, TypeError, LookupError, RecursionError)

DigestOf = Callable[[ArticleRequest], str]
"""What identifies an article that a note asks for, or why there is none."""


class NoteRecord(NamedTuple):
    """A result to keep, and all that it depends on except the identity of the cache.

    `place` is the note's path from the plan's root, `digest` the hash of its bytes, `stamp` what
    the file system said before they were read; `articles` are requests, each with the `DigestOf`
    the article that was loaded.
    """

    path: str
    place: str
    digest: str
    stamp: NoteStamp
    articles: tuple[tuple[ArticleRequest, str], ...]
    result: str


class CacheScope(NamedTuple):
    """Which results are a run's: those of its `identity`, in files of a `folder`.

    `run` is the working folder and the command line, which the files' names are made of: a file
    with outdated results is used again and none stays for ever. `key`: see `Sealer`.
    """

    folder: str
    identity: str
    run: str
    key: bytes = b""


class ResultsCache:
    """The results that are kept for a run."""

    def __init__(self, scope: CacheScope, max_bytes: int) -> None:
        self._scope = scope
        self._max_bytes = max_bytes
        self._sealer = Sealer(scope.identity, scope.key)
        self._files: dict[str, ResultsFile] = {}
        self._unwritten = 0
        self.has_written = False

    def find(self, path: str, place: str, digest_of: DigestOf) -> NoteResult | None:
        """The result for the note at a path as it is now; None if it has to be checked."""
        stamp = stamp_of(path)
        if stamp is None:
            return None
        file, name = self._file(path), _name(path)
        with suppress(*BROKEN, UnreadableError):
            body = file.get(name)
            if body is None:
                return None
            *known, its_place, digest, articles, data = json.loads(
                body.decode("utf-8", "surrogatepass")
            )
            proven = stamp.proves_same(known)
            if its_place != place or not (proven or digest == self._digest(path)):
                return None
            for note, files, url, main, article in articles:
                request = ArticleRequest(note, tuple(files), url, main)
                if digest_of(request) != article:
                    return None
            result = decode_result(path, data)
            if not proven:
                self._put(file, name, _with_stamp(body, known, stamp))
            return result
        return None

    def keep(self, record: NoteRecord) -> None:
        """Keep a result."""
        fields = [*record.stamp, record.place, record.digest, _plain(record.articles)]
        body = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
        encoded = f"{body[:-1]},{record.result}]".encode("utf-8", "surrogatepass")
        self._put(self._file(record.path), _name(record.path), encoded)

    def write(self) -> None:
        """Write what is not yet written."""
        for file in self._files.values():
            with suppress(OSError):
                file.write()
        self.has_written = self.has_written or self._unwritten > 0
        self._unwritten = 0

    def _put(self, file: ResultsFile, name: bytes, body: bytes) -> None:
        file.put(name, body)
        self._unwritten += 1
        if self._unwritten >= UNWRITTEN:
            self.write()

    def _digest(self, path: str) -> str:
        return digest_of_bytes(read(path, self._max_bytes))

    def _file(self, path: str) -> ResultsFile:
        """The file for a note, of the last used ones or anew."""
        folder = os.path.dirname(path)
        file = self._files.pop(folder, None)
        if file is None:
            if len(self._files) >= OPEN_FILES:
                oldest = next(iter(self._files))
                with suppress(OSError):
                    self._files.pop(oldest).write()
            run = f"{self._scope.run}\0{folder}".encode("utf-8", "surrogatepass")
            name = f"{PREFIX}{blake2b(run, digest_size=8).hexdigest()}{SUFFIX}"
            file = ResultsFile(os.path.join(self._scope.folder, name), self._sealer)
        self._files[folder] = file
        return file


def record_of(
    result: NoteResult,
    data: bytes,
    place: str,
    stamp: NoteStamp | None,
    articles: Sequence[tuple[ArticleRequest, str]],
) -> NoteRecord | None:
    """What is to be kept of a note that was read and checked; None if nothing may be.

    A link may lead elsewhere tomorrow, and a crash (N004) may have had reasons of the moment.
    """
    if stamp is None or any(finding.code == "N004" for finding in result.findings):
        return None
    digest, kept = digest_of_bytes(data), encode_result(result)
    return NoteRecord(result.path, place, digest, stamp, tuple(articles), kept)


def digest_of_bytes(data: bytes) -> str:
    """The hash of a note's bytes."""
    return blake2b(data, digest_size=16).hexdigest()


def _plain(articles: Sequence[tuple[ArticleRequest, str]]) -> list[Any]:
    return [[*request, digest] for request, digest in articles]


def _with_stamp(body: bytes, old: Sequence[int], new: NoteStamp) -> bytes:
    """A body with another stamp, which it begins with."""
    before = ",".join(map(str, old))
    if not body.startswith(f"[{before},".encode()):
        raise ValueError(before)
    return f"[{','.join(map(str, new))}".encode() + body[len(before) + 1 :]


def _name(path: str) -> bytes:
    return json.dumps(path, ensure_ascii=False).encode("utf-8", "surrogatepass")
