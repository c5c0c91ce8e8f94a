"""Where a quote stands in an article, word for word or nearly.

A near passage is found in three steps, none of which grows with more than the article's length:

1. Pieces of the quote that stand in the article vote for the places at which the whole quote
   would begin. Of a short quote all pieces are looked up, in halves, quarters and so on; of a
   longer one first a few, which find it if it has fewer changes than pieces, then its stretches
   of four characters (`notelint.text.searchable_text`).
2. The few places with the most votes are aligned with the quote by edit distance.
3. Of an alignment the best stretch is kept: what is alike counts for it, what differs against
   it. Words of the quote that stick out are given the words that stand in their place.

Steps 1 and 2 are the partition filter of Wu and Manber (Fast text searching allowing errors,
1992, https://doi.org/10.1145/135239.135244) with the diagonals of FASTA (Pearson and Lipman,
1988, https://doi.org/10.1073/pnas.85.8.2444).
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from notelint.text.searchable_text import SearchableText

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcode

    from notelint.text.searchable_text import SearchableText


SHORTEST = 5
LONGEST = 10_000
"""Near passages are looked for only for quotes of these lengths, in characters."""

FEW = 8
LEAST = 0.65
"""A passage as like as this may be the one that was changed, for quotes that are not too short."""

LONG = 40
"""From this length on a quote has stretches enough to be found by them."""

PIECE = 16
"""How long the first pieces of such a quote are: the longer, the quicker they are found."""

MOST_PIECES = 32
"""How many there are at most: each takes a search through the article."""

MOST_PLACES = 64
"""How many places of one piece are looked at: what stands everywhere points nowhere."""

CANDIDATES = 4
"""How many places are aligned in a round."""

WIDEST = 500
"""How much of the article around a place is aligned, at most, in characters."""

CLEAR = 0.85
"""A passage as like as this is the one; for a lesser one the search goes on."""


class TextMatch(NamedTuple):
    """A passage: `[start, end)` in the article's text; similarity 1.0 for a hit.

    `others` are passages that are just as like.
    """

    start: int
    end: int
    similarity: float
    others: tuple[tuple[int, int], ...] = ()


def find_exact(article: SearchableText, quote: str) -> TextMatch | None:
    """The quote's first place in the article, word for word. An empty quote has none."""
    start = article.find(quote)
    return TextMatch(start, start + len(quote), 1.0) if start >= 0 else None


def find_similar(article: SearchableText, quote: str) -> TextMatch | None:
    """The passage most like a quote that is not there word for word, if one is like enough.

    The passage begins and ends where the quote does; where the quote's first or last words
    differ, at a whole word. Linear in the article, whatever stands in either.
    """
    text, size = article.text, len(quote)
    cut = next(article.occurrences(quote), -1)
    if cut >= 0:  # but inside of words
        return _whole_words(article, quote, cut, cut + size)
    if not text or not SHORTEST <= size <= LONGEST:
        return None
    found: dict[tuple[int, int], TextMatch] = {}
    seen: set[tuple[int, int]] = set()
    for windows, clear in _rounds(article, quote):
        for window in windows:
            if window not in seen:
                seen.add(window)
                match = TextMatch(*best_passage(article, quote, *window))
                found.setdefault(match[:2], match)
        best = max(found.values(), key=_rank, default=None)
        if best and best.similarity >= clear:
            break
    if not found or not best:
        return None
    if best.similarity < minimum_similarity(size) and not _keeps_words(text, quote, best):
        return None
    others = tuple(sorted(place for place in found if _ties(found[place], best)))
    return best._replace(similarity=min(best.similarity, 0.999), others=others)


def minimum_similarity(length: int) -> float:
    """How alike a passage must be to pass for a changed quote: the shorter, the more."""
    return 0.8 if length < FEW else 0.75 if length < 16 else LEAST


def _keeps_words(article: str, quote: str, match: TextMatch) -> bool:
    """Whether a short quote has, but for its last or first words, those of the passage.

    A verb of four syllables in the place of another is a third of a short Korean sentence.
    """
    if len(quote) < FEW or match.similarity < LEAST:
        return False
    words, others = quote.split(" "), article[match.start : match.end].split(" ")
    return any(
        _common(one, other) * 2 > len(quote)
        for one, other in ((words, others), (words[::-1], others[::-1]))
    )


def _common(words: list[str], others: list[str]) -> int:
    """The length of the words that both begin with; 0 for a single one."""
    pairs = zip(words, others, strict=False)
    same = [word for word, _ in takewhile(lambda pair: pair[0] == pair[1], pairs)]
    return len(" ".join(same)) if len(same) > 1 else 0


def _rank(match: TextMatch) -> tuple[float, int]:
    """The likest, of these the first."""
    return match.similarity, -match.start


def _ties(one: TextMatch, best: TextMatch) -> bool:
    """Whether a passage is another one that is just as like."""
    apart = one.end <= best.start or best.end <= one.start
    return apart and one.similarity == best.similarity


def _whole_words(article: SearchableText, quote: str, start: int, end: int) -> TextMatch:
    """The words that a quote cuts, as a near passage."""
    start, end = article.whole(start, end)
    return TextMatch(start, end, min(len(quote) / (end - start), 0.99))


def _rounds(
    article: SearchableText, quote: str
) -> Iterator[tuple[Iterable[tuple[int, int]], float]]:
    """The stretches of the article to look at, likely ones first.

    With each round, how like a passage must be for the search to end there.
    """
    size = len(quote)
    if size >= LONG:
        # Of a passage with fewer changes than pieces one piece is whole; so is one of any better
        # passage.
        count = min(max(4, size // PIECE), MOST_PIECES)
        clear = 1 - (count - 1) / size
        yield _windows(article.text, size, _pieces(article, quote, count)), clear
        yield _windows(article.text, size, article.seeds.votes(quote)), CLEAR
        return
    count = 1
    while size // (count := 2 * count) >= (2 if size < 16 else 4):
        yield _windows(article.text, size, _pieces(article, quote, count)), CLEAR
    if article.often:  # then pieces that are common were left out
        yield _windows(article.text, size, article.seeds.votes(quote)), CLEAR


def _pieces(article: SearchableText, quote: str, count: int) -> Iterator[tuple[int, float]]:
    """Where the quote would begin, judged by each of so many pieces that stands in the article."""
    size = len(quote)
    for index in range(count):
        offset, end = size * index // count, size * (index + 1) // count
        for at in article.few(quote[offset:end], MOST_PLACES):
            yield at - offset, 1.0


def _windows(
    article: str, size: int, votes: Iterable[tuple[int, float]]
) -> Iterator[tuple[int, int]]:
    """The stretches of the article that votes point to, best first."""
    band = max(8, min(size // 4, WIDEST))
    groups: dict[int, list[int]] = {}
    weights: dict[int, float] = {}
    for begin, weight in votes:
        place = begin // band
        groups.setdefault(place, []).append(begin)
        weights[place] = weights.get(place, 0.0) + weight

    def told(place: int) -> float:
        # What the passage has more or less than the quote may part the votes between neighbours.
        return weights[place] + weights.get(place + 1, 0.0)

    for place in sorted(groups, key=told, reverse=True)[:CANDIDATES]:
        group = groups[place] + groups.get(place + 1, [])
        # First nothing around, where like words could mislead; then more, in case the passage is
        # longer than the quote.
        for around in (0, band):
            yield max(0, min(group) - around), min(len(article), max(group) + size + around)


# The passage of an article that a changed quote comes from, to the word.

SENTENCE_ENDS = tuple(".!?。")
STOPS = frozenset(' .,;:!?"')
"""What may stand behind a passage without being part of it."""


def best_passage(
    searched: "SearchableText", quote: str, start: int, end: int
) -> tuple[int, int, float]:
    """The passage of the article's `[start, end)` that is most like the quote, and how like.

    It is `[left, right)` of the article, in whole words.
    """
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - only when a quote is not found

    article = searched.text
    operations = list(Levenshtein.opcodes(quote, article[start:end]))
    first, last = _best_stretch(operations)
    one, two = operations[first], operations[last]
    left, right = start + one.dest_start, start + two.dest_end
    head, tail = quote[: one.src_start], quote[two.src_end :]

    def closer(wider: str) -> bool:
        now = Levenshtein.distance(quote, article[left:right])
        return Levenshtein.distance(quote, wider) <= now

    # A word that differs at the passage's edge is taken whole; further words if that helps.
    touching = head.rpartition(" ")[2]
    if touching and article[left - 1 : left].strip():
        left, head = _words_before(article, left, touching), head[: -len(touching)]
    if head.strip() and closer(article[(wider := _words_before(article, left, head)) : right]):
        left = wider
    touching = tail.partition(" ")[0]
    if touching and article[right : right + 1].strip():
        right, tail = _words_after(article, right, touching), tail[len(touching) :]
    if tail.strip() and closer(article[left : (wider := _words_after(article, right, tail))]):
        right = wider
    while left < right and article[left] == " ":
        left += 1
    while left < right and article[right - 1] == " ":
        right -= 1
    while quote[-1].isalnum() and left < right and article[right - 1] in STOPS:
        right -= 1
    left, right = searched.whole(left, right)
    return left, right, Levenshtein.normalized_similarity(quote, article[left:right])


def _best_stretch(operations: "Sequence[Opcode]") -> tuple[int, int]:
    """First and last of the operations that hold the quote's best stretch.

    Each character alike counts 1, each that differs counts against it by half. Without this, a
    few letters far from the passage would stretch it.
    """
    best = total = 0.0
    found = (0, 0)
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
            best, found = total, (first, index)
    return found


def _words_before(text: str, at: int, words: str) -> int:
    """Where as many words begin as `words` has, counted back from `at` within the sentence."""
    reach = max(0, at - 2 * len(words) - 8)
    for _ in words.split():
        if _sentence_ends(text, at):
            break
        space = text.rfind(" ", reach, at - 1 if text[at - 1 : at] == " " else at)
        if space < 0:
            return 0 if reach == 0 else max(0, at - len(words))
        at = space + 1
    return at


def _words_after(text: str, at: int, words: str) -> int:
    """Where as many words end as `words` has, counted from `at` within the sentence."""
    reach = min(len(text), at + 2 * len(words) + 8)
    for _ in words.split():
        if _sentence_ends(text, at):
            break
        space = text.find(" ", at + 1, reach)
        if space < 0:
            return reach if reach == len(text) else min(len(text), at + len(words))
        at = space
    return at


def _sentence_ends(text: str, at: int) -> bool:
    """Whether a sentence ends right before `at`, a space aside."""
    return text[max(0, at - 2) : at].rstrip().endswith(SENTENCE_ENDS)
