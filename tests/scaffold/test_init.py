"""`notelint init` in real folders: what it writes works at once, and nothing is overwritten."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.scaffold.conftest import Run, decisions, repository

WRITTEN = ("notelint.toml", ".pre-commit-config.yaml", ".github/workflows/notelint.yml")
GITHUB = "git@github.com:someone/notes.git"
NOTE = "# 제목\n\n## 한 일\n\n- [ ] 쓰기\n"


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.relative_to(folder).parts
    }


def test_a_ready_made_schema(folder: Path, run: Run) -> None:
    repository(folder, GITHUB)
    (folder / "news").mkdir()
    (folder / "news/a.md").write_text(NOTE, encoding="utf-8")
    done = run("init", "--schema", "news-scrap", "--notes", "news", "--language", "ko")
    assert (done.returncode, done.stderr) == (0, "")
    assert set(files(folder)) == {*WRITTEN, "schemas/settings.schema.json", "news/a.md"}
    settings = tomllib.loads((folder / "notelint.toml").read_text(encoding="utf-8"))
    assert settings == {
        "language": "ko",
        "notes": [
            {
                "files": "/news/**/*.md",
                "exclude": ["README.md", "template.md", "templates/"],
                "schema": "news-scrap",
            }
        ],
    }
    assert "  필수: 기사 제목, 기사 링크, 기사 본문, 본문의 근거\n" in done.stdout
    assert "  원문과 비교하는 인용문: 본문의 근거\n" in done.stdout
    checked = run("check")
    assert checked.returncode == 1
    assert "'headline'" not in checked.stdout
    assert "news-scrap.yaml" in checked.stdout


def test_readmes_and_templates_do_not_get_a_schema_that_is_named(folder: Path, run: Run) -> None:
    for name in ("a.md", "LICENSE.md", "Templates/x.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("# A note\n\nText.\n")
    assert run("init", "--schema", "til").returncode == 0
    for name in ("README.md", "sub/README.md", "templates/new.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("# Something else\n")
    assert "6 notes, 1 with a schema" in run("check").stdout


def test_inferred_from_notes(folder: Path, run: Run) -> None:
    decisions(folder / "adr")
    (folder / "adr/README.md").write_text("# Decisions\n\nAll of them.\n", encoding="utf-8")
    (folder / "adr/broken.md").write_bytes(b"# \xff\n")
    done = run("init", "--infer", "adr")
    assert done.returncode == 0
    assert "12 of 12  required  Status" in done.stdout
    assert "6 of 12  optional  Options" in done.stdout
    assert "skipped: adr/broken.md" in done.stdout
    assert "Notes that do not match the schema (1 of 12):" in done.stdout
    assert (
        "adr/0004-decision.md:13: section `Consequences` is missing; is the heading `Consequence` a"
        in done.stdout
    )
    schema = (folder / "schemas/adr.yaml").read_text(encoding="utf-8")
    assert schema.splitlines()[0] == "# yaml-language-server: $schema=notelint.schema.json"
    assert (folder / "schemas/notelint.schema.json").is_file()
    asked = yaml.safe_load(schema)
    assert asked["file"] == "{number:integer}-{slug}.md"
    assert asked["labels"] == {"fields": {"Date": "date"}}
    assert [part["id"] for part in asked["parts"]] == [
        *("title", "status", "context", "options", "consequences")
    ]
    assert asked["parts"][0]["heading"]["text"] == "{number:integer}. {title}"
    assert asked["parts"][4]["holds"] == "list"
    assert run("schema", "check").returncode == 0
    assert run("check", "adr/0001-decision.md").returncode == 0
    assert "0 errors" not in run("check", "adr/0004-decision.md").stdout


def test_from_a_template(folder: Path, run: Run) -> None:
    (folder / "template.md").write_text(
        "---\ndate: YYYY-MM-DD\nstatus: draft | done\n---\n\n# {title}\n\n## 요약\n\n{요약}\n\n"
        "## 할 일\n\n- [ ] {할 일}\n\n## 참고 (선택)\n\n- {링크}\n",
        encoding="utf-8",
    )
    assert run("init", "--from", "template.md").returncode == 0
    asked = yaml.safe_load((folder / "schemas/template.yaml").read_text(encoding="utf-8"))
    assert asked["front_matter"]["fields"] == {
        "date": "date",
        "status": {"type": "enum", "values": ["draft", "done"]},
    }
    assert [part["id"] for part in asked["parts"]] == ["title", "요약", "할_일", "참고"]
    assert asked["parts"][2]["holds"] == "checklist"
    assert asked["parts"][3]["count"] == "?"
    left = run("new", "template", "mine.md")
    assert left.returncode == 0, left.stderr
    mine, template = ((folder / name).read_text("utf-8") for name in ("mine.md", "template.md"))
    assert re.sub(r"\d{4}-\d\d-\d\d", "YYYY-MM-DD", mine) == template  # dated today
    checked = run("check", "--format", "concise", "mine.md").stdout.splitlines()
    codes = [line.split()[2] for line in checked if line.startswith("mine.md")]
    assert set(codes) == {"S010", "F003"}  # placeholders, in the text and in front matter


def test_from_a_template_that_obsidian_fills_in(folder: Path, run: Run) -> None:
    (folder / "template.md").write_text(
        "---\ntitle: {{title}}\ndate:  {{date}}  \nquoted: '{{x}}'\ntags:\nby:\n---\n\n"
        "# {{title}}\n"
    )
    done = run("init", "--from", "template.md")
    assert "no part of the schema" not in done.stdout
    asked = yaml.safe_load((folder / "schemas/template.yaml").read_text(encoding="utf-8"))
    assert asked["front_matter"]["fields"] == {
        "title": "string",
        "date": "date",
        "quoted": "string",
        "tags": "list?",
        "by": "string?",
    }


def test_nothing_is_overwritten(folder: Path, run: Run) -> None:
    repository(folder, GITHUB)
    decisions(folder / "adr")
    (folder / "notelint.toml").write_text("# mine\n")
    (folder / ".pre-commit-config.yaml").write_text("repos: []\n")
    (folder / ".github/workflows").mkdir(parents=True)
    (folder / ".github/workflows/notelint.yml").symlink_to("nowhere.yml")
    before = files(folder)
    done = run("init", "--infer", "adr")
    assert done.returncode == 0
    assert before.items() <= files(folder).items()
    assert not (folder / ".github/workflows/nowhere.yml").exists()
    for path in WRITTEN:
        assert f"skipped {path} (already exists)" in done.stdout
    assert '[[notes]]\nfiles = "/adr/**/*.md"\nschema = "schemas/adr.yaml"' in done.stdout
    assert "      - id: notelint\n" in done.stdout
    again = run("init", "--infer", "adr")
    assert "skipped schemas/adr.yaml (already exists)" in again.stdout


def test_again_in_a_new_repository_adds_the_hook_and_the_job(folder: Path, run: Run) -> None:
    decisions(folder / "adr")
    assert run("init", "--yes").returncode == 0
    (folder / "schemas/notelint.schema.json").unlink()
    (folder / "schemas/settings.schema.json").unlink()
    before = files(folder)
    repository(folder, GITHUB)
    decisions(folder / "other")  # which would get a schema
    done = run("init", "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert "configuration (notelint.toml)" in done.stdout
    assert "notelint.toml exists and is kept. Only missing files are added." in done.stdout
    added = set(files(folder)) - set(before)
    assert {name for name in added if not name.startswith("other/")} == {
        ".github/workflows/notelint.yml",
        ".pre-commit-config.yaml",
        "schemas/notelint.schema.json",
        "schemas/settings.schema.json",
    }
    assert before.items() <= files(folder).items()
    assert "To add to" not in done.stdout
    again = run("init", "--yes")
    assert again.returncode == 0
    assert "wrote" not in again.stdout
    assert "To add to" not in again.stdout


def test_what_existing_files_have_is_not_advised(folder: Path, run: Run) -> None:
    repository(folder, "https://gitlab.com/a/b")
    decisions(folder / "adr")
    assert run("init", "--infer", "adr").returncode == 0
    assert "To add to" not in run("init", "--infer", "adr").stdout
    (folder / ".gitlab-ci.yml").write_text("lint:\n  script: [make]\n")
    hook = folder / ".pre-commit-config.yaml"
    hook.write_text(hook.read_text().replace("id: notelint", "id: another"))
    done = run("init")
    assert "To add to .gitlab-ci.yml:\n\nnotelint:" in done.stdout
    assert "To add to .pre-commit-config.yaml:" in done.stdout
    assert "To add to notelint.toml" not in done.stdout
    done = run("init", "--schema", "til")
    assert 'To add to notelint.toml:\n\n[[notes]]\nfiles = "**/*.md"' in done.stdout


def test_settings_in_pyproject_are_left_alone(folder: Path, run: Run) -> None:
    (folder / "pyproject.toml").write_text("[tool.notelint]\nselect = ['S']\n")
    done = run("init", "--schema", "news-scrap")
    assert "[[tool.notelint.notes]]" in done.stdout
    assert not (folder / "notelint.toml").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "no notes to infer a schema from"),
        ((), "not a terminal: no questions are asked, as with --yes"),
        (("--schema", "news-scarp"), "did you mean `news-scrap`?"),
        (("--schema", "news-scrap", "--infer", "."), "use only one of"),
        (("--from", "none.md"), "no such template: none.md"),
        (("--from", "none.md", "--language", "ko"), "템플릿 파일이 없습니다: none.md"),
        (("--infer", "nothing"), "no such folder: nothing"),
        (("--infer", "nothing", "--language", "ko"), "폴더가 없습니다: nothing"),
        (("--infer", "."), "no notes to infer a schema from"),
        (("--yes",), "no notes to infer a schema from"),
    ],
)
def test_what_cannot_be_done_is_said(
    folder: Path, run: Run, arguments: tuple[str, ...], said: str
) -> None:
    done = run("init", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not files(folder)


def test_two_kinds_in_two_folders_get_two_schemas(folder: Path, run: Run) -> None:
    decisions(folder / "adr")
    (folder / "log").mkdir()
    for day in range(1, 9):
        (folder / f"log/2023-03-0{day}.md").write_text(
            f"# 2023-03-0{day} log\n\n## Done\n\n- [x] a\n\n## Next\n\n- [ ] b\n"
        )
    done = run("init", "--yes", "--language", "ko")
    assert done.returncode == 0
    settings = tomllib.loads((folder / "notelint.toml").read_text(encoding="utf-8"))
    assert [(one["files"], one["schema"]) for one in settings["notes"]] == [
        ("/adr/**/*.md", "schemas/adr.yaml"),
        ("/log/**/*.md", "schemas/log.yaml"),
    ]
    assert yaml.safe_load((folder / "schemas/log.yaml").read_text())["file"] == "{date:date}.md"
    assert "12개 중 6개" in done.stdout


def test_notes_of_either_ending_in_a_folder_with_a_strange_name_are_found(
    folder: Path, run: Run
) -> None:
    (folder / "my [x]").mkdir()
    for day in range(1, 7):
        ending = "markdown" if day % 2 else "md"
        (folder / f"my [x]/2023-03-0{day}.{ending}").write_text(f"# Log {day}\n\n## Done\n\n- a\n")
    assert run("init", "--infer", "my [x]").returncode == 0
    assert run("check", ".").stdout.endswith("6 notes, 6 with a schema\n")


def test_front_matter_of_a_template_that_cannot_be_read_is_told(folder: Path, run: Run) -> None:
    (folder / "t.md").write_text("---\ntitle: {x\n---\n\n# {title}\n")
    done = run("init", "--from", "t.md")
    assert done.returncode == 0
    assert "t.md:3:1: the front matter was not added to the schema: " in done.stdout
