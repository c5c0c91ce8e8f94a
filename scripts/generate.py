"""Generate files from the code: catalogues, the JSON Schema, pages of docs, tables of keys.

`python scripts/generate.py` writes what is stale; `--check` writes nothing, lists it, and fails.
"""

import json
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import catalogues
from install_lines import INSTALL_LINES
from key_tables import KOREAN_REFERENCE, REFERENCE, with_index, with_tables
from man_pages import man_page
from rule_pages import docs_page, rules_index
from schema_pages import pages

from notelint.config.codec import Codec
from notelint.config.make_plan import make_plan
from notelint.config.ready_plan import ready_text
from notelint.config.settings import nearest_settings
from notelint.config.settings_json_schema import settings_json_schema
from notelint.model.message import LANGUAGES
from notelint.rules import RULES
from notelint.schema.schema_model import json_schema

ROOT = Path(__file__).resolve().parent.parent


def json_text(data: object) -> str:
    """A JSON Schema as a file."""
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


READY_PLAN = "schemas/ready-plan.json"


def ready_plan() -> str:
    """The plan of a run without settings, as a file."""
    plan, _ = make_plan(nearest_settings((), named=False), RULES, "", None, (), ())
    return ready_text(plan, Codec(RULES))


CATALOGUES: dict[str, Callable[[], bytes]] = {
    path: partial(make, language)
    for language in LANGUAGES[1:]
    for path, make in zip(catalogues.paths(language), catalogues.MADE, strict=True)
}
"""The catalogues; the pages of rules are written with them."""

GENERATED: dict[str, Callable[[], str | bytes]] = {
    **CATALOGUES,
    "schemas/notelint.schema.json": lambda: json_text(json_schema()),
    "schemas/settings.schema.json": lambda: json_text(settings_json_schema(RULES)),
    READY_PLAN: ready_plan,
    "docs/rules.md": partial(rules_index, RULES.values()),
    **{f"docs/rules/{rule.code}.md": partial(docs_page, rule) for rule in RULES.values()},
    **pages(),
    **{
        f"man/{'' if language == 'en' else f'{language}/'}notelint.1": partial(man_page, language)
        for language in LANGUAGES
    },
    **{
        f"docs/schema/{name}.md": partial(with_tables, ROOT / f"docs/schema/{name}.md")
        for name in REFERENCE
    },
    KOREAN_REFERENCE: partial(with_tables, ROOT / KOREAN_REFERENCE, "ko"),
    "docs/schema/reference.md": partial(with_index, ROOT / "docs/schema/reference.md"),
    **INSTALL_LINES,
}
"""Each generated file, and the function that returns its content."""

WHOLE_FOLDERS = ("docs/rules",)
"""Folders with generated files only; any other file there is the page of a removed rule."""


def stale(
    root: Path = ROOT, made: Mapping[str, Callable[[], str | bytes]] = GENERATED
) -> dict[str, bytes | None]:
    """The files that are not up to date, with their new content; None: to be deleted."""
    texts = {path: make() for path, make in made.items()}
    wanted = {
        path: text.encode() if isinstance(text, str) else text for path, text in texts.items()
    }
    changed: dict[str, bytes | None] = {
        path: data for path, data in wanted.items() if _read(root / path) != data
    }
    for folder in WHOLE_FOLDERS if made is GENERATED else ():
        for file in sorted((root / folder).glob("*")):
            path = f"{folder}/{file.name}"
            if path not in made:
                changed[path] = None
    return changed


def write(changed: Mapping[str, bytes | None], root: Path = ROOT) -> None:
    """Make the files as they should be."""
    for path, data in changed.items():
        file = root / path
        if data is None:
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)


def _read(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def main(arguments: list[str]) -> int:
    """Run from the command line."""
    if arguments not in ([], ["--check"]):
        sys.stderr.write("usage: python scripts/generate.py [--check]\n")
        return 2
    check = bool(arguments)
    changed: dict[str, bytes | None] = {}
    for made in (CATALOGUES, GENERATED):
        some = stale(made=made)
        changed |= some
        if not check:
            write(some)
    for path, text in changed.items():
        done = (
            ("to delete" if check else "deleted")
            if text is None
            else "stale"
            if check
            else "written"
        )
        sys.stdout.write(f"{done}: {path}\n")
    if not check:
        (ROOT / READY_PLAN).touch()  # it is used while nothing that it is made of is newer
    if check and changed:
        sys.stderr.write("Run `python scripts/generate.py` and commit what it writes.\n")
    return int(check and bool(changed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
