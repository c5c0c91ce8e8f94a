"""Where a quote stands in an article, word for word or nearly.

A near passage is found in three steps, each linear in the article:

1. The quote is cut into pieces, and each piece is looked up in the article. One that is there
   votes for the place at which the whole quote would begin. A quote with fewer changes than
   pieces has a piece that is whole; so the pieces are halved until a passage is found.
2. The few places with the most votes are aligned with the quote by edit distance.
3. Of an alignment the best stretch is kept: what is alike counts for it, what differs against
   it. Words of the quote that stick out are given the words that stand in their place.

Steps 1 and 2 are the partition filter of Wu and Manber (Fast text searching allowing errors,
1992, https://doi.org/10.1145/135239.135244) with the diagonals of FASTA (Pearson and Lipman,
1988, https://doi.org/10.1073/pnas.85.8.2444).
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from notelint.text.normal import Normal

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcode

SHORTEST = 5
LONGEST = 10_000
"""Near passages are looked for only for quotes of these lengths, in characters."""

MOST_PIECES = 32
"""How many pieces are looked up in a round; of more they are taken at even distances."""

MOST_PLACES = 64
"""How many places of one piece are looked at: what stands everywhere points nowhere."""

CANDIDATES = 3
"""How many places are aligned in a round."""

WIDEST = 500
"""How much of the article around a place is aligned, at most, in characters."""

CLEAR = 0.85
"""A passage as like as this is the one; for a lesser one the search goes on."""

SENTENCE_ENDS = tuple(".!?。")


class Match(NamedTuple):
    """A passage: `[start, end)` in the article's normalised text; similarity 1.0 for a hit."""

    start: int
    end: int
    similarity: float


def find(article: Normal, quote: Normal) -> Match | None:
    """The quote's first place in the article, word for word. An empty quote has none."""
    start = article.text.find(quote.text) if quote.text else -1
    return Match(start, start + len(quote.text), 1.0) if start >= 0 else None


def near(article: Normal, quote: Normal) -> Match | None:
    """The passage most like a quote that is not there word for word, if one is like enough.

    The passage begins and ends where the quote does; where the quote's first or last words
    differ, at a whole word. Linear in the article.
    """
    size = len(quote.text)
    if not article.text or not SHORTEST <= size <= LONGEST:
        return None
    best = Match(0, 0, 0.0)
    seen: set[tuple[int, int]] = set()
    count = 1
    while size // (count := 2 * count) >= (2 if size < 16 else 4):
        for start, end in _windows(article.text, quote.text, count):
            if (start, end) not in seen:
                seen.add((start, end))
                match = _align(article.text, quote.text, start, end)
                best = max(best, match, key=lambda match: match.similarity)
        if best.similarity >= CLEAR:
            break
    return best if best.similarity >= needed(size) else None


def needed(length: int) -> float:
    """How alike a passage must be to pass for a changed quote: the shorter, the more."""
    return 0.8 if length < 8 else 0.75 if length < 16 else 0.65


def _windows(article: str, quote: str, count: int) -> Iterator[tuple[int, int]]:
    """The stretches of the article that the quote's pieces point to, best first."""
    size = len(quote)
    band = max(8, min(size // 4, WIDEST))
    votes: dict[int, list[int]] = {}
    for index in range(0, count, max(1, count // MOST_PIECES)):
        offset, end = size * index // count, size * (index + 1) // count
        piece = quote[offset:end]
        at = article.find(piece)
        for _ in range(MOST_PLACES):
            if at < 0:
                break
            votes.setdefault((at - offset) // band, []).append(at - offset)
            at = article.find(piece, at + 1)
    # What the passage has more or less than the quote may part the votes between neighbours.
    groups = [begins + votes.get(place + 1, []) for place, begins in votes.items()]
    for begins in sorted(groups, key=len, reverse=True)[:CANDIDATES]:
        # First nothing around, where like words could mislead; then more, in case the passage is
        # longer than the quote.
        for around in (0, band):
            yield max(0, min(begins) - around), min(len(article), max(begins) + size + around)


def _align(article: str, quote: str, start: int, end: int) -> Match:
    """The passage of the article's `[start, end)` that is most like the quote."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - only when a quote is not found

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
    return Match(left, right, Levenshtein.normalized_similarity(quote, article[left:right]))


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
