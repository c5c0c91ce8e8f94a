"""Findings and summary → text: one file a format, and what the formats share. Nothing here prints.

Formats, each with a `render`; a new one is its file, its line in `FORMATS` and a golden file:
    full, concise, json_format, sarif, github

Used by other packages, too:
    messages     texts of findings
    concise      `headline`, a finding on one line
    terminal     text that is safe to show
    rule_page    the page of a rule, the list of rules
    inference    the report of `init --infer`

summary and excerpt are parts that formats share.
"""

from importlib import import_module
from typing import NamedTuple

from notelint.model.facts import CheckReport
from notelint.model.message import Language

FORMATS = {
    "full": "notelint.report.full",
    "concise": "notelint.report.concise",
    "json": "notelint.report.json_format",
    "sarif": "notelint.report.sarif",
    "github": "notelint.report.github",
}
"""Each format's name and its module, which is imported only if the format is chosen."""


class ReportOptions(NamedTuple):
    """How a report looks.

    `width` is the terminal's, in columns; source lines are cut to it. `statistics` adds the number
    of findings for each rule. `version` is notelint's own. `failed`: something could not be
    checked, and no finding says so.
    """

    language: Language = "en"
    colour: bool = False
    width: int = 100
    statistics: bool = False
    version: str = ""
    failed: bool = False


def render(format_name: str, report: CheckReport, options: ReportOptions) -> str:
    """A report in one of `FORMATS`, its last line ended, its findings in the given order.

    Paths that are not valid UTF-8 keep their surrogate escapes (PEP 383), except in JSON and SARIF,
    which escape them: write the text with `notelint.files.write.to_bytes` or the like.
    """
    text: str = import_module(FORMATS[format_name]).render(report, options)
    return text
