"""Run in a terminal by test_terminal.py: prints the report of lines that come as JSON."""

import json
import shutil
import sys

from notelint.model.facts import CheckReport, Summary
from notelint.model.finding import Finding
from notelint.model.message import message
from notelint.report import ReportOptions, render

wording = message("trailing", count=2)
findings = [
    Finding("a.md", 1, start, 1, end, "T004", "trailing-space", "warning", wording, excerpt=(line,))
    for line, start, end in json.loads(sys.argv[1])
]
options = ReportOptions(colour=True, width=shutil.get_terminal_size().columns)
sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
print(render("full", CheckReport(findings, Summary(notes=1, with_schema=1)), options), end="")
