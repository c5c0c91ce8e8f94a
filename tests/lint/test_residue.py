"""Texts of a template that were left in a note, however they are typeset."""

from notelint.binding.bind_note import bind_note
from notelint.model.schema import Heading, Part, Schema
from notelint.model.source import Source
from notelint.parse import parse
from notelint.rules.structure.placeholder_left import RULE, Options

SCHEMA = Schema(
    "a",
    "a.yaml",
    (Part("p", "P", Heading(("P",))),),
    template_leftovers=('Write "why" here...', "comment of the template"),
)


def told(text: str) -> list[tuple[str, str]]:
    """The message and the source of each problem."""
    source = Source.of("a.md", text)
    assert RULE.check
    problems = RULE.check(bind_note(parse(source), SCHEMA, "note.md"), Options())
    return [(one.message.name, source.slice(one.span)) for one in problems]


def test_a_text_and_a_comment_of_the_template() -> None:
    text = "<!-- comment  of the\ntemplate -->\n\n## P\n\n- Write “why”\n  here…\n"
    assert told(text) == [
        ("residue", "Write “why”\n  here…"),
        ("residue_outside", "<!-- comment  of the\ntemplate -->"),
    ]


def test_a_heading_code_and_a_text_that_goes_on() -> None:
    assert told('## P\n\n```\nWrite "why" here...\n```\n\nWrite "why" here... and now\n') == []
    assert told('## Write "why" here...\n\n## P\n\nx\n') == []
