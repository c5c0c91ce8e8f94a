"""L004: a link to a heading that is not there."""

import re
from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Message, Problem, Words, say
from notelint.model.link import LinkAnswer, LinkProblem, LinkReference, LocalTarget, NameIndex
from notelint.model.rule import Example, Rule
from notelint.text.link_targets import slug
from notelint.text.similar_names import SimilarNames
from notelint.text.wikilinks import heading_name, heading_names

ELSEWHERE = re.compile(r"(?:top)?|L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?|.*:~:.*|\^.*", re.IGNORECASE)
"""Not a heading's: the top of a page, lines of a source file, a text fragment, a block's mark."""


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each link to a place in its own note that is not there."""
    del options
    links = [link for link in binding.note.links if link.url.startswith("#")]
    names = [link for link in binding.wikilinks if link.url.startswith("#")]
    if not links and not names:
        return
    from urllib.parse import unquote  # noqa: PLC0415 - 2 ms, for notes with such links

    anchors = SimilarNames(binding.anchors)
    obsidian = binding.schema is not None and binding.schema.dialect == "obsidian"
    headings = SimilarNames(heading_names(binding.note), str.casefold) if obsidian else None
    for link in links:
        if message := _wrong(unquote(link.url[1:]), anchors, headings, ""):
            yield Problem(link.target, message, found=link.url)
    for link in names:
        if headings and (message := _no_heading(link.url[1:], headings, "")):
            yield Problem(link.target, message, found=link.url)


def check_link(reference: LinkReference, answer: LinkAnswer, options: None) -> LinkProblem | None:
    """What is wrong with the place in another note that a link leads to, if anything."""
    del options
    if not isinstance(answer, LocalTarget) or answer.anchors is None or not reference.fragment:
        return None
    headings = answer.headings if reference.name else None
    if reference.by_name and headings is not None:
        message = _no_heading(reference.fragment, headings, reference.path)
    else:
        message = _wrong(reference.fragment, answer.anchors, headings, reference.path)
    return LinkProblem(message) if message else None


def _wrong(name: str, anchors: NameIndex, headings: NameIndex | None, path: str) -> Message | None:
    """Say that there is no such anchor; in Obsidian's dialect a heading's text will do."""
    if name in anchors or ELSEWHERE.fullmatch(name) or name.startswith("user-content-"):
        return None
    if headings is not None:
        return _no_heading(name, headings, path)
    made = slug(name.strip())
    likely = (one for one in (name.lower(), made) if one in anchors)
    near = next(likely, None) or anchors.closest(name.lower())
    return _said("", {"name": name}, near, path)


def _no_heading(name: str, headings: NameIndex, path: str) -> Message | None:
    """Say that there is no such heading, as Obsidian compares them; of several the last counts."""
    last = name.rpartition("#")[2].strip()
    if ELSEWHERE.fullmatch(last) or any(heading_name(one) in headings for one in (last, name)):
        return None
    return _said("heading_", {"name": last}, headings.closest(heading_name(last)), path)


def _said(which: str, known: dict[str, str], near: str | None, path: str) -> Message:
    template = f"{which}{'nearest' if near else 'missing'}{'_in' if path else ''}"
    return say(
        template, **known, **({"near": near} if near else {}), **({"path": path} if path else {})
    )


RULE = Rule(
    code="L004",
    name="broken-anchor",
    severity="error",
    summary=Words("A link to a heading that is not there", "없는 제목으로 가는 링크"),
    why=Words(
        "A heading's anchor is made of its words. Whoever changes the heading breaks the links to "
        "it, and a browser says nothing: it stays at the top of the page.",
        "제목의 앵커는 제목 글자에서 만들어지므로 제목을 고치면 링크가 깨집니다. 브라우저는 아무 "
        "말 없이 페이지의 맨 위에 머물러서 알아채기 어렵습니다.",
    ),
    messages={
        "missing": Words(
            "the note has no heading with the anchor `#{name}`",
            "노트에 `#{name}` 앵커의 제목이 없습니다",
        ),
        "nearest": Words(
            "the note has no heading with the anchor `#{name}`; did you mean `#{near}`?",
            "노트에 `#{name}` 앵커의 제목이 없습니다. `#{near}` 앵커를 뜻하셨나요?",
        ),
        "missing_in": Words(
            "{path} has no heading with the anchor `#{name}`",
            "{path} 파일에 `#{name}` 앵커의 제목이 없습니다",
        ),
        "nearest_in": Words(
            "{path} has no heading with the anchor `#{name}`; did you mean `#{near}`?",
            "{path} 파일에 `#{name}` 앵커의 제목이 없습니다. `#{near}` 앵커를 뜻하셨나요?",
        ),
        "heading_missing": Words(
            "the note has no heading '{name}'", "노트에 '{name}' 제목이 없습니다"
        ),
        "heading_nearest": Words(
            "the note has no heading '{name}'; did you mean '{near}'?",
            "노트에 '{name}' 제목이 없습니다. 혹시 '{near}'인가요?",
        ),
        "heading_missing_in": Words(
            "{path} has no heading '{name}'", "{path} 노트에 '{name}' 제목이 없습니다"
        ),
        "heading_nearest_in": Words(
            "{path} has no heading '{name}'; did you mean '{near}'?",
            "{path} 노트에 '{name}' 제목이 없습니다. 혹시 '{near}'인가요?",
        ),
    },
    help=Words(
        "Write the heading's words in small letters, without punctuation, spaces as `-`: "
        "`## 2. Setting up` has the anchor `#2-setting-up`.",
        "제목을 소문자로 쓰고 문장 부호는 빼고 공백은 `-`로 바꾸면 앵커가 됩니다. "
        "`## 2. 설치 방법` 제목의 앵커는 `#2-설치-방법`입니다.",
    ),
    examples=(
        Example("# 제목\n\n[설치](#설치-방벙)\n\n## 설치 방법\n\n글\n", at=("3:6",)),
        Example("# 제목\n\n[설치](#설치-방법) [위](#top)\n\n## 설치 방법\n\n글\n"),
        Example(
            '# Title\n\n[there](#there) and [here](#Here)\n\n<a id="there"></a>\n', at=("3:28",)
        ),
    ),
    check=check,
    check_link=check_link,
)
