"""The prompts of `notelint init`, answered on a real terminal."""

import shutil
import tomllib
from pathlib import Path

from terminal import on_terminal

from tests.scaffold.conftest import ROOT, decisions, repository


def answered(
    folder: Path, environment: dict[str, str], *answers: str, language: str = ""
) -> tuple[int | None, str]:
    """Run `notelint init` on a pseudo-terminal, type the answers, and read what was shown."""
    typed = "".join(f"{answer}\n" for answer in answers)
    options = (f"--language={language}",) if language else ()
    done = on_terminal("init", *options, cwd=folder, env=environment, typed=typed)
    return done.code, done.screen


def test_a_ready_made_schema_is_chosen(folder: Path, environment: dict[str, str]) -> None:
    (folder / "news").mkdir()
    code, shown = answered(folder, environment, "1", "1", "news", language="ko")
    assert code == 0, shown
    settings = tomllib.loads((folder / "notelint.toml").read_text(encoding="utf-8"))
    assert settings["language"] == "ko"
    assert settings["notes"][0]["files"] == "/news/**/*.md"
    assert settings["notes"][0]["schema"] in shown
    assert "만듦: notelint.toml" in shown


def test_a_schema_is_inferred(folder: Path, environment: dict[str, str]) -> None:
    decisions(folder / "adr")
    code, shown = answered(folder, environment, "1", "nowhere", "adr")
    assert code == 0, shown
    assert "required  Status" in shown
    assert (folder / "schemas/adr.yaml").is_file()


def test_the_schema_that_notes_have_is_offered(folder: Path, environment: dict[str, str]) -> None:
    for number in range(3):
        shutil.copy(ROOT / "examples/good/news-scrap.md", folder / f"{number}.md")
    code, shown = answered(folder, environment, "", "", language="en")
    assert code == 0, shown
    assert "1) by built-in schemas that notes match (news-scrap), and" in shown
    settings = tomllib.loads((folder / "notelint.toml").read_text(encoding="utf-8"))
    assert [each["schema"] for each in settings["notes"]] == ["news-scrap"]
    assert not [*(folder / "schemas").glob("*.yaml")]


def test_the_service_is_asked_where_the_remote_does_not_tell_it(
    folder: Path, environment: dict[str, str]
) -> None:
    repository(folder, "https://git.example.com/notes.git")
    decisions(folder / "adr")
    code, shown = answered(folder, environment, "", "adr", "gitlab")
    assert code == 0, shown
    assert (folder / ".gitlab-ci.yml").is_file()


def test_where_all_is_seen_only_the_way_is_asked(folder: Path, environment: dict[str, str]) -> None:
    repository(folder, "https://github.com/someone/notes.git")
    decisions(folder)
    code, shown = answered(folder, environment, "", "")
    assert code == 0, shown
    assert shown.count("]: ") == 2
    assert (folder / ".github/workflows/notelint.yml").is_file()
