"""What hooks and CI jobs install: the repository that this notelint was installed from."""

import json

import pytest

from notelint.commands.origin import installed_from, origin_of
from notelint.model.distribution import PROJECT, TAG, Origin
from notelint.scaffold.project import gitlab_text, hook_text, workflow_text

COMMIT = "0123456789abcdef0123456789abcdef01234567"
URL = "https://code.example.org/tools/notelint"


def direct_url(url: str = URL, **source: object) -> str:
    """What pip writes for a package from a Git repository."""
    return json.dumps({"url": url, "vcs_info": {"vcs": "git", "commit_id": COMMIT, **source}})


def test_the_tag_of_this_version_stands_for_itself() -> None:
    origin = origin_of(direct_url(requested_revision=TAG))
    assert origin == Origin(URL, TAG, f"git+{URL}@{TAG}")


@pytest.mark.parametrize("source", [{"requested_revision": "main"}, {}])
def test_of_a_branch_the_commit_is_installed(source: dict[str, object]) -> None:
    assert origin_of(direct_url(**source)) == Origin(URL, COMMIT, f"git+{URL}@{COMMIT}")


@pytest.mark.parametrize(
    "metadata",
    [
        "",
        "{",
        "[]",
        "null",
        "[" * 100_000,
        json.dumps({"url": "file:///home/me/notelint", "dir_info": {"editable": True}}),
        json.dumps({"url": URL + "/notelint.whl", "archive_info": {}}),
        json.dumps({"url": URL, "vcs_info": None}),
        direct_url("file:///home/me/notelint", requested_revision=TAG),
        direct_url(f'{URL}"; curl evil.example.org #'),
        direct_url(f"{URL}\n    rev: x"),
        direct_url(f"{URL}{{origin}}"),
        direct_url(vcs="hg"),
        direct_url(commit_id="main; true"),
        direct_url(commit_id=1),
        json.dumps({"url": 1, "vcs_info": {"vcs": "git", "commit_id": COMMIT}}),
    ],
)
def test_anything_else_is_the_repository_of_the_project(metadata: str) -> None:
    assert origin_of(metadata) == PROJECT


def test_a_working_copy_is_of_the_project() -> None:
    assert installed_from() == PROJECT


def test_all_files_install_the_same() -> None:
    origin = origin_of(direct_url())
    assert f"repo: {URL}\n    rev: {COMMIT}\n" in hook_text(origin, "en")
    for text in (workflow_text(origin, "en"), gitlab_text(origin, "en")):
        assert f'"git+{URL}@{COMMIT}"\n' in text
