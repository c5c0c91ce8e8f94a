"""The table of rules is complete, in order, and says everything in both languages."""

import importlib
import pkgutil
import re
import subprocess
import sys
from types import ModuleType

import pytest

from notelint import rules
from notelint.locale import translated
from notelint.model.rule import Rule
from notelint.rules import LINK_RULES, NAMES, READS, RULES, TABLE

GROUPS = {
    "C": "collection",
    "F": "fields",
    "L": "links",
    "N": "notelint",
    "Q": "quotes",
    "S": "structure",
    "T": "text",
}
"""The folder of each letter."""

HANGUL = re.compile("[가-힣]")


def modules() -> list[ModuleType]:
    """Every module that lies in a folder of rules."""
    return [
        importlib.import_module(module.name)
        for package in pkgutil.iter_modules(rules.__path__, "notelint.rules.")
        if package.ispkg
        for module in pkgutil.iter_modules(
            importlib.import_module(package.name).__path__, f"{package.name}."
        )
    ]


def test_every_module_of_a_rule_is_in_the_table() -> None:
    found = {module.RULE.code: module.__name__ for module in modules()}
    assert sorted(found) == [rule.code for rule in RULES.values()]


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.__name__)
def test_a_rule_lies_in_the_file_of_its_name_and_the_folder_of_its_code(module: ModuleType) -> None:
    rule: Rule = module.RULE
    file = rule.name.replace("-", "_")
    assert module.__name__ == f"notelint.rules.{GROUPS[rule.code[0]]}.{file}"
    assert (module.__doc__ or "").startswith(f"{rule.code}: ")


def test_codes_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES.values()]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"[A-Z]\d{3}", code) for code in codes)


def test_names_are_unique_and_in_kebab_case() -> None:
    names = [rule.name for rule in RULES.values()]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", name) for name in names)


def test_a_rule_is_found_by_its_code_and_by_its_name() -> None:
    for code, rule in RULES.items():
        assert rule.code == code
        assert NAMES[rule.name] == NAMES[rule.code.lower()] == rule.code


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_the_table_says_what_each_rule_reads(rule: Rule) -> None:
    reads = set(TABLE[rule.code][1:])
    assert ("keys" in reads) == (rule.collect is not None)
    assert ("answers" in reads) == (rule.check_link is not None) == (rule.code in LINK_RULES)
    assert bool(READS[rule.code]) == (rule.check is not None)
    assert reads == {*READS[rule.code], *(reads & {"keys", "answers"})}


def test_a_rule_is_imported_when_it_is_asked_for() -> None:
    code = """
import sys
from notelint.rules import RULES
assert len(RULES) == len(list(RULES))
RULES["T004"]
print(*(name for name in sys.modules if name.startswith("notelint.rules.") and name.count(".") > 2))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["notelint.rules.text.trailing_space"]


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_rule_says_everything_in_both_languages(rule: Rule) -> None:
    texts = [rule.summary, rule.why, *rule.helps(), *rule.messages.values()]
    texts += [example.why for example in rule.examples if example.why]
    assert rule.messages
    for text in texts:
        assert text.strip()
        assert not HANGUL.search(re.sub(r"`[^`]*`|\([^)]*\)|\"[^\"]*\"", "", text))
        assert HANGUL.search(translated(text, "ko"))


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_options_have_defaults(rule: Rule) -> None:
    assert rule.options is None or rule.options()


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_fix_and_severity_are_of_the_known_kinds(rule: Rule) -> None:
    assert rule.fix in ("", "safe", "unsafe", "mixed")
    assert rule.severity in ("error", "warning", "unverified")
