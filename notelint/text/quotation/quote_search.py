"""Where a quote occurs in an article, word for word or similarly.

A similar passage is found in three steps, none of which grows with more than the article's length:

1. Pieces of the quote that occur in the article vote for the places at which the whole quote
   would begin. Of a short quote all pieces are looked up, in halves, quarters and so on. Of a
   longer one a few are looked up first, which find it if it has fewer changes than pieces, then its
   stretches of four characters (`notelint.text.quotation.searchable_text`).
2. The few places with the most votes are aligned with the quote by edit distance.
3. The best stretch of an alignment is kept, where equal characters count for it and others against
   it. Words of the quote beyond it are given the words in their place.

Steps 1 and 2 are the partition filter of Wu and Manber (Fast text searching allowing errors,
1992, https://doi.org/10.1145/135239.135244) with the diagonals of FASTA (Pearson and Lipman,
1988, https://doi.org/10.1073/pnas.85.8.2444).
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from notelint.text.quotation.searchable_text import SearchableText
from notelint.text.spans import trimmed

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcode

SHORTEST = 5
LONGEST = 10_000
"""Similar passages are sought only for quotes of these lengths, in characters."""

FEW = 8
MIN_SIMILARITY = 0.65
"""How similar a passage must be to a quote that is not very short."""

LONG = 40
"""From this length on a quote has enough stretches to be found by them."""

PIECE = 16
"""The length of the first pieces of such a quote: the longer, the faster they are found."""

MAX_PIECES = 32
"""Each piece takes a search through the article."""

MAX_PLACES = 64
"""How many places of a piece are considered: one that occurs everywhere points nowhere."""

CANDIDATES = 4
"""How many places are aligned in a round."""

WIDEST = 500
"""How many characters of the article around a place are aligned at most."""

CLEAR = 0.85
"""A passage this similar ends the search."""

SENTENCE_ENDS = tuple(".!?。")
TRAILING = frozenset(' .,;:!?"')
"""What may follow a passage without being part of it."""

Window = tuple[int, int]
"""A stretch `[start, end)` of the article."""


class TextMatch(NamedTuple):
    """A passage: `[start, end)` in the article's text; its similarity is 1.0 if exact.

    `others` are passages that are as similar.
    """

    start: int
    end: int
    similarity: float
    others: tuple[Window, ...] = ()


def find_exact(article: SearchableText, quote: str) -> TextMatch | None:
    """The first passage that equals a quote, or None. An empty quote has none."""
    start = article.find(quote)
    return TextMatch(start, start + len(quote), 1.0) if start >= 0 else None


def find_similar(article: SearchableText, quote: str) -> TextMatch | None:
    """The passage most similar to a quote that has no exact one; None if none is similar enough.

    The passage begins and ends where the quote does or, where the quote's first or last words
    differ, at a whole word. Linear in the article's length.
    """
    text, size = article.text, len(quote)
    cut = next(article.occurrences(quote), -1)
    if cut >= 0:  # but within words
        start, end = article.whole(cut, cut + size)
        return TextMatch(start, end, min(size / (end - start), 0.99))
    if not text or not SHORTEST <= size <= LONGEST:
        return None
    matches: dict[Window, TextMatch] = {}
    seen: set[Window] = set()
    best: TextMatch | None = None
    for windows, clear in _rounds(article, quote):
        for window in windows:
            if window not in seen:
                seen.add(window)
                match = best_passage(article, quote, *window)
                matches.setdefault(match[:2], match)
        best = max(
            matches.values(), key=lambda match: (match.similarity, -match.start), default=None
        )
        if best and best.similarity >= clear:
            break
    if not best:
        return None
    if best.similarity < minimum_similarity(size) and not _shares_words(text, quote, best):
        return None
    others = tuple(sorted(place for place, match in matches.items() if _is_tie(match, best)))
    return best._replace(similarity=min(best.similarity, 0.999), others=others)


def minimum_similarity(length: int) -> float:
    """How similar a passage must be to be a changed quote: the shorter, the more."""
    return 0.8 if length < FEW else 0.75 if length < 16 else MIN_SIMILARITY


def _shares_words(article: str, quote: str, match: TextMatch) -> bool:
    """Whether more than half of a short quote, from its start or its end, is in the passage.

    A verb of four syllables in the place of another is a third of a short Korean sentence.
    """
    if len(quote) < FEW or match.similarity < MIN_SIMILARITY:
        return False
    words, others = quote.split(" "), article[match.start : match.end].split(" ")
    return any(
        _common_length(*pair) * 2 > len(quote)
        for pair in ((words, others), (words[::-1], others[::-1]))
    )


def _common_length(words: list[str], others: list[str]) -> int:
    """The length of the words with which both begin; 0 for a single one."""
    pairs = zip(words, others, strict=False)
    same = [word for word, _ in takewhile(lambda pair: pair[0] == pair[1], pairs)]
    return len(" ".join(same)) if len(same) > 1 else 0


def _is_tie(match: TextMatch, best: TextMatch) -> bool:
    """Whether a match is elsewhere and as similar as the best one."""
    apart = match.end <= best.start or best.end <= match.start
    return apart and match.similarity == best.similarity


def _rounds(article: SearchableText, quote: str) -> Iterator[tuple[Iterable[Window], float]]:
    """The stretches of the article to align, likely ones first.

    With each round comes how similar a passage must be to end the search there.
    """
    size = len(quote)
    if size >= LONG:
        # A passage with fewer changes than pieces contains one piece whole, and so does any more
        # similar one.
        count = min(max(4, size // PIECE), MAX_PIECES)
        clear = 1 - (count - 1) / size
        yield _windows(article.text, size, _votes_of_pieces(article, quote, count)), clear
        yield _windows(article.text, size, article.seeds.votes(quote)), CLEAR
        return
    count = 1
    while size // (count := 2 * count) >= (2 if size < 16 else 4):
        yield _windows(article.text, size, _votes_of_pieces(article, quote, count)), CLEAR
    if article.is_indexed:  # then common pieces were left out
        yield _windows(article.text, size, article.seeds.votes(quote)), CLEAR


def _votes_of_pieces(
    article: SearchableText, quote: str, count: int
) -> Iterator[tuple[int, float]]:
    """Where the quote would begin, according to each of `count` pieces of it."""
    size = len(quote)
    for index in range(count):
        offset, end = size * index // count, size * (index + 1) // count
        for at in article.few(quote[offset:end], MAX_PLACES):
            yield at - offset, 1.0


def _windows(article: str, size: int, votes: Iterable[tuple[int, float]]) -> Iterator[Window]:
    """The stretches of the article to which the votes point, best first."""
    band = max(8, min(size // 4, WIDEST))
    groups: dict[int, list[int]] = {}
    weights: dict[int, float] = {}
    for begin, weight in votes:
        group = begin // band
        groups.setdefault(group, []).append(begin)
        weights[group] = weights.get(group, 0.0) + weight

    def weight_with_next(group: int) -> float:
        # Votes for a passage that is longer or shorter than the quote may fall into two groups.
        return weights[group] + weights.get(group + 1, 0.0)

    for group in sorted(groups, key=weight_with_next, reverse=True)[:CANDIDATES]:
        begins = groups[group] + groups.get(group + 1, [])
        # First without surroundings, in which similar words could mislead; then with some, in
        # case the passage is longer than the quote.
        for around in (0, band):
            yield max(0, min(begins) - around), min(len(article), max(begins) + size + around)


def best_passage(searched: SearchableText, quote: str, start: int, end: int) -> TextMatch:
    """The passage of the article's `[start, end)` most similar to a quote, in whole words."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - only when a quote is not found

    article = searched.text
    operations = list(Levenshtein.opcodes(quote, article[start:end]))
    first, last = _best_stretch(operations)
    left, right = start + first.dest_start, start + last.dest_end
    head, tail = quote[: first.src_start], quote[last.src_end :]

    def is_closer(wider: str) -> bool:
        return Levenshtein.distance(quote, wider) <= Levenshtein.distance(
            quote, article[left:right]
        )

    # A differing word at the passage's edge is taken whole, further words if that helps.
    cut_word = head.rpartition(" ")[2]
    if cut_word and article[left - 1 : left].strip():
        left, head = _words_before(article, left, cut_word), head[: -len(cut_word)]
    if head.strip() and is_closer(article[(wider := _words_before(article, left, head)) : right]):
        left = wider
    cut_word = tail.partition(" ")[0]
    if cut_word and article[right : right + 1].strip():
        right, tail = _words_after(article, right, cut_word), tail[len(cut_word) :]
    if tail.strip() and is_closer(article[left : (wider := _words_after(article, right, tail))]):
        right = wider
    left, right = trimmed(article, left, right, " ")
    while quote[-1].isalnum() and left < right and article[right - 1] in TRAILING:
        right -= 1
    left, right = searched.whole(left, right)
    similarity = Levenshtein.normalized_similarity(quote, article[left:right])
    return TextMatch(left, right, similarity)


def _best_stretch(operations: "Sequence[Opcode]") -> "tuple[Opcode, Opcode]":
    """The first and the last operation of the quote's best stretch.

    Each equal character counts 1, each that differs -½. Otherwise a few letters far from the
    passage would extend it.
    """
    best = total = 0.0
    stretch = (0, 0)
    first = 0
    for index, operation in enumerate(operations):
        ours = operation.dest_end - operation.dest_start
        theirs = operation.src_end - operation.src_start
        if operation.tag == "equal":
            if total <= 0:
                total, first = 0.0, index
            total += ours
        else:
            total -= max(ours, theirs) / 2
        if total > best:
            best, stretch = total, (first, index)
    return operations[stretch[0]], operations[stretch[1]]


def _words_before(text: str, at: int, words: str) -> int:
    """Where as many words as `words` has begin, counted back from `at` within the sentence."""
    reach = max(0, at - 2 * len(words) - 8)
    for _ in words.split():
        if _is_sentence_end(text, at):
            break
        space = text.rfind(" ", reach, at - 1 if text[at - 1 : at] == " " else at)
        if space < 0:
            return 0 if reach == 0 else max(0, at - len(words))
        at = space + 1
    return at


def _words_after(text: str, at: int, words: str) -> int:
    """Where as many words as `words` has end, counted from `at` within the sentence."""
    reach = min(len(text), at + 2 * len(words) + 8)
    for _ in words.split():
        if _is_sentence_end(text, at):
            break
        space = text.find(" ", at + 1, reach)
        if space < 0:
            return reach if reach == len(text) else min(len(text), at + len(words))
        at = space
    return at


def _is_sentence_end(text: str, at: int) -> bool:
    """Whether a sentence ends right before `at`, apart from a space."""
    return text[max(0, at - 2) : at].rstrip().endswith(SENTENCE_ENDS)
