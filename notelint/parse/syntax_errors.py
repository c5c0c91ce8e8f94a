"""Mistakes of YAML and TOML syntax in our words; the parsers' own are terse and only English."""

import re
from typing import Any, NamedTuple

from notelint.model.finding import Words

YAML_WORDS: tuple[tuple[str, Words], ...] = (
    (
        "mapping values are not allowed",
        Words(
            "a `:` where no key can stand; mend the indentation, or quote a text that holds `: `",
            "키가 올 수 없는 자리에 `:` 기호가 있습니다. 들여쓰기를 맞추거나, "
            "`: ` 기호가 든 문자열은 따옴표로 묶으세요",
        ),
    ),
    (
        "mapping keys are not allowed",
        Words(
            '`?` begins a key in YAML; write it in quotes: `"?"`',
            'YAML에서 `?` 기호는 키의 시작을 뜻합니다. `"?"`처럼 따옴표로 묶으세요',
        ),
    ),
    (
        "while scanning an alias",
        Words(
            '`*` begins an alias in YAML; write it in quotes: `"*"`',
            'YAML에서 `*` 기호는 별칭의 시작을 뜻합니다. `"*"`처럼 따옴표로 묶으세요',
        ),
    ),
    (
        "could not find expected ':'",
        Words("a key without `:`", "키 뒤에 `:` 기호가 없습니다"),
    ),
    (
        "expected <block end>",
        Words(
            "the line does not fit the lines above it; indent it as far as its neighbours",
            "위의 줄들과 맞지 않습니다. 같은 수준의 줄과 들여쓰기를 맞추세요",
        ),
    ),
    (
        "did not find expected key",
        Words(
            "the line does not fit the lines above it; indent it as far as its neighbours",
            "위의 줄들과 맞지 않습니다. 같은 수준의 줄과 들여쓰기를 맞추세요",
        ),
    ),
    (
        "expected <document start>",
        Words(
            "the line does not fit the lines above it; indent it as far as its neighbours",
            "위의 줄들과 맞지 않습니다. 같은 수준의 줄과 들여쓰기를 맞추세요",
        ),
    ),
    (
        "did not find expected '-' indicator",
        Words(
            "a list goes on with `- `, or ends with less indentation",
            "목록의 다음 항목은 `- ` 기호로 시작해야 합니다",
        ),
    ),
    (
        "block sequence entries are not allowed",
        Words("a list item where none can stand", "목록 항목이 올 수 없는 자리입니다"),
    ),
    (
        "did not find expected ',' or ']'",
        Words("`,` or `]` is missing in a list", "목록에 `,` 또는 `]` 기호가 없습니다"),
    ),
    (
        "did not find expected ',' or '}'",
        Words("`,` or `}` is missing in a mapping", "`{`로 연 곳에 `,` 또는 `}` 기호가 없습니다"),
    ),
    (
        "found unexpected end of stream",
        Words("a quotation mark is not closed", "따옴표가 닫히지 않았습니다"),
    ),
    (
        "found unknown escape character",
        Words(
            "a backslash in double quotes begins an escape; use single quotes",
            "큰따옴표 안의 역슬래시는 이스케이프로 읽힙니다. 작은따옴표를 쓰세요",
        ),
    ),
    (
        "found character that cannot start any token",
        Words(
            "this character can begin no value; put the value in quotes",
            "이 문자로는 값을 시작할 수 없습니다. 값을 따옴표로 묶으세요",
        ),
    ),
)

TAB = Words(
    "a tab indents the line; YAML allows only spaces",
    "탭으로 들여쓴 줄입니다. YAML에서는 공백만 쓸 수 있습니다",
)


class Mistake(NamedTuple):
    """What is wrong, and where: line and column, both from 1."""

    words: Words
    line: int
    column: int


def yaml_mistake(error: Exception, text: str) -> Mistake:
    """What PyYAML's error on a text says."""
    mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    reason = getattr(error, "problem", None) or "cannot be read"
    said = f"{getattr(error, 'context', None) or ''} {reason}"
    lines = text.splitlines()
    written = lines[line - 1] if line <= len(lines) else ""
    indent = written[: len(written) - len(written.lstrip())]
    if "\t" in indent and column <= len(indent) + 1:
        return Mistake(_of_yaml(TAB), line, indent.index("\t") + 1)
    for fragment, words in YAML_WORDS:
        if fragment in said:
            return Mistake(_of_yaml(words), line, column)
    return Mistake(Words(f"YAML: {reason}", f"YAML 문법 오류: {reason}"), line, column)


def _of_yaml(words: Words) -> Words:
    return Words(f"YAML: {words.en}", f"YAML: {words.ko}")


TOML_WORDS: tuple[tuple[str, str], ...] = (
    ("Invalid value", "올바르지 않은 값입니다"),
    ("Invalid statement", "올바르지 않은 구문입니다"),
    ("Expected '=' after a key", "키 뒤에 `=` 기호가 없습니다"),
    ("Expected newline or end of document", "값 뒤에 줄바꿈이 없습니다"),
    ("Unclosed array", "배열이 닫히지 않았습니다"),
    ("Unclosed inline table", "인라인 테이블이 닫히지 않았습니다"),
    ("Unterminated string", "문자열이 닫히지 않았습니다"),
    ("Cannot overwrite a value", "같은 키에 값을 두 번 줄 수 없습니다"),
    ("Duplicate inline table key", "인라인 테이블의 키가 중복되었습니다"),
    ("Cannot declare", "같은 테이블을 두 번 선언할 수 없습니다"),
    ("Illegal character", "쓸 수 없는 문자입니다"),
    ("Found invalid character", "쓸 수 없는 문자입니다"),
    ("Unescaped '\\'", "문자열의 역슬래시가 올바르지 않습니다"),
    ("Expected ']", "`]` 기호가 없습니다"),
    ("Expected \"'", "문자열이 닫히지 않았습니다"),
    ("Invalid initial character for a key part", "키가 올 자리에 다른 것이 있습니다"),
    ("Cannot mutate immutable namespace", "닫힌 인라인 테이블에는 키를 더할 수 없습니다"),
    ("Invalid hex value", "올바르지 않은 `\\u` 이스케이프입니다"),
    ("Invalid date or datetime", "올바르지 않은 날짜입니다"),
    ("Escaped character is not", "올바르지 않은 `\\u` 이스케이프입니다"),
    ("Exceeds the limit", "숫자의 자릿수가 너무 많습니다"),
)


OF_TOML: dict[str, str] = {
    "Unterminated string": "a string is not closed",
    "Cannot overwrite a value": "a key is given twice",
    "Cannot declare": "a table is declared twice",
    "Cannot mutate immutable namespace": "an inline table takes no further keys",
}
"""What tomllib says too shortly for a reader."""


def toml_mistake(error: Exception, text: str) -> Mistake:
    """What tomllib's error on a text says; it gives the place only at the end of its message."""
    said = str(error)
    found = re.search(r" \(at line (\d+), column (\d+)\)$", said)
    if found:
        line, column = int(found.group(1)), int(found.group(2))
        said = said[: found.start()]
    elif said.endswith(" (at end of document)"):
        line, column = text.count("\n") + 1, len(text) - text.rfind("\n")
        said = said.removesuffix(" (at end of document)")
    else:
        line, column = 1, 1
    if said.startswith(("Illegal character '\\n'", "Illegal character '\\r'")):
        said = "Unterminated string"  # the line ends in one
    korean = next((f"{ko}({said})" for en, ko in TOML_WORDS if said.startswith(en)), said)
    said = next((ours for theirs, ours in OF_TOML.items() if said.startswith(theirs)), said)
    return Mistake(
        Words(f"TOML: {said[:1].lower()}{said[1:]}", f"TOML 문법 오류: {korean}"), line, column
    )
