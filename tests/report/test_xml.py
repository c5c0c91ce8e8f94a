"""JUnit's and Checkstyle's XML: valid whatever the notes hold, and read by others' libraries."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped
from lxml import etree

from notelint.model.facts import CheckReport, NoteStatus, Summary
from notelint.model.finding import Finding
from notelint.model.message import message
from notelint.report import ReportOptions, render
from notelint.report.xml_text import xml_text

XSD = etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / "junit-10.xsd"))


def xml(name: str, report: CheckReport) -> bytes:
    return render(name, report, ReportOptions()).encode("utf-8")


def junit(report: CheckReport) -> JUnitXml:
    data = xml("junit", report)
    XSD.assertValid(etree.parse(BytesIO(data)))
    return JUnitXml.fromstring(data)


def test_junit_has_a_suite_for_each_note(report: CheckReport) -> None:
    suites = list(junit(report))
    assert [suite.name for suite in suites] == [
        "notes/메모.md",
        "a,b:c%.md",
        "caf<U+DCE9>.md",
        "evil<U+001B>[2J<U+000A>.md",
    ]
    assert [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in suites] == [
        *((2, 2, 0, 0), (1, 1, 0, 0), (1, 0, 0, 1), (1, 1, 0, 0))
    ]


def test_junit_counts_the_whole_run(report: CheckReport) -> None:
    whole = junit(report)
    assert (whole.tests, whole.failures, whole.errors) == (5, 4, 0)


def test_what_is_unverified_is_skipped(report: CheckReport) -> None:
    results = [case.result[0] for suite in junit(report) for case in suite]
    assert [type(result) for result in results] == [Failure, Failure, Failure, Skipped, Failure]
    assert [result.type for result in results[1:4]] == ["error", "warning", "unverified"]
    assert results[0].message == "the article has no '월 30달러', in line 40"
    assert results[0].text == (
        "notes/메모.md:12:10: the article has no '월 30달러', in line 40\n"
        "Copy the passage word for word."
    )


def test_tests_of_junit_have_names_that_do_not_change_with_lines(report: CheckReport) -> None:
    suite = next(iter(junit(report)))
    assert [(case.classname, case.name) for case in suite] == [
        ("notes/메모.md", "Q901 quote-off"),
        ("notes/메모.md", "Q901 quote-off (2)"),
    ]


def test_a_note_without_findings_is_a_test_that_passed() -> None:
    (suite,) = junit(CheckReport((), Summary(notes=1), [NoteStatus("a.md", "til", "note", True)]))
    (case,) = suite
    assert (suite.tests, suite.failures, case.is_passed) == (1, 0, True)


def test_a_note_that_could_not_be_checked_is_an_error() -> None:
    crash = Finding(
        "a.md", 1, 1, 1, 1, "N004", "internal-error", "error", message("crash", error="b")
    )
    (suite,) = junit(CheckReport([crash], Summary(), [NoteStatus("a.md", "", "none", False)]))
    assert suite.errors == 1
    assert isinstance(next(iter(suite)).result[0], Error)


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_nothing_is_well_formed_too(name: str) -> None:
    assert len(etree.fromstring(xml(name, CheckReport((), Summary())))) == 0


def test_checkstyle_has_the_findings_of_each_file(findings: Sequence[Finding]) -> None:
    root = etree.fromstring(xml("checkstyle", CheckReport(findings, Summary())))
    assert root.tag == "checkstyle"
    assert [file.get("name") for file in root] == [
        "notes/메모.md",
        "a,b:c%.md",
        "caf<U+DCE9>.md",
        "evil<U+001B>[2J<U+000A>.md",
    ]
    assert {(file.tag, error.tag) for file in root for error in file} == {("file", "error")}
    assert dict(root[1][0].attrib) == {
        "line": "1",
        "column": "4",
        "severity": "warning",
        "message": "2 blanks: 5% off",
        "source": "notelint.T902",
    }
    assert [error.get("severity") for file in root for error in file] == [
        *("error", "error", "warning", "info", "error")
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("]]><b a='\"'>&amp;", "]]><b a='\"'>&amp;"),
        ("\x00\x0b\ufffe\ud800", "<U+0000><U+000B><U+FFFE><U+D800>"),
        ("a\r\nb\tc", "a  b c"),
        ("##vso[task.complete]##[error]", "##vso[task.complete]##[error]"),
        ("가👩‍💻", "가👩‍💻"),
    ],
)
def test_any_text_is_read_as_other_reports_show_it(text: str, shown: str) -> None:
    escaped = xml_text(text)
    assert "##" not in escaped
    element = etree.fromstring(f'<a b="{escaped}">{escaped}</a>')
    assert element.text == element.get("b") == shown
