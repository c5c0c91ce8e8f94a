"""What a schema says of rules for its notes: `rules: {trailing-space: off, T005: {ends: crlf}}`."""

from collections.abc import Mapping
from typing import Any

from notelint.config.selection import RuleNames
from notelint.model.rule import Rule
from notelint.model.schema import Override
from notelint.schema.did_you_mean import meant
from notelint.schema.errors import ConfigError, ConfigProblem, Path, Place, one
from notelint.schema.options import build

SEVERITIES = ("off", "error", "warning", "unverified")


def overrides(
    said: Mapping[str, Any], rules: Mapping[str, Rule], file: str, place: Place
) -> tuple[tuple[Override, ...], list[ConfigProblem]]:
    """What holds for each rule, and every mistake.

    A name that calls several rules (`T`) sets their severity; what is said more exactly holds.
    """
    names = RuleNames(rules)
    problems: list[ConfigProblem] = []
    severities: dict[str, tuple[int, str]] = {}
    options: dict[str, Any] = {}
    for name, value in said.items():
        path: Path = ("rules", name)
        if not names.known(name):
            problems.append(names.unknown(name, file, place(path, True)))
            continue
        start = names.code(name)
        called = [rule for code, rule in rules.items() if code.startswith(start)]
        given = dict(value) if isinstance(value, dict) else {}
        at = (*path, "severity") if "severity" in given else path
        severity = given.pop("severity", "") if isinstance(value, dict) else value
        if severity != "" and severity not in SEVERITIES:
            problems.append(_no_severity(severity, file, place(at, False)))
        for rule in called if severity else ():
            if severities.get(rule.code, (-1, ""))[0] <= len(start):
                severities[rule.code] = (len(start), severity)
        if given and start not in names.codes:
            en = f"`{name}` calls more than one rule; options are those of one"
            ko = f"`{name}`: 옵션은 한 규칙의 코드나 이름으로 지정해야 합니다"
            problems.append(one(file, *place(path, True), en, ko))
        elif given:
            try:
                options[start] = build(called[0], given, file, place, path)
            except ConfigError as error:
                problems += error.problems
    found = tuple(
        Override(code, severities.get(code, (0, ""))[1], options.get(code))
        for code in rules
        if code in severities or code in options
    )
    return found, problems


def _no_severity(severity: object, file: str, at: tuple[int, int]) -> ConfigProblem:
    near = meant(str(severity), SEVERITIES)
    return one(
        file,
        *at,
        f"`{severity}` is no severity{near.en}",
        f"`{severity}`: 쓸 수 없는 심각도입니다{near.ko}",
    )
