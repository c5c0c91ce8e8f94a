"""N003 in a strict run, and the comments that say that a note needs no schema."""

import pytest

from notelint.lint.check_collection import check_collection, collect
from notelint.lint.check_note import check_note
from notelint.model.plan import Plan, SelectedRule

PLAN = Plan("", (SelectedRule("N001", "warning"), SelectedRule("N003", "unverified")))


def codes(text: str) -> list[str]:
    collected = collect([check_note("a.md", text.encode(), PLAN)])
    return [one.code for one in check_collection(collected, (), PLAN, strict=True)]


@pytest.mark.parametrize(
    "comment",
    [
        "disable-file=N003 -- a scratch note",
        "disable-file=no-schema",
        "disable=N003",
    ],
)
@pytest.mark.parametrize("note", ["<!-- notelint: {} -->\n# A\n", "<!-- notelint: {} --> A\n"])
def test_a_comment_says_that_a_note_needs_no_schema(note: str, comment: str) -> None:
    assert codes(note.format(comment)) == []


def test_one_without_codes_says_so_too_and_nothing_of_its_use() -> None:
    assert codes("# A\n\n<!-- notelint: disable-file -->\n") == ["N001"]


@pytest.mark.parametrize(
    "comment", ["disable-next-line=N003", "disable-file=N001", "enable=N003", ""]
)
def test_others_do_not(comment: str) -> None:
    found = codes(f"<!-- notelint: {comment} -->\n# A\n" if comment else "# A\n")
    assert found == (["N003", "N001"] if comment else ["N003"])


def test_below_the_first_line_only_the_whole_note_is_meant() -> None:
    assert codes("# A\n\n<!-- notelint: disable-file=N003 -->\n") == []
    assert codes("# A\n\n<!-- notelint: disable=N003 -->\n") == ["N003", "N001"]
