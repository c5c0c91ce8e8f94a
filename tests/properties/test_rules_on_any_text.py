"""The rules that need no schema, on any text: no crash, true places, fixes that hold."""

from hypothesis import given, settings
from hypothesis import strategies as st

from notelint.locale import fill, translated
from notelint.model.bound_note import BoundNote
from notelint.model.finding import Edit, Problem
from notelint.model.message import LANGUAGES
from notelint.model.note import Block
from notelint.model.rule import Rule
from notelint.model.source import Source, Span
from notelint.parse import parse
from notelint.rules import RULES

SCHEMA_FREE = [rule for rule in RULES.values() if rule.check and rule.code[0] in "LT"]

PIECES = [
    *"#*_`[]()<>!-= \t\n\r\\&:/.,\"'|~가나다a1",
    *"\u200b\u200d\u00ad\u202e\u3164\u2028\ufeff\x00\x08\x85",
    *"\u1112\u1161\u11ab\uf9e1“”「」。❤\ufe0f",
    *["\r\n", "\n\n", "  \n", "---", "**", "##", "](", "![", "```", "<!--", "-->", "> ", "- "],
    *["http://", "https://", "htp://", "www.", "example.com", ":80", "[1]: ", "<b>", "</a>"],
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def problems(rule: Rule, source: Source) -> list[Problem]:
    assert rule.check is not None
    options = rule.options() if rule.options else None
    return list(rule.check(BoundNote(parse(source)), options))


def mended(source: Source, found: list[Problem]) -> Source:
    """The source with all safe fixes applied, from the end to the beginning."""
    edits = [edit for one in found if one.fix and one.fix.safe for edit in one.fix.edits]
    text = source.text
    mark = "\ufeff" if source.bom and Edit(Span(0, 0), "") not in edits else ""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return Source.of(source.path, mark + text)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_problem_lies_in_the_note_and_fills_its_message(text: str) -> None:
    source = Source.of("any.md", text)
    for rule in SCHEMA_FREE:
        for problem in problems(rule, source):
            spans = [problem.span, *([problem.related] if problem.related else [])]
            spans += [edit.span for edit in problem.fix.edits] if problem.fix else []
            assert all(0 <= span.start <= span.end <= len(source.text) for span in spans)
            assert problem.fix is None or rule.fix
            arguments = dict(problem.message.arguments)
            template = rule.messages[problem.message.name]
            for language in LANGUAGES:
                assert fill(translated(template, language), arguments, language)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_a_safe_fix_leaves_nothing_to_fix(text: str) -> None:
    for rule in SCHEMA_FREE:
        source = Source.of("any.md", text)
        for _ in range(3):  # what was hidden behind one fault may be the next
            source = mended(source, problems(rule, source))
        left = [one for one in problems(rule, source) if one.fix and one.fix.safe]
        assert left == []


def shape(blocks: tuple[Block, ...]) -> list[object]:
    """Kinds, levels, marks and addresses: what Markdown makes of a note."""
    return [
        (
            block.kind,
            block.level,
            [mark.kind for mark in block.text.marks],
            [link.url for link in block.text.links],
            shape(block.children),
        )
        for block in blocks
    ]


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(["T002", "T004", "T005", "T007"]))
def test_a_safe_fix_of_letters_and_blanks_keeps_the_structure(text: str, code: str) -> None:
    source = Source.of("any.md", text)
    fixed = mended(source, problems(RULES[code], source))
    assert shape(parse(fixed).blocks) == shape(parse(source).blocks)
