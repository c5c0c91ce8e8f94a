"""A schema that cannot be used, front matter that cannot be read: what a user is told, and how."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

HEAD = "notelint: 1\nname: minutes\n"
NEVER = """\
parts:
- id: a
  heading: {text: A, level: 3}
  parts: [{id: b, heading: {text: B, level: 2}}]
"""
SCHEMAS = {
    "an unknown key": ("parts: [{id: a, headng: A}]\n", "3:17", "`headng`"),
    "a wrong type": ("parts: [{id: a, heading: A, count: often}]\n", "3:36", "`count`"),
    "an id twice": ("parts: [{id: a, heading: A}, {id: a, heading: B}]\n", "3:35", "`a`"),
    "a part that is never reached": (
        "parts:\n- {id: a, heading: {level: 2}, count: '*'}\n- {id: b, heading: {level: 2}}\n",
        "5:20",
        "`b`",
    ),
    "a part that can never stand there": (
        NEVER,
        "6:28",
        "`b`",
    ),
    "a circle": ("extends: minutes.yaml\n", "3:10", "`extends`"),
    "a pattern without linear time": (
        "parts: [{id: a, heading: '/(a+)+\\1/'}]\n",
        "3:26",
        "`/(a+)+\\1/`",
    ),
    "a key twice": ("name: b\nparts: [{id: a, heading: A}]\n", "3:1", "`name`"),
    "a tab": ("parts:\n\t- {id: a, heading: A}\n", "4:1", "YAML: "),
    "anchors by the thousand": (
        "".join(f"a{n}: &a{n} 1\n" for n in range(1000))
        + "".join(f"b{n}: *a{n}\n" for n in range(1000)),
        "1103:",
        "100",
    ),
}
FRONT_MATTER = {
    "not closed": ("---\ndate: 2023-11-30\n\n# A\n", "1:1", "F006"),
    "below the top": ("\n---\ndate: 2023-11-30\n---\n\n# A\n", "2:1", "F006"),
    "not a mapping": ("---\n- date\n---\n\n# A\n", "2:1", "F006"),
    "a key twice": ("---\ndate: 2023-11-30\ndate: 2023-11-30\n---\n\n# A\n", "3:1", "F006"),
    "a tab": ("---\ndate:\n\t- 2023-11-30\n---\n\n# A\n", "3:1", "F006"),
    "TOML that is none": ("+++\ndate = 2023-13-40\n+++\n\n# A\n", "2:12", "F006"),
    "no such day": ("---\ndate: 2023-02-30\n---\n\n# A\n", "2:7", "F003"),
    "a mistyped key": ("---\ndtae: 2023-11-30\n---\n\n# A\n", "2:1", "F001"),
}
DATED = "front_matter: {fields: {date: date}}\nparts: [{id: title, heading: {level: 1}}]\n"


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(("text", "place", "named"), SCHEMAS.values(), ids=SCHEMAS)
def test_a_schema_that_cannot_be_used(
    run: Run, tmp_path: Path, text: str, place: str, named: str, language: str
) -> None:
    (tmp_path / "minutes.yaml").write_text(HEAD + text)
    done = run("check", "--schema", "minutes.yaml", "--language", language, "good.md")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"notelint: minutes.yaml:{place}")
    assert named in line
    assert any("가" <= letter <= "힣" for letter in line) == (language == "ko")
    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.parametrize("language", ["en", "ko"])
def test_front_matter_that_cannot_be_used_and_notes_beside_it(
    run: Run, tmp_path: Path, language: str
) -> None:
    (tmp_path / "dated.yaml").write_text(HEAD.replace("minutes", "dated") + DATED)
    folder = tmp_path / "notes"
    folder.mkdir()
    for number, (text, _, _) in enumerate(FRONT_MATTER.values()):
        (folder / f"{number}.md").write_text(text)
    (folder / "good.md").write_text("---\ndate: 2023-11-30\n---\n\n# A\n")
    done = run(
        *("check", "--schema", "dated.yaml", "--language", language, "--format", "concise", "notes")
    )
    *found, counts, _, last = done.stdout.splitlines()
    assert [" ".join(line.split()[:3:2]) for line in found] == [
        f"notes/{number}.md:{place}: {code}"
        for number, (_, place, code) in enumerate(FRONT_MATTER.values())
    ]
    for line in found:
        assert any("가" <= letter <= "힣" for letter in line) == (language == "ko")
    assert str(len(FRONT_MATTER)) in counts
    assert str(len(FRONT_MATTER) + 1) in last
    assert (done.returncode, done.stderr) == (1, "")
