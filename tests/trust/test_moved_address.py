"""A page's new address is a stranger's text: only a legal URL is written into a note."""

import pytest
from markdown_it import MarkdownIt

from notelint.lint.check_collection import check_collection, collect
from notelint.lint.check_note import check_note
from notelint.model.finding import Finding
from notelint.model.link import Verdict
from notelint.model.plan import Plan, SelectedRule

PLAN = Plan("", (SelectedRule("L007", "warning"), SelectedRule("L005", "error")), external=True)
OLD = "https://old.example/a"


def told(text: str, verdict: Verdict) -> list[Finding]:
    collected = collect([check_note("a.md", text.encode(), PLAN)])
    answers = [(link, verdict) for link in collected.links]
    return list(check_collection(collected, answers, PLAN))


def fixed(text: str, moved: str) -> str:
    """The note with the fix; as it was where there is none."""
    for finding in told(text, Verdict("ok", moved=moved)):
        for line, column, _, end, new in finding.fix:
            lines = text.split("\n")
            lines[line - 1] = lines[line - 1][: column - 1] + new + lines[line - 1][end - 1 :]
            text = "\n".join(lines)
    return text


@pytest.mark.parametrize(
    ("moved", "written"),
    [
        ("https://new.example/b", "https://new.example/b"),
        ("https://new.example/b?c=1&d=%20#e", "https://new.example/b?c=1&d=%20#e"),
        ("https://new.example//b", "https://new.example//b"),
        ("https://new.example/b) [evil](https://e.example", "https://new.example/b%29%20%5Bevil%5D%28https://e.example"),
        ("https://new.example/b\" 'c' <d>", "https://new.example/b%22%20%27c%27%20%3Cd%3E"),
        ("https://new.example/`|{}\\^[]", "https://new.example/%60%7C%7B%7D%5C%5E%5B%5D"),
        ("https://new.example/100%", "https://new.example/100%25"),
        ("https://새.example/가", "https://xn--og4b.example/%EA%B0%80"),
    ],
)  # fmt: skip
def test_it_is_written_encoded_and_changes_nothing_else(moved: str, written: str) -> None:
    for before, after in (
        (f"[x]({OLD}) y\n", ")"),
        (f"<{OLD}> y\n", ">"),
        (f"| [x]({OLD} 't') |\n|-|\n", " "),
    ):
        note = fixed(before, moved)
        assert note == before.replace(OLD, written)
        assert f"{written}{after}" in note
        assert MarkdownIt("gfm-like", {"linkify": False}).render(note).count("<a ") == 1


@pytest.mark.parametrize(
    "moved",
    [
        "https://me:secret@new.example/b",
        "https://me@new.example/b",
        "https://new.example/\x1b[2J",
        "https://new.example/\u202eb",
        "https://new.example/b\nc",
        "https://new.example/?a&lt;b",
        "https://[new.example/b",
        "https://new.example:99999/b",
        "https://new..example/b",
        "https://new example/b",
        "https:///b",
        "javascript:alert(1)",
        "//new.example/b",
        "/b",
    ],
)
def test_what_is_no_legal_address_is_told_without_a_fix(moved: str) -> None:
    note = f"[x]({OLD}) <{OLD}>\n"
    assert fixed(note, moved) == note
    assert [(one.code, one.expected) for one in told(note, Verdict("ok", moved=moved))] == [
        ("L007", "")
    ] * 2


@pytest.mark.parametrize(
    "note",
    [
        f"[x][r]\n\n[r]: {OLD}\n",
        f"[r][]\n\n[r]: {OLD}\n",
        f"[r]\n\n[r]: {OLD}\n",
        f"![x][r]\n\n[r]: {OLD}\n",
        f"see {OLD} there\n",
    ],
)
def test_no_link_is_replaced_whole_by_an_address(note: str) -> None:
    assert fixed(note, "https://new.example/b") == note
    found = told(note, Verdict("ok", moved="https://new.example/b"))
    assert [one.expected for one in found] == ["https://new.example/b"]


def test_the_place_on_the_page_stays() -> None:
    assert (
        fixed(f"[x]({OLD}#place)\n", "https://new.example/b")
        == "[x](https://new.example/b#place)\n"
    )
    assert (
        fixed(f"[x]({OLD}#place)\n", "https://new.example/b#c") == "[x](https://new.example/b#c)\n"
    )


def test_an_archived_copy_is_written_by_the_same_rule() -> None:
    for copy, fix in (("https://archive.example/a", 1), ("https://archive.example/\x1b", 0)):
        gone = Verdict("gone", "status", status=404, copy=copy)
        assert [len(one.fix) for one in told(f"[x]({OLD})\n", gone)] == [fix]
        assert [len(one.fix) for one in told(f"[x][r]\n\n[r]: {OLD}\n", gone)] == [0]
