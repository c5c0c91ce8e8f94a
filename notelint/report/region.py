"""The text that a finding points at, as far as it brings the lines along."""

from notelint.model.finding import Finding


def is_whole(finding: Finding) -> bool:
    """Whether the finding brings along all lines that it points at."""
    return finding.end_line - finding.line < len(finding.excerpt)


def text_of(finding: Finding) -> str:
    """What stands at the finding's place, lines joined by line feeds; of a long one the start."""
    lines = list(finding.excerpt[: finding.end_line - finding.line + 1])
    if not lines:
        return ""
    if finding.end_line == finding.line:  # at once: the line may be long, and have many findings
        return lines[0][finding.column - 1 : finding.end_column - 1]
    if is_whole(finding):
        lines[-1] = lines[-1][: finding.end_column - 1]
    lines[0] = lines[0][finding.column - 1 :]
    return "\n".join(lines)
