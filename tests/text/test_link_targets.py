"""A fix that is called safe never changes what a link needs."""

import pytest

from notelint.config.load import PlanOptions, load_plan
from notelint.lint.check_note import check_note
from notelint.model.plan import Plan

SHY, DECOMPOSED = "\u00ad", "\u1112\u1161\u11ab"
SEEN = ["T003", "T002", "T004", "L011"]


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return load_plan(PlanOptions(str(tmp_path_factory.mktemp("none")), use_cache=False)).plan


def safe(text: str, plan: Plan) -> str:
    """The note after all safe fixes."""
    lines = text.split("\n")
    edits = [
        edit
        for finding in check_note("a.md", text.encode(), plan).findings
        if finding.fix_safe and finding.code in SEEN
        for edit in finding.fix
    ]
    for line, column, end_line, end_column, new in sorted(edits, reverse=True):
        assert line == end_line
        one = lines[line - 1]
        lines[line - 1] = one[: column - 1] + new + one[end_column - 1 :]
    return "\n".join(lines)


@pytest.mark.parametrize("odd", [f"a{SHY}b", "a\u200bb", DECOMPOSED])
@pytest.mark.parametrize(
    "note",
    [
        "![[{0}.png]]",
        "[[{0}|글]]",
        "![x]({0}.png)",
        "[x](<{0} c.md>)",
        "[x](#{0})",
        "[x](https://example.com/{0})",
        "<https://example.com/{0}>",
        "[x][{0}]\n\n[{0}]: https://example.com/",
        "[{0}]\n\n[{0}]: a.md",
        "[x]\n\n[x]: {0}.md",
        "<img src='{0}.png'> <a href={0}.md>x</a> <a id='{0}'></a>",
        "<div>\n<img src='{0}.png'>\n</div>",
        "`{0}` ``{0}  \n{0}``",
        "```\n{0}  \n```",
        "$\\text{{{0}}}$\n\n$$\n{0}\n$$",
        "글[^{0}]\n\n[^{0}]: 각주",
        "## {0}\n\n본문",
        "[[https://example.com/x]]",
        '{{{{< figure src="https://example.com/a.png" >}}}} {{% x https://example.com/b %}}',
    ],
)
def test_nothing_is_changed_there(note: str, odd: str, plan: Plan) -> None:
    text = f"# 제목\n\n{note.format(odd)}\n"
    assert safe(text, plan) == text


def test_front_matter_is_left_alone(plan: Plan) -> None:
    text = f"---\nimage: a{SHY}b.png\ntext: |\n  가  \n  나\n---\n\n# 제목\n"
    assert safe(text, plan) == text


def test_words_are_still_mended(plan: Plan) -> None:
    text = f"# 제목\n\n낱{SHY}말 {DECOMPOSED} [낱{SHY}말](a.md) https://example.com/a 끝 \n"
    assert safe(text, plan) == "# 제목\n\n낱말 한 [낱말](a.md) <https://example.com/a> 끝\n"


@pytest.mark.parametrize("text", [f"![[a{SHY}b.png]]", f"![x](a{SHY}b.png)", f"[x]: a{SHY}b.md"])
def test_a_file_may_be_called_so(text: str, plan: Plan) -> None:
    found = check_note("a.md", f"# 제목\n\n{text}\n".encode(), plan).findings
    assert not [finding for finding in found if finding.code == "T003"]
