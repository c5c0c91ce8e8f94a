"""Random folders of notes with ignore files in them, to hold what we list against what Git lists.

`python tests/files/random_trees.py 1000` tries so many, each with Git's help, without it, and with
the same patterns as `exclude`.
"""

import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from notelint.files.discover import discover

FOLDERS = ["a", "b", "build", ".h", "ab", "d"]
NOTES = ["x.md", "y.md", "[k].md", "n m.md", "é.md", "한.md", "#t.md", "!u.md", "A.MD", "a.md.md"]
PATTERNS = """\
a|a/|/a|*.md|!x.md|!*.md|a/*|!a/b|!a/b/|**/b|b/**|!b/**/x.md|a/**/x.md|*|!*/|/*|!/a|!/a/|\\#t.md
\\!u.md|#c|[ab]|[k]*|\\[k\\]*|.h/|!build/|é.md|한*|b/x.md|!b|**|!**/y.md|*/x.md|a/b|**.md|a**|[a-|\\
!|/|//|a//b|***|x.m[d]|a/.|./a|*b|b*/|x.md |x.md\\ |n m.md|| |[[:alpha:]].md|[[:alpha:][:digit:]]*
![[:lower:]]/|[![:alpha:]]*|[[:x:]]|[^a].md|[!a-w].md|[]a].md|[x-]*|[+-z]|a[/]b|a[!x]b|a**/x.md
a**b|**/|!**/|**/a/|/**|a/**/|!a/**/*.md|a/***/x.md|?.md|??.md|???.md|x?md|\\*|\\a|*\\.md|a/\\*
**\\/x.md|[[:alpha:]|[[|[a\\]]*|[\\a-z].md|[z-a]|[--z]*|x.md   |x.md\\  |\t|x.md\t|!!u.md|a\\
*.[mM][dD]|한.m?|[한]*|한[!x]md|/a/**|!/a/x.md|a/**|!a/**/|d/**|!d/y.md|!/**/*.md|*a*a*|[[:punct:]]*
""".replace("\n", "|").split("|")

BYTES = ("?", "[!", "[^")
"""What matches one byte of a name for Git, and in our settings one character."""


def grow(folder: Path, chance: random.Random, depth: int = 0) -> None:
    """Make notes, folders and ignore files."""
    for name in chance.sample(NOTES, chance.randint(0, 4)):
        (folder / name).touch()
    for name in chance.sample(FOLDERS, chance.randint(0, 3)) if depth < 3 else ():
        (folder / name).mkdir()
        grow(folder / name, chance, depth + 1)
    if chance.random() < (0.9 if depth == 0 else 0.4):
        end = chance.choice(["\n", "\r\n"])
        (folder / ".gitignore").write_text(
            "".join(f"{one}{end}" for one in patterns(chance)), newline=""
        )


def patterns(chance: random.Random) -> list[str]:
    """A few lines of an ignore file."""
    return [chance.choice(PATTERNS) for _ in range(chance.randint(1, 6))]


def of_git(folder: Path) -> list[str]:
    """The notes that Git lists in a folder."""
    command = ["git", "ls-files", "-co", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=folder, check=True, capture_output=True).stdout
    names = (os.fsdecode(name) for name in listed.split(b"\0"))
    return sorted(name for name in names if name.lower().endswith(".md"))


def ours(*exclude: str) -> list[str]:
    """The notes that we list in the working folder."""
    return [note.path for note in discover(["."], exclude) if not note.error]


def differences(folder: Path, seed: int) -> list[str]:
    """How we differ from Git on the tree of a seed; `folder` is empty and the working folder."""
    chance = random.Random(seed)
    grow(folder, chance)
    subprocess.run(["git", "init", "-q", "."], cwd=folder, check=True)
    told, expected, path = [], of_git(folder), os.environ["PATH"]
    if ours() != expected:
        told.append("with Git")
    os.environ["PATH"] = ""
    try:
        if ours() != expected:
            told.append("without Git")
        for file in [*folder.rglob(".gitignore")]:
            file.unlink()
        exclude = [one for one in patterns(chance) if one.isascii()]
        (folder / ".git" / "info" / "exclude").write_text("\n".join(exclude) + "\n")
        os.environ["PATH"] = path
        expected = of_git(folder)
        (folder / ".git" / "info" / "exclude").unlink()
        if not any(sign in one for one in exclude for sign in BYTES) and ours(*exclude) != expected:
            told.append(f"exclude = {exclude}")
    finally:
        os.environ["PATH"] = path
    return told


if __name__ == "__main__":
    wrong = 0
    for number in range(int(sys.argv[1])):
        with tempfile.TemporaryDirectory() as made:
            os.chdir(made)
            for one in differences(Path(made), number):
                wrong += 1
                print(f"seed {number}: {one}")
            os.chdir("/")
    print(f"{wrong} differences")
