"""One finding as a paragraph: its source lines, what was expected, what was found, what to do."""

from collections.abc import Iterator

from notelint.model.finding import Finding
from notelint.report.excerpt import excerpt
from notelint.report.headline import headline, headlines
from notelint.report.options import Options
from notelint.report.paint import Paint
from notelint.report.screen import visible, visible_path, width
from notelint.report.underline import underlined
from notelint.report.words import EXPECTED, FOUND, HELP, PART, SCHEMA, SEE_ALSO, help_text

LONGEST = 400
"""Code points of `expected` and `found` that are shown: a quote, but not a chapter."""


def paragraph(finding: Finding, options: Options) -> str:
    """A finding's paragraph, without a last line end."""
    paint = Paint(options.colour)
    gutter = len(str(finding.line + max(0, len(finding.excerpt) - 1))) + 2
    if any(finding.excerpt):
        lines = [headline(finding, options), *excerpt(finding, gutter, options)]
    else:
        lines = headlines(finding, options)
    margin = f"{'':>{gutter}} {paint('gutter', '=')} "
    for label, text, carets in _labels(finding, options):
        lines.append(f"{margin}{paint('strong', label + ':')} {text}")
        if carets:
            blank = " " * (width(label) + 2)
            lines.append(f"{margin}{blank}{paint(finding.severity, carets)}")
    return "\n".join(lines)


def _labels(finding: Finding, options: Options) -> Iterator[tuple[str, str, str]]:
    """What is said below the excerpt, each with its label, and the carets below it."""
    language = options.language
    pair = (EXPECTED.of(language), FOUND.of(language))
    wide = max(map(width, pair))
    gutter = len(str(finding.line + max(0, len(finding.excerpt) - 1))) + 2
    room = options.width - gutter - wide - 5
    sides = (
        (finding.expected, finding.expected_marks),
        (finding.found, finding.found_marks),
    )
    for label, (text, marks) in zip(pair, sides, strict=True):
        blank = " " * (wide - width(label))
        if text and marks:
            shown, carets = underlined(text, marks, room)
            yield label, blank + shown, blank + carets
        elif text:
            yield label, blank + visible(_cut(text)), ""
    if finding.related:
        place = f"{finding.related[0]}:{finding.related[1]}"
        path = visible_path(finding.related_path or finding.path)
        yield SEE_ALSO.of(language), f"{path}:{place}", ""
    yield HELP.of(language), visible(help_text(finding, language)), ""
    if finding.schema:
        line = f":{finding.schema_line}" if finding.schema_line else ""
        part = PART.of(language).format(part=finding.part) if finding.part else ""
        yield SCHEMA.of(language), visible(f"{finding.schema}{line}{part}"), ""


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
