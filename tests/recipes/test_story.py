"""What the first pages tell, check, fix, baseline, CI, happens when a reader types it."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
PAGES = ("README.md", "README.ko.md", "docs/quick-start.md", "docs/ko/quick-start.md")
NOTE = "# A  \n\n## B\n\nSee https://example.org and [x](gone.md).\n"
STORY = re.compile(
    r"^```sh\n((?:notelint check [^\n]*\n){6})```\n.*?^```yaml\n(.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@pytest.fixture(params=PAGES)
def story(request: pytest.FixtureRequest) -> tuple[list[str], str]:
    """The commands, and the steps of the workflow."""
    text = (ROOT / request.param).read_text(encoding="utf-8")
    (found,) = STORY.finditer(text)
    return found[1].splitlines(), found[2]


def run(command: str, env: Mapping[str, str], cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", command], cwd=cwd, env=dict(env), capture_output=True, text=True, check=False
    )


def test_each_command_does_what_its_comment_says(
    story: tuple[list[str], str], environment: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "collection"
    note = folder / "notes" / "a.md"
    note.parent.mkdir(parents=True)
    note.write_text(NOTE, encoding="utf-8")
    shutil.copy(ROOT / "examples" / "bad" / "decision-record.md", note.parent)
    run("git init --quiet", environment, folder)
    check, diff, fix, unsafe, update, compare = story[0]

    done = run(check, environment, folder)
    assert done.returncode == 1
    assert "T004 trailing-space" in done.stdout
    done = run(diff, environment, folder)
    assert (done.returncode, note.read_text()) == (1, NOTE)
    assert "+See <https://example.org> and [x](gone.md).\n" in done.stdout
    done = run(fix, environment, folder)
    assert done.returncode == 1  # what has no safe fix is left
    assert note.read_text() == NOTE.replace("# A  ", "# A").replace(
        "https://example.org", "<https://example.org>"
    )
    done = run(unsafe, environment, folder)
    assert done.returncode == 1
    assert "-## Decision Outcme\n+## Decision Outcome\n" in done.stdout
    assert run(update, environment, folder).returncode == 0
    assert run(compare, environment, folder).returncode == 0
    with note.open("a") as file:
        file.write("\n[y](nowhere.md)\n")
    done = run(compare, environment, folder)
    assert done.returncode == 1
    assert "nowhere.md" in done.stdout
    assert "gone.md" not in done.stdout


def test_the_steps_use_inputs_of_the_action(story: tuple[list[str], str]) -> None:
    _, ours = yaml.safe_load(story[1])
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert set(ours["with"]) <= set(action["inputs"])
