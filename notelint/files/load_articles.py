"""Reads articles that stand outside their notes: files beside them, and kept pages.

Only files that `repository.readable` lets be read: a note may come from anyone, and its findings
show what its articles say.
"""

import os
from typing import NamedTuple

from notelint.files.read import UnreadableError, read_named
from notelint.files.snapshots import DamagedSnapshotError, read_snapshot
from notelint.model.external_article import ArticleFormat, ArticleRequest, ExternalArticle
from notelint.model.message import Message, message
from notelint.repository.readable import readable_files_of
from notelint.text.charset import decode_page, decode_unicode, guess_encoding

FORMS: dict[str, ArticleFormat] = {
    **dict.fromkeys((".md", ".markdown"), "markdown"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
}
"""By the file's ending; anything else is plain text."""


class Articles(NamedTuple):
    """Fetches what a note asks for, from the repository of `root`; `max_bytes` bounds sizes."""

    root: str
    max_bytes: int

    def __call__(self, wanted: ArticleRequest) -> ExternalArticle:
        """The article, or why there is none; raises nothing."""
        return self._page(wanted) if wanted.url else self._file(wanted)

    def _file(self, wanted: ArticleRequest) -> ExternalArticle:
        """The first of the files that is there."""
        folder = os.path.dirname(wanted.note)
        for name in wanted.files:
            path = os.path.normpath(os.path.join(folder, name))
            shown = path.replace(os.sep, "/")
            try:
                data = read_named(path, self.max_bytes, readable_files_of(self.root))
            except UnreadableError as error:
                if error.reason.name == "vanished":
                    continue
                return ExternalArticle(problem=_told(error.reason, shown))
            form = FORMS.get(os.path.splitext(path)[1].lower(), "text")
            return _article(shown, data, form, "", main=wanted.main)
        return ExternalArticle(problem=message("vanished", path=" / ".join(wanted.files)))

    def _page(self, wanted: ArticleRequest) -> ExternalArticle:
        try:
            kept = read_snapshot(self.root, wanted.url, self.max_bytes)
        except UnreadableError as error:
            return ExternalArticle(problem=_told(error.reason, error.path.replace(os.sep, "/")))
        except DamagedSnapshotError as error:
            return ExternalArticle(problem=error.reason)
        if kept is None:
            return ExternalArticle(problem=message("not_kept", url=wanted.url))
        form: ArticleFormat = "html" if "html" in kept.content_type.lower() else "text"
        if "markdown" in kept.content_type.lower():
            form = "markdown"
        path = kept.path.replace(os.sep, "/")
        return _article(path, kept.data, form, kept.content_type, main=wanted.main)


def _told(reason: Message, path: str) -> Message:
    """Why a file cannot be read, with its name."""
    return message(reason.name, path=path, **dict(reason.arguments))


def _article(
    path: str, data: bytes, form: ArticleFormat, content_type: str, *, main: bool
) -> ExternalArticle:
    text = _text(data, form, content_type)
    if text is None:
        encoding = guess_encoding(data)
        if encoding:
            return ExternalArticle(problem=message("not_utf8_likely", path=path, encoding=encoding))
        return ExternalArticle(problem=message("binary", path=path))
    if "\0" in text:
        return ExternalArticle(problem=message("binary", path=path))
    if form != "html" or not main:
        return ExternalArticle(path, text, form)
    try:
        from trafilatura import extract  # noqa: PLC0415 - an extra, half a second of imports
    except ImportError:
        return ExternalArticle(problem=message("no_extractor", path=path))
    found = extract(text, favor_recall=True, include_comments=False, deduplicate=False)
    return ExternalArticle(path, text, form, found or "")


def _text(data: bytes, form: ArticleFormat, content_type: str) -> str | None:
    """A page as browsers would read it; a file of ours is in UTF-8 (or UTF-16, with its mark)."""
    if form == "html" or content_type:
        return decode_page(data, content_type, is_html=form == "html")
    return decode_unicode(data)
