"""Each defect, put into a sound note, is found at its line and column, with no error beside it.

A row names the note of tests/notes (`note:schema` takes a built-in schema instead of the one
beside the note), all that the edited note gives (`code line:column`), and the edits. `also` are
warnings that the same defect cannot but cause.
"""

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
    strip,
    swap,
)

from notelint.rules import RULES

NOTES = (
    *("book-note-ja", "decision-record", "incident", "news-scrap", "news-scrap:news-scrap"),
    *("paper-note", "rfc", "til"),
)


class Row(NamedTuple):
    """One defect, what it gives, and warnings that come along."""

    name: str
    note: str
    finds: str
    edits: tuple[Edit | Encoding, ...]
    also: str


def row(name: str, note: str, finds: str, *edits: Edit | Encoding, also: str = "") -> Row:
    return Row(name, note, finds, edits, also)


def nfd(text: str) -> str:
    """Decomposed, as macOS writes file names."""
    return normalize("NFD", text)


MISSING_SECTIONS = (
    row("first section dropped", "decision-record", "S001 3:1", drop("## Status")),
    row("middle section dropped", "decision-record", "S001 26:1", drop("## Considered Options")),
    row("last section dropped", "rfc", "S001 54:66", drop("## Unresolved questions")),
    row("section below the title dropped", "rfc", "S001 7:1", drop("## Summary")),
    row("section dropped with its nested one", "book-note-ja", "S001 38:1", drop("## 感想")),
    row("quotes dropped", "news-scrap", "S001 48:1", drop("### 본문의 근거")),
    row("quotes dropped", "news-scrap:news-scrap", "S001 48:1", drop("### 본문의 근거")),
    row("article dropped", "paper-note", "S001 12:1", drop("## Abstract")),
    row("title dropped", "decision-record", "S001 2:1", delete_line("# 7.")),
    row(
        "too few of a repeated part",
        "decision-record",
        "S001 55:1",
        drop("### SQLite with its full-text extension"),
        drop("### Main database with trigram indexes"),
    ),
    row("wrong letter", "news-scrap", "S001 48:5", replace("# 본문의 근거", "# 본문의 건거")),
    row("lost letter", "rfc", "S001 47:4", replace("## Drawbacks", "## Drawback")),
    row("letter too many", "rfc", "S001 16:4", replace("Guide-level", "Guilde-level")),
    row("inflected", "book-note-ja", "S001 32:4", replace("残った言葉", "残る言葉")),
    row("renamed", "rfc", "S001 47:4", replace("## Drawbacks", "## Weather")),
    row("renamed", "news-scrap", "S001 48:5", replace("# 본문의 근거", "# 오늘의 점심")),
    row("lost space", "rfc", "S001 47:1", replace("## Draw", "##Draw"), also="T008 47:1"),
)

ORDER = (
    row(
        "neighbours swapped",
        "decision-record",
        "S002 16:4",
        swap("## Status", "## Context and Problem Statement"),
    ),
    row(
        "optional one swapped",
        "decision-record",
        "S002 26:4",
        swap("## Decision Drivers", "## Considered Options"),
    ),
    row(
        "nested ones swapped",
        "decision-record",
        "S002 43:5",
        swap("### Positive Consequences", "### Negative Consequences"),
    ),
    row("last one first", "decision-record", "S002 3:4", move("## Links", before="## Status")),
    row("glossary moved", "news-scrap", "S002 37:5", swap("### 용어정리", "### 본문의 근거")),
    row(
        "glossary moved",
        "news-scrap:news-scrap",
        "S002 37:5",
        swap("### 용어정리", "### 본문의 근거"),
    ),
    row("quotes first", "paper-note", "S002 19:4", swap("## Abstract", "## Quotes")),
    row("late one early", "rfc", "S002 11:4", move("## Drawbacks", before="## Motivation")),
    row("two far apart", "rfc", "S002 11:4, S002 46:4", swap("## Motivation", "## Drawbacks")),
    row("optional one early", "book-note-ja", "S002 18:4", move("## 関連リンク", before="## 要約")),
)

WINDOWS = (
    row("CRLF", "news-scrap", "S001 48:1", drop("### 본문의 근거"), line_ends("\r\n")),
    row("CRLF", "decision-record", "S005 3:5", replace("## St", "### St"), line_ends("\r\n")),
    row("CRLF", "paper-note", "Q002 28:3", replace("> A single", "> A double"), line_ends("\r\n")),
    row("CRLF", "rfc", "L011 49:1", replace("One more", "https://a.example"), line_ends("\r\n")),
    row("CR", "til", "S006 28:4", empty("## Source"), line_ends("\r")),
    row("BOM", "rfc", "S005 1:4", replace("# Feat", "\ufeff## Feat"), also="T006 1:1"),
)

DUPLICATES = (
    row("doubled", "rfc", "S003 51:4", double("## Drawbacks")),
    row("doubled", "decision-record", "S003 7:4", double("## Status")),
    row("nested", "decision-record", "S003 43:5", double("### Positive Consequences")),
    row("optional", "til", "S003 28:4", double("## Good To Know")),
    row("doubled with its nested one", "book-note-ja", "S003 47:4", double("## 感想")),
    row("nested", "book-note-ja", "S003 47:5", double("### 次に読みたい本")),
    row("quotes", "news-scrap", "S003 56:5", double("### 본문의 근거")),
    row("by its other name", "paper-note", "S003 55:4", append("\n## Questions\n\n* Why?\n")),
    row("second title", "rfc", "S003 5:3", prepend("# Feature name: `x`\n\nText.\n\n")),
)

UNKNOWN = (
    row("at the end", "news-scrap", "S004 88:5", append("\n### 느낀 점\n\n좋은 기사다.\n")),
    row(
        "in the middle",
        "news-scrap:news-scrap",
        "S004 56:5",
        insert("### 느낀 점\n\n좋은 기사다.", before="### 추가 조사할 내용 / 결과"),
    ),
    row("denied", "rfc", "S004 47:4", insert("## Weather\n\nText.", before="## Drawbacks")),
    row(
        "denied and nested",
        "decision-record",
        "S004 43:5",
        insert("### Side remarks\n\nText.", before="### Negative Consequences"),
    ),
    row(
        "between", "book-note-ja", "S004 47:4", insert("## 天気\n\n晴れ。", before="## 関連リンク")
    ),
    row(
        "with sub-headings of its own",
        "paper-note",
        "S004 50:4",
        insert("## Weather\n\n### Rain\n\nSome.\n\n#### Snow\n\nNone.", before="## Notes"),
    ),
    row("misspelt", "news-scrap", "S004 29:5", replace("### 용어정리", "### 용어정이")),
    row("misspelt", "decision-record", "S004 20:4", replace("Decision Drivers", "Decision Divers")),
    row("misspelt", "paper-note", "S004 38:4", replace("Technical details", "Technical detials")),
    row("nested and misspelt", "news-scrap", "S004 57:6", replace("바뀐 수치는", "바낀 수치는")),
    row(
        "not as its pattern", "news-scrap:news-scrap", "S004 80:6", replace("연관기사", "연간기사")
    ),
)

LEVELS = (
    row("too deep", "rfc", "S005 47:5", replace("## Drawbacks", "### Drawbacks")),
    row("too high", "rfc", "S005 7:3", replace("## Summary", "# Summary")),
    row("nested, too deep", "decision-record", "S005 38:6", replace("### Pos", "#### Pos")),
    row("as high as its parent", "decision-record", "S005 38:4", replace("### Pos", "## Pos")),
    row("below its range", "news-scrap", "S005 29:7", replace("### 용어", "##### 용어")),
    row("above its range", "news-scrap", "S005 48:3", replace("### 본문의", "# 본문의")),
    row("above its parent", "news-scrap:news-scrap", "S005 57:4", replace("#### 기사", "## 기사")),
    row("known by its pattern", "news-scrap", "S005 80:7", replace("#### 연관", "##### 연관")),
    row("too deep", "book-note-ja", "S005 18:5", replace("## 要約", "### 要約")),
    row("title at level 2", "paper-note", "S005 1:4", replace("# Counting", "## Counting")),
    row("too high", "til", "S005 28:3", replace("## Source", "# Source")),
)

EMPTY = (
    row("prose", "decision-record", "S006 3:4", empty("## Status")),
    row("at the end", "rfc", "S006 56:4", empty("## Unresolved questions")),
    row(
        "only a comment",
        "rfc",
        "S006 47:4",
        replace("One more thing that runs at night.", "<!-- write this -->"),
    ),
    row("nested", "decision-record", "S006 43:5", empty("### Negative Consequences")),
    row("of any name", "decision-record", "S006 50:5", empty("### Keep the search server")),
    row("above a break", "news-scrap", "S006 29:5", empty("### 용어정리")),
    row("known by its pattern", "news-scrap", "S006 80:6", empty("#### 연관기사 링크")),
    row("above the next", "book-note-ja", "S006 18:4", empty("## 要約")),
    row("should hold a link", "til", "S006 28:4", empty("## Source")),
)

RELATED = """\
* [著者インタビュー「数字を聞く」 - 河川だより](https://river.example.jp/interviews/mizuno)
* [水位観測のしくみ](https://river.example.jp/how-it-works#stage)"""

CONTENT = (
    row(
        "paragraph for a list",
        "decision-record",
        "S007 28:1",
        replace("* Keep the search server and automate its", "Keep the search server and its"),
        delete("* SQLite with its full-text extension, one file beside the application\n"),
        delete("* Let the main database search with trigram indexes\n"),
    ),
    row("list for prose", "rfc", "S007 9:1", replace("Let a user", "- Let a user")),
    row(
        "code for prose",
        "decision-record",
        "S007 5:1",
        replace("Accepted on 18 March 2024. Supersedes", "```\nAccepted\n```\n\n<!-- Supersedes"),
        replace("0003-search-server).", "0003-search-server). -->"),
    ),
    row(
        "paragraph for quotes",
        "paper-note",
        "S007 25:1",
        replace("> On 214 hours", "On 214 hours"),
        replace("> that a network 400", "that a network 400"),
        replace("> A single charge", "A single charge"),
    ),
    row("text for links", "book-note-ja", "S007 49:1", replace(RELATED, "* 著者インタビュー")),
    row(
        "table for a list",
        "paper-note",
        "S007 52:1",
        replace("* How would it do on insects? The", "| How? |\n| - |\n| The"),
        delete_line("* Code: "),
    ),
)

ITEMS = (
    row(
        "one option",
        "decision-record",
        "S008 26:4",
        delete_line("* SQLite with its"),
        delete_line("* Let the main"),
    ),
    row(
        "one fact",
        "book-note-ja",
        "S008 8:4",
        replace("* 出版社\n    * 北沢文庫、2022年\n* ページ数\n    * 248ページ\n", ""),
    ),
    row(
        "nested ones do not count",
        "decision-record",
        "S008 26:4",
        replace("* SQLite with its", "    * SQLite with its"),
        replace("* Let the main", "    * Let the main"),
    ),
    row(
        "six of at most five",
        "til",
        "S009 29:3",
        add("- Dash has none.\n- Ksh has it.\n- Zsh too.\n", after="`++`, `+++`.\n"),
    ),
    row(
        "six in two lists",
        "til",
        "S009 30:4",
        add("\n1. Dash has none.\n2. Ksh has it.\n3. Zsh too.\n", after="`++`, `+++`.\n"),
    ),
    row(
        "six of at most five quotes",
        "paper-note",
        "S009 36:3",
        add(
            "".join(f"\n> {word}\n" for word in ("Grebes", "Rails", "Bitterns", "Herons")),
            after="> A single charge lasts 19 days\n",
        ),
        replace("What it misses is mostly", "**Grebes** **Rails** **Bitterns** **Herons** mostly"),
    ),
)

PLACEHOLDERS = (
    row("paragraph", "rfc", "S010 49:1", replace("One more thing that runs at night.", "TODO")),
    row(
        "item",
        "decision-record",
        "S010 40:3",
        replace("The index is a file: it is copied, restored and thrown away like one.", "TBD"),
    ),
    row("braces", "rfc", "S010 49:1", replace("One more thing that runs at night.", "{{what}}")),
    row(
        "nested item",
        "news-scrap",
        "S010 62:7",
        replace("업계 순위는 1위에서 2위로 내려감", "작성 예정"),
    ),
    row("cell", "paper-note", "S010 47:11", replace("| large | 72 M |", "| large | TBD |")),
    row("item", "til", "S010 25:3", replace("- `${FUNCNAME[0]}` adds the function.", "- FIXME")),
    row("nested item", "book-note-ja", "S010 16:7", replace("248ページ", "TBD")),
)

SPELLING = (
    row("case", "rfc", "S011 47:4", replace("## Drawbacks", "## DRAWBACKS")),
    row("numbering", "decision-record", "S011 26:4", replace("## Considered", "## 3. Considered")),
    row("colon", "decision-record", "S011 3:4", replace("## Status", "## Status:")),
    row("spaces", "news-scrap", "S011 29:5", replace("### 용어정리", "### 용어  정 리")),
    row("emoji", "til", "S011 22:4", replace("## Good", "## 💡 Good")),
    row("full width", "book-note-ja", "S011 18:4", replace("## 要約", "## ２．要約")),
    row("bold", "rfc", "S011 11:6", replace("## Motivation", "## **motivation**")),
    row("bracket", "news-scrap", "S011 48:5", replace("### 본문의", "### 2) 본문의")),
    row("case", "paper-note", "S011 7:4", replace("## tl;dr", "## TL;DR")),
    row("nested", "decision-record", "S011 43:5", replace("Negative Con", "Negative con")),
)

REGIONS = (
    row("break lost", "news-scrap", "S012 27:1", replace("\n---\n\n`물류", "\n`물류")),
    row("break lost", "news-scrap:news-scrap", "S012 27:1", replace("\n---\n\n`물류", "\n`물류")),
    row("article lost", "news-scrap", "S012 12:1", strip("`물류 자동화", "\n---\n\n### 용어정리")),
    row(
        "article lost",
        "news-scrap:news-scrap",
        "S012 12:1",
        strip("`물류 자동화", "\n---\n\n### 용어정리"),
    ),
)

FEE = "담소의 요금은 로봇 한 대에 월 20~25달러로 두 경쟁사보다 30%가량 낮다"

QUOTES = (
    row(
        "invented",
        "paper-note",
        "Q001 30:3",
        add("\n> Owls are rare\n", after="> A single charge lasts 19 days\n"),
    ),
    row(
        "invented",
        "news-scrap",
        "Q001 53:3",
        add("* 내년에 부산 공장을 짓는다\n", after='확보했다"고 밝혔다\n'),
    ),
    row(
        "replaced",
        "book-note-ja",
        "Q001 36:3",
        replace("* 12パーセント", "* 雪の朝は静かだ"),
        also="Q004 30:23",
    ),
    row(
        "summary",
        "news-scrap:news-scrap",
        "Q001 51:3",
        replace(f"* {FEE}", "* 값이 경쟁사들보다 훨씬 싸다"),
        also="Q004 23:83",
    ),
    row(
        "figure",
        "news-scrap",
        "Q002 51:3",
        replace(
            "* 담소의 요금은 로봇 한 대에 월 20~25달러", "* 담소의 요금은 로봇 한 대에 월 20~28달러"
        ),
    ),
    row(
        "negation",
        "news-scrap",
        "Q002 50:3",
        replace("24.8%로 떨어졌다\n", "24.8%로 떨어지지 않았다\n"),
    ),
    row(
        "figure in the article",
        "news-scrap:news-scrap",
        "Q002 51:3",
        replace("30%가량 낮다.**", "35%가량 낮다.**"),
    ),
    row(
        "digits swapped",
        "paper-note",
        "Q002 28:3",
        replace("> A single charge lasts 19", "> A single charge lasts 91"),
    ),
    row(
        "in the first of two lines",
        "paper-note",
        "Q002 25:3",
        replace("91% of the songs\n> that", "19% of the songs\n> that"),
    ),
    row(
        "full stop at level whitespace",
        "paper-note",
        "Q002 28:3",
        replace("> A single charge lasts 19 days", "> A single charge lasts 19 days."),
    ),
    row(
        "word",
        "book-note-ja",
        "Q002 34:3",
        replace("* 私たちは音ではなく数字を聞く", "* 私たちは音ではなく数字を見る"),
    ),
    row("mark lost", "news-scrap", "Q003 51:3", replace(f"**{FEE}.**", f"{FEE}.")),
    row(
        "mark lost",
        "paper-note",
        "Q003 28:3",
        replace("**A single charge lasts 19 days**", "A single charge lasts 19 days"),
    ),
    row("mark lost", "book-note-ja", "Q003 36:3", replace("**12パーセント**", "12パーセント")),
    row(
        "mark begins late",
        "news-scrap:news-scrap",
        "Q003 51:3",
        replace("**담소의 요금은 로봇", "담소의 요금은 **로봇"),
    ),
    row("quote lost", "news-scrap", "Q004 23:83", delete_line("* 담소의 요금은")),
    row("word marked", "paper-note", "Q004 18:75", replace("*distant*", "**distant**")),
    row("quote lost", "book-note-ja", "Q004 30:23", delete_line("* 12パー")),
    row(
        "sentence marked",
        "news-scrap:news-scrap",
        "Q004 25:109",
        replace(
            "두레 3은 한 번에 400kg까지 나를 수 있다.",
            "**두레 3은 한 번에 400kg까지 나를 수 있다.**",
        ),
    ),
    row(
        "twice, in quotation marks",
        "news-scrap",
        "Q005 52:3",
        add(f"* “{FEE}.”\n", after=f"* {FEE}\n"),
    ),
    row(
        "twice, on two lines",
        "paper-note",
        "Q005 30:3",
        add("\n> A single charge\n> lasts 19 days\n", after="> A single charge lasts 19 days\n"),
    ),
    row("twice", "book-note-ja", "Q005 37:3", add("\n* 12パーセント", after="* 12パーセント")),
    row(
        "term in one word",
        "news-scrap",
        "Q006 40:3",
        replace("* 풀필먼트 센터\n", "* 풀필먼트센터\n"),
    ),
    row(
        "term in two words",
        "news-scrap:news-scrap",
        "Q006 42:3",
        replace("* 인수인계\n", "* 인수 인계\n"),
    ),
    row(
        "term not used",
        "news-scrap",
        "Q006 31:3",
        add("* 라이다\n    * 빛으로 거리를 잼\n", after="### 용어정리\n\n"),
    ),
    row(
        "digit lost",
        "paper-note",
        "Q007 9:14",
        replace("A network of 180,000 weights, run", "A network of 18,000 weights, run"),
    ),
    row(
        "figure the abstract lacks",
        "paper-note",
        "Q007 10:33",
        replace("large one in a data centre.", "large one in a data centre, for 40 dollars."),
    ),
    row(
        "in an invented quote",
        "news-scrap",
        "Q001 53:3, Q007 53:12",
        add("* 내년에 부산에서 1,200명을 뽑는다\n", after='확보했다"고 밝혔다\n'),
    ),
    row(
        "in an invented quote",
        "news-scrap:news-scrap",
        "Q001 51:3, Q007 51:3",
        replace(f"* {FEE}", "* 30만 원이면 사고도 남는다"),
        also="Q004 23:83",
    ),
    row("a word", "book-note-ja", "Q008 37:3", add("\n* 誤差", after="* 12パーセント")),
    row(
        "a word for a sentence",
        "paper-note",
        "Q008 28:3",
        replace("> A single charge lasts 19 days", "> 91%"),
        also="Q004 19:38",
    ),
    row(
        "a term",
        "news-scrap",
        "Q008 53:3",
        add("* 나르미\n", after='확보했다"고 밝혔다\n'),
        also="Q003 53:3",
    ),
    row(
        "cut behind its topic",
        "news-scrap",
        "Q011 53:3",
        add("* 해담로보틱스의 국내 물류 로봇 점유율은\n", after='확보했다"고 밝혔다\n'),
    ),
    row(
        "cut behind its object",
        "news-scrap:news-scrap",
        "Q011 53:3",
        add("* 업계에서는 풀필먼트 센터를\n", after='확보했다"고 밝혔다\n'),
        also="Q003 53:3",
    ),
    row(
        "cut before its noun",
        "paper-note",
        "Q011 30:3",
        add(
            "\n> a network of 180,000 weights finds 91% of the\n",
            after="> A single charge lasts 19 days\n",
        ),
    ),
)

SQLITE = "(https://www.sqlite.org/fts5.html)"
BASH = "https://www.gnu.org/software/bash/manual/html_node/Bash-Variables.html"

LINKS = (
    row("line lost", "news-scrap", "L001 4:17", delete_line("[해담")),
    row("line lost", "book-note-ja", "L001 2:31", delete_line("[静か")),
    row("line lost", "paper-note", "L001 4:1", delete_line("[Count")),
    row(
        "only its text",
        "paper-note",
        "L001 3:1",
        replace("[Counting Birds by Ear: Small", "Counting Birds by Ear: Small"),
        replace(" 2023](https://papers.example.org/2306.01234)", " 2023"),
    ),
    row(
        "only its text",
        "til",
        "L001 30:1",
        replace(f"[Bash Variables]({BASH})", "The manual of Bash"),
    ),
    row(
        "colon lost",
        "news-scrap",
        "L002 5:58",
        replace("(https://news.example.com/article/news", "(https//news.example.com/article/news"),
    ),
    row("letter lost", "til", "L002 30:18", replace("(https://www", "(htps://www")),
    row("space in it", "rfc", "L002 4:28", replace("example.org/118", "example.org /118")),
    row(
        "scheme not asked for",
        "decision-record",
        "L002 69:32",
        replace("(https://www.sqlite", "(http://www.sqlite"),
    ),
    row(
        "scheme lost",
        "book-note-ja",
        "L002 49:29",
        replace("https://river.example.jp/int", "www.river.example.jp/int"),
    ),
    row("two dots", "paper-note", "L002 53:10", replace("code.example", "code..example")),
    row("scheme not asked for", "paper-note", "L002 3:92", replace("(https://pap", "(http://pap")),
    row("no address", "decision-record", "L008 69:3", replace(SQLITE, "()")),
    row("a hash", "rfc", "L008 5:13", replace("(https://changes.example.org/240)", "(#)")),
    row("no text", "rfc", "L008 4:15", replace("[change 118]", "[]")),
    row(
        "no address",
        "book-note-ja",
        "L008 50:3",
        replace("https://river.example.jp/how-it-works#stage", ""),
    ),
    row("image", "paper-note", "L008 9:1", add("\n![a bird]()\n", after="## tl;dr\n")),
    row("source", "til", "L008 30:1", replace(BASH, "")),
    row(
        "publisher lost",
        "news-scrap",
        "L009 5:1",
        replace(
            " - 한결경제](https://news.example.com/article/newspaper",
            "](https://news.example.com/article/newspaper",
        ),
    ),
    row(
        "other headline",
        "news-scrap:news-scrap",
        "L009 5:1",
        replace("[해담로보틱스도 '말귀 알", "[해담로보틱스도 '말귀 못 알"),
    ),
    row(
        "other title",
        "paper-note",
        "L009 3:1",
        replace("[Counting Birds by Ear:", "[Counting Birds by Eye:"),
    ),
    row("publisher lost", "book-note-ja", "L009 4:1", delete(" - 北沢文庫")),
    row(
        "same address",
        "decision-record",
        "L010 69:3",
        replace(SQLITE, "(https://decisions.example.org/trials/2024-02-search)"),
    ),
    row(
        "same address",
        "news-scrap",
        "L010 86:1",
        replace("article/all/20240517/000413950/1", "../x"),
        replace(
            "https://daily.example.net/2024/05/16/economy/logistics/20240516091204117.html",
            "https://news.example.com/../x",
        ),
    ),
    row(
        "added again",
        "book-note-ja",
        "L010 51:3",
        append("* [もう一度](https://river.example.jp/how-it-works#stage)\n"),
    ),
    row(
        "brackets lost",
        "paper-note",
        "L011 53:9",
        replace("<https://code.example.org/birds-by-ear>", "https://code.example.org/birds-by-ear"),
    ),
    row(
        "in a sentence",
        "rfc",
        "L011 49:5",
        replace("One more thing that", "See https://changes.example.org/9.\nThat"),
    ),
    row(
        "in front of a particle",
        "news-scrap",
        "L011 25:109",
        replace("두레 3은 한 번에", "https://example.com/dure3에서 두레 3은 한 번에"),
    ),
    row(
        "item", "til", "L011 24:3", add("- https://example.com/ps4\n", after="## Good To Know\n\n")
    ),
    row(
        "one letter", "rfc", "L004 49:7", replace("One more thing", "[One](#time-zone) more thing")
    ),
    row("none", "til", "L004 24:9", add("[there](#nowhere)\n\n", after="## Good To Know\n\n")),
    row("case", "paper-note", "L004 52:9", add("[there](#Key-ideas)\n\n", after="## Notes\n\n")),
    row(
        "sentence",
        "rfc",
        "L014 51:1",
        replace("One more thing", "[a]: /a\n\n[One][more] [a] thing"),
    ),
    row("collapsed", "til", "L014 24:1", add("[there][]\n\n", after="## Good To Know\n\n")),
    row("image", "paper-note", "L014 52:1", add("![a][b]\n\n", after="## Notes\n\n")),
    row("nothing", "rfc", "L016 49:15", replace("One more thing", "One more thing[^1]")),
    row(
        "a word",
        "til",
        "L016 24:2",
        add("a[^why] c[^who]\n\n[^who]: e f\n\n", after="## Good To Know\n\n"),
    ),
    row("item", "paper-note", "L016 52:30", replace("insects?", "insects?[^2]")),
    row("unused", "rfc", "L017 49:1", add("[^1]: Seen.\n\n", after="## Drawbacks\n\n")),
    row("one word", "til", "L017 24:1", add("[^a]: b\n\n", after="## Good To Know\n\n")),
    row("Korean", "news-scrap", "L017 31:1", add("\n[^가]: 각주\n", after="### 용어정리\n")),
    row("no link", "rfc", "L015 49:1", add("[a]: https://a.example\n\n", after="## Drawbacks\n\n")),
    row("a name", "til", "L015 24:1", add("[a b]: /a\n\n", after="## Good To Know\n\n")),
    row(
        "twice", "paper-note", "L015 55:1", add("[a]\n\n[a]: /a\n[A]: /b\n\n", after="## Notes\n\n")
    ),
)

TEXT = (
    row(
        "behind a quote",
        "news-scrap",
        "T001 25:39",
        replace('**들샘전자는 "연말에', '그는 **"그렇다"**라고 했다. **들샘전자는 "연말에'),
        also="Q004 25:39",
    ),
    row(
        "in a quoted passage",
        "news-scrap:news-scrap",
        "T001 25:36",
        replace('확보했다"고 밝혔다**.', '확보했다"**고 밝혔다.'),
        also="Q003 52:3",
    ),
    row(
        "Japanese bracket",
        "book-note-ja",
        "T001 40:1",
        replace("「丸める前の帳面を残す」という", "**「丸める前の帳面を残す」**という"),
    ),
    row(
        "English suffix",
        "rfc",
        "T001 49:17",
        replace("One more thing that runs", 'One more thing, **"that"**s'),
    ),
    row("Hangul", "news-scrap", "T002 36:11", replace("물건이 창고의", "물건이 " + nfd("창고의"))),
    row(
        "in a quote",
        "news-scrap",
        "T002 51:3",
        replace("* 담소의 요금은 로봇", nfd("* 담소의 요금은") + " 로봇"),
    ),
    row(
        "in a heading",
        "news-scrap:news-scrap",
        "T002 29:5",
        replace("### 용어정리", nfd("### 용어정리")),
    ),
    row("kana", "book-note-ja", "T002 40:1", replace("データ", nfd("データ"))),
    row("accent", "decision-record", "T002 24:59", replace("a laptop", nfd("a café"))),
    row(
        "zero-width space in a term",
        "news-scrap",
        "T003 40:7",
        replace("* 풀필먼트 센터\n", "* 풀필먼트\u200b 센터\n"),
    ),
    row(
        "zero-width space",
        "decision-record",
        "T003 14:19",
        replace("two people", "two\u200b people"),
    ),
    row(
        "zero-width space in a quote",
        "paper-note",
        "T003 28:11",
        replace("> A single charge", "> A single\u200b charge"),
    ),
    row("direction", "til", "T003 25:24", replace("adds the function", "adds\u202e the function")),
    row("NUL", "til", "T003 25:24", replace("adds the function", "adds\0 the function")),
    row(
        "soft hyphen in a heading",
        "rfc",
        "T003 47:8",
        replace("## Drawbacks", "## Draw\u00adbacks"),
        also="S011 47:4",
    ),
    row("sentence", "rfc", "T004 49:35", replace("runs at night.\n", "runs at night. \n")),
    row("heading", "news-scrap", "T004 48:11", replace("### 본문의 근거\n", "### 본문의 근거 \n")),
    row(
        "thematic break",
        "news-scrap:news-scrap",
        "T004 78:4",
        replace("---\n\n#### 연", "--- \n\n#### 연"),
    ),
    row(
        "ideographic",
        "book-note-ja",
        "T004 36:10",
        replace("* 12パーセント\n", "* 12パーセント\u3000\n"),
    ),
    row(
        "tab behind a quote",
        "paper-note",
        "T004 28:32",
        replace("> A single charge lasts 19 days\n", "> A single charge lasts 19 days\t\n"),
    ),
    row("one CRLF", "rfc", "T005 49:35", replace("runs at night.\n", "runs at night.\r\n")),
    row("one CRLF", "news-scrap", "T005 29:9", replace("### 용어정리\n", "### 용어정리\r\n")),
    row(
        "one LF",
        "decision-record",
        "T005 1:37",
        line_ends("\r\n"),
        replace("SQLite\r\n\r\n## Status", "SQLite\n\r\n## Status"),
    ),
    row("ATX", "rfc", "T006 1:1", prepend("\ufeff")),
    row("setext", "book-note-ja", "T006 1:1", prepend("\ufeff")),
    row("Korean", "news-scrap:news-scrap", "T006 1:1", prepend("\ufeff")),
    row("none", "rfc", "T007 59:43", str.rstrip),
    row("none", "news-scrap", "T007 86:97", str.rstrip),
    row("one empty line", "book-note-ja", "T007 51:1", append("\n")),
    row("three empty lines", "til", "T007 31:1", append("\n\n\n")),
    row("end", "rfc", "T009 61:1", append("\n```\ncode\n")),
    row("tildes", "til", "T009 32:1", append("\n~~~\n")),
    row("indented", "paper-note", "T009 55:2", append("\n ```sh\nls\n")),
    row("hashes", "rfc", "T008 47:1", insert("##Weather\n\nText.", before="## Drawbacks")),
    row("hashes", "news-scrap", "T008 31:1", add("\n####메모\n", after="### 용어정리\n")),
    row(
        "dashes below text",
        "news-scrap",
        "T008 26:1",
        replace("나를 수 있다.\n\n---", "나를 수 있다.\n---"),
        also="S004 25:1",
    ),
    row(
        "bold line",
        "decision-record",
        "T008 66:1",
        insert("**Two machines**\n\nOne writes.", before="## Links"),
    ),
    row("optional section", "decision-record", "T008 66:1", replace("## Links", "##Links")),
)

COMMENTS = (
    row(
        "next line",
        "rfc",
        "N001 49:1",
        add("\n<!-- notelint: disable-next-line=T004 -->\n", after="## Drawbacks\n"),
    ),
    row("file", "decision-record", "N001 1:1", prepend("<!-- notelint: disable-file=S004 -->\n\n")),
    row(
        "by name",
        "news-scrap",
        "N001 31:1",
        add("\n<!-- notelint: disable-next-line=quote-not-found -->\n", after="### 용어정리\n"),
    ),
    row(
        "stretch",
        "paper-note",
        "N001 52:1",
        add("\n<!-- notelint: disable=L011 -->\n", after="## Notes\n"),
        append("\n<!-- notelint: enable -->\n"),
    ),
    row(
        "code",
        "rfc",
        "N002 49:1",
        add("\n<!-- notelint: disable-next-line=T040 -->\n", after="## Drawbacks\n"),
    ),
    row("name", "news-scrap", "N002 1:1", prepend("<!-- notelint: disable=qoute-not-found -->\n")),
    row("schema in a comment", "til", "N002 32:1", append("\n<!-- notelint: schema=tli -->\n")),
    row(
        "schema in front matter",
        "decision-record",
        "N002 2:11",
        prepend("---\nnotelint: decision-recod\n---\n"),
    ),
    row("action", "book-note-ja", "N002 52:1", append("\n<!-- notelint: ignore -->\n")),
)

ENCODINGS = (
    row("CP949", "news-scrap", "N005 1:1", encode("cp949")),
    row("CP949", "news-scrap:news-scrap", "N005 1:1", encode("cp949")),
    row("Shift_JIS", "book-note-ja", "N005 1:1", encode("shift_jis")),
    row("EUC-JP", "book-note-ja", "N005 1:1", encode("euc-jp")),
    row("Latin-1", "rfc", "N005 1:1", replace("at night", "à minuit"), encode("latin-1")),
    row("UTF-16", "til", "N005 1:1", encode("utf-16")),
)

FIELDS = (
    row("key dropped", "incident", "F001 1:1", delete_line("severity: 2")),
    row("label dropped", "incident", "F001 14:4", delete_line("- Date: 2024-03-09")),
    row(
        "nested key dropped",
        "incident",
        "F001 8:3",
        delete_line("  name: Ines Hove"),
    ),
    row("value dropped", "incident", "F001 3:1", replace("\ndate: 2024-03-09", "\ndate:")),
    row("cell emptied", "incident", "F001 27:19", replace("| New tables are out ", "|  ")),
    row("unknown key", "incident", "F002 2:1", replace("---\ntitle:", "---\nauthor: Ines\ntitle:")),
    row("mistyped key", "incident", "F001 4:1", replace("severity: 2", "severty: 2")),
    row("unknown nested key", "incident", "F002 8:3", replace("  name:", "  mail: x\n  name:")),
    row("unknown column", "incident", "F002 23:39", replace("| Who  |", "| Role |")),
    row(
        "no such day",
        "incident",
        "F003 16:9",
        replace("- Date: 2024-03-09", "- Date: 2024-02-30"),
    ),
    row("number out of range", "incident", "F003 4:11", replace("severity: 2", "severity: 9")),
    row("no number", "incident", "F003 4:11", replace("severity: 2", "severity: high")),
    row("value unknown", "incident", "F003 5:9", replace("status: closed", "status: open-ish")),
    row("no list", "incident", "F003 6:11", replace("services: [tables, mail]", "services: 7")),
    row("too few values", "incident", "F003 6:11", replace("[tables, mail]", "[]")),
    row("no address", "incident", "F003 9:9", replace("https://harbour", "harbour")),
    row("cell of another form", "incident", "F003 26:3", replace("06:40", "6h40 ")),
    row("another title", "incident", "F005 2:8", replace("title: The tide", "title: All tide")),
    row("another title", "incident", "F005 2:8", replace("# The tide", "# All tide")),
    row(
        "another day", "incident", "F005 16:9", replace("- Date: 2024-03-09", "- Date: 2024-03-08")
    ),
    row("not closed", "incident", "F006 1:1", replace("/ines\n---", "/ines\n")),
    row("not at the top", "incident", "F006 2:1", prepend("\n")),
    row("broken list", "incident", "F006 7:6", replace("[tables, mail]", "[tables, mail")),
    row("key twice", "incident", "F006 3:1", replace("date: 2024-03-09\nsev", "title: x\nsev")),
    row("a tab", "incident", "F006 8:1", replace("  name", "\tname")),
)

TABLE = (
    *MISSING_SECTIONS,
    *ORDER,
    *WINDOWS,
    *DUPLICATES,
    *UNKNOWN,
    *LEVELS,
    *EMPTY,
    *CONTENT,
    *ITEMS,
    *PLACEHOLDERS,
    *SPELLING,
    *REGIONS,
    *QUOTES,
    *LINKS,
    *TEXT,
    *COMMENTS,
    *FIELDS,
    *ENCODINGS,
)

OF_THE_RUN = {
    *("N003", "N004", "F004", "C001", "C002", "C003", "Q009", "Q010"),
    *("L003", "L005", "L006", "L007", "L012", "L013"),
}
"""The text of one of these notes cannot raise these: other files do."""


@pytest.mark.parametrize("name", NOTES)
def test_a_sound_note_gives_nothing(check, name: str) -> None:
    assert check(name) == ()


@pytest.mark.parametrize("name", NOTES)
def test_a_sound_note_with_line_ends_of_windows_gives_nothing(check, name: str) -> None:
    assert check(name, [line_ends("\r\n")]) == ()


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.finds[:4]} {row.name}: {row.note}")
def test_the_defect_is_found_at_its_place_and_nothing_else(check, row: Row) -> None:
    found = check(row.note, row.edits)
    places = [f"{one.code} {one.line}:{one.column}" for one in found]
    companions = row.also.split(", ") if row.also else []
    assert sorted(places) == sorted([*row.finds.split(", "), *companions])
    severities = dict(zip(places, [one.severity for one in found], strict=True))
    assert "error" not in [severities[companion] for companion in companions]


@pytest.mark.parametrize("code", [code for code in RULES if code not in OF_THE_RUN])
def test_a_rule_that_a_note_can_raise_has_at_least_three_rows(code: str) -> None:
    assert sum(code in row.finds for row in TABLE) >= 3
