"""Q009: the article that quotes come from cannot be read."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem
from notelint.model.rule import Example, Rule


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each article outside of the note that could not be had."""
    del options
    for missing in bound.missing_evidence:
        problem = missing.problem
        if problem and problem.name in RULE.messages:
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
    summary="Article cannot be read",
    why=(
        "Without the article its quotes cannot be checked, and a check that read nothing must "
        "not pass as clean."
    ),
    messages={
        "vanished": "article `{path}` not found",
        "no_permission": "no permission to read the article `{path}`",
        "not_a_file": "article `{path}` is not a regular file",
        "too_large": "article `{path}` has {size} bytes, expected at most {limit}",
        "other": "article `{path}` cannot be read: {error}",
        "outside": (
            "article `{path}` was not read: it is outside the repository (without Git: outside "
            "the configuration's folder)"
        ),
        "git": "article `{path}` was not read: it is one of Git's own files",
        "ignored": (
            "article `{path}` was not read: Git ignores it; only files that Git tracks or "
            "would track are read"
        ),
        "packed": "article `{path}` was not read: only the notes of a pack or an address are read",
        "binary": "article `{path}` is not text",
        "not_utf8_likely": "article `{path}` is not UTF-8, but probably {encoding}",
        "no_text": "article `{path}` has no text",
        "no_extractor": (
            "main-text extraction from `{path}` needs an optional dependency: `pip install "
            "'notelint[html]'`"
        ),
        "no_page": "`{url}` leads neither to a page nor to a file",
        "changed": "snapshot `{path}` of {url} was modified: SHA-256 mismatch",
        "bad_record": "snapshot record `{path}` is damaged",
    },
    help="Put the article where the schema expects it, as UTF-8 text, Markdown or HTML.",
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
