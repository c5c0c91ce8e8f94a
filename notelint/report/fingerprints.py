"""Names of findings that stay the same while lines around them come and go, and their texts."""

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256

from notelint.model.finding import Finding


def fingerprints(findings: Sequence[Finding]) -> Iterator[str]:
    """For each finding a hash of its rule, file, part and text.

    It does not change when lines around the finding come and go, nor with the language: neither
    line numbers nor messages are in it. Findings with equal hashes are numbered in the order of the
    report.
    """
    counts: Counter[str] = Counter()
    for finding in findings:
        text = finding.found or text_of(finding) or "\n".join(finding.excerpt)
        data = "\0".join((finding.code, finding.path, finding.part, text))
        name = sha256(data.encode("utf-8", "surrogatepass")).hexdigest()[:20]
        counts[name] += 1
        yield f"{name}:{counts[name]}"


def is_whole(finding: Finding) -> bool:
    """Whether the finding carries all lines of its place."""
    return finding.end_line - finding.line < len(finding.excerpt)


def text_of(finding: Finding) -> str:
    """The text at the finding's place, lines joined by line feeds; of a long one the beginning."""
    lines = list(finding.excerpt[: finding.end_line - finding.line + 1])
    if not lines:
        return ""
    if finding.end_line == finding.line:  # at once: a long line may have many findings
        return lines[0][finding.column - 1 : finding.end_column - 1]
    if is_whole(finding):
        lines[-1] = lines[-1][: finding.end_column - 1]
    lines[0] = lines[0][finding.column - 1 :]
    return "\n".join(lines)
