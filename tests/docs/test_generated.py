"""The generator of rule pages and the JSON Schema: what it writes, and when it complains."""

import importlib.util
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from notelint.locale import translated
from notelint.model.rule import Example, Rule
from notelint.rules import RULES

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


@pytest.fixture(scope="module")
def generate() -> Iterator[ModuleType]:
    """scripts/generate.py, which is no package's. Each file's text is made once for all tests."""
    sys.path.insert(0, str(SCRIPTS))
    try:
        spec = importlib.util.spec_from_file_location("generate", SCRIPTS / "generate.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        for path, make in module.GENERATED.items():
            module.GENERATED[path] = cache(make)
        yield module
    finally:
        sys.path.remove(str(SCRIPTS))


def test_every_rule_has_a_page_and_a_line_in_the_index(generate: ModuleType) -> None:
    index = generate.GENERATED["docs/rules.md"]()
    for rule in RULES.values():
        assert f"[{rule.code}](rules/{rule.code}.md) | `{rule.name}`" in index
        page = generate.GENERATED[f"docs/rules/{rule.code}.md"]()
        assert f"# {rule.code}: {rule.name}\n" in page
        assert translated(rule.why, "ko") in page


def test_what_is_written_is_no_longer_stale(generate: ModuleType, tmp_path: Path) -> None:
    assert set(generate.stale(tmp_path)) == set(generate.GENERATED)
    generate.write(generate.stale(tmp_path), tmp_path)
    assert generate.stale(tmp_path) == {}


def test_an_edited_file_and_a_page_of_no_rule_are_stale(
    generate: ModuleType, tmp_path: Path
) -> None:
    generate.write(generate.stale(tmp_path), tmp_path)
    with (tmp_path / "docs/rules.md").open("a") as file:
        file.write("by hand\n")
    (tmp_path / "docs/rules/X999.md").write_text("a rule that is gone")
    assert {path: text is None for path, text in generate.stale(tmp_path).items()} == {
        "docs/rules.md": False,
        "docs/rules/X999.md": True,
    }
    generate.write(generate.stale(tmp_path), tmp_path)
    assert not (tmp_path / "docs/rules/X999.md").exists()


def test_check_writes_nothing_lists_what_is_stale_and_fails(
    generate: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(generate.stale, "__defaults__", (tmp_path, generate.GENERATED))
    monkeypatch.setattr(generate.write, "__defaults__", (tmp_path,))
    assert generate.main(["--check"]) == 1
    assert "stale: docs/rules.md\n" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []
    assert generate.main([]) == 0
    assert "written: docs/rules.md\n" in capsys.readouterr().out
    assert generate.main(["--check"]) == 0
    assert generate.main(["--chek"]) == 2


def test_a_page_shows_what_cannot_be_seen_and_fences_that_hold(generate: ModuleType) -> None:
    text = "What is wrong."
    note = "a \t\n````\ncode\n````\r\n\u200bb\u3164\n"
    rule = Rule(
        "T999", "a-rule", "error", text, text, {"m": text}, text, (Example(note, ("1:2",)),)
    )
    page = generate.docs_page(rule)
    assert "### Reported at 1:2\n\n`````markdown\na·⇥\n````\n" in page
    assert "````⟨U+000D⟩\n⟨U+200B⟩b⟨U+3164⟩\n`````\n" in page
    assert "`·` is a space" in page
