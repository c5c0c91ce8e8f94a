"""Details of a note for the HTML report."""

import pytest

from notelint.commands.notes import plan_for_schema
from notelint.lint.check_note import check_note
from notelint.model.details import NoteDetails, QuoteDetail
from notelint.schema.loading import read_schema

SCHEMA = """\
notelint: 1
name: clip
regions: {by: "---", names: [head, body]}
parts:
  - {id: title, heading: {level: 1}}
  - {id: article, region: body, holds: prose}
  - {id: terms, heading: {text: Terms, level: 2}, count: "?", holds: list}
  - {id: evidence, heading: {text: Evidence, level: 2}, holds: quotes, quotes: {from: article}}
"""
ARTICLE = "The plan costs 25 dollars.\nHe called it “a bargain” today."
NOTE = f"# Title\n\n---\n\n{ARTICLE}\n\n---\n\n## Evidence\n\n"


def details(text: str) -> NoteDetails:
    plan = plan_for_schema(read_schema(SCHEMA.encode(), "clip.yaml"))._replace(details=True)
    result = check_note("x.md", text.encode(), plan)
    assert result.details
    return result.details


def quote(text: str) -> QuoteDetail:
    (one,) = details(f"{NOTE}* {text}\n").quotes
    return one


def marked(text: str, marks: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in marks]


def test_parts_are_there_or_not() -> None:
    parts = details(NOTE + "* The plan costs 25 dollars\n").parts
    assert [(part.id, part.present) for part in parts] == [
        ("title", True),
        ("article", True),
        ("terms", False),
        ("evidence", True),
    ]


def test_a_quote_that_is_found_stands_in_its_context() -> None:
    one = quote("The plan costs 25 dollars")
    assert (one.verdict, one.line, one.column, one.passage_line) == ("found", 12, 3, 5)
    assert one.passage == one.quote == "The plan costs 25 dollars"
    assert (one.before, one.after) == ("", ". He called it “a bargain” today.")


def test_a_quote_in_another_spelling_is_folded() -> None:
    one = quote('He called it "a bargain"')
    assert (one.verdict, one.passage_line) == ("folded", 6)
    assert marked(one.quote, one.quote_marks)[0].startswith('"')
    assert marked(one.passage, one.passage_marks)[0].startswith("“")


def test_a_near_quote_has_marks_in_pairs() -> None:
    one = quote("The plan costs 20 euros")
    assert one.verdict == "near"
    assert marked(one.quote, one.quote_marks) == ["20 euros"]
    assert marked(one.passage, one.passage_marks) == ["25 dollars"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (f"{NOTE}* Nobody has ever said anything like it\n", "absent"),
        ("# Title\n\n## Evidence\n\n* Nobody has ever said it\n", "unchecked"),
    ],
)
def test_a_quote_without_a_passage(text: str, verdict: str) -> None:
    (one,) = details(text).quotes
    assert (one.verdict, one.passage) == (verdict, "")


def test_long_quotes_are_cut() -> None:
    one = quote("word " * 3000)
    assert len(one.quote) == 2000


def test_external_urls_come_once() -> None:
    links = details("# T\n\n<https://a.example/>\n[x](https://a.example/) [y](b.md)\n").links
    assert [(link.url, link.line) for link in links] == [("https://a.example/", 3)]


def test_an_unreadable_note_has_details_too() -> None:
    plan = plan_for_schema(read_schema(SCHEMA.encode(), "clip.yaml"))
    wanted = plan._replace(details=True)
    assert check_note("x.md", b"\xff", wanted).details == NoteDetails("x.md", read=False)
    assert check_note("x.md", b"# T\n", plan).details is None
