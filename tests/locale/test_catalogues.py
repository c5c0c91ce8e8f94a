"""Each text that the code can say is found for the catalogues, and translated with its fields."""

import ast
import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog

from notelint.locale import translated
from notelint.model.message import LANGUAGES
from notelint.rules import RULES, TABLE

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "notelint"
FIELD = re.compile(r"\{\{|\}\}|\{(\w+)(?::(\w+))?\}")
MAKERS = (
    "notelint/lint/result_codec.py",
    "notelint/model/message.py",
    "notelint/report/messages.py",
    "notelint/rules/links/link_unverified.py",
)
"""Modules that may make a `Phrase` of a template that is no literal: of a rule's own, of one that
was kept."""


@pytest.fixture(scope="module")
def catalogues() -> ModuleType:
    """scripts/catalogues.py, which is no package's."""
    spec = importlib.util.spec_from_file_location("catalogues", ROOT / "scripts/catalogues.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module", params=LANGUAGES[1:])
def catalogue(catalogues: ModuleType, request: pytest.FixtureRequest) -> Catalog:
    read: Catalog = catalogues.read(request.param)
    return read


def fields(template: str) -> set[str]:
    return {match[1] for match in FIELD.finditer(template) if match[1]}


def shown(template: str) -> set[str]:
    """The fields whose value is shown: not those that only mark an English plural."""
    return {match[1] for match in FIELD.finditer(template) if match[1] and match[2] != "s"}


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    """Each call of a function by its plain name, with its module's path."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name:
                yield path.relative_to(ROOT).as_posix(), node


def literal(node: ast.Call) -> str | None:
    first = node.args[0] if node.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def test_every_text_has_its_translation_and_no_other_text_has_one(
    catalogues: ModuleType, catalogue: Catalog
) -> None:
    known = {str(entry.id) for entry in catalogue if entry.id}
    assert known == set(catalogues.texts())
    assert [entry.id for entry in catalogue if entry.id and not entry.string] == []
    assert [entry.id for entry in catalogue if entry.id and entry.fuzzy] == []
    assert not catalogue.obsolete


def test_a_translation_has_the_fields_of_its_text(catalogue: Catalog) -> None:
    for entry in catalogue:
        assert shown(str(entry.id)) == shown(str(entry.string)), entry.id


def test_the_template_of_a_phrase_is_a_literal() -> None:
    for path, call in calls("phrase"):
        assert literal(call), f"{path}:{call.lineno}"
    assert {path for path, _ in calls("Phrase")} <= set(MAKERS)


FILLED_LATER = ("notelint/report/messages.py", "notelint/report/formats/html/texts.py")
"""Constants that other modules fill in, or the script of the HTML report."""


def test_a_phrase_is_given_its_fields() -> None:
    given: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "given":
                names = {keyword.arg or "*" for keyword in node.keywords}
                given.setdefault(path.relative_to(ROOT).as_posix(), set()).update(names)
    for path, call in calls("phrase"):
        named = {keyword.arg for keyword in call.keywords}
        wanted = fields(literal(call) or "")
        assert named <= wanted, f"{path}:{call.lineno}"
        if named != wanted and path not in FILLED_LATER:
            assert wanted - named <= given.get(path, set()), f"{path}:{call.lineno}"


def test_a_rule_gives_its_messages_their_fields() -> None:
    templates = {
        f"notelint/rules/{TABLE[code][0].replace('.', '/')}.py": rule.messages
        for code, rule in RULES.items()
    }
    for path, call in calls("message"):
        name = literal(call)
        if path in templates and name:
            named = {keyword.arg for keyword in call.keywords}
            assert fields(templates[path][name]) <= named, f"{path}:{call.lineno}"


def test_what_is_no_literal_is_not_found(
    catalogues: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "notelint/links").mkdir(parents=True)
    (tmp_path / "notelint/links/a.py").write_text(
        'phrase("one {a}", a=1)\nphrase("two "\n    "lines")\nphrase(three)\nphrase(f"four {a}")\n'
    )
    monkeypatch.setattr(catalogues, "ROOT", tmp_path)
    monkeypatch.setattr(catalogues, "PACKAGE", tmp_path / "notelint")
    found = {
        text: places for text, places in catalogues.texts().items() if places[0] == "notelint/links"
    }
    assert found == {"one {a}": ["notelint/links"], "two lines": ["notelint/links"]}


def test_a_new_text_gets_an_empty_translation_and_an_old_one_goes(
    catalogues: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogues, "texts", lambda: {"a new text": ["x"], "headings": ["y"]})
    text = catalogues.updated("ko")
    assert text.endswith(
        '#: x\nmsgid "a new text"\nmsgstr ""\n\n#: y\nmsgid "headings"\nmsgstr "제목"\n'
    )
    assert b"a new text" not in catalogues.compiled(text)


def test_a_text_without_a_translation_stays_english() -> None:
    assert translated("no such text", "ko") == "no such text"
    assert translated("", "ko") == ""


def test_english_reads_no_catalogue() -> None:
    code = (
        "import sys, notelint.locale as locale; from notelint.cli.main import main\n"
        "sys.argv = ['notelint', 'check', '--offline', '--exit-zero', '--language', 'en',"
        " 'examples/bad']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "sys.exit(locale.catalogue.cache_info().currsize)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert b"error" in done.stdout
