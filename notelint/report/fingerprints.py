"""Names of findings for services, the same while lines around the findings come and go."""

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from notelint.lint.fingerprints import text_at
from notelint.model.finding import Finding


def fingerprints(findings: Iterable[Finding]) -> Iterator[str]:
    """For each finding a hash of its rule, file, part and text.

    It does not change when lines around the finding come and go, nor with the language: neither
    line numbers nor messages are in it. Findings with equal hashes are numbered in the order of the
    report. A baseline's fingerprints (`lint.fingerprints`) are others: without the file, and with
    all of a quote.
    """
    counts: Counter[str] = Counter()
    for finding in findings:
        text = finding.found or text_at(finding) or "\n".join(finding.excerpt)
        data = "\0".join((finding.code, finding.path, finding.part, text))
        name = sha256(data.encode("utf-8", "surrogatepass")).hexdigest()[:20]
        counts[name] += 1
        yield f"{name}:{counts[name]}"
