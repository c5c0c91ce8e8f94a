"""Files that a repository has no business with are not read, whatever names them, nor printed."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

SECRET = "TOKEN_OF_THE_USER=4f5c9a71b2"
NOTE = "# Title\n\n## Evidence\n\n* {quote}\n"
SCHEMA = """\
notelint: 1
name: s
parts:
  - {id: title, heading: {level: 1}}
  - {id: evidence, heading: Evidence, holds: quotes, quotes: {from: file, path: %s}}
"""


@pytest.fixture
def repository(here: Path) -> Path:
    """A real one: Git can be asked. What lies beside it is the user's."""
    (here / ".git" / "HEAD").unlink()
    (here / ".git").rmdir()
    subprocess.run(["git", "init", "-q", "."], cwd=here, check=True)
    (here.parent / "secret.txt").write_text(f"{SECRET}\n", encoding="utf-8")
    (here / ".gitignore").write_text(".env\n", encoding="utf-8")
    (here / ".env").write_text(f"{SECRET}\n", encoding="utf-8")
    with (here / ".git" / "config").open("a", encoding="utf-8") as file:
        file.write(f"# {SECRET}\n")
    return here


def use(repository: Path, schema: str, note: str = NOTE) -> None:
    (repository / "s.yaml").write_text(schema, encoding="utf-8")
    (repository / "a.md").write_text(note.format(quote=SECRET + "!"), encoding="utf-8")
    (repository / "notelint.toml").write_text(
        '[[notes]]\nfiles = "*.md"\nschema = "s.yaml"\n', encoding="utf-8"
    )


def link(path: Path, target: str) -> str:
    path.symlink_to(target)
    return path.name


PARTS = "parts: [{id: title, heading: {level: 1}}]"
FOREIGN = {"outside": "../secret.txt", "ignored": ".env", "git": ".git/config"}


@pytest.mark.parametrize("by_link", [False, True])
@pytest.mark.parametrize("target", FOREIGN.values(), ids=FOREIGN)
def test_as_an_article(repository: Path, run: Run, target: str, by_link: bool) -> None:
    use(repository, SCHEMA % (link(repository / "b.txt", target) if by_link else target))
    done = run("check", "--format", "full")
    assert done.returncode == 1
    assert "Q009" in done.stdout
    assert "was not read" in done.stdout
    assert SECRET not in done.stdout.replace(SECRET + "!", "") + done.stderr


@pytest.mark.parametrize("key", ["extends", "template", "schema"])
@pytest.mark.parametrize("target", FOREIGN.values(), ids=FOREIGN)
def test_as_a_schema_or_a_template(repository: Path, run: Run, target: str, key: str) -> None:
    named = link(repository / "b.yaml", target) if key == "template" else target
    use(repository, f"notelint: 1\nname: s\n{key}: {named}\n{PARTS}\n")
    if key == "schema":
        settings = f'[[notes]]\nfiles = "*.md"\nschema = "./{named}"\n'
        (repository / "notelint.toml").write_text(settings, encoding="utf-8")
    done = run("check")
    assert done.returncode == 2
    assert "was not read" in done.stderr
    assert SECRET not in done.stdout + done.stderr


@pytest.mark.parametrize("target", FOREIGN.values(), ids=FOREIGN)
def test_as_the_template_of_a_new_note(repository: Path, run: Run, target: str) -> None:
    use(repository, f"notelint: 1\nname: s\ntemplate: {target}\n{PARTS}\n")
    done = run("new", "s.yaml", "new.md")
    assert done.returncode == 2
    assert not (repository / "new.md").exists()
    assert SECRET not in done.stdout + done.stderr


def test_as_an_example(repository: Path, run: Run) -> None:
    use(repository, f"notelint: 1\nname: s\nexample: ../secret.txt\n{PARTS}\n")
    done = run("schema", "check", "s.yaml")
    assert done.returncode == 2
    assert "was not read" in done.stderr


def test_what_the_user_names_is_read_wherever_it_is(repository: Path, run: Run) -> None:
    (repository.parent / "mine.yaml").write_text(SCHEMA % "b.txt", encoding="utf-8")
    (repository.parent / "settings.toml").write_text("select = ['S']\n", encoding="utf-8")
    (repository.parent / "note.md").write_text("# Title\n", encoding="utf-8")
    done = run(
        "check",
        "--config=../settings.toml",
        "--schema=../mine.yaml",
        "--format=concise",
        "../note.md",
    )
    assert "../note.md:1:8: error S001" in done.stdout


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes there")
@pytest.mark.parametrize("key", ["extends", "template"])
def test_a_pipe_is_not_waited_for(repository: Path, run: Run, key: str) -> None:
    os.mkfifo(repository / "b.yaml")
    use(repository, f"notelint: 1\nname: s\n{key}: b.yaml\n{PARTS}\n")
    subprocess.run(["git", "add", "-A"], cwd=repository, check=True)
    done = run("check")
    assert done.returncode == 2
    assert done.stderr


@pytest.mark.parametrize("path", ["/dev/stdin", "/dev/zero"])
def test_nor_is_a_device(repository: Path, run: Run, path: str) -> None:
    use(repository, f"notelint: 1\nname: s\ntemplate: {path}\n{PARTS}\n")
    assert run("check").returncode == 2
    assert run("check", "--config", path).returncode == 2
    assert run("init", "--from", path).returncode == 2


@pytest.mark.parametrize("named", [False, True])
@pytest.mark.parametrize("target", FOREIGN.values(), ids=FOREIGN)
def test_as_a_note(repository: Path, run: Run, target: str, named: bool) -> None:
    (repository / "a.md").symlink_to(target)
    (repository / "s.yaml").write_text(
        f'notelint: 1\nname: s\nplaceholders: ["/.+/"]\n{PARTS}\n', encoding="utf-8"
    )
    done = run("check", "--schema=s.yaml", "--format=full", *(["a.md"] if named else []))
    assert done.returncode == 1
    assert "a.md:1:1: error N005" in done.stdout
    assert SECRET not in done.stdout + done.stderr


def test_nor_are_their_headings_suggested(repository: Path, run: Run) -> None:
    (repository.parent / "secret.md").write_text("# TOKEN OF THE USER\n", encoding="utf-8")
    (repository / "b.md").symlink_to("../secret.md")
    (repository / "a.md").write_text("# A\n\n[x](b.md#token-of-the-users)\n", encoding="utf-8")
    done = run("check", "a.md")
    assert "token-of-the-user)" not in done.stdout.replace("token-of-the-users", "")
    assert "TOKEN OF THE USER" not in done.stdout


def test_nor_are_those_of_a_note_that_git_ignores(repository: Path, run: Run) -> None:
    (repository / ".gitignore").write_text("private.md\n", encoding="utf-8")
    (repository / "private.md").write_text("# TOKEN OF THE USER\n", encoding="utf-8")
    text = "# A\n\n[x](private.md#tokens-of-user)\n\n[x](private.md#token-of-the-user)\n"
    (repository / "a.md").write_text(text, encoding="utf-8")
    assert run("check", "a.md").returncode == 0
    (repository / ".gitignore").unlink()
    assert "did you mean" in run("check", "a.md").stdout
