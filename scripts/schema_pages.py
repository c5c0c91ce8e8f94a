"""The parts of docs/schemas/ that are generated from the schemas and their example notes.

A page is written by hand except for the text between `<!-- made: KIND -->` and `<!-- /made -->`:

- `outline`: the schema as `notelint schema show` prints it
- `good`: its good example note, whole
- `bad`: its bad example note, and its findings
- `list` (of README.md): all built-in schemas
- `tried` (of README.md): the tables of all pages' sections "Tried on"
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from notelint.lint.check_note import check_note
from notelint.model.facts import CheckReport, Summary
from notelint.model.plan import Plan, SelectedRule
from notelint.report import ReportOptions, render
from notelint.rules import RULES
from notelint.schema.built_in import built_in_names
from notelint.schema.loading import load_schema
from notelint.schema.outline import outline

ROOT = Path(__file__).resolve().parent.parent
PAGES = "docs/schemas"
EXAMPLES = ROOT / "schemas" / "examples"
MADE = re.compile(r"(<!-- made: (\w+) -->\n).*?(<!-- /made -->)", re.DOTALL)
TRIED = re.compile(r"^## Tried on\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def pages() -> dict[str, Callable[[], str]]:
    """Each page with generated parts by its path, and the function that makes its text."""
    return {f"{PAGES}/{name}.md": _maker(name) for name in ("README", *built_in_names())}


def _maker(name: str) -> Callable[[], str]:
    return lambda: page(name)


def page(name: str) -> str:
    """A page with its generated parts up to date."""
    return MADE.sub(lambda match: f"{match[1]}\n{KINDS[match[2]](name)}\n{match[3]}", written(name))


def written(name: str) -> str:
    """A page as it is, or a new one."""
    file = ROOT / PAGES / f"{name}.md"
    return file.read_text(encoding="utf-8") if file.is_file() else blank(name)


def blank(name: str) -> str:
    """A new page, for a schema without one."""
    stretches = {"The form": "outline", "A whole note": "good", "What is reported": "bad"}
    return f"# {name}\n" + "".join(
        f"\n## {title}\n\n<!-- made: {kind} -->\n<!-- /made -->\n"
        for title, kind in stretches.items()
    )


def findings(name: str, note: str) -> list[str]:
    """The findings of an example note, one line each."""
    schema = load_schema(name)
    rules = tuple(
        SelectedRule(rule.code, rule.severity, rule.options() if rule.options else None)
        for rule in RULES.values()
    )
    plan = Plan(root="", rules=rules, schemas=(schema,), forced=schema.name)
    found = check_note("note.md", note.encode(), plan).findings
    report = CheckReport(found, Summary())
    return render("concise", report, ReportOptions("en")).splitlines()[: len(found)]


def _outline(name: str) -> str:
    return _fenced("text", outline(load_schema(name), "en"))


def _good(name: str) -> str:
    return _fenced("markdown", _example("good", name))


def _bad(name: str) -> str:
    note = _example("bad", name)
    said = "\n".join(findings(name, note)) + "\n"
    return _fenced("markdown", note) + "\n" + _fenced("text", said)


def _list(_: str) -> str:
    rows = ["| schema | notes |", "| --- | --- |"]
    rows += [
        f"| [`{name}`]({name}.md) | {load_schema(name).description} |" for name in built_in_names()
    ]
    return "\n".join(rows) + "\n"


def _tried(_: str) -> str:
    rows: list[str] = []
    for name in built_in_names():
        table = TRIED.search(written(name))
        lines = [line for line in (table[1] if table else "").splitlines() if line[:1] == "|"]
        if not rows:
            rows += [f"| schema {lines[0]}", f"| --- {lines[1]}"] if lines else []
        rows += [f"| [`{name}`]({name}.md) {line}" for line in lines[2:]]
    return "\n".join(rows or ["None yet."]) + "\n"


KINDS: Mapping[str, Callable[[str], str]] = {
    "outline": _outline,
    "good": _good,
    "bad": _bad,
    "list": _list,
    "tried": _tried,
}
"""The function that makes each kind of part from the page's name."""


def _example(kind: str, name: str) -> str:
    return (EXAMPLES / kind / f"{name}.md").read_text(encoding="utf-8")


def _fenced(language: str, text: str) -> str:
    """A text in a fence that is longer than those in the text."""
    longest = max((len(run) for run in re.findall(r"^ *(`{3,})", text, re.MULTILINE)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}\n"
