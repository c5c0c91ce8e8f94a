"""Four times the note takes about four times the work, whatever its quotes and figures are."""

from collections.abc import Callable

import pytest

from notelint.config.schemas.schema_file import read_schema
from notelint.engine.check import check_note
from notelint.model.plan import Plan, Selected
from notelint.rules import RULES

SCHEMA = read_schema(
    b"""\
notelint: 1
name: grown
order: any
parts:
  - {id: article, heading: A, holds: prose, marks: {evidence: strong}}
  - id: quotes
    heading: Q
    count: "*"
    holds: quotes
    quotes: {from: article, marked: evidence, remark: ["-", ">"], items: all}
  - id: terms
    heading: T
    count: "*"
    holds: definitions
    each: {term: {appears_in: article}}
  - {id: figures, heading: F, count: "*", figures: {from: article}}
""",
    "grown.yaml",
)
PLAN = Plan(
    root="",
    rules=tuple(
        Selected(rule.code, rule.severity, rule.options() if rule.options else None)
        for rule in RULES.values()
        if rule.code[0] in "QN"
    ),
    schemas=(SCHEMA,),
    forced="grown",
)
ARTICLE = "# A\n\nThe pump costs **25 euros** a month. It is louder than before.\n\n"
GROWING = {
    "figures of a paragraph": lambda n: f"{ARTICLE}# F\n\n{'*7* &amp; ' * n}\n",
    "figures of parts": lambda n: ARTICLE + "# F\n\n77\n\n" * n,
    "figures of an article": lambda n: f"# A\n\n{'1억 2,000만 원 ' * n}\n\n# F\n\n7\n",
    "marked words": lambda n: f"# A\n\n{'**word here** and ' * n}\n\n# Q\n\n* nothing\n",
    "marked sentences": lambda n: f"# A\n\n**{'One word here. ' * n}** x\n\n# Q\n\n* nothing\n",
    "absent quotes": lambda n: f"{ARTICLE}# Q\n\n" + "* nothing at all like this\n" * n,
    "changed quotes": lambda n: f"{ARTICLE}# Q\n\n" + "* The pump costs 35 euros a month\n" * n,
    "quotes of parts": lambda n: ARTICLE + "# Q\n\n* The pump costs\n\n" * n,
    "terms": lambda n: f"{ARTICLE}# T\n\n" + "* Pump\n" * n,
    "pieces": lambda n: f"# A\n\n{'alpha beta ' * n}\n\n# Q\n\n* {'alpha beta … ' * n}\n",
    "absent pieces": lambda n: f"# A\n\n{'alpha beta ' * n}\n\n# Q\n\n* {'gamma delta … ' * n}\n",
    "remarks": lambda n: f"{ARTICLE}# Q\n\n* {'The > pump - costs ' * n}\n",
    "sources": lambda n: f"{ARTICLE}# Q\n\n* {'“The” (p. 1) ' * n}\n",
    "visible asterisks": lambda n: f"# A\n\n{'그는 **“절대”**라고 ' * n}\n\n# Q\n\n* 그는 절대\n",
}


@pytest.mark.parametrize("name", GROWING)
def test_no_note_takes_more_than_its_length(
    name: str, operations: Callable[[Callable[[], object]], int]
) -> None:
    def check(number: int) -> None:
        result = check_note("note.md", GROWING[name](number).encode(), PLAN)
        assert not [one for one in result.findings if one.code == "N004"]

    check(10)  # what is done once
    small, large = operations(lambda: check(40)), operations(lambda: check(160))
    assert large < 5 * small
