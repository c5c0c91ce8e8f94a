"""Finds the front matter at the top of a note. What is in it is read elsewhere."""

from notelint.model.note import FrontMatter
from notelint.model.source import Source, Span
from notelint.text.lazy import lazy

ENTRY = lazy(r"""["']?[^\s:"'#][^:]*:(\s|$)|\#|\s*$""")
"""How a YAML mapping can begin: a key and its colon, a comment, an empty line."""

FENCES = {"---": ("yaml", ("---", "...")), "+++": ("toml", ("+++",))}


def find_front_matter(source: Source) -> FrontMatter | None:
    """The block between a first line of `---` (or `+++`) and the next such line, or None.

    A note may also begin with a thematic break; so the line under `---` must look like YAML.
    """
    opening = source.line(1).rstrip()
    if opening not in FENCES or len(source.lines) < 2:
        return None
    kind, closings = FENCES[opening]
    empty = source.line(2).rstrip() in closings
    if (
        not empty
        and kind == "yaml"
        and (not ENTRY.match(source.line(2)) or source.line(2).strip() == "")
    ):
        return None
    for number in range(2, len(source.lines) + 1):
        if source.line(number).rstrip() in closings:
            start, end = source.lines[1], source.lines[number - 1]
            body = source.text[start:end]
            return FrontMatter(
                "yaml" if kind == "yaml" else "toml", body, Span(0, source.ends[number - 1])
            )
    return None
