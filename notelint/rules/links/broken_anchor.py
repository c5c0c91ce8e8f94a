"""L004: a link to a heading that is not there."""

import re
from collections.abc import Iterator, Sequence

from notelint.model.binding import Binding
from notelint.model.finding import Message, Problem, Words, say
from notelint.model.link import Answer, Ask, Local, Told
from notelint.model.rule import Example, Rule
from notelint.text.closest import closest
from notelint.text.heading import fold
from notelint.text.lazy import lazy
from notelint.text.slug import slug

ELSEWHERE = lazy(r"(?:top)?|L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?|.*:~:.*|\^.*", re.IGNORECASE)
"""Not a heading's: the top of a page, lines of a source file, a text fragment, a block's mark."""


def check(binding: Binding, options: None) -> Iterator[Problem]:
    """One problem for each link to a place in its own note that is not there."""
    del options
    for link in binding.note.links:
        if link.url.startswith("#"):
            from urllib.parse import unquote  # noqa: PLC0415 - 2 ms, for notes with such links

            if message := _wrong(unquote(link.url[1:]), binding.anchors, say("missing"), ""):
                yield Problem(link.target, message, found=link.url)
    for link in binding.wikilinks:
        if link.url.startswith("#"):
            headings = tuple(fold(leaf.text.plain) for leaf in binding.note.leaves)
            name = link.url.rpartition("#")[2].strip()
            if not name.startswith("^") and fold(name) not in headings:
                yield Problem(link.target, say("no_heading", name=name), found=link.url)


def judge(ask: Ask, answer: Answer, options: None) -> Told | None:
    """What is wrong with the place in another note that a link leads to, if anything."""
    del options
    if not isinstance(answer, Local) or answer.anchors is None or not ask.fragment:
        return None
    name = ask.fragment
    if ask.by_name:  # Obsidian's, which names headings by their text, the outer ones too
        name = slug(name.rpartition("#")[2])
    message = _wrong(name, answer.anchors, say("missing_in"), ask.path)
    return Told(message) if message else None


def _wrong(name: str, anchors: Sequence[str], missing: Message, path: str) -> Message | None:
    if name in anchors or ELSEWHERE.fullmatch(name) or name.startswith("user-content-"):
        return None
    known = {"name": name, "path": path} if path else {"name": name}
    lower = name.lower()
    if lower in anchors or slug(name) in anchors:
        near: str | None = lower if lower in anchors else slug(name)
    else:
        near = closest(lower, anchors)
    if near:
        return say("nearest_in" if path else "nearest", **known, near=near)
    return say(missing.template, **known)


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
        "no_heading": Words("the note has no heading '{name}'", "노트에 '{name}' 제목이 없습니다"),
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
    judge=judge,
)
