"""Articles that stand outside their notes: what is asked for, and what is given."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from notelint.model.finding import Message, say

ArticleFormat = Literal["markdown", "text", "html"]


class ArticleRequest(NamedTuple):
    """An article that a note asks for.

    `note` is the note's path. `files` are paths from the note's folder, with `/`, of which the
    first that is there is meant; `url` is the address of a page instead. `main`: of HTML what an
    extractor takes for the main text is asked for, too.
    """

    note: str
    files: tuple[str, ...] = ()
    url: str = ""
    main: bool = False


class ExternalArticle(NamedTuple):
    """An article's file, or why there is none: `wrong` is a message of rule Q009 or Q010.

    `main` is the main text of HTML, where it was asked for.
    """

    path: str = ""
    text: str = ""
    form: ArticleFormat = "text"
    main: str | None = None
    wrong: Message | None = None


ArticleLoader = Callable[[ArticleRequest], ExternalArticle]
"""Fetches an article; the engine itself reads no files."""


def no_article(wanted: ArticleRequest) -> ExternalArticle:
    """Finds nothing: for texts that stand in no folder."""
    if wanted.url:
        return ExternalArticle(wrong=say("not_kept", url=wanted.url))
    return ExternalArticle(wrong=say("vanished", path=" / ".join(wanted.files)))
