"""Each defect, put into a sound note, is found at its line and column, with no error beside it.

A row names the note of tests/notes (`note:schema` takes a ready-made schema instead of the one
beside the note), the edits, and all that the edited note gives: `finds` is the defect, `also`
are warnings that the same edit cannot but cause.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple
from unicodedata import normalize

import pytest
from edits import (
    Edit,
    Encoding,
    add,
    append,
    delete,
    delete_line,
    double,
    drop,
    empty,
    encode,
    insert,
    line_ends,
    move,
    prepend,
    replace,
    swap,
)

from notelint.model.finding import Finding
from notelint.rules import BY_CODE, RULES

NOTES = (
    *("book-note-ja", "decision-record", "news-scrap", "news-scrap:news-scrap"),
    *("paper-note", "rfc", "til"),
)


class Mutation(NamedTuple):
    """One defect. Findings are written `code line:column`."""

    id: str
    note: str
    edits: tuple[Edit | Encoding, ...]
    finds: tuple[str, ...]
    also: tuple[str, ...] = ()


def row(
    id: str,
    note: str,
    *edits: Edit | Encoding,
    finds: str | tuple[str, ...],
    also: str | tuple[str, ...] = (),
) -> Mutation:
    """A row whose defect and companions may be one."""
    return Mutation(
        id,
        note,
        edits,
        (finds,) if isinstance(finds, str) else finds,
        (also,) if isinstance(also, str) else also,
    )


def nfd(text: str) -> str:
    return normalize("NFD", text)


def without_article(note: str) -> str:
    """The news scrap with nothing between its first two breaks."""
    return note[: note.index("`물류 자동화")] + note[note.index("---\n\n### 용어정리") :]


MISSING_SECTIONS = (
    row("first-section-dropped", "decision-record", drop("## Status"), finds="S001 3:1"),
    row("middle-section-dropped", "decision-record", drop("## Considered Options"),
        finds="S001 26:1"),
    row("last-section-dropped", "rfc", drop("## Unresolved questions"), finds="S001 54:66"),
    row("section-below-the-title-dropped", "rfc", drop("## Summary"), finds="S001 7:1"),
    row("section-with-a-nested-one-dropped", "book-note-ja", drop("## 感想"), finds="S001 38:1"),
    row("evidence-dropped", "news-scrap", drop("### 본문의 근거"), finds="S001 48:1"),
    row("evidence-dropped", "news-scrap:news-scrap", drop("### 본문의 근거"), finds="S001 48:1"),
    row("section-that-quotes-come-from-dropped", "paper-note", drop("## Abstract"),
        finds="S001 12:1"),
    row("title-dropped", "decision-record", delete_line("# 7."), finds="S001 2:1"),
    row("too-few-of-a-repeated-part", "decision-record",
        drop("### SQLite with its full-text extension"),
        drop("### Main database with trigram indexes"), finds="S001 55:1"),
    row("letter-wrong", "news-scrap", replace("### 본문의 근거", "### 본문의 건거"),
        finds="S001 48:5"),
    row("letter-lost", "rfc", replace("## Drawbacks", "## Drawback"), finds="S001 47:4"),
    row("letter-doubled", "rfc", replace("## Guide-level", "## Guilde-level"),
        finds="S001 16:4"),
    row("inflected", "book-note-ja", replace("## 心に残った言葉", "## 心に残る言葉"),
        finds="S001 32:4"),
    row("renamed", "rfc", replace("## Drawbacks", "## Weather"), finds="S001 47:4"),
    row("renamed", "news-scrap", replace("### 본문의 근거", "### 오늘의 점심"),
        finds="S001 48:5"),
    row("space-after-hashes-lost", "rfc", replace("## Drawbacks", "##Drawbacks"),
        finds="S001 51:1", also="T008 47:1"),
)

ORDER = (
    row("neighbours-swapped", "decision-record",
        swap("## Status", "## Context and Problem Statement"), finds="S002 16:4"),
    row("optional-one-moves", "decision-record",
        swap("## Decision Drivers", "## Considered Options"), finds="S002 26:4"),
    row("last-one-first", "decision-record", move("## Links", before="## Status"),
        finds="S002 3:4"),
    row("nested-ones-swapped", "decision-record",
        swap("### Positive Consequences", "### Negative Consequences"), finds="S002 43:5"),
    row("optional-one-moves", "news-scrap", swap("### 용어정리", "### 본문의 근거"),
        finds="S002 37:5"),
    row("optional-one-moves", "news-scrap:news-scrap",
        swap("### 용어정리", "### 본문의 근거"), finds="S002 37:5"),
    row("quotes-above-their-source", "paper-note", swap("## Abstract", "## Quotes"),
        finds="S002 19:4"),
    row("first-one-last", "rfc", move("## Drawbacks", before="## Motivation"),
        finds="S002 11:4"),
    row("two-far-apart-swapped", "rfc", swap("## Motivation", "## Drawbacks"),
        finds=("S002 11:4", "S002 46:4")),
    row("optional-one-moves", "book-note-ja", move("## 関連リンク", before="## 要約"),
        finds="S002 18:4"),
)

DUPLICATES = (
    row("doubled", "rfc", double("## Drawbacks"), finds="S003 51:4"),
    row("doubled", "decision-record", double("## Status"), finds="S003 7:4"),
    row("nested-one-doubled", "decision-record", double("### Positive Consequences"),
        finds="S003 43:5"),
    row("optional-one-doubled", "til", double("## Good To Know"), finds="S003 28:4"),
    row("doubled-with-its-nested-one", "book-note-ja", double("## 感想"), finds="S003 47:4"),
    row("nested-one-doubled", "book-note-ja", double("### 次に読みたい本"), finds="S003 47:5"),
    row("evidence-doubled", "news-scrap", double("### 본문의 근거"), finds="S003 56:5"),
    row("by-another-of-its-names", "paper-note", append("\n## Questions\n\n* Why?\n"),
        finds="S003 55:4"),
    row("second-title", "rfc", prepend("# Feature name: `x`\n\nText.\n\n"), finds="S003 5:3"),
)

UNKNOWN = (
    row("at-the-end", "news-scrap", append("\n### 느낀 점\n\n좋은 기사다.\n"),
        finds="S004 88:5"),
    row("in-the-middle", "news-scrap:news-scrap",
        insert("### 느낀 점\n\n좋은 기사다.", before="### 추가 조사할 내용 / 결과"),
        finds="S004 56:5"),
    row("denied", "rfc", insert("## Weather\n\nText.", before="## Drawbacks"),
        finds="S004 47:4"),
    row("denied-nested", "decision-record",
        insert("### Side remarks\n\nText.", before="### Negative Consequences"),
        finds="S004 43:5"),
    row("strictly-between", "book-note-ja",
        insert("## 天気\n\n晴れ。", before="## 関連リンク"), finds="S004 47:4"),
    row("with-subheadings-of-its-own", "paper-note",
        insert("## Weather\n\n### Rain\n\nSome.\n\n#### Snow\n\nNone.", before="## Notes"),
        finds="S004 50:4"),
    row("optional-one-misspelt", "news-scrap", replace("### 용어정리", "### 용어정이"),
        finds="S004 29:5"),
    row("optional-one-misspelt", "decision-record",
        replace("## Decision Drivers", "## Decision Divers"), finds="S004 20:4"),
    row("optional-one-misspelt", "paper-note",
        replace("## Technical details", "## Technical detials"), finds="S004 38:4"),
    row("nested-optional-one-misspelt", "news-scrap",
        replace("바뀐 수치는 무엇인가?", "바낀 수치는 무엇인가?"), finds="S004 57:6"),
    row("pattern-missed", "news-scrap:news-scrap",
        replace("#### 연관기사 링크", "#### 연간기사 링크"), finds="S004 80:6"),
)

LEVELS = (
    row("too-deep", "rfc", replace("## Drawbacks", "### Drawbacks"), finds="S005 47:5"),
    row("too-high", "rfc", replace("## Summary", "# Summary"), finds="S005 7:3"),
    row("nested-one-too-deep", "decision-record",
        replace("### Positive", "#### Positive"), finds="S005 38:6"),
    row("nested-one-as-high-as-its-parent", "decision-record",
        replace("### Positive", "## Positive"), finds="S005 38:4"),
    row("below-its-range", "news-scrap", replace("### 용어정리", "##### 용어정리"),
        finds="S005 29:7"),
    row("above-its-range", "news-scrap", replace("### 본문의 근거", "# 본문의 근거"),
        finds="S005 48:3"),
    row("nested-one-above-its-parent", "news-scrap:news-scrap",
        replace("#### 기사의 근거를", "## 기사의 근거를"), finds="S005 57:4"),
    row("known-by-a-pattern", "news-scrap",
        replace("#### 연관기사 링크", "##### 연관기사 링크"), finds="S005 80:7"),
    row("too-deep", "book-note-ja", replace("## 要約", "### 要約"), finds="S005 18:5"),
    row("title-at-level-2", "paper-note", replace("# Counting", "## Counting"),
        finds="S005 1:4"),
    row("too-high", "til", replace("## Source", "# Source"), finds="S005 28:3"),
)

EMPTY = (
    row("prose", "decision-record", empty("## Status"), finds="S006 3:4"),
    row("list-at-the-end", "rfc", empty("## Unresolved questions"), finds="S006 56:4"),
    row("only-a-comment", "rfc",
        replace("One more thing that runs at night.", "<!-- write this -->"),
        finds="S006 47:4"),
    row("nested", "decision-record", empty("### Negative Consequences"), finds="S006 43:5"),
    row("of-any-name-but-a-list", "decision-record",
        empty("### Keep the search server"), finds="S006 50:5"),
    row("above-a-break", "news-scrap", empty("### 용어정리"), finds="S006 29:5"),
    row("known-by-a-pattern", "news-scrap", empty("#### 연관기사 링크"), finds="S006 80:6"),
    row("above-a-sibling", "book-note-ja", empty("## 要約"), finds="S006 18:4"),
    row("should-hold-a-link", "til", empty("## Source"), finds="S006 28:4"),
)

OPTIONS = """\
* Keep the search server and automate its upgrades
* SQLite with its full-text extension, one file beside the application
* Let the main database search with trigram indexes
"""

RELATED = """\
* [著者インタビュー「数字を聞く」 - 河川だより](https://river.example.jp/interviews/mizuno)
* [水位観測のしくみ](https://river.example.jp/how-it-works#stage)"""

CONTENT = (
    row("paragraph-for-list", "decision-record", replace(OPTIONS, "Keep it or not.\n"),
        finds="S007 28:1"),
    row("list-for-prose", "rfc", replace("Let a user have", "- Let a user have"),
        finds="S007 9:1"),
    row("code-for-prose", "til", replace("## Good To Know\n\n- Use single quotes, or the",
        "## Good To Know\n\n    Use single quotes, or the"), delete_line("- `${FUNC"),
        delete_line("- The first"), finds="S007 24:5"),
    row("paragraph-for-quotes", "news-scrap",
        replace("\n* 해담로보틱스의 국내 물류", "\n해담로보틱스의 국내 물류"),
        delete_line("* 담소의 요금은"), delete_line("* 들샘전자는"), finds="S007 50:1"),
    row("text-for-links", "book-note-ja", replace(RELATED, "* 著者インタビュー"),
        finds="S007 49:1"),
    row("table-for-list", "paper-note",
        replace("* How would it do on insects? The bands would have to reach higher.\n"
                "* Code: <https://code.example.org/birds-by-ear>\n",
                "| a | b |\n| - | - |\n| 1 | 2 |\n"), finds="S007 52:1"),
    row("list-for-an-article", "til:news-scrap", finds=()),
)
