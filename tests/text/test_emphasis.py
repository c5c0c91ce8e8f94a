import pytest

from notelint.model.source import Span
from notelint.model.text import Mark, Run, Text
from notelint.text.emphasis import LiteralEmphasis, literal_emphasis, unclosed_emphasis


def as_is(plain):
    return Text(plain, (Run(0, len(plain), 0, len(plain)),) if plain else ())


@pytest.mark.parametrize(
    ("plain", "stretch", "side"),
    [
        ('**"인용"**라고 했다', '**"인용"**', "close"),
        ("**멀티모달(LLM)**은 좋다", "**멀티모달(LLM)**", "close"),
        ("**「引用」**と言う", "**「引用」**", "close"),
        ("他说**“你好”**。", "**“你好”**", "open"),
        ("他说**“你好”**吧。", "**“你好”**", "both"),
        ("**100%**의 사람", "**100%**", "close"),
        ("**핵심:**내용", "**핵심:**", "close"),
        ("**注意！**这是", "**注意！**", "close"),
        ("AI**(인공지능)**은", "**(인공지능)**", "both"),
        ("**Note:**text", "**Note:**", "close"),
        ('***"셋"***라고', '***"셋"***', "close"),
        ('줄\n**"둘째 줄"**에', '**"둘째 줄"**', "close"),
    ],
)
def test_emphasis_left_as_asterisks_is_found(plain, stretch, side):
    (literal,) = literal_emphasis(as_is(plain))
    assert plain[literal.start : literal.end] == stretch
    assert literal.side == side
    assert literal.marker == "*" * (3 if stretch.startswith("***") else 2)


@pytest.mark.parametrize(
    "plain",
    [
        "src/** 와 **/*.py 는",
        r"src\**와 **\bin",
        "2**16과 2**32",
        "(a)**2와 (b)**2",
        "x**(y)**z",
        "f(**a, **b) 와 **kwargs",
        "f(**a,**b)",
        "a ** b ** c",
        '**"두 줄\n인용"**라고',
        "****별****라고",
        "**",
        "****",
        "** **",
        "",
        '**"하나뿐"',
        "f(*args, **kwargs)는 인자를 받고 g(**kw)도 받는다",
        "f(**kwargs)와 g(**kw)",
        "f(**옵션)와 g(**값)",
        "2 ** 10 ** 3",
        "base ** exponent ** modulo",
        "매출** 100억, 이익** 20억",
        "x*(y)*z, 5*(가격)*수량",
        "가격*(1+세율)*수량",
        "*args, *값",
        "3*4*5, 가*나*다",
        "파이썬의 ** 연산자와 **kwargs",
    ],
)
def test_other_asterisks_are_no_emphasis(plain):
    assert list(literal_emphasis(as_is(plain))) == []


@pytest.mark.parametrize(
    ("plain", "stretches"),
    [
        ("이것은 ** 앞공백**이다.", {"** 앞공백**": "space_open"}),
        ("이것은 **뒤공백 **이다.", {"**뒤공백 **": "space_close"}),
        ("이것은 ** 둘 다 ** 아니다.", {"** 둘 다 **": "space_both"}),
        ("**뒤공백 **", {"**뒤공백 **": "space_close"}),
        ("This is ** bold** text", {"** bold**": "space_open"}),
        ("This is **bold ** text", {"**bold **": "space_close"}),
        ("This is ** quite bold ** text", {"** quite bold **": "space_both"}),
        ('그는 ** "인용"**라고', {'** "인용"**': "space_open"}),
        ("他说 ** 重点**。", {"** 重点**": "space_open"}),
        (
            "** 하나**와 **둘 **과 ** 셋 ** 이다",
            {"** 하나**": "space_open", "**둘 **": "space_close", "** 셋 **": "space_both"},
        ),
        ('그는 *"인용"*라고 말했다.', {'*"인용"*': "close"}),
        ("*「引用」*と言う", {"*「引用」*": "close"}),
        ("*(주)한국*이 냈다", {}),
        ("*(주)*는 뺀다", {"*(주)*": "close"}),
        ("그는*“좋다”* 했다", {"*“좋다”*": "open"}),
        ("*정말 좋다.*라고 했다", {"*정말 좋다.*": "close"}),
        ('**"가"**라고 *"나"*라고', {'**"가"**': "close", '*"나"*': "close"}),
        ('**"가 *나"*는"**라고', {'**"가 *나"*는"**': "close"}),
    ],
)
def test_spaces_and_single_asterisks(plain, stretches):
    found = literal_emphasis(as_is(plain))
    assert {plain[one.start : one.end]: one.side for one in found} == stretches


def test_a_pair_may_stand_across_lines_of_one_paragraph():
    text = as_is('**"두 줄\n인용"**라고')
    assert [one.side for one in literal_emphasis(text, across=True)] == ["close"]


@pytest.mark.parametrize(
    "plain",
    [
        "이것은 **끝나지 않는다.",
        "- **항목: 설명",
        "그는 **“절대 아니다”라고 했다",
        "(**주의) 여기",
        "f(x)는 **중요) 여기",
        "***셋으로 열었다",
        "This is **important and must be read.",
        "이것은 **끝나지 않고\n다음 줄로 간다",
        "他说 **重点在这里。",
    ],
)
def test_what_nothing_closes_is_found(plain):
    (one,) = unclosed_emphasis(as_is(plain), starred=False)
    assert set(plain[one.start : one.end]) == {"*"}


@pytest.mark.parametrize(
    "plain",
    [
        "f(**kwargs), **kwargs를, **options 는",
        "**kw",
        "foo(**사전)과 bar(x, **설정)을",
        "{**기본값, 'a': 1}과 {'a': 1, **기본값}",
        "x, **rest = 값",
        "매출** 100억",
        "**5% 유의수준, **p<0.05",
        "2**16",
        "** 떨어져 있다",
        '**"가"**라고',
        "src/**",
        "**굵게",
    ],
)
def test_what_may_be_something_else_is_not_unclosed(plain):
    starred = plain == "**굵게"  # the note of a table
    assert list(unclosed_emphasis(as_is(plain), starred=starred)) == []


def test_each_pair_is_found_once():
    plain = '**"가"**라고 하고 **"나"**라고'
    assert [plain[lit.start : lit.end] for lit in literal_emphasis(as_is(plain))] == [
        '**"가"**',
        '**"나"**',
    ]


def test_escaped_asterisks_were_meant():
    # From the source \*\*"가"\*\*라고: each asterisk was rendered from two characters.
    runs = [
        Run(0, 1, 0, 2),
        Run(1, 1, 2, 2),
        Run(2, 3, 4, 3),
        Run(5, 1, 7, 2),
        Run(6, 1, 9, 2),
        Run(7, 2, 11, 2),
    ]
    assert list(literal_emphasis(Text('**"가"**라고', tuple(runs)))) == []


def test_asterisks_in_code_are_code():
    plain = '**"가"**라고'
    mark = Mark("code", 0, len(plain), Span(0, len(plain) + 2))
    assert list(literal_emphasis(Text(plain, (Run(0, len(plain), 1, len(plain)),), (mark,)))) == []


def test_markup_that_was_left_out_counts_as_punctuation():
    # From the source **[링크](u)**은: nothing but letters is left beside the asterisks.
    runs = (Run(0, 2, 0, 2), Run(2, 2, 3, 2), Run(4, 3, 9, 3))
    assert list(literal_emphasis(Text("**링크**은", runs))) == [
        LiteralEmphasis(0, 6, "**", "close")
    ]


def test_letters_alone_are_emphasis_to_commonmark():
    # Both asterisks lean on letters: had the parser seen a pair, it would have taken it.
    assert list(literal_emphasis(as_is("**링크**은"))) == []


@pytest.mark.parametrize(
    "plain",
    [
        '**"가"**라고 ' * 10_000,
        '*"가"*라고 ' * 10_000,
        "*" * 100_000,
        " **a" * 30_000,
        "\n" * 100_000 + "**",
    ],
)
def test_many_asterisks_end(plain, ends):
    ends(literal_emphasis, as_is(plain * 5))


@pytest.mark.parametrize("piece", ['**"가"**라고 ', '*"가"*라고 ', "** 가 ", "*", " **a", "\n"])
def test_many_asterisks_take_linear_work(piece, operations):
    small, large = (
        operations(lambda n=n: list(literal_emphasis(as_is(piece * n + "**")))) for n in (500, 2000)
    )
    assert large < 6 * small
