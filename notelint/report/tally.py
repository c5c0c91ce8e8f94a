"""How often each rule was broken, for `--statistics`."""

from collections import Counter
from collections.abc import Sequence

from notelint.model.finding import Finding


def tally(findings: Sequence[Finding]) -> list[str]:
    """A line for each rule: count, code, name; the most frequent first."""
    counts = Counter((finding.code, finding.name) for finding in findings)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    digits = len(str(ranked[0][1])) if ranked else 0
    return [f"{count:>{digits}}  {code}  {name}" for (code, name), count in ranked]
