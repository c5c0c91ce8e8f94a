"""What a run loads: nothing that only other notes and commands need."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from notelint.config.codec import Codec
from notelint.config.ready_plan import ready_entry
from notelint.rules import RULES

EXAMPLE = Path(__file__).parents[2] / "examples" / "good" / "news-scrap.md"

RECORDS = {"pydantic", "notelint.records", "notelint.api"}

NOT_FOR_A_GOOD_NOTE = {
    "markdown_it": "blocks that the scanner leaves to it",
    "html": "entities",
    "rapidfuzz": "names, headings and quotes that are similar to others",
    "urllib.parse": "addresses that are not in their normal form, links to files",
    "decimal": "figures that are compared by value",
    "hashlib": "fingerprints",
    "logging": "markdown-it",
    "yaml": "front matter, and schemas that are compiled",
    "pydantic": "schemas that are compiled",
    "tomllib": "settings",
    "re2": "patterns of a schema",
    "notelint.fields.violations": "fields",
    "notelint.parse.html_page": "articles on a page",
    "notelint.rules.quotes.quote_differs": "quotes that differ",
    "notelint.text.quotation.differences": "quotes that differ",
    "notelint.rules.links.unused_footnote": "footnotes",
}
"""Modules that a good note of simple blocks does without, and what they are loaded for."""

RUN = """
import sys
from notelint.cli.main import main
try:
    main()
finally:
    print(*sys.modules, sep="\\n", file=sys.stderr)
"""

Modules = Callable[..., set[str]]


@pytest.fixture
def modules(run: object, tmp_path: Path, environment: dict[str, str]) -> Modules:
    """What a new interpreter has loaded at the end of a run."""

    def loaded(*arguments: str) -> set[str]:
        command = [sys.executable, "-c", RUN, *arguments]
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        return set(done.stderr.split())

    return loaded


def test_a_good_note_loads_only_what_it_needs(modules: Modules, tmp_path: Path) -> None:
    note = tmp_path / "scrap.md"
    text = EXAMPLE.read_text(encoding="utf-8")
    note.write_text(text, encoding="utf-8")
    modules("check", "--offline", "scrap.md")  # compiles the schemas
    note.write_text(text.replace("결바다소재", "한바다소재"), encoding="utf-8")
    assert not modules("check", "--offline", "scrap.md") & set(NOT_FOR_A_GOOD_NOTE)


def test_a_warm_run_loads_neither_the_parser_nor_a_network(
    modules: Modules, tmp_path: Path
) -> None:
    command = ("check", "--schema", "decision.yaml", "good.md")
    modules(*command)
    loaded = modules(*command)
    assert not loaded & {"notelint.lint.check_note", "markdown_it"}  # what was found is known
    note = tmp_path / "good.md"
    note.write_text(note.read_text() + "\nMore.\n")
    loaded = modules(*command)
    assert "notelint.lint.check_note" in loaded
    heavy = {"pydantic", "yaml", "asyncio", "ssl", "wcwidth", "rapidfuzz", "multiprocessing"}
    assert not loaded & heavy


@pytest.mark.parametrize("arguments", [("--help",), ("rules",)])
def test_help_and_lists_load_neither_pydantic_nor_records(
    modules: Modules, arguments: tuple[str, ...]
) -> None:
    loaded = modules(*arguments)
    assert "notelint.cli.main" in loaded
    assert not loaded & RECORDS


def test_a_first_check_without_settings_does_neither(modules: Modules) -> None:
    assert ready_entry("", Codec(RULES)), "code is newer than the ready plan: run `make docs`"
    assert not modules("check", "good.md") & RECORDS
