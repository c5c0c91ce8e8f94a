"""N003: a note that no schema was found for."""

from notelint.model.finding import Words
from notelint.model.rule import Rule

RULE = Rule(
    code="N003",
    name="no-schema",
    severity="unverified",
    summary=Words("A note without a schema", "스키마가 정해지지 않은 노트"),
    why=Words(
        "Without a schema only the rules on text and links apply: that such a note has no finding "
        "says nothing about its structure or its quotes. The summary always counts these notes.",
        "스키마가 없으면 글자와 링크에 대한 규칙만 적용됩니다. 문제가 나오지 않았다고 해서 "
        "구성이나 인용이 맞다는 뜻은 아니므로, 요약에 이런 노트의 수를 늘 밝힙니다.",
    ),
    messages={
        "no_schema": Words(
            "no schema fits this note: its structure and quotes were not checked",
            "이 노트에 맞는 스키마가 없어 구성과 인용을 검사하지 못했습니다",
        ),
    },
    help=Words(
        "Name one in the configuration (`[[notes]]`), with `--schema`, or in the note: "
        "`<!-- notelint: schema=NAME -->`.",
        "설정 파일의 `[[notes]]`나 `--schema` 옵션, 또는 노트 안의 "
        "`<!-- notelint: schema=이름 -->`으로 스키마를 정하세요.",
    ),
)
