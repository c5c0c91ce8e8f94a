"""File names of notes in folders: a form sees as many of a path's last steps as it has."""

import pytest

from notelint.fields.references import read_file_name
from notelint.schema.text_patterns import text_pattern


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("{name}.md", "a.md", {"file.name": "a"}),
        ("{name}.md", "docs/adr/2024 notes.md", {"file.name": "2024 notes"}),
        ("{kind:word}/{name}.md", "docs/adr/a.md", {"file.kind": "adr", "file.name": "a"}),
        ("/(?P<name>[^/]+)[.]md/", "docs/adr/a.md", {"file.name": "a"}),
        (r"/(?P<kind>[^\]/]+)/[^/]+\.md/", "docs/adr/a.md", {"file.kind": "adr"}),
        ("/(?P<name>.+)[.]md/", "docs/a.md", {"file.name": "a"}),
    ],
)
def test_a_form_is_found_in_any_folder(text: str, place: str, said: dict[str, str]) -> None:
    found = read_file_name(text_pattern([text], of_file=True), place)
    assert found is not None
    assert {named.reference: named.text for named in found} == said


@pytest.mark.parametrize("place", ["a.md", "adr/a.txt"])
def test_a_form_with_a_folder_needs_one(place: str) -> None:
    assert read_file_name(text_pattern(["{kind:word}/{name}.md"], of_file=True), place) is None
