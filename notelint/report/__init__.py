"""Floor 4, edge out: findings and summary as text, one file a format. Nothing here prints."""

from collections.abc import Sequence
from importlib import import_module

from notelint.model.facts import Summary
from notelint.model.finding import Finding
from notelint.report.options import Options

FORMATS = {
    "full": "notelint.report.full",
    "concise": "notelint.report.concise",
    "json": "notelint.report.json_format",
    "sarif": "notelint.report.sarif",
    "github": "notelint.report.github",
}
"""The formats by name, each the module whose `render` makes it; only the asked one is imported."""


def render(name: str, findings: Sequence[Finding], summary: Summary, options: Options) -> str:
    """A report in one of `FORMATS`, its last line ended. The findings come in the given order.

    Paths of files whose names are no UTF-8 keep their surrogate escapes (PEP 383), except in
    JSON and SARIF, which escape them: write the text with `notelint.files.write.to_bytes` or the
    like.
    """
    text: str = import_module(FORMATS[name]).render(findings, summary, options)
    return text
