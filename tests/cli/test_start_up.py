"""What a check of one note loads: nothing that only other notes need."""

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "good" / "news-scrap.md"

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
sys.argv[1:] = ["check", "--offline", "good.md"]
try:
    main()
finally:
    print(*sys.modules, sep="\\n", file=sys.stderr)
"""


def test_a_good_note_loads_only_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path / "cache"))
    note = tmp_path / "good.md"
    text = EXAMPLE.read_text(encoding="utf-8")
    note.write_text(text, encoding="utf-8")

    def modules() -> set[str]:
        done = subprocess.run(
            [sys.executable, "-c", RUN], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        return set(done.stderr.split())

    modules()  # compiles the schemas
    note.write_text(text.replace("결바다소재", "한바다소재"), encoding="utf-8")
    assert not modules() & set(NOT_FOR_A_GOOD_NOTE)
