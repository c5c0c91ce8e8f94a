"""The summary of a job, as a renderer of Markdown shows it."""

from collections.abc import Sequence

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from notelint.model.facts import CheckReport, NoteStatus, Summary
from notelint.model.finding import Finding
from notelint.model.message import message
from notelint.report import ReportOptions, render
from notelint.report.markdown_text import code, table
from notelint.rules import RULES

GITHUB = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def tables(text: str) -> list[list[list[Token]]]:
    """The inline tokens of each cell, by tables and rows."""
    found: list[list[list[Token]]] = []
    for token, following in zip(tokens := GITHUB.parse(text), tokens[1:], strict=False):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in ("td_open", "th_open"):
            found[-1][-1].append(following)
    return found


def texts(text: str) -> list[list[list[str]]]:
    return [
        [["".join(part.content for part in cell.children or ()) for cell in row] for row in rows]
        for rows in tables(text)
    ]


def test_it_tells_what_was_found_and_what_was_verified(report: CheckReport) -> None:
    lines = render("markdown", report, ReportOptions()).splitlines()
    assert lines[0] == "## notelint: 3 errors, 1 warning, 1 unverified"
    assert lines[2:6] == [
        "- 4 quotes: 2 found, 1 not found, 1 not checked",
        "- 9 external links: 2 ok, 1 dead, 1 unverified, 5 not checked",
        "- 20 notes, 3 with a schema",
        "- 17 notes were not checked against a schema",
    ]


def test_it_has_the_rules_and_the_notes_with_most_findings_first(report: CheckReport) -> None:
    rules, notes = texts(render("markdown", report, ReportOptions()))
    assert rules[1] == ["Q901 quote-off", "A quote that is off", "3", "1 (33%)"]
    assert [row[0] for row in rules[1:]] == ["Q901 quote-off", "L903 link-unsure", "T902 space-off"]
    assert notes[1] == [
        *("notes/메모.md", "news-scrap", "2", "0", "0"),
        "12:10 Q901 the article has no '월 30달러', in line 40",
    ]
    assert [row[0] for row in notes[1:]] == [
        *("notes/메모.md", "evil<U+001B>[2J<U+000A>.md", "a,b:c%.md", "caf<U+DCE9>.md")
    ]


def test_a_run_without_findings_has_no_tables() -> None:
    text = render("markdown", CheckReport((), Summary(notes=1, with_schema=1)), ReportOptions())
    assert text == (
        "## notelint: no problems found\n\n"
        "- 0 quotes\n- 0 external links\n- 1 note, 1 with a schema\n"
    )
    assert render("markdown", CheckReport((), Summary()), ReportOptions()).startswith(
        "## notelint: no notes\n"
    )


def test_it_is_short_whatever_the_number_of_notes(findings: Sequence[Finding]) -> None:
    many = [findings[0]._replace(path=f"{number}.md") for number in range(5000)]
    long = many[0]._replace(path="a" * 4000, message=message("crash", error="b" * 100_000))
    text = render("markdown", CheckReport([long, *many], Summary()), ReportOptions())
    assert len(text) < 4000
    assert "… (+4991)" in text
    assert len(tables(text)[1]) == 11


EVIL = (
    "a | b",
    "a \\| b \\",
    "|",
    "`",
    "``a` b``",
    "<script>alert(1)</script>",
    "</td></table><img src=x onerror=alert(1)>",
    "![](https://evil.example/a.png)",
    "[a](javascript:alert(1)) <https://a.example>",
    "@octocat #1 https://evil.example www.evil.example",
    "**a** ~~b~~ &lt; :tada: $x$",
    "a\n\n# b\n\n| c |\n| --- |\n",
    "\n```\n::error::a\n```",
    "\u202ea\u2066\x1b[31m\ud800",
    "   ",
    "",
)


@pytest.mark.parametrize("evil", EVIL)
def test_no_path_and_no_quote_breaks_out_of_its_cell(evil: str) -> None:
    rows = tables(table(["a", "b", "c"], [1], [(code(evil), "1", f"2:3 Q001 {code(evil)}")]))
    assert [len(row) for rows_ in rows for row in rows_] == [3, 3]
    first, _, third = rows[0][1]
    assert [part.type for part in first.children or ()] == ["code_inline"]
    assert [part.type for part in third.children or ()] == ["text", "code_inline"]
    assert (first.children or [])[0].content == (third.children or [])[1].content


def test_a_report_of_hostile_notes_has_no_html_link_or_image() -> None:
    findings = [
        Finding(
            *(evil or "a", 1, 1, 1, 1, "Q901", "quote-off", "error"),
            message("off", quote=evil, where=evil),
        )
        for evil in EVIL[:10]
    ]
    notes = [NoteStatus(one.path, "a|`<b>", "note", ok=False) for one in findings]
    text = render("markdown", CheckReport(findings, Summary(errors=10), notes), ReportOptions())
    kinds = {part.type for token in GITHUB.parse(text) for part in (token, *(token.children or ()))}
    assert kinds.isdisjoint({"html_inline", "html_block", "link_open", "image", "fence"})
    assert [len(row) for rows in tables(text) for row in rows] == [4] * 2 + [6] * 11


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_the_summaries_of_rules_are_plain_text(rule: object) -> None:
    assert not set("|<>`*[]") & set(rule.summary)  # type: ignore[attr-defined]
