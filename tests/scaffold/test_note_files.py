"""READMEs: those that describe the notes beside them, and those that are notes."""

from pathlib import Path

import pytest

from notelint.commands.project import InitOptions, Project, plan_project
from notelint.commands.read_notes import sketch_notes
from notelint.locale import in_language
from notelint.model.message import Phrase
from notelint.scaffold.draft import Thresholds
from notelint.scaffold.note_files import MOST_GLOBS, exclusions, readme_globs, select_notes

LONE = tuple(f"keps/sig/{number}/README.md" for number in range(8))


def test_readmes_in_folders_of_their_own_are_the_notes() -> None:
    found = select_notes((*LONE, "keps/sig/README.md", "README.md", "keps/sig/3/risks.md"))
    assert found.notes == LONE
    assert found.readmes
    assert found.about == ("keps/sig/README.md", "README.md")
    assert found.beside == ("keps/sig/3/risks.md",)


def test_so_are_the_index_files_of_pages() -> None:
    paths = tuple(f"글/{name}/index.md" for name in ("가", "나", "다"))
    assert select_notes(paths).notes == paths


def test_readmes_among_notes_are_about_these() -> None:
    notes = tuple(f"adr/{number}.md" for number in range(8))
    found = select_notes((*notes, "adr/README.md", "adr/img/README.md", "adr/template.md"))
    assert found.notes == notes
    assert not found.readmes
    assert len(found.about) == 3
    assert select_notes(("README.md",)).notes == ()
    assert select_notes(("a/README.md", "b/README.md", "a/1.md", "b/1.md")).notes == (
        "a/1.md",
        "b/1.md",
    )


def test_globs_of_the_same_folders_for_readmes_alone() -> None:
    assert readme_globs(("/keps/**/*.md",), LONE) == ("/keps/**/README.md",)
    assert readme_globs(("**/*.md",), LONE) == ("**/README.md",)
    assert readme_globs(("/a/*.md", "/*.md"), ["a/README.md", "b/readme.md"]) == (
        "/a/README.md",
        "/a/readme.md",
        "/README.md",
        "/readme.md",
    )


def test_what_is_left_out_is_written_short() -> None:
    notes = [f"n/{number}/a.md" for number in range(600)]
    readmes = [f"n/{number}/README.md" for number in range(600)]
    assert exclusions(readmes, notes) == (("README.md",), 0)
    assert exclusions(readmes[:1], notes) == (("/n/0/README.md",), 0)
    others = [f"n/{number}/b-{number}.md" for number in range(600)]
    globs, more = exclusions(others, notes)
    assert len(globs) == MOST_GLOBS
    assert more == 600 - MOST_GLOBS
    drafts = [f"n/drafts/{number}.md" for number in range(600)]
    assert exclusions(drafts, notes) == (("/n/drafts/",), 0)
    assert exclusions(["n/0/b c.md"], notes) == (("/n/0/b\\ c.md",), 0)
    assert exclusions(LONE, [*LONE, "keps/a.md"])[0] == tuple(f"/{path}" for path in LONE)


def infer(folder: Path, texts: dict[str, str]) -> Project | Phrase:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return plan_project(InitOptions(infer="notes", thresholds=Thresholds()), "en")


def test_a_schema_of_readmes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = "# KEP-{}: T\n\n## Summary\n\ns\n\n## Motivation\n\nm\n"
    texts = {f"notes/{number}/README.md": text.format(number) for number in range(1, 7)}
    made = infer(tmp_path, {**texts, "notes/README.md": "# All\n", "notes/1/todo.md": "- a\n"})
    assert isinstance(made, Project)
    (entry,) = made.entries
    assert entry.files == ("/notes/**/README.md",)
    assert entry.exclude == ("/notes/README.md",)
    assert "counted READMEs as notes" in made.report
    assert "left out, not notes by their names: 1 (README.md)\n" in made.report
    assert "left out, next to these: 1\n" in made.report
    assert "6 of 6  required  Summary" in made.report


def test_a_readme_alone_is_no_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = infer(tmp_path, {"notes/README.md": "# All\n"})
    assert isinstance(made, Phrase)
    said = in_language(made, "en")
    assert "in notes\nleft out, not notes by their names: 1 (README.md)\n" in said
    assert sketch_notes("notes").files.about == ("notes/README.md",)
