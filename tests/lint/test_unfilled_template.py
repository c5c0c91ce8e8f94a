"""A template that nobody has filled in is told by its path or by what it says."""

import pytest

from notelint.lint.unfilled_template import is_template
from notelint.model.source import Source
from notelint.parse import parse


def unfilled(text: str, place: str = "notes/one.md") -> bool:
    return is_template(parse(Source.of(place, text)), place)


def record(title: str, context: str, decision: str) -> str:
    sections = f"## Status\n\nAccepted\n\n## Context\n\n{context}\n\n## Decision\n\n{decision}\n"
    return f"# {title}\n\n{sections}"


@pytest.mark.parametrize(
    "text",
    [
        record("<ADR NUMBER>. <ADR TITLE>", "<context>", "<decision>"),
        record("{short title}", "{Describe the context}", "* {option 1}\n* {option 2}"),
        record("[short title]", "[What is the problem?]", "- [ ] [first step]"),
        record("YYYY-MM-DD", "TODO", "…"),
        record("{{title}}", "<% tp.file.cursor() %>", "> {{quote}}"),
        "# YYYY-MM-DD 일일 보고\n\n## 한 일\n\n-\n\n## 내일 할 일\n\n-\n",
        "# {제목}\n\n- 일시: YYYY년 MM월 DD일\n- 참석자: {이름}\n\n## 안건\n\n1. {안건}\n",
        "# {{title}}\r\n\r\n## 요약\r\n\r\n여기에 입력\r\n",
        "---\ntitle: x\n---\n\n# <제목>\n\n## 배경\n\n<!-- 왜? -->\n<배경을 쓰세요>\n",
    ],
)
def test_of_more_placeholders_than_anything_else(text: str) -> None:
    assert unfilled(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# T\n",
        record("7. Use SQLite", "TODO", "We use SQLite."),
        record("7. Use SQLite", "", ""),
        record(
            "Use `<template>`", "`{name}` stands for the name.", "We write <https://a.example>."
        ),
        record("Links", "[one](a.md) [two][2] [[three]]\n\n[2]: b.md", "![x](y.png)"),
        record("HTML", '<img src="a.png">', "<details>x</details>"),
        record("Lists", "- [ ] tidy up\n- [x] done", "a@b.example"),
        record("2024-01-02", "{...props} is spread over <List>", "…and so on"),
        "# 2024-01-02\n\n## 한 일\n\n## 내일 할 일\n",
        f"# T\n\n{'{x} ' * 2000}\n",
    ],
)
def test_notes_are_none_even_if_something_was_left(text: str) -> None:
    assert not unfilled(text)


@pytest.mark.parametrize(
    ("place", "template"),
    [
        ("template.md", True),
        ("docs/adr/_template.md", True),
        ("rfcs/0000-template.md", True),
        ("templates/meeting.md", True),
        ("회의록 양식.md", True),
        ("템플릿/회의록.md", True),
        ("0007-use-a-template-engine-for-mail.md", False),
        ("templating/notes.md", False),
        ("양식장/방문.md", False),
    ],
)
def test_names_and_folders_of_templates(place: str, template: bool) -> None:
    assert unfilled("# T\n\nText.\n\n## A\n\nText.\n", place) == template
