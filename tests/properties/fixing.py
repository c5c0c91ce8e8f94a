"""What holds of every note that is fixed; for the tests, and for long runs by hand.

    python tests/properties/fixing.py 100000 SEED

fixes so many notes that are made of the sample notes by random edits, and shows what it has seen.
"""

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from notelint.commands.notes import plan_for_schema
from notelint.lint.check_note import CheckedNote, checked_note
from notelint.lint.fix_note import FixedNote, FixRequest, fix_note
from notelint.model.finding import Finding
from notelint.model.plan import Plan
from notelint.rules import RULES
from notelint.schema.loading import load_schema

NOTES = Path(__file__).parent.parent / "notes"

PIECES = [
    *[" ", "  \n", "\n", "\n\n\n", "\t", "\r\n", "\r", "\0", "\ufeff", "\u200b", "\u00ad"],
    *["**", "*", "`", "_", "~~", "# ", "## ", "> ", "- ", "1. ", "---\n", "\n---\n\n", "```\n"],
    *["[가](나)", "[a][b]", "[b]: https://b.example\n", "[^1]", "\n[^1]: x\n", "<b>", "&amp;", "|"],
    *["https://a.example/b", "www.a.example", "<https://a.example>", "https://a.example/b)."],
    *["\u1112\u1161\u11ab", "“전력”", "**“전력”**이", "25달러", "…", "가나다", "word", "「」"],
    *["<!-- notelint: disable=T004 -->", "<!-- notelint: enable -->", "TODO", "{{x}}", "[ ] "],
]


class Sample(NamedTuple):
    """A note to start from, and the plan that it is checked with."""

    name: str
    text: str
    plan: Plan


def samples() -> list[Sample]:
    """The sample notes with a schema each, and two of them without."""
    found = []
    for file in sorted(NOTES.glob("*.md")):
        schema = file.with_suffix(".yaml")
        text = file.read_text(encoding="utf-8")
        if schema.exists():
            found.append(Sample(file.stem, text, plan_for_schema(load_schema(str(schema)))))
    free = found[0].plan._replace(schemas=(), forced="")
    return [*found, *(Sample(f"{one.name}, no schema", one.text, free) for one in found[:2])]


Choose = Callable[[int], int]
"""A number from 0 up to, and without, a bound."""


def edited(text: str, times: int, choose: Choose) -> str:
    """A text after random edits: pieces put in, and lines deleted, doubled, moved or cut."""
    for _ in range(times):
        lines = text.splitlines(keepends=True) or [""]
        kind, at = choose(8), choose(len(lines))
        line = lines[at]
        if kind < 4:
            place = choose(len(line) + 1) if kind < 2 else (0 if kind == 2 else len(line.rstrip()))
            lines[at] = line[:place] + PIECES[choose(len(PIECES))] + line[place:]
        elif kind == 4:
            lines[at] = ""
        elif kind == 5:
            lines[at] = line * 2
        elif kind == 6:
            lines.insert(choose(len(lines)), lines.pop(at))
        else:
            place = choose(len(line) + 1)
            lines[at] = line[:place] + line[place + 1 :]
        text = "".join(lines)
    return text


class Outcome(NamedTuple):
    """A note before its fixes and after them."""

    before: CheckedNote
    after: CheckedNote
    fixed: FixedNote


def fix_and_check(text: str, plan: Plan, *, unsafe: bool) -> Outcome | None:
    """Fix a note, and assert what must hold; None if the note cannot be checked."""
    data = text.encode("utf-8", "replace")
    request = FixRequest(unsafe)
    fixed = fix_note("note.md", data, plan, request=request)
    if any(finding.code in ("N004", "N005") for finding in fixed.result.findings):
        assert fixed.data == data
        return None
    before, after = checked_note("note.md", data, plan), checked_note("note.md", fixed.data, plan)
    assert fixed.result == after.result
    assert not fixed.unstable
    again = fix_note("note.md", fixed.data, plan, request=request)
    assert (again.data, again.applied) == (fixed.data, ()), "fixing is idempotent"
    assert unsafe or all(finding.fix_safe for finding in fixed.applied)
    assert all(agrees(finding) for finding in before.result.findings), "the rule's kind of fix"
    assert not kinds(after) - kinds(before), "no new finding"
    assert len(verified(before)) <= len(verified(after)), "no verified quote is lost"
    codes = {finding.code for finding in fixed.applied}
    if not any(RULES[code].edits_structure for code in codes):
        assert outline(before) == outline(after), "the same structure"
    if not any(RULES[code].edits_quotations for code in codes):
        kept = fixed.data.decode()
        assert all(piece in kept for piece in quotations(before)), "the same article and quotes"
    return Outcome(before, after, fixed)


def agrees(finding: Finding) -> bool:
    """Whether a finding's fix is of the kind that its rule says it has."""
    kind = "safe" if finding.fix_safe else "unsafe"
    return not finding.fix or RULES[finding.code].fix in (kind, "mixed")


def kinds(checked: CheckedNote) -> Counter[tuple[str, str, str]]:
    """How many findings there are of each message and part."""
    return Counter(
        (finding.code, finding.message.name, finding.part) for finding in checked.result.findings
    )


def verified(checked: CheckedNote) -> set[tuple[str, str]]:
    """The verified quotes."""
    return {
        (quote.part.id, quote.text)
        for quote in checked.bound.quotes
        if quote.passage.similarity == 1.0
    }


def quotations(checked: CheckedNote) -> Iterator[str]:
    """The source of each verified quote and of each block of the article that it comes from."""
    source = checked.bound.note.source
    for quote in checked.bound.quotes:
        if quote.passage.similarity == 1.0 and quote.source is None and quote.part.quotes:
            yield source.slice(quote.item.span_of_text)
            for section in checked.bound.of(quote.part.quotes.origin.source):
                if section.part.holds not in ("link", "links"):
                    yield from (source.slice(block.span) for block in section.blocks)


def outline(checked: CheckedNote) -> list[tuple[str, int]]:
    """Kind and level of each block."""
    return [(block.kind, block.level) for block in checked.bound.note.walk()]


def main(number: int, seed: int) -> None:
    """Fix so many notes; safe fixes and all fixes in turn."""
    chance = random.Random(seed)
    every = samples()
    seen: Counter[str] = Counter()
    for index in range(number):
        sample = every[chance.randrange(len(every))]
        text = edited(sample.text, 1 + chance.randrange(10), chance.randrange)
        try:
            outcome = fix_and_check(text, sample.plan, unsafe=index % 2 == 1)
        except AssertionError as error:
            seen["failed"] += 1
            Path(tempfile.gettempdir(), f"fixing-{seed}-{index}.md").write_text(
                text, encoding="utf-8", newline=""
            )
            print(f"{sample.name} {seed} {index}: {error}", flush=True)
            continue
        if outcome is None:
            seen["not checked"] += 1
            continue
        found = [finding for finding in outcome.before.result.findings if finding.fix]
        seen["notes"] += 1
        seen["findings with a fix"] += len(found)
        seen["applied"] += len(outcome.fixed.applied)
        seen["left with a safe fix"] += sum(
            bool(finding.fix) and finding.fix_safe for finding in outcome.after.result.findings
        )
        seen.update(f"applied {finding.code}" for finding in outcome.fixed.applied)
        if index % 1000 == 999:
            print(index + 1, dict(seen), flush=True)
    print(dict(sorted(seen.items())))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
