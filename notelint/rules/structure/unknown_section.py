"""S004: a heading that the schema does not name."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule
from notelint.model.schema import Part
from notelint.text.edits.headings import rename_heading
from notelint.text.headings import most_similar_heading


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each heading that no part accounts for; an error where extras are denied."""
    del options
    for violation in bound.structure_violations:
        if violation.kind != "unknown" or violation.block is None:
            continue
        found, part = violation.block.text.plain, violation.part
        fix = None
        if violation.likely and part:
            name = _meant(part, found)
            wording = message("misspelt", found=found, part=name)
            fix = rename_heading(violation.block, name)
        else:
            wording = message("unknown", found=found)
        yield Problem(
            violation.span,
            wording,
            part=part.id if part else "",
            severity="error" if violation.denied else None,
            fix=fix,
        )


def _meant(part: Part, found: str) -> str:
    """Of a part's names the one that is most like what was found."""
    names = part.heading.names if part.heading else ()
    return most_similar_heading(names, found) or part.title


SCHEMA = """\
parts:
  - {id: glossary, heading: 용어정리, count: "?"}
  - {id: evidence, heading: 본문의 근거}
"""

RULE = Rule(
    code="S004",
    name="unknown-section",
    severity="warning",
    summary="Section not in the schema",
    why=(
        "A heading that is not in the schema is often misspelled, and its "
        "content is not checked. Headings deeper than all headings of the "
        "schema are content, and not reported."
    ),
    messages={
        "unknown": "section `{found}` is not in the schema",
        "misspelt": "section `{found}` is not in the schema; did you mean `{part}`?",
    },
    help=(
        "Correct the heading, or add the section to the schema. Set `extras: allow` to allow any "
        "section, `extras: deny` to make this an error. A schema of your own changes a built-in "
        "one with `extends`."
    ),
    examples=(
        Example(
            "# 기사\n\n## 용어정이\n\n* 말\n\n## 본문의 근거\n\n* 인용\n",
            at=("3:4",),
            schema=SCHEMA,
        ),
        Example("# 기사\n\n## 본문의 근거\n\n* 인용\n\n### 메모\n\n덧붙임\n", schema=SCHEMA),
    ),
    fix="unsafe",
    edits_structure=True,
    check=check,
)
