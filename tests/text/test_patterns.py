import pytest

from notelint.text.patterns import (
    certain_groups,
    compile_groups,
    compile_pattern,
    matches,
    pattern_error,
)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"연관\s*기사(\s*링크)?", "연관기사"),
        (r"연관\s*기사(\s*링크)?", "연관\u3000기사\u00a0링크"),
        (r"연관 기사", " 연관\n기사 "),
        (r"\w+ \w+", "추가 조사"),
        (r"[\w-]+", "뉴스-스크랩"),
        (r"[^\w]", "!"),
        (r"\W", "·"),
        (r"[[:alpha:]\w]+", "a가"),
        (r"[]\w]+", "]가"),
        (r"\Q\w\E", r"\w"),
        (r"\\w", r"\w"),
        (r"\d{4}", "2023"),
        (r"(?i)context", "CONTEXT"),
        (r"\p{Hangul}+", "\u1112\u1161\u11ab"),
        (r"caf\x{e9}", "cafe\u0301"),
        ("", ""),
    ],
)
def test_a_pattern_matches(pattern, text):
    assert matches(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("a", "ab"),
        ("b", "ab"),
        ("a", "A"),
        (r"\d", "３"),
        (r"\w", "·"),
        (r"\W", "가"),
        ("a", ""),
        ("a", "\ud800"),
    ],
)
def test_a_pattern_does_not_match(pattern, text):
    assert not matches(pattern, text)


@pytest.mark.parametrize(
    "pattern",
    [r"(a)\1", "(?=a)b", "(?!a)b", "(?<=a)b", "(?<!a)b", "(?P<x>a)(?P=x)", "(?>a)", r"\k<x>"],
)
def test_what_only_a_backtracking_engine_has_is_named(pattern):
    assert "without back-references and look-around" in (pattern_error(pattern) or "")


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("(", "missing )"),
        ("[a", "missing ]"),
        ("*a", "no argument for repetition operator: *"),
        ("a{1001}", "invalid repetition size"),
        ("((a{100}){100}){100}", "invalid repetition size"),
        ("\ud800", "not valid Unicode"),
        (r"\Z", "invalid escape sequence"),
    ],
)
def test_a_pattern_that_is_not_valid_has_a_reason(pattern, reason):
    assert reason in (pattern_error(pattern) or "")
    with pytest.raises(ValueError, match=r"\w"):
        matches(pattern, "a")


def test_a_valid_pattern_has_no_problem():
    assert pattern_error(r"연관\s*기사") is None


def test_no_error_is_printed(capfd):
    pattern_error("(broken")
    assert capfd.readouterr() == ("", "")


def test_a_pattern_is_compiled_once():
    assert compile_pattern("한 번") is compile_pattern("한 번")


@pytest.mark.parametrize("pattern", ["(a+)+b", "(a|aa)+b", "(a*)*b", "(.*a){20}b"])
def test_a_catastrophic_pattern_ends(pattern, ends):
    assert not ends(matches, pattern, "a" * 200_000)


@pytest.mark.parametrize(
    ("pattern", "certain", "text"),
    [
        (r"(?P<a>x)(?P<b>y)?", {"a"}, "x"),
        (r"(?<a>x) y", {"a"}, "x y"),
        (r"(?:(?P<a>x),){2}", {"a"}, "x,x,"),
        (r"(?P<a>x)+(?P<b>y){0,2}(?P<c>z)*", {"a"}, "x"),
        (r"(?P<a>x)|(?P<b>y)", set(), "y"),
        (r"(?:(?P<a>x)|y)(?P<b>z)", {"b"}, "yz"),
        (r"(?P<a>(?P<b>x)?(?P<c>y))", {"a", "c"}, "y"),
        (r"\Q(?P<a>x)\E[(?P<b>x)]\(", set(), "(?P<a>x)x("),
    ],
)
def test_groups_that_take_part_in_every_match(pattern, certain, text):
    assert certain_groups(pattern) == certain
    assert certain <= (compile_groups(pattern).spans(text) or {}).keys()
