"""Q009: the article that quotes come from cannot be read."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem
from notelint.model.rule import Example, Rule


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each article outside of the note that could not be had."""
    del options
    for missing in binding.missing_evidence:
        problem = missing.problem
        if problem and problem.name != "not_kept":
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
    summary="The article cannot be read",
    why=(
        "Quotes whose article is not there are not checked, and a check that looked at nothing "
        "must not pass for a clean one."
    ),
    messages={
        "vanished": "the article '{path}' is not there",
        "no_permission": "no permission to read the article '{path}'",
        "not_a_file": "the article '{path}' is not a regular file",
        "too_large": "the article '{path}' has {size} bytes, expected at most {limit}",
        "other": "the article '{path}' cannot be read: {error}",
        "outside": (
            "the article '{path}' was not read: it is outside the repository "
            "(without Git: outside the configuration's folder)"
        ),
        "git": "the article '{path}' was not read: it is one of Git's own files",
        "ignored": (
            "the article '{path}' was not read: Git ignores it; only files that Git tracks or "
            "would track are read"
        ),
        "binary": "the article '{path}' is no text",
        "not_utf8_likely": "the article '{path}' is not UTF-8, but probably {encoding}",
        "no_text": "the article '{path}' has no text",
        "no_extractor": (
            "to read the main text of '{path}' the extra is needed: pip install 'notelint[html]'"
        ),
        "no_page": "'{url}' leads neither to a page nor to a file",
        "changed": "the snapshot '{path}' is not what was kept of {url}: its hash differs",
        "bad_record": "the record '{path}' of a snapshot is damaged",
    },
    help="Put the article where the schema says, as UTF-8 text, Markdown or HTML.",
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
