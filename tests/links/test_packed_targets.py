"""Links between packed notes: what is surely broken is told, and nothing else."""

import pytest

from notelint.links.packed_targets import find_packed_targets
from notelint.lint.check_note import check_note
from notelint.model.link import LocalTarget, NoteAnchors, NoteLink
from notelint.model.plan import Plan, SelectedRule

PATHS = (
    "top.md",
    "docs/One.md",
    "docs/two.md",
    "docs/deep/three.md",
    "/abs/plan.md",
    "s3://b/n/a.md",
)
PLAN = Plan(".", (SelectedRule("L003", "error"), SelectedRule("L004", "error")))


def targets(note: str, text: str, *, whole: bool = True) -> list[tuple[str, str]]:
    facts = check_note(note, text.encode(), PLAN).facts
    links = [NoteLink(note, reference) for reference in facts.link_references]
    anchors = {path: NoteAnchors(("more",)) for path in PATHS}
    return [
        (target.kind, target.name) for _, target in find_packed_targets(links, anchors, whole=whole)
    ]


@pytest.mark.parametrize(
    ("note", "url", "target"),
    [
        ("docs/two.md", "One.md", ("file", "")),
        ("docs/two.md", "one.md", ("case", "docs/One.md")),
        ("docs/two.md", "deep/", ("folder", "")),
        ("docs/two.md", "deep/tree.md", ("missing", "docs/deep/three.md")),
        ("docs/two.md", "gone/x.md", ("missing", "")),
        ("docs/two.md", "One.md/#more", ("file", "")),
        ("docs/deep/three.md", "../two.md", ("file", "")),
        ("docs/deep/three.md", "../../top.md", ("file", "")),
        ("docs/deep/three.md", "/top.md", ("file", "")),
        ("/abs/plan.md", "plan.md", ("file", "")),
        ("/abs/plan.md", "plans.md", ("missing", "/abs/plan.md")),
        ("s3://b/n/a.md", "a.md", ("file", "")),
        ("s3://b/n/a.md", "x/../zzz.md", ("missing", "")),
    ],
)
def test_what_is_known(note: str, url: str, target: tuple[str, str]) -> None:
    assert targets(note, f"[x]({url})\n") == [target]


@pytest.mark.parametrize("url", ["pic.png", "../../out.md", "../../../x.md", "/gone.md", "gone/"])
def test_what_is_not_known(url: str) -> None:
    assert targets("docs/two.md", f"[x]({url})\n") == []


def test_the_message_has_the_whole_address() -> None:
    (reference,) = check_note("s3://b/n/a.md", b"[x](b.md)\n", PLAN).facts.link_references
    assert reference.path == "s3://b/n/b.md"


def test_anchors() -> None:
    (reference,) = check_note("top.md", b"[x](docs/two.md#more)\n", PLAN).facts.link_references
    ((_, target),) = find_packed_targets(
        [NoteLink("top.md", reference)], {"docs/two.md": NoteAnchors(("more",))}, whole=False
    )
    assert isinstance(target, LocalTarget)
    assert target.anchors is not None
    assert "more" in target.anchors
    assert "less" not in target.anchors


def test_of_chosen_notes_none_is_known_to_be_missing() -> None:
    assert targets("docs/two.md", "[x](gone.md) [y](one.md)\n", whole=False) == []
