"""The table of rules is complete, in order, and says everything in both languages."""

import importlib
import pkgutil
import re
from types import ModuleType

import pytest

from notelint import rules
from notelint.model.rule import Rule
from notelint.rules import BY_CODE, BY_NAME, NAMES, RULES

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
    assert sorted(found) == [rule.code for rule in RULES]


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.__name__)
def test_a_rule_lies_in_the_file_of_its_name_and_the_folder_of_its_code(module: ModuleType) -> None:
    rule: Rule = module.RULE
    file = rule.name.replace("-", "_")
    assert module.__name__ == f"notelint.rules.{GROUPS[rule.code[0]]}.{file}"
    assert (module.__doc__ or "").startswith(f"{rule.code}: ")


def test_codes_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"[A-Z]\d{3}", code) for code in codes)


def test_names_are_unique_and_in_kebab_case() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", name) for name in names)


def test_a_rule_is_found_by_its_code_and_by_its_name() -> None:
    for rule in RULES:
        assert BY_CODE[rule.code] is rule
        assert BY_NAME[rule.name] is rule
        assert NAMES[rule.name] == NAMES[rule.code.lower()] == rule.code


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_everything_in_both_languages(rule: Rule) -> None:
    texts = [rule.summary, rule.why, rule.help, *rule.messages.values()]
    texts += [example.why for example in rule.examples if example.why.en]
    assert rule.messages
    for words in texts:
        assert words.en.strip()
        assert not HANGUL.search(re.sub(r"`[^`]*`|\([^)]*\)|\"[^\"]*\"", "", words.en))
        assert HANGUL.search(words.ko)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_message_has_the_same_fields_in_both_languages(rule: Rule) -> None:
    for name, words in rule.messages.items():
        fields = [set(re.findall(r"\{(\w+)(?::\w+)?\}", text)) for text in words]
        assert fields[0] == fields[1], name


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_options_have_defaults(rule: Rule) -> None:
    assert rule.options is None or rule.options()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_fix_and_severity_are_of_the_known_kinds(rule: Rule) -> None:
    assert rule.fix in ("", "safe", "unsafe")
    assert rule.severity in ("error", "warning", "unverified")
