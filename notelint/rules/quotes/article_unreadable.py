"""Q009: the article that quotes come from cannot be read."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem, Words
from notelint.model.rule import Example, Rule


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each article outside of the note that could not be had."""
    del options
    for missing in binding.missing_evidence:
        problem = missing.problem
        if problem and problem.template != "not_kept":
            yield Problem(missing.span, problem, part=missing.part.id)


SCHEMA = """\
parts:
  - {id: title, heading: {level: 1}}
  - {id: evidence, heading: 본문의 근거, holds: quotes, quotes: {from: %s}}
"""

RULE = Rule(
    code="Q009",
    name="article-unreadable",
    severity="error",
    summary=Words("The article cannot be read", "본문 파일을 읽을 수 없음"),
    why=Words(
        "Quotes whose article is not there are not checked, and a check that looked at nothing "
        "must not pass for a clean one.",
        "본문이 없으면 인용문을 확인할 수 없습니다. 확인하지 못한 노트를 문제없다고 할 수는 "
        "없습니다.",
    ),
    messages={
        "vanished": Words(
            "the article '{path}' is not there",
            "본문 파일 '{path:을}' 찾을 수 없습니다",
        ),
        "no_permission": Words(
            "no permission to read the article '{path}'",
            "본문 파일 '{path:을}' 읽을 권한이 없습니다",
        ),
        "not_a_file": Words(
            "the article '{path}' is not a regular file",
            "본문 '{path:은}' 일반 파일이 아닙니다",
        ),
        "too_large": Words(
            "the article '{path}' has {size} bytes, expected at most {limit}",
            "본문 파일 '{path}'의 크기가 {size}바이트입니다. {limit}바이트를 넘지 않아야 합니다",
        ),
        "other": Words(
            "the article '{path}' cannot be read: {error}",
            "본문 파일 '{path:을}' 읽을 수 없습니다: {error}",
        ),
        "outside": Words(
            "the article '{path}' was not read: it is outside the repository "
            "(without Git: outside the configuration's folder)",
            "원문 파일 '{path:을}' 읽지 않았습니다. "
            "저장소(Git을 쓰지 않으면 설정 파일이 있는 폴더) 밖에 있습니다",
        ),
        "git": Words(
            "the article '{path}' was not read: it is one of Git's own files",
            "원문 파일 '{path:을}' 읽지 않았습니다. Git 내부 파일입니다",
        ),
        "ignored": Words(
            "the article '{path}' was not read: Git ignores it; only files that Git tracks or "
            "would track are read",
            "원문 파일 '{path:을}' 읽지 않았습니다. Git이 무시하는 파일입니다. Git이 추적하거나 "
            "추적할 수 있는 파일만 읽습니다",
        ),
        "binary": Words(
            "the article '{path}' is no text",
            "본문 파일 '{path:은}' 텍스트가 아닙니다",
        ),
        "not_utf8_likely": Words(
            "the article '{path}' is not UTF-8, but probably {encoding}",
            "본문 파일 '{path:은}' UTF-8이 아닙니다. {encoding}인 듯합니다",
        ),
        "no_text": Words(
            "the article '{path}' has no text",
            "본문 파일 '{path}'에 글이 없습니다",
        ),
        "no_extractor": Words(
            "to read the main text of '{path}' the extra is needed: pip install 'notelint[html]'",
            "'{path}'에서 본문만 읽으려면 추가 패키지가 필요합니다: pip install 'notelint[html]'",
        ),
        "no_page": Words(
            "'{url}' leads neither to a page nor to a file",
            "'{url:은}' 웹 페이지나 파일의 주소가 아닙니다",
        ),
        "changed": Words(
            "the snapshot '{path}' is not what was kept of {url}: its hash differs",
            "스냅숏 '{path}'의 해시가 기록과 다릅니다. {url}에서 저장한 내용이 바뀌었습니다",
        ),
        "bad_record": Words(
            "the record '{path}' of a snapshot is damaged",
            "스냅숏 기록 '{path:이}' 손상되었습니다",
        ),
    },
    help=Words(
        "Put the article where the schema says, as UTF-8 text, Markdown or HTML.",
        "스키마가 정한 자리에 본문을 UTF-8 텍스트, 마크다운, HTML 파일로 두세요.",
    ),
    examples=(
        Example(
            "# 메모\n\n## 본문의 근거\n\n* 요금은 월 25달러다\n",
            at=("3:4",),
            schema=SCHEMA % "file",
        ),
        Example(
            "# 기사\n\n요금은 월 25달러다.\n\n## 본문의 근거\n\n* 요금은 월 25달러다\n",
            schema=SCHEMA % "title",
        ),
    ),
    check=check,
)
