"""The passage of an article that a changed quote comes from, to the word."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcode

    from notelint.text.searched import Searched

SENTENCE_ENDS = tuple(".!?。")
STOPS = frozenset(' .,;:!?"')
"""What may stand behind a passage without being part of it."""


def passage(searched: "Searched", quote: str, start: int, end: int) -> tuple[int, int, float]:
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
