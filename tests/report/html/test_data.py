"""The page and its data, without a browser."""

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.model.details import LinkState, NoteDetails, PartPresence, QuoteDetail
from notelint.model.facts import CheckReport, Summary
from notelint.model.finding import Finding
from notelint.model.link import Verdict
from notelint.model.message import LANGUAGES, Language, message
from notelint.report import ReportOptions, render
from notelint.report.formats.html.data import page_data
from notelint.report.formats.html.page import page
from notelint.report.formats.html.texts import TEXTS
from notelint.report.formats.json_format import dump

DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)

CHUNK = re.compile(r'<script type="application/json" id="notes-0">(.*?)</script>', re.DOTALL)


def embedded(html: str) -> Any:
    """The data of a page, found as a browser finds it: up to the first end of a script."""
    match = DATA.search(html)
    assert match
    return json.loads(match[1])


def finding(path: str, code: str, severity: str, part: str = "") -> Finding:
    wording = message("missing", part="x") if code == "S001" else message("trailing", count=1)
    return Finding(path, 1, 1, 1, 2, code, "x", severity, wording, part=part)  # type: ignore[arg-type]


PARTS = (
    PartPresence("a", "A", True),
    PartPresence("b", "B", True),
    PartPresence("c", "C", False),
    PartPresence("d", "D", False),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_data_look_like_their_golden_file(
    language: Language, report: CheckReport, golden: Callable[[str, str], None]
) -> None:
    data = page_data(report, ReportOptions(language, version="1.0.0", made="2026-01-02"))
    del data["text"]
    golden(f"html.{language}.json", dump(data, indent=1) + "\n")


def test_a_part_has_the_state_of_its_worst_finding() -> None:
    found = [
        finding("x.md", "T004", "warning", "b"),
        finding("x.md", "S001", "error", "b"),
        finding("x.md", "S001", "error", "d"),
        finding("x.md", "T004", "warning"),
    ]
    note = NoteDetails("x.md", "s", PARTS)
    data = page_data(CheckReport(found, Summary(), details=[note]), ReportOptions())
    assert data["schemas"] == [
        {"name": "s", "columns": [["a", "A"], ["b", "B"], ["c", "C"], ["d", "D"], ["T", "Text"]]}
    ]
    assert [note[:5] for note in data["notes"]] == [["x.md", 0, "ceaew", True, "none"]]
    assert sorted(data["notes"][0][5]) == [[0, 0, 0, 2], [1, 1, 0, 2]]


def test_a_part_whose_quotes_have_no_article_was_not_checked() -> None:
    quotes = (QuoteDetail("b", "unchecked", 3, 1, "words"),)
    note = NoteDetails("x.md", "s", PARTS, quotes)
    data = page_data(CheckReport([], Summary(), details=[note]), ReportOptions())
    assert data["notes"][0][2] == "cnaa"


def test_what_a_note_could_not_be_asked_was_not_checked() -> None:
    notes = [NoteDetails("x.md", "s", PARTS), NoteDetails("y.md", read=False)]
    found = [finding("y.md", "T004", "error"), finding("x.md", "T004", "unverified", "a")]
    data = page_data(CheckReport(found, Summary(), details=notes), ReportOptions())
    assert [note[2] for note in data["notes"]] == ["ncaa", "e"]
    assert [schema["name"] for schema in data["schemas"]] == ["s", ""]


@pytest.mark.parametrize(
    ("verdict", "shown"),
    [
        (Verdict("ok"), 3),
        (Verdict("ok", moved="https://b.example/"), 2),
        (Verdict("ok", soft="title"), 1),
        (Verdict("gone", "status", status=404), 0),
        (Verdict("refused", "status", status=403), 1),
        (Verdict("unknown", "timeout"), 1),
        (Verdict("skipped"), 4),
    ],
)
def test_a_link_has_one_of_five_verdicts(verdict: Verdict, shown: int) -> None:
    link = LinkState("https://a.example/", verdict, False, 0.0, (("x.md", 3),))
    report = CheckReport([], Summary(), details=[NoteDetails("x.md")], links=[link])
    (row,) = page_data(report, ReportOptions())["links"]
    assert row[1] == shown
    assert row[-1] == [[0, 3]]


@given(st.text(), st.text())
def test_any_text_stays_data(path: str, quote: str) -> None:
    note = NoteDetails(path, "s", PARTS, (QuoteDetail("a", "absent", 1, 1, quote),))
    html = render("html", CheckReport([], Summary(), details=[note]), ReportOptions())
    data = embedded(html)
    assert data["notes"][0][0] == path
    later = CHUNK.search(html)
    assert later
    assert json.loads(later[1])["quotes"][0][0][3] == quote
    assert "##" not in html
    assert html.encode("utf-8")


def test_a_page_of_the_same_data_is_the_same_but_for_the_data(report: CheckReport) -> None:
    one, other = (render("html", r, ReportOptions()) for r in (report, CheckReport([], Summary())))
    assert CHUNK.sub("", DATA.sub("", one)).split() == DATA.sub("", other).split()


def test_the_page_names_no_address() -> None:
    html = page({"text": {}, "notes": []}, "en")
    addresses = set(re.findall(r"https?://[^\s\"'`]+", html))
    assert addresses == {"http://www.w3.org/2000/svg"}


def test_a_long_line_is_cut_around_its_place(findings: Sequence[Finding]) -> None:
    line = "가" * 5000 + "x" + "나" * 5000
    long = findings[0]._replace(
        line=1, column=5001, end_line=1, end_column=5002, excerpt=(line,), expected="y" * 9000
    )
    data = page_data(CheckReport([long], Summary()), ReportOptions())
    shown = data["findings"][0][0]
    ((text, start, end, ends),) = shown[10]
    assert (len(text), text[start:end], ends) == (300, "x", 3)
    assert len(shown[6]) == 2000


def test_the_script_uses_every_text_and_no_other() -> None:
    html = page({"text": {}, "notes": []}, "en")
    used = set(re.findall(r"""(?<!\w)t\(["'](\w+)["']""", html))
    assert used <= set(TEXTS)
