"""A copy of a template in which the placeholders for the title and the date are replaced."""

import json
import re
from functools import partial

from notelint.model.source import Source
from notelint.parse import parse
from notelint.scaffold.draft import flow
from notelint.scaffold.placeholders import DATE, OPEN, WHOLE, is_placeholder, title_pieces
from notelint.scaffold.values import TITLES

VARIABLE = re.compile(
    r"\{\{\s*(?:(?P<title>title|제목)|(?:date|날짜)(?::(?P<format>[^{}\n]*))?)\s*\}\}"
    r"|<%[-_+*~]*\s*tp\.(?:(?P<file>file\.title)|date\.now\((?:[\"'](?P<now>[^\"'\n]*)[\"'])?\))"
    r"\s*[-_]?%>"
)
"""The title, or a date with its format, as Obsidian and its plug-in Templater write them."""

ISO = "YYYY-MM-DD"
FORMAT = re.compile(r"YYYY|MM|DD|[^A-Za-z]")
"""What a format of Moment.js consists of that is filled in: no weekdays, and no times."""

VALUE = re.compile(
    r"^(?P<before>(?:[>#*+|-]+[ \t]+)*[*_]*(?:[^:：|\n]{1,40}(?:[:：]|\|)[*_]*[ \t]+)?)"
    r"(?P<date>YYYY([-./]?)MM\3DD)(?=[*_ \t\r|]*$)",
    re.MULTILINE,
)
"""A date that is all of a line, or what follows a label or a cell's bar."""

FIELD = re.compile(
    r"^(?P<before>[ \t]*(?:-[ \t]+)?(?:(?P<key>[^\s#:=-][^:=\n]*)(?::[ \t]+|=[ \t]*))?+)"
    r"(?P<value>\"[^\"\n]*\"|'[^'\n]*'|[^\s\[\"'#][^\n]*)(?P<after>[^\n]*)$",
    re.MULTILINE,
)
"""A line of front matter with a single value, and with or without a key."""

LONGEST = 300
"""Characters of a line with a title that may be a placeholder."""

COMMENT = re.compile(r"\s#")
BRACKETS = ("(", "{", "<", "[", "（")


def fill_template(text: str, title: str, today: str) -> str:
    """The text of a template with the title, unless that is "", and the date (ISO 8601).

    Other placeholders stay; in front matter they are quoted, so that it can be read.
    """
    note = parse(Source.of("template.md", text))
    front = note.front_matter
    start = front.span.end if front else 0
    body = text[start:]
    heading = next(note.headings(), None)
    if heading and heading.level == 1:
        at = heading.span.start
        line = text[at : at + LONGEST].partition("\n")[0]
        written = line.removeprefix("#").strip().rstrip("#").rstrip()  # Markdown drops `<title>`
        if written and len(line) < LONGEST and is_placeholder(written):
            at += line.index(written)
            pieces = list(title_pieces(written, title, today))
            filled = "".join(new for _, new in pieces)
            body = text[start:at] + filled + text[at + len(written) :]
            for old, new in pieces:  # it means the same wherever the template has it
                if title and new == title and old.startswith(BRACKETS):
                    body = body.replace(old, title)
    fill = partial(_variable, title=title, today=today)
    body = VALUE.sub(lambda match: match["before"] + _in_format(match["date"], today), body)
    body = VARIABLE.sub(fill, body)
    if front is None:
        return body
    field = partial(_field, title=title, today=today, is_yaml=front.kind == "yaml")
    fields = VARIABLE.sub(lambda match: _inner(fill(match)), FIELD.sub(field, front.body))
    return text[: front.inside.start] + fields + text[front.inside.end : start] + body


def _variable(match: re.Match[str], title: str, today: str) -> str:
    """The value of a variable; as it is if the value is not known."""
    if match["title"] or match["file"]:
        return title or match[0]
    return _in_format(match["format"] or match["now"] or ISO, today) or match[0]


def _in_format(form: str, today: str) -> str:
    """A date in a format of Moment.js; "" if that has more than a year, a month and a day."""
    if FORMAT.sub("", form):
        return ""
    year, month, day = today.split("-")
    return form.replace("YYYY", year).replace("MM", month).replace("DD", day)


def _field(match: re.Match[str], title: str, today: str, *, is_yaml: bool) -> str:
    """A line of front matter, its value written anew if it has a placeholder."""
    value, after = match["value"], match["after"]
    if value[0] in "\"'":
        bare = value[1:-1]
    else:
        bare = COMMENT.split(value, maxsplit=1)[0].rstrip()
        after = value[len(bare) :]
    filled = VARIABLE.sub(partial(_variable, title=title, today=today), bare)
    is_open = filled == bare and (OPEN.fullmatch(bare) or WHOLE.fullmatch(bare))
    if is_open and not VARIABLE.fullmatch(bare):
        form = bare.strip("{}<>[] ")
        if DATE.fullmatch(form) or form.casefold() in ("date", "날짜"):
            filled = _in_format(form if DATE.fullmatch(form) else ISO, today)
        elif (match["key"] or "").strip("\"'").casefold() in TITLES:
            filled = title or bare
    if filled == bare and not value.startswith("{{"):
        return match[0]
    written = flow(filled, date=True) if is_yaml else json.dumps(filled, ensure_ascii=False)
    return f"{match['before']}{written}{after}"


def _inner(text: str) -> str:
    """A text as it is between quotation marks."""
    return text if text.startswith(("{{", "<%")) else json.dumps(text, ensure_ascii=False)[1:-1]
