"""Whatever a note holds: positions lead back into its source, and a fix mends what it is for."""

from hypothesis import assume, given
from hypothesis import strategies as st

from notelint.lint.check_note import check_note
from notelint.model.finding import Finding
from notelint.model.plan import Plan, SelectedRule
from notelint.model.source import Source
from notelint.model.text import Text
from notelint.parse import parse
from notelint.rules import RULES
from notelint.schema.loading import read_schema
from notelint.text.normalization import normalize, normalize_article, normalize_quote

MARKUP = "*_`~[](){}<>!#&;\\-+>|\n \t"
LETTERS = "가각ᄀ\u1161\u11a8한A1２²…·—“”‘’「」é＝😀\u00a0\u3000\u200b\u00ad\ufeff\u0301"
PIECES = st.one_of(
    st.sampled_from([*MARKUP, *LETTERS]),
    st.sampled_from(["**", "`", "&amp;", "&ldquo;", "&#x1F600;", "[가](나)", "\\*", "<b>", "\r\n"]),
    st.sampled_from(["- ", "> ", "\n\n", "가나다", "a b", "| a | b |\n| - | - |\n", "[^1]"]),
    st.characters(),
)
MARKDOWN = st.lists(PIECES, max_size=40).map("".join)
LEVELS = st.sampled_from(["exact", "whitespace", "typographic"])

WORDS = [f"{a}{b}{c}" for a in "가나다라" for b in "마바사" for c in "아자차"]
SENTENCES = st.permutations(WORDS).map(
    lambda words: [" ".join(words[at : at + 6]) + "." for at in range(0, 36, 6)]
)
SCHEMA = read_schema(
    b"""\
notelint: 1
name: marked
parts:
  - {id: article, heading: {text: Article, level: 1}, holds: prose, marks: {evidence: strong}}
  - id: quotes
    heading: {text: Quotes, level: 1}
    holds: quotes
    quotes: {from: article, marked: evidence}
""",
    "marked.yaml",
)
PLAN = Plan(
    root="",
    rules=tuple(
        SelectedRule(rule.code, rule.severity, rule.options() if rule.options else None)
        for rule in RULES.values()
        if rule.code[0] in "QN"
    ),
    schemas=(SCHEMA,),
    forced="marked",
)


def rendered(markdown: str) -> tuple[Source, Text] | None:
    source = Source.of("note.md", markdown)
    texts = [leaf.text for block in parse(source).blocks for leaf in block.leaves()]
    return (source, Text.join(texts)) if texts else None


@given(MARKDOWN, LEVELS, st.data())
def test_every_passage_leads_back_into_the_source_through_markup(markdown, level, data):
    made = rendered(markdown)
    assume(made is not None)
    source, text = made
    for take in (normalize, normalize_article, normalize_quote):
        normal = take(text.plain, level)
        start = data.draw(st.integers(0, len(normal.text)))
        end = data.draw(st.integers(start, len(normal.text)))
        plain = normal.back(start, end)
        span = text.span(*plain)
        assert 0 <= plain[0] <= plain[1] <= len(text.plain)
        assert 0 <= span.start <= span.end <= len(source.text)
        line, column = source.position(span.start)
        assert 1 <= line <= max(1, len(source.lines))
        assert column >= 1


@given(MARKDOWN, LEVELS)
def test_places_in_the_source_rise_with_places_in_the_normalised_text(markdown, level):
    made = rendered(markdown)
    assume(made is not None)
    _, text = made
    normal = normalize_article(text.plain, level)
    starts = [text.span(*normal.back(at, at + 1)).start for at in range(len(normal.text))]
    assert starts == sorted(starts)


def note(article: str, quotes: list[str]) -> str:
    return f"# Article\n\n{article}\n\n# Quotes\n\n" + "".join(f"* {one}\n" for one in quotes)


def found(text: str, code: str) -> list[Finding]:
    findings = check_note("note.md", text.encode(), PLAN).findings
    assert not [one for one in findings if one.code == "N004"]
    return [one for one in findings if one.code == code]


def mended(text: str, finding: Finding) -> str:
    source = Source.of("note.md", text)
    assert not finding.fix_safe
    for *place, new in sorted(finding.fix, reverse=True):
        line, column, end_line, end_column = place
        start = source.lines[line - 1] + column - 1
        end = source.lines[end_line - 1] + end_column - 1
        text = text[:start] + new + text[end:]
    return text


def article_of(text: str) -> str:
    return text.split("# Quotes", maxsplit=1)[0]


@given(SENTENCES, st.data())
def test_q002_mended_takes_the_article_s_wording(sentences, data):
    quoted = data.draw(st.sampled_from(sentences))
    at = data.draw(st.integers(0, len(quoted) - 2))
    assume(quoted[at] != " ")
    changed = quoted[:at] + "갃" + quoted[at + 1 :]
    text = note(" ".join(sentences).replace(quoted, f"**{quoted}**"), [changed])
    (finding,) = found(text, "Q002")
    after = mended(text, finding)
    assert found(after, "Q002") == found(after, "Q001") == []
    assert article_of(after) == article_of(text)


@given(SENTENCES, st.data())
def test_q003_mended_adds_marks_to_the_article_and_nothing_else(sentences, data):
    quoted = data.draw(st.sampled_from(sentences))
    article = "\n".join(sentences) if data.draw(st.booleans()) else " ".join(sentences)
    text = note(article, [quoted])
    (finding,) = found(text, "Q003")
    after = mended(text, finding)
    assert found(after, "Q003") == found(after, "Q004") == []
    assert after != text
    assert after.replace("**", "") == text


@given(SENTENCES, st.data())
def test_q004_mended_adds_an_item_and_leaves_the_article_alone(sentences, data):
    marked, quoted = data.draw(st.permutations(sentences))[:2]
    article = " ".join(sentences).replace(marked, f"**{marked}**")
    text = note(article.replace(quoted, f"**{quoted}**"), [quoted])
    (finding,) = found(text, "Q004")
    after = mended(text, finding)
    assert found(after, "Q004") == found(after, "Q003") == []
    assert article_of(after) == article_of(text)
    assert after.startswith(text.rstrip("\n"))
