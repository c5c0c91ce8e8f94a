"""Keys of `quotes`, `figures` and `term` that have to do with where the article is."""

from collections.abc import Iterator, Mapping
from typing import Any

from notelint.model.message import phrase
from notelint.schema.crossrefs.named_values import captures_of_file
from notelint.schema.crossrefs.raw import Raw, mapping, text, texts
from notelint.schema.did_you_mean import suggestion
from notelint.schema.errors import ConfigProblem, Path
from notelint.schema.value_types import FIELD

FROM_FILE = "file"
"""What `from` says where the article is a file beside the note."""


def is_link(part: Mapping[str, Any]) -> bool:
    """Whether a part stands for what its link leads to."""
    return text(part.get("holds")) in ("link", "links")


def problems(
    raw: Raw, path: Path, origin: Mapping[str, Any], key: str = "from"
) -> Iterator[ConfigProblem]:
    """Every key that means nothing for this article, and names in `path` that nothing captures.

    `key` is the one that names the article.
    """
    source = text(origin.get(key))
    in_file = source == FROM_FILE
    elsewhere = in_file or is_link(mapping(raw.by_id.get(source)))
    if "path" in origin and source and not in_file:
        yield raw.problem(
            (*path, "path"),
            phrase("`path` needs `{key}: file`", key=key),
        )
    if origin.get("text") == "main" and source in ("", *raw.by_id) and not elsewhere:
        yield raw.problem(
            (*path, "text"),
            phrase(
                "`text: main` is for pages; the part `{source}` stands in the note", source=source
            ),
        )
    if "marked" in origin and elsewhere:
        yield raw.problem(
            (*path, "marked"),
            phrase("`marked` needs an article in the note"),
        )
    known = ["name", *captures_of_file(raw)]
    for index, one in enumerate(texts(origin.get("path"))):
        listed = (index,) if isinstance(origin.get("path"), list) else ()
        for name in FIELD.findall(one):
            if name not in known:
                near = suggestion(name, known)
                yield raw.problem(
                    (*path, "path", *listed),
                    phrase("nothing is captured as `{name}`{near}", name=name, near=near),
                )
