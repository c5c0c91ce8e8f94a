"""Articles outside of a note: what the note requests, and what is read."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from notelint.model.message import Message, message

ArticleFormat = Literal["markdown", "text", "html"]


class ArticleRequest(NamedTuple):
    """An article that a note requests.

    `note` is the note's path. `files` are paths relative to the note's folder, with `/`; the first
    that exists is read. `url` is the URL of a page instead. With `main` the main text of HTML is
    extracted, too.
    """

    note: str
    files: tuple[str, ...] = ()
    url: str = ""
    main: bool = False


class ExternalArticle(NamedTuple):
    """A file or page that was read, or why it cannot be: `problem` is a message of Q009 or Q010.

    `main_text` is the main text of HTML if it was requested.
    """

    path: str = ""
    text: str = ""
    format: ArticleFormat = "text"
    main_text: str | None = None
    problem: Message | None = None


ArticleLoader = Callable[[ArticleRequest], ExternalArticle]
"""Reads an article; the check itself reads no files."""


def no_article(request: ArticleRequest) -> ExternalArticle:
    """Reads nothing: for texts that are not in a folder."""
    if request.url:
        return ExternalArticle(problem=message("not_kept", url=request.url))
    return ExternalArticle(problem=message("vanished", path=" / ".join(request.files)))
