"""What identifies an article outside of a note, so that a kept result is known to be of it."""

from functools import cache

from notelint.files.blake2 import blake2b
from notelint.model.external_article import ArticleLoader, ArticleRequest, ExternalArticle

EXTRACTOR = ("trafilatura", "lxml")
"""What the main text of a page depends on: it is not extracted again to compare it."""


class RecordingLoader:
    """Loads articles, and remembers which were requested, each with its digest."""

    def __init__(self, load: ArticleLoader) -> None:
        self._load = load
        self.loaded: dict[ArticleRequest, str] = {}

    def __call__(self, request: ArticleRequest) -> ExternalArticle:
        """The article, or why there is none."""
        article = self._load(request)
        self.loaded[request] = _digest(article, request)
        return article


def article_digest(request: ArticleRequest, load: ArticleLoader) -> str:
    """The digest of the article that a request has now, as a `RecordingLoader` computes it."""
    return _digest(load(request._replace(main=False)), request)


def _digest(article: ExternalArticle, request: ArticleRequest) -> str:
    """The digest of an article without its main text, which follows from its text."""
    versions = [_version(name) for name in EXTRACTOR] if request.main else []
    problem = article.problem
    if problem and problem.name == "no_extractor":
        return ""
    parts = repr((article.path, article.text, article.format, problem, versions))
    return blake2b(parts.encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()


@cache
def _version(name: str) -> str:
    from importlib import metadata  # noqa: PLC0415 - 20 modules, for main texts of pages

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
