"""markdown-it as it is set up here. Whoever needs it imports this module then: it takes 28 ms."""

import logging
from functools import cache

from markdown_it import MarkdownIt

from notelint.parse.block import PositionedBlockState, QuickBlock
from notelint.parse.inline import PositionedInline

MAX_NESTING = 100
"""markdown-it cuts off deeper lists and quotes (its own default)."""


class _Markdown(MarkdownIt):
    """CommonMark with GitHub's tables and strikethrough; URLs stay as written."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
        """Do not percent-encode: findings show what the author wrote."""
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
        """As markdown-it, which knows no SVG among the images that a URL may contain."""
        return url.startswith("data:image/") or super().validateLink(url)

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - markdown-it's name
        """Do not decode either."""
        return link


@cache
def markdown() -> MarkdownIt:
    """The parser; its inline parser is a `PositionedInline`."""
    _skip_debug_log()
    md = _Markdown("commonmark", {"maxNesting": MAX_NESTING})
    md.block = QuickBlock()
    md.inline = PositionedInline()
    md.inline.ruler2.enable(["strikethrough", "balance_pairs", "emphasis"])
    return md


def block_state(texts: list[str]) -> PositionedBlockState:
    """The state of a parser that has seen no block of a note with these lines yet."""
    return PositionedBlockState("\n".join(texts) + "\n", markdown(), {})


def _skip_debug_log() -> None:
    """Let markdown-it write no debug log, unless the program that we are part of wants one.

    It logs each rule that it tries, and asking whether anybody reads that is a tenth of the block
    parser's time.
    """
    for name in tuple(logging.root.manager.loggerDict):
        logger = logging.getLogger(name)
        if name.startswith("markdown_it.") and not logger.isEnabledFor(logging.DEBUG):
            setattr(logger, "debug", _log_nothing)  # noqa: B010 - mypy: a method


def _log_nothing(*_arguments: object) -> None:
    pass
