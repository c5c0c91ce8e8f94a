"""`make new-rule` writes a rule that imports, and puts it in its place in the table."""

import ast
import importlib.util
import re
import shutil
from pathlib import Path
from types import ModuleType

import pytest

from notelint.rules import TABLE

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("new_rule", ROOT / "scripts" / "new_rule.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "notelint" / "rules", tmp_path / "notelint" / "rules")
    return tmp_path


@pytest.mark.parametrize(
    ("code", "name", "folder"),
    [
        ("T999", "last-of-all", "text"),
        ("T000", "first-of-text", "text"),
        ("C000", "an-early-rule", "collection"),
        ("L099", "broken-thing", "links"),
    ],
)
def test_a_new_rule_stands_in_order_in_the_table(
    script: ModuleType, root: Path, code: str, name: str, folder: str
) -> None:
    rule, table, case = script.new_rule(root, code, name)
    text = table.read_text(encoding="utf-8")
    rows = ast.literal_eval(
        re.search(r"^TABLE\b.*?= (\{.*?^\})", text, re.MULTILINE | re.DOTALL)[1]
    )  # type: ignore[index]
    assert list(rows) == sorted({*TABLE, code})
    assert rows[code] == (f"{folder}.{name.replace('-', '_')}", "note")
    assert (rule.parent / "__init__.py").exists()
    assert case == root / "tests" / "cases" / folder / f"{code}-{name}.md"
    written: dict[str, object] = {}
    exec(compile(rule.read_text(encoding="utf-8"), rule, "exec"), written)
    assert written["RULE"].code == code  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("T004", "new-name"),
        ("T999", "trailing-space"),
        ("X001", "name"),
        ("T9", "name"),
        ("T999", "A"),
    ],
)
def test_a_code_or_name_that_is_taken_or_unfit_is_refused(
    script: ModuleType, root: Path, code: str, name: str
) -> None:
    before = (root / "notelint" / "rules" / "__init__.py").read_text(encoding="utf-8")
    with pytest.raises(ValueError, match=f"{code}|{name}"):
        script.new_rule(root, code, name)
    assert (root / "notelint" / "rules" / "__init__.py").read_text(encoding="utf-8") == before
