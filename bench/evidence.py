"""How long a quote is looked for: our search beside difflib, rapidfuzz and fuzzysearch.

    python bench/evidence.py            # tables in Markdown, for docs/evidence.md
    python bench/evidence.py --quick    # articles of up to 30 kB

Each figure is the quickest of several rounds, in milliseconds of the processor. Articles are made
of words of the Korean sample note by a fixed seed; sizes are in bytes of UTF-8. A peer that takes
longer than the bound is left out from there on. `fuzzysearch` is used if it is installed.
"""

import argparse
import difflib
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from measure import table
from rapidfuzz import fuzz

from notelint.text.normalization import normalize_article
from notelint.text.quotation.quote_search import SearchableText, find_exact, find_similar

SAMPLE = Path(__file__).parents[1] / "examples" / "good" / "news-scrap.md"
SIZES = (3_000, 30_000, 300_000, 3_000_000)
LENGTHS = (40, 150, 200)
BOUND = 500.0
"""Milliseconds that one search of a peer may take before larger articles are left out."""

Search = Callable[[str, str], object]


class Case(NamedTuple):
    """A quote, and whether it is in the article: hit, near (two edits), absent."""

    kind: str
    quote: str


def article(size: int) -> str:
    """Words of the sample in a random order, some of them with figures, one of a kind."""
    chance = random.Random(1)
    words = [word for word in SAMPLE.read_text(encoding="utf-8").split() if word.isalnum()]
    made: list[str] = []
    length = 0
    while length < size:
        word = chance.choice(words) if chance.random() < 0.8 else f"{chance.randrange(10_000)}건"
        made.append(word)
        length += len(word.encode()) + 1
    return " ".join(made)


def cases(text: str, length: int) -> Iterator[Case]:
    """One of each kind, from two thirds of the way into the article."""
    at = text.index(" ", len(text) * 2 // 3) + 1
    quote = text[at : text.index(" ", at + length - 8)]
    third = len(quote) // 3
    yield Case("hit", quote)
    yield Case("2 edits", f"{quote[:third]}갃{quote[third + 1 : 2 * third]}갃{quote[2 * third :]}")
    chance = random.Random(2)
    words = [
        "하늘",
        "바다에서",
        "노래가",
        "흘러",
        "나왔는데",
        "누구도",
        "그것을",
        "듣지",
        "못했다고",
    ]
    absent = " ".join(chance.choice(words) for _ in range(length))[:length].strip()
    yield Case("absent", absent)


def adversarial() -> Iterator[tuple[str, str, str]]:
    """Names, articles and quotes that make naive searches quadratic."""
    yield "`가나가나…`, one letter more", "가나" * 50_000, "가나" * 90 + "다"
    yield "one letter, another amid it", "가" * 100_000, "가" * 90 + "나" + "가" * 90
    yield "one word, another amid it", "가 " * 50_000, "가 " * 45 + "나 " + "가 " * 45
    yield "a long quote of two letters", "가나" * 50_000, "나가다" * 3_000


def quickest(search: Callable[[], object], rounds: int = 15) -> float:
    """Milliseconds of the quickest round; one round only where it takes long."""
    best = float("inf")
    for turn in range(rounds):
        start = time.process_time()
        search()
        best = min(best, time.process_time() - start)
        if best > 0.5 and turn >= 2:
            break
    return best * 1000


def ours(searched: SearchableText, quote: str) -> object:
    """What a check does: word for word, then nearly."""
    return find_exact(searched, quote) or find_similar(searched, quote)


def peers() -> dict[str, Search]:
    """The other searches. Of `difflib` only the longest common stretch is asked."""
    found: dict[str, Search] = {
        "rapidfuzz": lambda text, quote: fuzz.partial_ratio_alignment(quote, text, score_cutoff=65),
        "difflib": lambda text, quote: difflib.SequenceMatcher(
            None, text, quote, autojunk=False
        ).find_longest_match(),
    }
    try:
        from fuzzysearch import find_near_matches  # noqa: PLC0415 - may lack
    except ImportError:
        return found
    found["fuzzysearch"] = lambda text, quote: find_near_matches(quote, text, max_l_dist=4)
    return found


def compare(sizes: tuple[int, ...]) -> str:
    """Growth of our search, and the peers' times on the same cases."""
    rows = []
    gone: set[str] = set()
    for size in sizes:
        text = article(size)
        normalized = quickest(lambda text=text: normalize_article(text, "typographic"))
        plain = normalize_article(text, "typographic").text
        searched = SearchableText(plain)
        _ = searched.seeds
        seeds = quickest(lambda plain=plain: SearchableText(plain).seeds)
        for length in LENGTHS:
            for case in cases(plain, length):
                first = quickest(lambda t=plain, q=case.quote: ours(SearchableText(t), q), 5)
                took = quickest(lambda s=searched, q=case.quote: ours(s, q))
                row = [f"{size // 1000} kB", str(length), case.kind]
                row += [f"{normalized:.1f}", f"{seeds:.1f}", f"{first:.2f}", f"{took:.3f}"]
                for name, search in peers().items():
                    if name in gone or length == 40:
                        row.append("")
                        continue
                    other = quickest(lambda f=search, t=plain, q=case.quote: f(t, q), 7)
                    row.append(f"{other:.1f} ({other / took:.0f}×)")
                    if other > BOUND:
                        gone.add(name)
                rows.append(row)
    header = ["article", "quote", "case", "normalize", "seeds", "first search", "further", *peers()]
    return table(header, rows)


def adversaries() -> str:
    """Time for twice the article; twice the time is linear."""
    rows = []
    for name, text, quote in adversarial():
        times = []
        for factor in (1, 2, 4):
            searched = SearchableText(text * factor)
            times.append(quickest(lambda s=searched, q=quote: ours(s, q)))
        rows.append([name, f"{len(text):,}", *(f"{took:.1f}" for took in times)])
    text = normalize_article(article(300_000), "typographic").text
    for number in (250, 500, 1_000):
        searched = SearchableText(text)
        quotes = [
            text[at : at + 75].strip() + "갃" + text[at + 76 : at + 150].strip()
            for at in range(0, len(text) - 200, (len(text) - 200) // number)
        ][:number]
        took = sum(quickest(lambda s=searched, q=quote: ours(s, q), 3) for quote in quotes)
        rows.append(
            [f"{number} changed quotes in one note", f"{len(text):,}", f"{took:.0f}", "", ""]
        )
    return table(["", "letters", "once", "twice", "four times"], rows)


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    print(compare(SIZES[:2] if quick else SIZES))
    print()
    print(adversaries())


if __name__ == "__main__":
    main()
