"""Notes that are meant to take more work than their length says, in families: one size, one note.

Each family is a function of a size, about the number of its repeated pieces. `tests/growth` counts
the work that a note takes as its size grows, and `bench/growth.py` measures seconds and memory at
sizes of some megabytes.
"""

from collections.abc import Callable
from typing import NamedTuple

Family = Callable[[int], str]


class Case(NamedTuple):
    """A family, with the schema that its notes get (none: the built-in ones are tried)."""

    note: Family
    schema: str = ""


def lines(form: str) -> Family:
    """As many lines as the size says; `{i}` in the form is the line's number."""
    return lambda n: "".join(form.replace("{i}", str(i)) for i in range(n))


def after(start: str, form: str, end: str = "") -> Family:
    """Lines as above between a start and an end."""
    return lambda n: start + lines(form)(n) + end


PLAIN: dict[str, Family] = {
    # Blocks
    "headings": lines("# a\n"),
    "headings without text": lines("#\n"),
    "headings that differ": lines("## part {i}\n\ntext\n\n"),
    "headings with closing marks": lambda n: "# a " + "# " * n + "\n",
    "setext underlines": lines("a\n===\n"),
    "setext underlines after one paragraph": after("a\nb\n", "---\n"),
    "items": lines("- a\n"),
    "empty items": lines("-\n"),
    "ordered items": lines("{i}. a\n\n"),
    "nested items": lambda n: "".join("  " * min(i, 60) + "- a\n" for i in range(n)),
    "items in one line": lambda n: "- " * min(n, 2000) + "a\n",
    "block quotes": lines("> a\n\n"),
    "nested block quotes": lambda n: ">" * n + " a\n",
    "lazy lines of a quote": after("> a\n", "b\n"),
    "quotes and items in turn": lambda n: "> - " * min(n, 1000) + "a\n",
    "thematic breaks": lines("---\n\n"),
    "fences": lines("```\na\n```\n"),
    "fences that never close": lines("~~~ {i}\n"),
    "fences of growing length": lambda n: "".join("`" * (3 + i % 90) + "\n" for i in range(n)),
    "indented code": lines("    a\n\n"),
    "blank lines": lines("\n"),
    "paragraphs": lines("some words here\n\n"),
    "hard breaks": lines("a  \n"),
    "hard breaks of a backslash": lines("a\\\n"),
    "lines of one paragraph": lines("some words here\n"),
    "HTML blocks": lines("<div>\n\n</div>\n\n"),
    "HTML comments": lines("<!-- a -->\n\n"),
    "comments that never close": lines("<!-- a\n\n"),
    "HTML headings": lines("<h2>Part {i}</h2>\n\n"),
    "HTML attributes": lambda n: "<a " + "b='c' " * n + ">d</a>\n",
    "HTML identifiers": lines('<a id="x{i}"></a>\n\n'),
    "declarations": lines("<!A\n\n"),
    "processing instructions": lines("<? a\n\n"),
    "tables": lines("| a | b |\n|---|---|\n| 1 | 2 |\n\n"),
    "table rows": after("| a | b |\n|---|---|\n", "| 1 | 2 |\n"),
    "table columns": lambda n: "|" + "a|" * n + "\n|" + "-|" * n + "\n|" + "1|" * n + "\n",
    "table cells in code": after("| a | b |\n|---|---|\n", "| `\\|` | 2 |\n"),
    "pipes": lambda n: "|" * n + "\n-|-\n",
    # Inline
    "emphasis that never closes": lines("*a "),
    "strong emphasis that never closes": lines("**a "),
    "emphasis of growing runs": lambda n: "".join("*" * (1 + i % 40) + "a" for i in range(n)),
    "underscores": lines("_a "),
    "asterisks": lambda n: "*" * n + "a\n",
    "strikethrough": lines("~~a "),
    "Korean emphasis": lines("그는 **“절대”**라고 말했다. "),
    "Korean emphasis with spaces": lines("** 앞**뒤 "),
    "opening brackets": lambda n: "[" * n + "\n",
    "closing brackets": lambda n: "]" * n + "\n",
    "pairs of brackets": lambda n: "[a]" * n + "\n",
    "nested brackets": lambda n: "[" * n + "a" + "]" * n + "\n",
    "open links": lines("[a](b "),
    "open links in angles": lines("[a](<b "),
    "open titles": lines('[a](b "'),
    "open images": lines("![a]("),
    "parentheses of a target": lambda n: "[a](" + "(" * n + "\n",
    "reversed links": lines("(a)[b] "),
    "links with a space": lines("[a] (b{i}) "),
    "backticks of growing runs": lambda n: "".join("`" * (1 + i % 90) + "a" for i in range(n)),
    "code spans": lines("`a` "),
    "angles": lambda n: "<" * n + "\n",
    "open tags": lines("<a "),
    "open attributes": lines('<a b="'),
    "entities": lines("&amp; "),
    "broken entities": lines("&#x"),
    "backslashes": lambda n: "\\" * n + "\n",
    "escapes": lambda n: "\\*" * n + "\n",
    "dollars": lines("$a "),
    "double dollars": lines("$$a "),
    "math blocks": lines("$$\na\n$$\n\n"),
    "ruby": lines("<ruby>a<rt>b</rt></ruby>"),
    "one long word": lambda n: "가나다라마바사아자차" * n + "\n",
    "one long line": lambda n: "some words here " * n + "\n",
    "tabs": lambda n: "\t" * n + "a\n",
    "tabs after text": lambda n: "a" + "\t" * n + "b\n",
    # Characters
    "combining marks": lambda n: "e" + "\u0301" * n + "\n",
    "combining marks of two classes": lambda n: "e" + "\u0301\u0323" * n + "\n",
    "letters to compose": lines("e\u0301"),
    "jamo": lambda n: "\u1112\u1161\u11ab" * n + "\n",
    "zero-width spaces": lines("a\u200b"),
    "soft hyphens": lines("a\u00ad"),
    "controls": lines("a\u202e"),
    "spaces at line ends": lines("a \n"),
    "one long run of spaces": lambda n: "a" + " " * n + "b\n",
    "spaces before a line end": lambda n: "a" + " " * n + "\n",
    "no-break spaces": lines("a\u00a0\n"),
    "carriage returns": lines("a\r"),
    "line ends in turn": lines("a\r\nb\n"),
    "null characters": lines("a\0"),
    "emoji": lambda n: "👩\u200d💻" * n + "\n",
    # Links
    "bare addresses": lines("https://example.com/{i} "),
    "one long address": lambda n: "https://example.com/" + "a/" * n + "\n",
    "parentheses of an address": lambda n: "https://example.com/" + "(" * n + "\n",
    "colons": lambda n: "http:" * n + "\n",
    "at signs": lambda n: "a@" * n + "\n",
    "mail": lines("a{i}@example.com "),
    "autolinks": lines("<https://example.com/{i}> "),
    "links in one line": lines("[a](https://example.com/{i}) "),
    "links in lines": lines("[a](https://example.com/{i})\n\n"),
    "one address many times": lines("[a](https://example.com/)\n\n"),
    "missing files": lines("[a](missing-{i}.md)\n\n"),
    "missing files in one line": lines("[a](missing-{i}.md) "),
    "missing anchors": lambda n: lines("# Part {i}\n\n")(n) + lines("[a](#prt-{i})\n\n")(n),
    "anchors that collide": lines("# a\n\n# a 1\n\n"),
    "undefined references": lambda n: (
        lines("[part {i}]: https://example.com/{i}\n")(n) + "\n" + lines("[a][prt {i}]\n\n")(n)
    ),
    "definitions": lines("[a{i}]: /b\n"),
    "one definition many times": lines("[a]: /b\n"),
    "definitions over lines": lines("[a{i}]:\n/b\n'c\nd'\n\n"),
    "definitions that never end": lines("[a{i}]: /b 'c\n"),
    "wikilinks": lines("[[missing {i}]] "),
    "footnotes": lambda n: lines("a[^{i}] ")(n) + "\n\n" + lines("[^{i}]: b c\n")(n),
    "undefined footnotes": lines("a[^{i}] "),
    "unused footnotes": lines("[^{i}]: b c\n\n"),
    # Front matter, fields and suppressions
    "front matter": after("---\n", "k{i}: v\n", "---\n\n# A\n"),
    "front matter that never ends": after("---\n", "k{i}: v\n"),
    "YAML lists": lambda n: "---\na: " + "[" * min(n, 500) + "\n---\n\n# A\n",
    "YAML aliases": after("---\na0: &a0 [x, x]\n", "b{i}: [*a0, *a0]\n", "---\n\n# A\n"),
    "one key many times": after("---\n", "k: v\n", "---\n\n# A\n"),
    "TOML tables": after("+++\n", "[t{i}]\na = 1\n", "+++\n\n# A\n"),
    "a TOML table in one line": lambda n: (
        "+++\na = {" + ", ".join(f"k{i} = 1" for i in range(n)) + "}\n+++\n\n# A\n"
    ),
    "dotted TOML keys": lambda n: "+++\n" + "a." * min(n, 3000) + "a = 1\n+++\n\n# A\n",
    "inline fields": lines("Status: a\n"),
    "inline fields in one line": lambda n: "**Status:** a | " * n + "\n",
    "disabled lines": lines(
        "<!-- notelint: disable-next-line=L011 -->\nhttps://example.com/{i}\n\n"
    ),
    "disabled stretches": lines(
        "<!-- notelint: disable=L011 -->\n\nhttp://a.example\n\n<!-- notelint: enable=L011 -->\n\n"
    ),
    "disabled for the rest": lines("<!-- notelint: disable=C001 -->\n\n"),
    "unknown rules": lines("<!-- notelint: disable=Z{i} -->\n\n"),
}

QUOTES = """\
notelint: 1
name: grown
order: any
parts:
  - {id: article, heading: A, holds: prose, marks: {evidence: strong}}
  - id: quotes
    heading: Q
    count: "*"
    holds: quotes
    quotes: {from: article, marked: evidence, remark: ["-", ">"], items: all}
  - id: terms
    heading: T
    count: "*"
    holds: definitions
    each: {term: {appears_in: article}}
  - {id: figures, heading: F, count: "*", figures: {from: article}}
"""
ARTICLE = "# A\n\nThe pump costs **25 euros** a month. It is louder than before.\n\n"
LONG_ARTICLE = "The pump costs {i} euros a month, and nobody knows who will pay for it. "


def article(form: str, quotes: str) -> Family:
    """An article and its quotes, both of the size."""
    return lambda n: f"# A\n\n{lines(form)(n)}\n\n# Q\n\n{lines(quotes)(n)}"


EVIDENCE: dict[str, Family] = {
    "figures of a paragraph": lambda n: f"{ARTICLE}# F\n\n{'*7* &amp; ' * n}\n",
    "figures of an article": lambda n: f"# A\n\n{'1억 2,000만 원 ' * n}\n\n# F\n\n7\n",
    "figures that are missing": lambda n: f"{ARTICLE}# F\n\n{lines('7{i} and ')(n)}\n",
    "one long number": lambda n: f"# A\n\n{'1,' * n}\n\n# Q\n\n* {'1,' * n}1\n",
    "marked words": lambda n: f"# A\n\n{'**word here** and ' * n}\n\n# Q\n\n* nothing\n",
    "quotes that are found": article(LONG_ARTICLE, "* costs {i} euros a month, and nobody knows\n"),
    "quotes that differ": article(LONG_ARTICLE, "* costs {i} pounds a month, and nobody knew\n"),
    "quotes that are missing": article(LONG_ARTICLE, "* nothing {i} at all is like this one\n"),
    "figures of parts": lambda n: ARTICLE + "# F\n\n77\n\n" * n,
    "marked sentences": lambda n: f"# A\n\n**{'One word here. ' * n}** x\n\n# Q\n\n* nothing\n",
    "one changed quote many times": after(
        f"{ARTICLE}# Q\n\n", "* The pump costs 35 euros a month\n"
    ),
    "one absent quote many times": after(f"{ARTICLE}# Q\n\n", "* nothing at all like this\n"),
    "quotes of parts": lambda n: ARTICLE + "# Q\n\n* The pump costs\n\n" * n,
    "one term many times": after(f"{ARTICLE}# T\n\n", "* Pump\n"),
    "remarks": lambda n: f"{ARTICLE}# Q\n\n* {'The > pump - costs ' * n}\n",
    "visible asterisks": lambda n: f"# A\n\n{'그는 **“절대”**라고 ' * n}\n\n# Q\n\n* 그는 절대\n",
    "one quote many times": after(f"{ARTICLE}# Q\n\n", "* It is louder than before.\n"),
    "terms": after(f"{ARTICLE}# T\n\n", "* Pump {i}\n"),
    "omissions": lambda n: f"# A\n\n{'alpha beta ' * n}\n\n# Q\n\n* {'alpha beta … ' * n}\n",
    "omissions of what is missing": lambda n: (
        f"# A\n\n{'alpha beta ' * n}\n\n# Q\n\n* {'gamma delta … ' * n}\n"
    ),
    "one letter": lambda n: f"# A\n\n{'a' * n}b\n\n# Q\n\n* {'a' * (n // 2)}c\n",
    "letters in pairs": lambda n: f"# A\n\n{'ab ' * n}\n\n# Q\n\n* {'ab ' * (n // 2)}ba\n",
    "quotation marks": lambda n: f"# A\n\n{'“a” ' * n}\n\n# Q\n\n* {'“a” ' * n}b\n",
    "sources of a quote": lambda n: f"{ARTICLE}# Q\n\n* {'“The” (p. 1) ' * n}\n",
    "hyphens at line ends": lambda n: (
        "# A\n\n" + "well-\nknown " * n + "\n\n# Q\n\n* " + "well-known " * n + "\n"
    ),
    "ligatures": lambda n: f"# A\n\n{'oﬃce ﬁle ' * n}\n\n# Q\n\n* {'office file ' * n}\n",
}

PARTS = """\
notelint: 1
name: parts
order: strict
extras: warn
placeholders: ["/left [0-9]+/"]
file: "{name:slug}.md"
front_matter: {fields: {title: {}, tags: {type: list}}, extras: warn}
parts:
  - {id: title, heading: {level: 1}, count: "?"}
  - {id: facts, heading: Facts, count: "*", holds: list, items: 1..}
  - {id: steps, heading: "/Step (?P<n>[0-9]+)(a|b)?/", count: "*"}
  - {id: terms, heading: Terms, count: "*", holds: definitions}
  - {id: tasks, heading: Tasks, count: "*", holds: checklist}
  - {id: table, heading: Table, count: "*", holds: table}
  - id: outer
    heading: Outer
    count: "*"
    parts: [{id: inner, heading: Inner, count: "*"}]
"""

STRUCTURE: dict[str, Family] = {
    "sections in order": lines("## Facts\n\n- a\n\n"),
    "sections out of order": lines("## Terms\n\n- a\n\n## Facts\n\n- a\n\n"),
    "unknown sections": lines("## Fcts {i}\n\n- a\n\n"),
    "near names": lines("## Factz\n\n- a\n\n"),
    "numbered sections": lines("## Step {i}a\n\ntext\n\n"),
    "empty sections": lines("## Facts\n\n"),
    "items of a part": after("## Facts\n\n", "- a {i}\n"),
    "empty items of a part": after("## Facts\n\n", "- \n"),
    "terms and explanations": after("## Terms\n\n", "- a {i}\n  - b\n"),
    "tasks": after("## Tasks\n\n", "- [ ] a {i}\n"),
    "rows": after("## Table\n\n| a | b |\n|---|---|\n", "| 1 | 2 |\n"),
    "surplus cells": lambda n: "## Table\n\n| a | b |\n|---|---|\n|" + " 1 |" * n + "\n",
    "nested parts": after("## Outer\n\n", "### Inner\n\nleft {i}\n\n"),
    "outer and inner parts": lines("## Outer\n\n### Inner\n\nleft\n\n"),
    "unknown keys": after("---\ntitle: a\n", "k{i}: v\n", "---\n\n# A\n"),
    "tags": lambda n: "---\ntitle: a\ntags: [" + "a, " * n + "a]\n---\n\n# A\n",
}

REGIONS = """\
notelint: 1
name: regions
regions: {by: "---", names: [preamble, body]}
parts:
  - {id: source, region: preamble, holds: link}
  - {id: article, region: body, holds: prose}
  - {id: notes, heading: Notes, count: "?"}
"""

REGION: dict[str, Family] = {
    "breaks": after("# A\n\n[a](b)\n\n", "---\n\ntext\n\n"),
    "breaks between names": after("# A\n\n[a](b)\n\n---\n\n", "---\n\n## Notes\n\ntext\n\n"),
}

DAYS = """\
notelint: 1
name: days
parts:
  - {id: days, heading: {text: "{date:date} {topic}", level: 2}, count: "*"}
"""

DATED: dict[str, Family] = {
    "captured placeholders": lines("## 2024-01-01 TODO\n\nTODO\n\n"),
    "headings at a wrong level": lines("### 2024-01-01 topic {i}\n\n#### more\n\n"),
    "headings at two levels": lines("# 2024-01-01 one\n\n### 2024-01-02 two\n\n"),
}

FAMILIES: dict[str, Case] = {
    **{name: Case(note) for name, note in PLAIN.items()},
    **{name: Case(note, QUOTES) for name, note in EVIDENCE.items()},
    **{name: Case(note, PARTS) for name, note in STRUCTURE.items()},
    **{name: Case(note, REGIONS) for name, note in REGION.items()},
    **{name: Case(note, DAYS) for name, note in DATED.items()},
}
