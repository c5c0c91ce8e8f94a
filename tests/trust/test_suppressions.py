"""Comments of a stranger: however many there are, each is looked at once."""

from collections.abc import Callable

import pytest

from notelint.lint.check_note import check_note
from notelint.model.plan import Plan, SelectedRule
from notelint.rules import RULES
from notelint.schema.loading import read_schema

SCHEMA = read_schema(
    b"""\
notelint: 1
name: numbered
labels: {fields: {id: string?}}
collection: {unique: [labels.id], references: {labels.id: labels.id}}
parts:
  - {id: title, heading: {level: 1}}
""",
    "numbered.yaml",
)
PLAN = Plan(
    "",
    tuple(
        SelectedRule(rule.code, rule.severity, rule.options() if rule.options else None)
        for rule in RULES.values()
        if rule.code[0] in "NLC"
    ),
    (SCHEMA,),
    forced="numbered",
    external=True,
)
COMMENTS = {
    "of stretches": "<!-- notelint: disable=C001,C003,L011 -->\n",
    "of the whole note": "<!-- notelint: disable-file=C001,C003,L011 -->\n",
    "of all rules": "<!-- notelint: disable -->\n",
    "of lines": "<!-- notelint: disable-next-line=C001,C003,L011 -->\n",
    "that end nothing": "<!-- notelint: enable=L011 -->\n",
}


@pytest.mark.parametrize("name", COMMENTS)
def test_comments_times_values_is_no_product(
    name: str, operations: Callable[[Callable[[], object]], int]
) -> None:
    def check(number: int) -> None:
        text = "# T\n\n" + COMMENTS[name] * number + "id: x\nhttp://a.example\n" * number
        result = check_note("a.md", text.encode(), PLAN)
        assert not [one for one in result.findings if one.code == "N004"]

    check(10)  # what is done once
    few, many = operations(lambda: check(60)), operations(lambda: check(240))
    assert many < 4.8 * few
