"""Findings and summary → text: the formats, and what they share. Nothing here prints.

A new format is its file in `formats`, its line in `FORMATS` and a golden file.

Used by other packages, too:
    messages          texts of findings
    formats.concise   `headline`, a finding on one line
    terminal          text that is safe to show
    rule_page         the page of a rule
    rule_list         lists of rules
    inference         the report of `init --infer`

summary, excerpt, fingerprints, documentation, xml_text and markdown_text are parts that formats
share.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import Literal, NamedTuple

from notelint.model.facts import CheckReport
from notelint.model.message import Language

FormatKind = Literal["text", "escaped", "json"]
"""What a report is: text with foreign text in it, for people; text in which that is escaped, as
XML or as commands for a CI service; or JSON."""


class ReportFormat(NamedTuple):
    """A format's module, which is imported only if the format is chosen, and its kind.

    `detailed`: it shows the details of notes, which are collected only for such a format.
    `streams`: its module has `pieces`, for reports that are too long for one text; of these it
    goes through the findings several times, and does not list the notes.
    """

    module: str
    kind: FormatKind = "text"
    detailed: bool = False
    streams: bool = False


FORMATS = {
    "full": ReportFormat("notelint.report.formats.full", streams=True),
    "concise": ReportFormat("notelint.report.formats.concise", streams=True),
    "json": ReportFormat("notelint.report.formats.json_format", "json"),
    "jsonl": ReportFormat("notelint.report.formats.json_lines", "json", streams=True),
    "sarif": ReportFormat("notelint.report.formats.sarif", "json"),
    "github": ReportFormat("notelint.report.formats.github", "escaped"),
    "gitlab": ReportFormat("notelint.report.formats.gitlab", "json"),
    "azure": ReportFormat("notelint.report.formats.azure", "escaped"),
    "junit": ReportFormat("notelint.report.formats.junit", "escaped"),
    "checkstyle": ReportFormat("notelint.report.formats.checkstyle", "escaped"),
    "rdjson": ReportFormat("notelint.report.formats.rdjson", "json"),
    "markdown": ReportFormat("notelint.report.formats.markdown"),
    "html": ReportFormat("notelint.report.formats.html", "escaped", detailed=True),
}
"""The formats by name."""


class ReportOptions(NamedTuple):
    """How a report looks.

    `width` is the terminal's, in columns; source lines are cut to it. `statistics` adds the number
    of findings for each rule. `version` is notelint's own. `failed`: something could not be
    checked, and no finding says so. `made` is the date that the page shows, "" for none. `quiet`:
    findings, and nothing about the run. `unsafe_fixes`: the user has asked for unsafe fixes.
    """

    language: Language = "en"
    colour: bool = False
    width: int = 100
    statistics: bool = False
    version: str = ""
    failed: bool = False
    made: str = ""
    quiet: bool = False
    unsafe_fixes: bool = False


def render(format_name: str, report: CheckReport, options: ReportOptions) -> str:
    """A report in one of `FORMATS`, its last line ended, its findings in the given order.

    Paths that are not valid UTF-8 keep their surrogate escapes (PEP 383), except in JSON, which
    escapes them, and in XML, which cannot have them: write the text with
    `notelint.files.write.to_bytes` or the like.
    """
    text: str = import_module(FORMATS[format_name].module).render(report, options)
    return text


def render_pieces(format_name: str, report: CheckReport, options: ReportOptions) -> Iterator[str]:
    """As `render`, in pieces of whole lines; for formats that stream."""
    pieces: Iterator[str] = import_module(FORMATS[format_name].module).pieces(report, options)
    return pieces
