"""What stays the same of a finding when lines around it come and go."""

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256

from notelint.model.finding import Finding
from notelint.report.region import text_of


def fingerprints(findings: Sequence[Finding]) -> Iterator[str]:
    """For each finding a hash of its rule, its file, its part and what stands there.

    Neither lines nor messages, which may name lines, are in it; nor is the language of the report.
    Findings that are alike in all that are told apart by their number, in the order of the report.
    """
    seen: Counter[str] = Counter()
    for finding in findings:
        there = finding.found or text_of(finding) or "\n".join(finding.excerpt)
        parts = (finding.code, finding.path, finding.part, there)
        data = "\0".join(parts).encode("utf-8", "surrogatepass")
        name = sha256(data).hexdigest()[:20]
        seen[name] += 1
        yield f"{name}:{seen[name]}"
