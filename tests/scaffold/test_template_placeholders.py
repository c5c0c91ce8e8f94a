"""What of a template is to be replaced in its copies, and what stays there."""

import pytest

from notelint.commands.notes import plan_for_schema
from notelint.lint.check_note import check_note
from notelint.model.source import Source
from notelint.parse import parse
from notelint.scaffold.draft import yaml_text
from notelint.scaffold.template import from_template
from notelint.schema.loading import read_schema
from notelint.schema.template_leftovers import template_leftovers

SECTIONS = "\n## Summary\n\n## Motivation\n"


def told(template: str, copy: str) -> list[tuple[int, str]]:
    """Line and code of what the schema of a template says of a copy."""
    drawn = from_template(parse(Source.of("t.md", template)), "t", "t.md")
    left = template_leftovers("t.md", [], lambda _: template.encode(), ("t.yaml", 1, 1))
    text = yaml_text(drawn._replace(keys=tuple(one for one in drawn.keys if one[0] != "template")))
    schema = read_schema(text.encode(), "t.yaml")._replace(template_leftovers=left)
    found = check_note("n.md", copy.encode(), plan_for_schema(schema)).findings
    return [(one.line, one.code) for one in found if one.code[0] in "SFN"]


TITLES = [
    "KEP-NNNN: Your short, descriptive title",
    "ADR-000: Title of the decision",
    "RFC 0000: (my-feature)",
    "[short title of solved problem and solution]",
    "{number}. {title}",
    "{{title}}",
    "YYYY-MM-DD 회의록",
    "글 제목",
    "제목을 입력하세요",
    "(기사 제목)",
    "여기에 제목을 쓰세요",
    "タイトル",
    "标题",
    "제목",
    "Weekly report",
]


FIXED = ("Weekly report", "RFC 0000: (my-feature)")
"""Titles that do not say that they are to be replaced."""


@pytest.mark.parametrize("title", TITLES)
def test_the_title_of_a_template_stands_for_any(title: str) -> None:
    template = f"# {title}\n{SECTIONS}"
    written = "\n## Summary\n\nWe do.\n\n## Motivation\n\nIt is slow.\n"
    for own in ("KEP-12: Faster pods", "더 빠른 파드", "Faster pods", "2024-03-01 회의록"):
        assert told(template, f"# {own}\n{written}") == []


@pytest.mark.parametrize(
    "title", [one for one in TITLES if one not in ("Weekly report", "RFC 0000: (my-feature)")]
)
def test_and_is_told_where_it_was_left(title: str) -> None:
    written = "\n## Summary\n\nWe do.\n\n## Motivation\n\nIt is slow.\n"
    assert told(f"# {title}\n{SECTIONS}", f"# {title}\n{written}") == [(1, "S010")]


def test_a_title_that_says_nothing_of_itself_may_stay() -> None:
    written = "# Weekly report\n\n## Summary\n\nWe do.\n\n## Motivation\n\nIt is slow.\n"
    assert told(f"# Weekly report\n{SECTIONS}", written) == []


def test_of_several_headings_of_level_1_none_is_the_title() -> None:
    template = "# Summary\n\n# Motivation\n"
    assert told(template, "# Sumary\n\ns\n\n# Motivation\n\nm\n") == [(1, "S001")]


CONTENTS = [
    "- [Summary](#summary)\n- [Motivation](#motivation)",
    "1. [Summary](#summary)\n   - [Goals](#goals)\n2. [Motivation](#motivation)",
    "* **[Summary](#summary)**\n* [Motivation](#motivation)",
    "- Summary\n- Motivation",
    "1. 1. Summary\n2. 2. Motivation",
    "[TOC]",
    "[[_TOC_]]",
    "[toc]",
    "* TOC\n{:toc}",
    "**Table of Contents**\n\n- [Summary](#summary)",
    "목차\n\n- [Summary](#summary)\n- [Motivation](#motivation)",
    "<!-- toc -->\n- [Summary](#summary)\n<!-- /toc -->",
    "<!-- START doctoc generated TOC -->\n\n- [Summary](#summary)\n\n<!-- END doctoc -->",
    "<!-- prettier-ignore -->",
    "<!-- markdownlint-disable MD013 -->",
    "<!-- more -->",
]


@pytest.mark.parametrize("contents", CONTENTS)
@pytest.mark.parametrize("below", ["# {title}\n\n", "# {title}\n\n## Contents\n\nHere:\n\n"])
def test_a_table_of_contents_and_marks_for_tools_are_kept(contents: str, below: str) -> None:
    template = f"{below}{contents}\n{SECTIONS}"
    below = below.replace("Here:", "There:")
    copy = f"{below}{contents}\n\n## Summary\n\nWe do.\n\n## Motivation\n\nIt is slow.\n"
    assert told(template, copy.replace("{title}", "Faster pods")) == []


def test_a_list_that_is_no_table_of_contents_is_to_be_replaced() -> None:
    template = "# {title}\n\n## Summary\n\n- [Where it runs](#motivation), and why\n- Who?\n"
    copy = template.replace("{title}", "Faster pods")
    assert told(template, copy) == [(5, "S010"), (6, "S010")]


def test_empty_items_say_what_a_section_holds() -> None:
    template = "# {title}\n\n## Tasks\n\n- [ ] \n\n## Points\n\n- \n"
    assert told(template, "# A\n\n## Tasks\n\n- [ ] a\n\n## Points\n\n- b\n") == []
    wrong = told(template, "# A\n\n## Tasks\n\na\n\n## Points\n\nb\n")
    assert wrong == [(5, "S007"), (9, "S007")]
    assert told(template, template.replace("{title}", "A")) == [(3, "S006"), (7, "S006")]
