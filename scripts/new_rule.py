"""Begin a rule: write its file, its row in the table, and its file of cases.

Used as `make new-rule CODE=T010 NAME=double-space`. The result can be imported; tests fail until
the rule's texts, examples and check are filled in.
"""

import re
import sys
from pathlib import Path

GROUPS = {
    "S": "structure",
    "Q": "quotes",
    "L": "links",
    "F": "fields",
    "C": "collection",
    "T": "text",
    "N": "notelint",
}
"""The folder of each letter; `tests/cases` has the same."""

RULE_FILE = '''\
"""{code}: what is wrong, in one line."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """What the rule reports, and how often at most."""
    del options
    for block in bound.note.blocks:
        if block.text.plain == "…":
            yield Problem(block.span, message("found", text=block.text.plain))


RULE = Rule(
    code="{code}",
    name="{name}",
    severity="warning",
    summary="",
    why="",
    messages={{"found": "found `{{text}}`, expected …"}},
    help="",
    examples=(
        Example("", at=("1:1",)),
        Example(""),
    ),
    check=check,
)
'''

CASE_FILE = """\
# {code} {name}

## What the case shows

````markdown
# Title
````

````text
1:1 the message
````
"""

NEXT_STEPS = """\
Now fill in the rule and its cases. Then:
- make docs: its page, and its texts in notelint/locale/*/LC_MESSAGES/notelint.po to translate
- tests/mutations/test_mutations.py: three rows, each a change that it must report
- make test fix docs
"""


def new_rule(root: Path, code: str, name: str) -> list[Path]:
    """Write the files below a repository's root. Raises ValueError for an invalid code or name."""
    if not re.fullmatch(f"[{''.join(GROUPS)}][0-9]{{3}}", code):
        raise ValueError(f"{code}: a code is one of {', '.join(GROUPS)} and three digits")
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name):
        raise ValueError(f"{name}: a name is words in small letters with hyphens between")
    group, module = GROUPS[code[0]], name.replace("-", "_")
    table = root / "notelint" / "rules" / "__init__.py"
    rule = table.parent / group / f"{module}.py"
    case = root / "tests" / "cases" / group / f"{code}-{name}.md"
    text = table.read_text(encoding="utf-8")
    if re.search(rf'\.{module}"|^    "{code}"', text, re.MULTILINE) or rule.exists():
        raise ValueError(f"there is a rule {code} or {name} already")
    table.write_text(_with_row(text, code, f"{group}.{module}"), encoding="utf-8")
    for path, template in ((rule, RULE_FILE), (case, CASE_FILE)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(template.format(code=code, name=name), encoding="utf-8")
    package = rule.parent / "__init__.py"
    if not package.exists():
        package.write_text(f'"""Rules on {group}."""\n', encoding="utf-8")
    return [rule, table, case]


def _with_row(text: str, code: str, module: str) -> str:
    """The table with the rule's row, in the order of codes."""
    matches = re.finditer(r'^    "([A-Z]\d{3})": \(', text, re.MULTILINE)
    rows = {match[1]: match.start() for match in matches}
    end = text.index("}\n", max(rows.values()))
    at = min((start for other, start in rows.items() if other > code), default=end)
    return f'{text[:at]}    "{code}": ("{module}", "note"),\n{text[at:]}'


def main(arguments: list[str]) -> int:
    """Run from the command line, with a code and a name. Returns 2 if they are invalid."""
    if len(arguments) != 2:
        sys.stderr.write("usage: make new-rule CODE=T010 NAME=double-space\n")
        return 2
    root = Path(__file__).resolve().parent.parent
    try:
        written = new_rule(root, *arguments)
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for path in written:
        sys.stdout.write(f"{path.relative_to(root)}\n")
    sys.stdout.write(NEXT_STEPS)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
