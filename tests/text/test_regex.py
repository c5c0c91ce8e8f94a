"""Our regular expressions give RE2's results, on any pattern of its language."""

import random
import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from notelint.text.regex.automaton import MAX_CHARS, MAX_SIZE, Regex
from notelint.text.regex.brackets import PatternError
from notelint.text.regex.charsets import group_item, variants
from notelint.text.regex.script_ranges import SCRIPTS
from notelint.text.regex.syntax import MAX_DEPTH

OPTIONS = re2.Options()
OPTIONS.log_errors = False

ATOMS = re.findall(
    r"\S+",
    r"""
a b c 가 é É K k ſ s ß ẞ Σ ς σ İ ı i . ^ $ \A \z \b \d \w \W \s \S \D [ab] [^a] [a-c가-힣] [\d_-]
[^\w] [[:alpha:]] [[:^alpha:]x] [[:word:]] \pL \p{Hangul} \PN \p{^Lu} \p{Lu} [\pLu] [\PLu\d] \x41
\x{ac00} \Qa*\E \. \n \t \101 \07 [\n-a] () []a] [^]a] [a-] [-a] [\]\-] x{ {,2} ] } - _
(?:) (?i) (?s) (?m) (?U)
""",
)
SUFFIXES = re.findall(r"\S+", "* + ? {2} {1,2} {0,1} {2,} {0} {0,0} *? +? ?? {1,3}? {2}?")
FLAGS = re.findall(r"\S+", "i s m U im i-s -i s-mU")
SIGNS = list("ab()[]{}*+?|\\^$.-,012:<>P=!iQEpLdD가zx")
TEXTS = st.text("aabbcAkéK가나\n1_ .-ſsSÉßẞςσΣİi*x{\x41", max_size=8)

PATTERNS = st.recursive(
    st.sampled_from(ATOMS),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.builds("{}|{}".format, inner, inner),
        st.builds("(?:{}){}".format, inner, st.sampled_from(SUFFIXES)),
        st.builds("(?P<n{}>{})".format, st.integers(0, 10**6), inner),
        st.builds("(?{}:{})".format, st.sampled_from(FLAGS), inner),
    ),
    max_leaves=8,
)
JUNK = st.lists(st.sampled_from(SIGNS), max_size=8).map("".join)


def theirs(pattern: str) -> "re2._Regexp | str":
    """RE2's compiled pattern, or its error."""
    try:
        return re2.compile(pattern, OPTIONS)
    except re2.error as error:
        return str(error.args[0], "utf-8")


@given(st.one_of(PATTERNS, JUNK), st.lists(TEXTS, max_size=6))
def test_results_and_errors_are_those_of_re2(pattern: str, texts: list[str]) -> None:
    compiled = theirs(pattern)
    if isinstance(compiled, str):
        with pytest.raises(PatternError) as caught:
            Regex(pattern, captures=True)
        assert str(caught.value) == compiled
        return
    regex = Regex(pattern, captures=True)
    for text in texts:
        match = compiled.fullmatch(text)
        assert regex.fullmatch(text) == (match is not None)
        assert regex.search(text) == (compiled.search(text) is not None)
        groups = match.re.groupindex if match else {}
        spans = {name: match.span(number) for name, number in groups.items()}
        expected = {name: span for name, span in spans.items() if span[0] >= 0} if match else None
        assert regex.spans(text) == expected


def code_points(compiled: "re2._Regexp") -> set[str]:
    text = "".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    return set("".join(match[0] for match in compiled.finditer(text)))


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_has_re2_s_characters(name: str) -> None:
    item = group_item(name, negated=False)
    assert item is not None
    own = {
        chr(code)
        for first, last in item.ranges
        for code in range(ord(first), ord(last) + 1)
        if not 0xD800 <= code < 0xE000
    }
    assert own == code_points(re2.compile(rf"\p{{{name}}}+"))


def test_categories_are_re2_s_where_both_know_the_character() -> None:
    """They may have other versions of Unicode, in which a few characters have moved."""
    moved = 0
    for name in ("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Po", "Zs"):
        for char in code_points(re2.compile(rf"\p{{{name}}}+")):
            moved += unicodedata.category(char) not in (name, "Cn")
    assert moved < 30


def test_the_variants_of_a_letter_are_re2_s() -> None:
    cased = [chr(code) for code in range(0x10000) if chr(code).lower() != chr(code).upper()]
    cased = [char for char in cased if not 0xD800 <= ord(char) < 0xE000]
    text = "".join(cased)
    different = []
    for char in cased:
        found = {match[0] for match in re2.finditer(f"(?i){char}", text)}
        if found != set(variants(char)) & set(cased):
            different.append(char)
    assert len(different) < 10, different


def test_no_edge_is_looked_for_between_characters_only() -> None:
    """RE2 looks at bytes: inside of a character it finds places that are no edge of a word."""
    assert re2.search(r"a\B.", "aß") is None
    assert re2.search(r"\B", "aßc") is not None
    assert not Regex(r"\B").search("aßc")
    assert Regex(r"\B").search("가나")


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        (r"\C", "invalid escape sequence"),
        (r"\p{Cuneiform}", "invalid character class range"),
        ("(" * (MAX_DEPTH + 1) + ")" * (MAX_DEPTH + 1), "nests too deeply"),
        ("(" * 9_000, "nests too deeply"),
        ("(?:[ab]{1000}){6}" * 9, "invalid repetition size"),
        ("[ab]{1000}" * 6, "too large"),
    ],
)
def test_what_is_left_out_or_too_large_is_an_error(pattern: str, why: str) -> None:
    with pytest.raises(PatternError, match=why):
        Regex(pattern)


@pytest.mark.parametrize(
    "pattern", ["(a+)+b", "(a|aa)+b", "(a*)*b", "(.*a){20}b", "(a?){100}a{100}b", "(?:a|b|ab)*c"]
)
def test_the_work_grows_with_the_text_and_no_faster(pattern: str, operations) -> None:
    regex = Regex(pattern)
    regex.search("a" * 3_000)  # the states are known now
    short, long = (operations(lambda n=n: regex.search("a" * n)) for n in (10_000, 20_000))
    assert long < 2.2 * short
    spans = Regex(f"(?P<x>{pattern}|a*)", captures=True)
    few, many = (operations(lambda n=n: spans.spans("a" * n)) for n in (200, 400))
    assert many < 2.5 * few


def test_the_memory_of_an_automaton_is_bounded() -> None:
    regex = Regex("[ab]*a[ab]{40}c")  # would have 2**40 states
    text = "".join("ab"[number * number % 7 % 2] for number in range(3_000))
    for start in range(5):
        assert not regex.search(text[start:] + chr(0x4E00 + start) * 3)
    for automaton in (regex._whole, regex._anywhere):
        assert automaton.size <= MAX_SIZE + 200
    letters = "".join(chr(0x4E00 + number) for number in range(2 * MAX_CHARS))
    assert regex.search(letters + "a" * 41 + "c")
    assert len(regex._anywhere.kinds) <= MAX_CHARS


def test_threads_may_share_a_pattern() -> None:
    regex = Regex("[ab]*a[ab]{12}c")
    texts = ["".join(random.Random(seed).choices("ab", k=400)) for seed in range(20)]
    texts += [text + "a" + "b" * 12 + "c" for text in texts]
    expected = [text.endswith("c") for text in texts]
    with ThreadPoolExecutor(8) as pool:
        for _ in range(3):
            assert list(pool.map(regex.fullmatch, texts)) == expected
