"""What notes have in common by chance is not required of them."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
import yaml

from notelint.commands.infer import InferOptions, infer_schemas
from notelint.commands.read_notes import sketch_notes
from notelint.scaffold.draft import yaml_text
from notelint.scaffold.name_patterns import file_name_pattern
from notelint.scaffold.template import from_template
from tests.scaffold.inferring import inferred, note, parts, unique

Run = Callable[..., CompletedProcess[str]]


def with_table(number: int, *rows: str) -> str:
    first, *rest = rows
    table = "\n".join([f"| {first} |", "| --- | --- |", *(f"| {row} |" for row in rest)])
    return unique(number, "Summary").replace("\n\n", f"\n\n{table}\n\n", 1)


def test_a_field_in_a_tables_header_is_a_field() -> None:
    texts = [with_table(n, f"Date | 2023-01-{10 + n}", "Owner | me") for n in range(10)]
    assert inferred(*texts)["labels"]["fields"] == {"Date": "date", "Owner": "string"}


def test_a_tables_column_names_are_no_fields() -> None:
    texts = [with_table(n, "Key | Value", f"Date | 2023-01-{10 + n}") for n in range(10)]
    assert inferred(*texts)["labels"]["fields"] == {"Date": "date"}


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("Date | YYYY-MM-DD", {"Date": "date", "Owner": "string"}),
        ("State |", {"State": "string?", "Owner": "string"}),
        ("Key | Value", {"Owner": "string"}),
    ],
)
def test_a_template_leaves_a_field_open(header: str, fields: dict[str, str]) -> None:
    text = f"# {{title}}\n\n| {header} |\n| --- | --- |\n| Owner | {{name}} |\n\n## Summary\n"
    written = yaml.safe_load(yaml_text(from_template(note(text), "made", "t.md")))
    assert written["labels"]["fields"] == fields


def test_a_title_is_no_part_where_sections_have_its_level() -> None:
    texts = [unique(n % 16, "Summary") for n in range(20)]
    cases = [text + f"# Case {chr(97 + n)}\n\nText.\n" for n, text in enumerate(texts)]
    assert set(parts(inferred(*texts[1:], cases[0]))) == {"title", "summary"}
    assert set(parts(inferred(*texts[2:], *cases[:2]))) == {"summary"}


def sequences(pairs: int, turned: int) -> list[str]:
    """Forty notes, all with two sections; some have two more, some of these in reverse order."""
    texts = []
    for n in range(40):
        more = ["Setup", "Approach"] if n < turned else ["Approach", "Setup"]
        texts.append(unique(n % 16, "Context", *(more if n < pairs else []), "Outcome"))
    return texts


def test_parts_that_seldom_meet_have_no_order() -> None:
    assert inferred(*sequences(pairs=5, turned=1))["order"] == "any"
    assert "order" not in inferred(*sequences(pairs=5, turned=0))
    assert "order" not in inferred(*sequences(pairs=40, turned=1))


def test_a_section_that_many_notes_have_twice_is_repeated() -> None:
    twice = "# {}\n\n## First\n\n### Overview\n\nText.\n\n## Then\n\n### Overview\n\nText.\n"
    texts = [unique(n, "Overview") for n in range(12)]
    texts += [twice.format(f"Title {chr(97 + n)}") for n in range(2)]
    assert parts(inferred(*texts))["overview"]["count"] == "+"


def test_an_example_beside_a_text_is_no_content_that_is_required() -> None:
    listed = "- [a](a.md)\n- [b](b.md)\n- and many more of them\n\n```dataview\nTABLE year\n```\n"
    sections = parts(inferred(*(unique(n, "Papers").replace("Text.", listed) for n in range(8))))
    assert sections["papers"]["holds"] != "code"
    code = "So:\n\n```sh\n" + "make all\n" * 6 + "```\n"
    sections = parts(inferred(*(unique(n, "Papers").replace("Text.", code) for n in range(8))))
    assert (sections["papers"]["holds"], sections["papers"]["lang"]) == ("code", "sh")


def test_optional_in_a_heading_is_a_remark() -> None:
    texts = [unique(n, "Drawbacks (Optional)" if n % 3 else "Drawbacks") for n in range(12)]
    (part,) = [one for name, one in parts(inferred(*texts)).items() if name != "title"]
    assert sorted(part["heading"]["text"]) == ["Drawbacks", "Drawbacks (Optional)"]


def proposal(n: int) -> str:
    return (
        f"# Proposal for {chr(97 + n)}\n\n- Date: 2023-01-{10 + n}\n- Owner: Person {n}\n\n"
        + ("## Goals\n\nText.\n\n" if n % 2 else "")
        + ("## Design\n\nText.\n" if n % 3 else "")
    )


def made(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(folder)
    (found,) = infer_schemas(sketch_notes("."), InferOptions(""))
    return found


def test_an_attachment_is_an_outlier(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(20):
        (folder / f"proposal-{n}.md").write_text(proposal(n), encoding="utf-8")
    (folder / "figures.md").write_text("# Figures\n\n## By year\n\n1\n", encoding="utf-8")
    (folder / "late.md").write_text("# Late\n\n## Goals\n\nText.\n", encoding="utf-8")
    found = made(folder, monkeypatch)
    assert found.outliers == ("figures.md",)
    assert {one.path for one in found.findings} == {"late.md"}
    assert {one.code for one in found.findings} == {"F001"}


def test_the_folder_itself_has_a_plain_glob(run: Run, folder: Path) -> None:
    for n in range(5):
        (folder / f"proposal-{n}.md").write_text(proposal(n), encoding="utf-8")
    done = run("init", "--infer", ".", "--no-hook")
    assert done.returncode == 0, done.stderr
    assert 'files = "**/*.md"' in (folder / "notelint.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("names", "form"),
    [
        (["20240229-a.md", *(f"2023010{n}-b.md" for n in range(1, 5))], "{date:%Y%m%d}-{slug}.md"),
        ([f"2023010{n}.md" for n in range(1, 6)], "{date:%Y%m%d}.md"),
        ([f"1234567{n}-b.md" for n in range(5)], "{number:integer}-{slug}.md"),
        ([f"2023-01-0{n}-b.md" for n in range(1, 6)], "{date:date}-{slug}.md"),
    ],
)
def test_a_date_in_the_names_of_files(names: list[str], form: str) -> None:
    assert file_name_pattern(names) == form
