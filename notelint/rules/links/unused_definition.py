"""L015: a definition that no link uses."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Fix, Problem
from notelint.model.message import message
from notelint.model.note import Definition
from notelint.model.rule import Example, Rule
from notelint.model.source import Source
from notelint.text.edits.lines import remove_lines


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each definition whose name no link has, and for each that is hidden."""
    del options
    definitions = bound.note.definitions
    if not definitions:
        return
    used = {_plain(link.url) for link in bound.note.links if link.reference}
    names: dict[str, str] = {}
    for definition in definitions:
        if _is_remark(definition):
            continue
        if definition.label in names:
            same = definition.url == names[definition.label]
            yield _problem("hidden", definition, bound.note.source, safe=same)
        elif _plain(definition.url) not in used:
            yield _problem("unused", definition, bound.note.source, safe=False)
        names.setdefault(definition.label, definition.url)


def _problem(template: str, definition: Definition, source: Source, *, safe: bool) -> Problem:
    """What is wrong with a definition; the fix deletes its lines."""
    edits = remove_lines(source, definition.span)
    return Problem(
        definition.span,
        message(template, name=definition.label.lower()),
        fix=Fix(edits, safe) if edits else None,
    )


def _plain(url: str) -> str:
    """An address without percent-encoding, which a definition has and a link has not."""
    if "%" not in url:
        return url
    from urllib.parse import unquote  # noqa: PLC0415 - 2 ms, for few addresses

    return unquote(url)


def _is_remark(definition: Definition) -> bool:
    """What is meant to be seen by no reader, or by none as a link.

    Remarks and fields (`[//]: # (so)`, `[#]: Status: (draft)`); a mark below a heading, as Rust's
    RFCs have it (`[summary]: #summary`).
    """
    named = any(map(str.isalnum, definition.label))
    return not named or definition.url.startswith("#") or not definition.url


RULE = Rule(
    code="L015",
    name="unused-definition",
    severity="warning",
    summary="Unused or duplicate link definition",
    why=(
        "Readers never see the line `[name]: URL` itself. If no link has the name, the link "
        "was forgotten or one of the two names is mistyped."
    ),
    messages={
        "unused": "link definition `[{name}]` is never used",
        "hidden": "link definition `[{name}]` already exists above, so this one is ignored",
    },
    help="Delete the definition, or add the link.",
    examples=(
        Example("# 제목\n\n[하나]\n\n[하나]: https://example.com/1\n[둘]: /2\n", at=("6:1",)),
        Example(
            "# 제목\n\n[하나]\n\n[하나]: https://example.com/1\n[하나]: https://example.com/1\n",
            at=("6:1",),
        ),
        Example("# 제목\n\n[글][하나]\n\n[하나]: https://example.com/1\n"),
    ),
    fix="mixed",  # safe: of one that is there twice; unsafe: of any other
    check=check,
)
