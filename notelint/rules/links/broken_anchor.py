"""L004: a link to a heading that is not there."""

import re
from collections.abc import Container, Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Edit, Fix, Problem
from notelint.model.link import LinkAnswer, LinkProblem, LinkReference, LocalTarget, NameIndex
from notelint.model.message import Message, message
from notelint.model.rule import Example, Rule
from notelint.model.source import Source
from notelint.model.text import Link
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.link_targets import slug
from notelint.text.similar_names import SimilarNames, is_slip
from notelint.text.wikilinks import block_ids, heading_name, heading_names

ELSEWHERE = LazyPattern(r"(?:top)?|L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?|.*:~:.*|\^.*", re.IGNORECASE)
"""Not a heading's: the top of a page, lines of a source file, a text fragment, a block's mark."""

BLOCK_ID = re.compile(r"\^[A-Za-z0-9-]+")


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each link to a place in its own note that is not there."""
    del options
    links = [link for link in bound.note.links if link.url.startswith("#")]
    names = [link for link in bound.wikilinks if link.url.startswith("#")]
    if not links and not names:
        return
    from urllib.parse import unquote  # noqa: PLC0415 - 2 ms, for notes with such links

    anchors = SimilarNames(bound.anchors)
    text = bound.note.source.text
    obsidian = bound.dialect == "obsidian"
    headings = SimilarNames(heading_names(bound.note), str.casefold) if obsidian else None
    blocks = frozenset(block_ids(text) if obsidian and "#^" in text else ())
    for link in links:
        if wording := _wrong(unquote(link.url[1:]), anchors, headings, blocks, ""):
            yield _problem(bound.note.source, link, wording, _url(link.url, wording))
    for link in names:
        if headings and (wording := _no_place(link.url[1:], headings, blocks, "")):
            yield _problem(bound.note.source, link, wording, _name(link.url, wording))


def _problem(source: Source, link: Link, wording: Message, url: str) -> Problem:
    """The problem of a link in its own note; the fix writes the URL, if one is certain."""
    fix = None
    if url and source.slice(link.target) == link.url:
        fix = Fix((Edit(link.target, url),), safe=False)
    return Problem(link.target, wording, found=link.url, fix=fix)


def check_link(reference: LinkReference, answer: LinkAnswer, options: None) -> LinkProblem | None:
    """What is wrong with the place in another note that a link leads to, if anything."""
    del options
    if not isinstance(answer, LocalTarget) or answer.anchors is None or not reference.fragment:
        return None
    headings = answer.headings if reference.name else None
    if reference.by_name and headings is not None:
        wording = _no_place(reference.fragment, headings, answer.blocks, reference.path)
        return LinkProblem(wording, address=_name(reference.url, wording)) if wording else None
    wording = _wrong(reference.fragment, answer.anchors, headings, answer.blocks, reference.path)
    if not wording:
        return None
    address = _url(reference.url, wording) if reference.written == "link" else ""
    return LinkProblem(wording, address=address)


def _url(url: str, wording: Message) -> str:
    """The URL with the anchor that was surely meant; empty if none was, or if it is a name."""
    from notelint.text.edits.link_paths import url_of_anchor  # noqa: PLC0415 - 2 ms, for broken links

    arguments = {name: str(value) for name, value in wording.arguments}
    near = arguments.get("near", "")
    if not near or wording.name.startswith("heading_"):  # that is a heading's text
        return ""
    same = slug(arguments["name"].strip()) == near
    return url_of_anchor(url, near) if same or is_slip(arguments["name"], near) else ""


def _name(url: str, wording: Message) -> str:
    """The target of an Obsidian link with the heading that was surely meant; empty if none was."""
    arguments = {name: str(value) for name, value in wording.arguments}
    near = arguments.get("near", "")
    note, _, names = url.partition("#")
    sure = near and "#" not in names and is_slip(arguments["name"], near)
    return f"{note}#{near}" if sure else ""


def _wrong(
    name: str, anchors: NameIndex, headings: NameIndex | None, blocks: Container[str], path: str
) -> Message | None:
    """Say that there is no such anchor; in Obsidian's dialect a heading's text will do."""
    if name in anchors:
        return None
    if headings is not None:
        return _no_place(name, headings, blocks, path)
    if ELSEWHERE.fullmatch(name) or name.startswith("user-content-"):
        return None
    made = slug(name.strip())
    likely = (anchor for anchor in (name.lower(), made) if anchor in anchors)
    near = next(likely, None) or anchors.closest(name.lower())
    return _said("", {"name": name}, near, path)


def _no_place(name: str, headings: NameIndex, blocks: Container[str], path: str) -> Message | None:
    """Say that there is no such heading or block, as Obsidian compares them.

    Of several headings the last counts. A heading may also have a `#` or a block's mark.
    """
    last = name.rpartition("#")[2].strip()
    if any(heading_name(one) in headings for one in (last, name)):
        return None
    if last.startswith("^"):
        known = last[1:].lower() in blocks or not BLOCK_ID.fullmatch(last)
        return None if known else _said("block_", {"name": last}, None, path)
    if ELSEWHERE.fullmatch(last) or name.startswith("user-content-"):
        return None
    return _said("heading_", {"name": last}, headings.closest(heading_name(last)), path)


def _said(which: str, known: dict[str, str], near: str | None, path: str) -> Message:
    template = f"{which}{'nearest' if near else 'missing'}{'_in' if path else ''}"
    return message(
        template, **known, **({"near": near} if near else {}), **({"path": path} if path else {})
    )


HEADING_MESSAGES = (
    "heading_missing",
    "heading_nearest",
    "heading_missing_in",
    "heading_nearest_in",
)
HEADING_HELP = "In an Obsidian vault, write the text of the heading after `#`."
BLOCK_HELP = (
    "In an Obsidian vault, write a space and the identifier, for example ` ^id`, at the end of the "
    "block that the link should lead to."
)

RULE = Rule(
    code="L004",
    name="broken-anchor",
    severity="error",
    summary="Link to a missing heading",
    why=(
        "A heading's anchor is made from its text, so changing the heading breaks the links to "
        "it. A browser does not report that: it stays at the top of the page."
    ),
    messages={
        "missing": "no heading in this note has the anchor `#{name}`",
        "nearest": "no heading in this note has the anchor `#{name}`; did you mean `#{near}`?",
        "missing_in": "no heading in `{path}` has the anchor `#{name}`",
        "nearest_in": "no heading in `{path}` has the anchor `#{name}`; did you mean `#{near}`?",
        "heading_missing": "heading `{name}` not found in this note",
        "heading_nearest": "heading `{name}` not found in this note; did you mean `{near}`?",
        "heading_missing_in": "heading `{name}` not found in `{path}`",
        "heading_nearest_in": "heading `{name}` not found in `{path}`; did you mean `{near}`?",
        "block_missing": "block `{name}` not found in this note",
        "block_missing_in": "block `{name}` not found in `{path}`",
    },
    help=(
        "Use the heading's anchor: lowercase, no punctuation, hyphens for spaces. The anchor "
        "of `## 2. Setting up` is `#2-setting-up`."
    ),
    other_help={
        **dict.fromkeys(HEADING_MESSAGES, HEADING_HELP),
        **dict.fromkeys(("block_missing", "block_missing_in"), BLOCK_HELP),
    },
    examples=(
        Example("# 제목\n\n[설치](#설치-방벙)\n\n## 설치 방법\n\n글\n", at=("3:6",)),
        Example("# 제목\n\n[설치](#설치-방법) [위](#top)\n\n## 설치 방법\n\n글\n"),
        Example(
            '# Title\n\n[there](#there) and [here](#Here)\n\n<a id="there"></a>\n', at=("3:28",)
        ),
    ),
    check=check,
    fix="unsafe",
    check_link=check_link,
)
