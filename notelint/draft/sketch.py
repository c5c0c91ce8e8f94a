"""A note in outline: its headings, what stands under each, and the names of its fields."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from notelint.model.note import Block, FrontMatter, Note
from notelint.text.heading import fold

TASK = re.compile(r"\[[ xX]\](?:\s|$)")
LABEL = re.compile(r"([^\W\d_][\w ./()-]{0,30}?)\s*[:：]\s*(.*)")
LONGEST = 200


class Section(NamedTuple):
    """A heading and the blocks right under it.

    `kinds` are those of these blocks: prose, list, checklist, table, code, quotes, links, images;
    `empty`: neither they nor a deeper heading follow. `text` is what all says, if that is short.
    `parent` is the index of the next heading above it that is less deep, -1 for none.
    """

    level: int
    text: str
    folded: str
    parent: int
    kinds: frozenset[str]
    empty: bool
    said: str
    blocks: tuple[Block, ...]


class Sketch(NamedTuple):
    """A note in outline. `fields` is None without front matter that can be read."""

    path: str
    sections: tuple[Section, ...]
    fields: dict[str, Any] | None
    labels: tuple[tuple[str, str], ...]
    head: tuple[Block, ...] = ()

    def features(self) -> frozenset[str]:
        """What makes notes alike: their folded headings and the keys of their front matter."""
        keys = [f"key {key}" for key in self.fields or ()]
        return frozenset([*keys, *(section.folded for section in self.sections)])


def sketch(note: Note) -> Sketch:
    """Draw the outline of a note. Linear."""
    at = [index for index, block in enumerate(note.blocks) if block.kind == "heading"]
    sections: list[Section] = []
    open_: list[int] = []
    for row, index in enumerate(at):
        heading = note.blocks[index]
        following = at[row + 1] if row + 1 < len(at) else len(note.blocks)
        blocks = tuple(one for one in note.blocks[index + 1 : following] if one.kind != "break")
        while open_ and sections[open_[-1]].level >= heading.level:
            open_.pop()
        deeper = row + 1 < len(at) and note.blocks[at[row + 1]].level > heading.level
        text = " ".join(heading.text.plain.split())
        sections.append(
            Section(
                heading.level,
                text,
                fold(text[:LONGEST]),
                open_[-1] if open_ else -1,
                kinds_of(blocks),
                not deeper and not any(_shows(block) for block in blocks),
                _said(blocks),
                blocks,
            )
        )
        open_.append(row)
    second = at[1] if len(at) > 1 else len(note.blocks)
    head = tuple(block for block in note.blocks[:second] if block.kind != "heading")
    fields = front_fields(note.front_matter)
    return Sketch(note.source.path, tuple(sections), fields, tuple(labels_of(head)), head)


def kinds_of(blocks: Sequence[Block]) -> frozenset[str]:
    """What kinds of content the blocks are, in the words of the schema's `holds`."""
    kinds: set[str] = set()
    for block in blocks:
        if block.kind == "paragraph" and block.text.plain.strip():
            kinds.add("prose")
        elif block.kind in ("table", "code"):
            kinds.add(block.kind)
        elif block.kind == "quote":
            kinds.add("quotes")
        elif block.kind == "list":
            texts = [next(iter(item.leaves())).text.plain for item in block.children]
            kinds |= {"list"}
            if texts and all(TASK.match(text) for text in texts):
                kinds.add("checklist")
        for leaf in block.leaves():
            kinds |= {"images" if link.kind == "image" else "links" for link in leaf.text.links}
    return frozenset(kinds)


def labels_of(head: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Labelled fields in the head of a note: `- Date: …`, `Date: …`."""
    for block in head:
        if block.kind == "paragraph":
            lines = block.text.plain.split("\n")
            found = [LABEL.fullmatch(line.strip()) for line in lines]
            if all(found):
                yield from ((match[1].strip(), match[2]) for match in found if match)
        elif block.kind == "list":
            for item in block.children:
                text = next(iter(item.leaves())).text.plain.split("\n")[0]
                if match := LABEL.fullmatch(text.strip()):
                    yield match[1].strip(), match[2]


def front_fields(front: FrontMatter | None) -> dict[str, Any] | None:
    """The front matter's values by key; None where there is none or it cannot be read."""
    if front is None:
        return None
    try:
        if front.kind == "toml":
            import tomllib  # noqa: PLC0415 - few notes have it

            values: Any = tomllib.loads(front.body.replace("\r\n", "\n"))
        else:
            import yaml  # noqa: PLC0415 - not for notes without front matter

            loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
            values = yaml.load(front.body, loader)  # noqa: S506 - a safe loader
    except (ValueError, RecursionError, TypeError, AttributeError, ArithmeticError):
        return None
    except Exception as error:
        if type(error).__module__.startswith("yaml"):
            return None
        raise
    return {str(key): value for key, value in values.items()} if isinstance(values, dict) else None


def _shows(block: Block) -> bool:
    return block.kind != "html" or bool(block.text.plain) or "<img" in block.info.lower()


def _said(blocks: Sequence[Block]) -> str:
    leaves = [leaf.text.plain for block in blocks for leaf in block.leaves() if leaf.text.plain]
    return leaves[0].strip() if len(leaves) == 1 and len(leaves[0]) <= 30 else ""
