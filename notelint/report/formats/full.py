"""A paragraph for each finding: its source lines, what was expected and found, what to do."""

from collections.abc import Iterator

from notelint.locale import in_language
from notelint.model.facts import CheckReport
from notelint.model.finding import Finding
from notelint.report import ReportOptions
from notelint.report.excerpt import excerpt, underlined
from notelint.report.formats.concise import line_of
from notelint.report.messages import (
    ARTICLE,
    EXPECTED,
    FOUND,
    HELP,
    PART,
    QUOTE,
    SCHEMA,
    SEE_ALSO,
    SEVERITIES,
    help_text,
    label,
    message_of,
)
from notelint.report.summary import ending
from notelint.report.terminal import Paint, visible, visible_path, width

LONGEST = 400
"""Code points of `expected` and `found` that are shown: a quote, but not a chapter."""


def render(report: CheckReport, options: ReportOptions) -> str:
    """A paragraph for each finding, then the summary."""
    return "".join(pieces(report, options))


def pieces(report: CheckReport, options: ReportOptions) -> Iterator[str]:
    """As `render`, paragraph by paragraph."""
    for finding in report.findings:
        yield f"{paragraph(finding, options)}\n\n"
    yield ending(report, options)


def paragraph(finding: Finding, options: ReportOptions) -> str:
    """A finding's paragraph, without a line ending after its last line."""
    paint = Paint(options.colour)
    gutter = len(str(finding.line + max(0, len(finding.excerpt) - 1))) + 2
    message, severity = message_of(finding, options.language), SEVERITIES[finding.severity]
    # A message of several lines (a traceback) keeps them if there is nothing else to show.
    first, *rest = [message] if any(finding.excerpt) else message.splitlines() or [""]
    lines = [line_of(finding, first, label(severity, options.language), options)]
    lines += [f"    {visible(line)}" for line in rest]
    if any(finding.excerpt):
        lines += excerpt(finding, gutter, options)
    margin = f"{'':>{gutter}} {paint('gutter', '=')} "
    for name, text, carets in _details(finding, gutter, options):
        lines.append(f"{margin}{paint('strong', name + ':')} {text}")
        if carets:
            indent = " " * (width(name) + 2)
            lines.append(f"{margin}{indent}{paint(finding.severity, carets)}")
    return "\n".join(lines)


def _compared(
    finding: Finding, gutter: int, options: ReportOptions
) -> Iterator[tuple[str, str, str]]:
    """What was expected and what was found; of a quote, the passage and the quote."""
    names = (ARTICLE, QUOTE) if finding.code.startswith("Q") else (EXPECTED, FOUND)
    labels = tuple(label(name, options.language) for name in names)
    label_width = max(map(width, labels))
    room = options.width - gutter - label_width - 5
    texts = (
        (finding.expected, finding.expected_marks),
        (finding.found, finding.found_marks),
    )
    for name, (text, marks) in zip(labels, texts, strict=True):
        indent = " " * (label_width - width(name))
        if text and marks:
            shown, carets = underlined(text, marks, room)
            yield name, indent + shown, indent + carets
        elif text:
            cut = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
            yield name, indent + visible(cut), ""


def _details(
    finding: Finding, gutter: int, options: ReportOptions
) -> Iterator[tuple[str, str, str]]:
    """The lines below the excerpt: a label, a text, and the carets below it."""
    language = options.language
    if finding.expected or finding.found:
        yield from _compared(finding, gutter, options)
    if finding.related:
        line, column = finding.related[:2]
        path = visible_path(finding.related_path or finding.path)
        yield label(SEE_ALSO, language), f"{path}:{line}:{column}", ""
    yield label(HELP, language), visible(help_text(finding, language)), ""
    if finding.schema:
        line_number = f":{finding.schema_line}" if finding.schema_line else ""
        part = in_language(PART.given(part=finding.part), language) if finding.part else ""
        yield label(SCHEMA, language), visible(f"{finding.schema}{line_number}{part}"), ""
