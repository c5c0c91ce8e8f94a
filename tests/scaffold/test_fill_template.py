"""A copy of a template has the title and the date; other placeholders stay, for S010."""

import pytest

from notelint.scaffold.fill_template import fill_template

TODAY = "2026-11-30"
TITLE = 'A "b": c'


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("# {{title}}\n", f"# {TITLE}\n"),
        ("# {{ title }}\n\n{{date}}, {{date:YYYY/MM}}\n", f"# {TITLE}\n\n2026-11-30, 2026/11\n"),
        ("{{date:dddd}} {{time}} {{name}}\n", "{{date:dddd}} {{time}} {{name}}\n"),
        ("# <% tp.file.title %>\n", f"# {TITLE}\n"),
        ('<% tp.date.now() %> <% tp.date.now("YYYYMMDD") %>\n', "2026-11-30 20261130\n"),
        (
            "# (기사 제목)\n\n[(기사 제목) - (언론사)](x)\n",
            f"# {TITLE}\n\n[{TITLE} - (언론사)](x)\n",
        ),
        ("# <title>\n\n<name>\n", f"# {TITLE}\n\n<name>\n"),
        ("# 여기에 제목을 쓰세요\n", f"# {TITLE}\n"),
        ("# NNNN. Your short title\n", f"# NNNN. {TITLE}\n"),
        ("# YYYY.MM.DD [short title] (optional)\n", f"# 2026.11.30 {TITLE} (optional)\n"),
        ("# 회의록\n", "# 회의록\n"),
        ("- **Date:** YYYY-MM-DD\n\n> YYYY-MM-DD\n", "- **Date:** 2026-11-30\n\n> 2026-11-30\n"),
        ("Write it as YYYY-MM-DD.\n", "Write it as YYYY-MM-DD.\n"),
        ("| Date | YYYY-MM-DD |\n", "| Date | 2026-11-30 |\n"),
    ],
)
def test_text(template: str, filled: str) -> None:
    assert fill_template(template, TITLE, TODAY) == filled


@pytest.mark.parametrize(
    ("line", "filled"),
    [
        ("title: {{title}}", r'title: "A \"b\": c"'),
        ('title: "{{title}}"', r'title: "A \"b\": c"'),
        ("title: '<title>' # of the note", r'title: "A \"b\": c" # of the note'),
        ('cover: "{{title}}.png"', r'cover: "A \"b\": c.png"'),
        ('aliases: ["{{title}}", x]', r'aliases: ["A \"b\": c", x]'),
        ('  - "{{title}}"', r'  - "A \"b\": c"'),
        ("read: {{date}}", "read: 2026-11-30"),
        ('read: "{{date:YYYY-MM-DD}}"', "read: 2026-11-30"),
        ("read: YYYY-MM-DD", "read: 2026-11-30"),
        ("read: <date>", "read: 2026-11-30"),
        ("when: {{date:HH:mm}}", 'when: "{{date:HH:mm}}"'),
        ("author: {{author}}", 'author: "{{author}}"'),
        ('author: "{author}"', 'author: "{author}"'),
        ("tags: [a, b]", "tags: [a, b]"),
        ("status: draft | done", "status: draft | done"),
    ],
)
def test_front_matter(line: str, filled: str) -> None:
    note = "---\nx: 1\n{}\n---\n\n# T\n"
    assert fill_template(note.format(line), TITLE, TODAY) == note.format(filled)


def test_front_matter_in_toml() -> None:
    text = '+++\ntitle = "{{title}}"\ndate = "{{date}}"\n+++\n\n# {{title}}\n'
    filled = '+++\ntitle = "A \\"b\\": c"\ndate = "2026-11-30"\n+++\n\n# A "b": c\n'
    assert fill_template(text, TITLE, TODAY) == filled


def test_an_unknown_title_stays() -> None:
    text = "---\ntitle: {{title}}\nread: {{date}}\n---\n\n# {{title}}\n"
    filled = '---\ntitle: "{{title}}"\nread: 2026-11-30\n---\n\n# {{title}}\n'
    assert fill_template(text, "", TODAY) == filled


def test_line_endings_and_long_lines_stay() -> None:
    text = "---\ntitle: {{title}}\nread: {{date}}\n---\n\n# (제목)\n\nDate: YYYY-MM-DD\n"
    filled = "---\ntitle: T\nread: 2026-11-30\n---\n\n# T\n\nDate: 2026-11-30\n"
    ends = text.replace("\n", "\r\n"), filled.replace("\n", "\r\n")
    assert fill_template(ends[0], "T", TODAY) == ends[1]
    for line in ("#" + " " * 20_000 + "x", "a" + " #" * 20_000, "a{{" * 20_000, "YYYY " * 20_000):
        long = f"---\nx: {line}\n---\n\n# {line}\n\n{line}\n"
        assert fill_template(long, "T", TODAY) == long
