"""`init --from`: what a template leaves open, its quotes, and that it is not checked itself."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from notelint.scaffold.draft import yaml_text
from notelint.scaffold.template import from_template
from tests.scaffold.conftest import Run
from tests.scaffold.inferring import note, parts

PAPER = """\
# {{title}}

> [!abstract] Abstract
> paste the abstract here

## Quotes

> quote
"""


def test_a_callout_is_no_quote_but_may_be_the_article() -> None:
    schema = yaml.safe_load(yaml_text(from_template(note(PAPER), "made", "t.md")))
    title, quotes = schema["parts"]
    assert title["holds"] == "prose"
    assert quotes["quotes"] == {"from": "title"}
    named = PAPER.replace("[!abstract] Abstract", "[!quote]- 원문")
    schema = yaml.safe_load(yaml_text(from_template(note(named), "made", "t.md")))
    assert "quotes" not in schema["parts"][1]  # both are quotes
    named = PAPER.replace("[!abstract] Abstract", "[!info]- 원문")
    schema = yaml.safe_load(yaml_text(from_template(note(named), "made", "t.md")))
    assert schema["parts"][1]["quotes"] == {"from": "title"}


def test_a_section_of_the_template_is_the_article_before_a_callout() -> None:
    text = PAPER.replace("## Quotes", "## Excerpt\n\nPaste it.\n\n## Quotes\n\n> a\n\n## Evidence")
    schema = yaml.safe_load(yaml_text(from_template(note(text), "made", "t.md")))
    assert [part.get("quotes") for part in schema["parts"][2:]] == 2 * [{"from": "excerpt"}]


def test_a_template_with_wikilinks_or_of_a_vault_is_obsidians() -> None:
    def dialect(text: str, *, vault: bool) -> Any:
        draft = from_template(note(text), "made", "t.md", vault=vault)
        return yaml.safe_load(yaml_text(draft)).get("dialect")

    assert dialect(PAPER, vault=False) is None
    assert dialect(PAPER, vault=True) == "obsidian"
    assert dialect(PAPER + "\n- [[Home]]\n", vault=False) == "obsidian"


SCRAP = """\
# (기사 제목)
## (부제목)
[(기사 제목) - 언론사](https://)

---

여기에 기사 본문을 붙여 넣으세요.

---

### 용어정리 (선택)

* 용어
    * 뜻

### 본문의 근거

> 여기에 인용문을 옮겨 쓰세요.

### 연관기사 링크

- [제목](https://)
"""


def schema_of(text: str) -> dict[str, Any]:
    made: dict[str, Any] = yaml.safe_load(yaml_text(from_template(note(text), "made", "t.md")))
    return made


@pytest.mark.parametrize(
    "heading",
    [
        *("(기사 제목)", "（기사 제목）", "여기에 제목을 쓰세요", "<title>", "{{title}}", "..."),
        *("…", "{title}", "[title]", "제목", "Write your question here"),
    ],
)
def test_a_heading_that_is_a_placeholder_stands_for_any(heading: str) -> None:
    schema = schema_of(f"# {{{{title}}}}\n\n## {heading}\n\nText.\n\n## Fixed\n\nText.\n")
    _, second, third = schema["parts"]
    assert second["heading"] == {"level": 2}
    assert third["heading"] == {"text": "Fixed", "level": 2}


@pytest.mark.parametrize("heading", ["Summary (short)", "여기까지", "(1) 개요", "How we got here"])
def test_a_heading_that_only_looks_like_one_is_fixed(heading: str) -> None:
    schema = schema_of(f"# {{{{title}}}}\n\n## {heading}\n\nText.\n\n## Fixed\n\nText.\n")
    assert schema["parts"][1]["heading"]["text"] == heading


def test_a_block_quote_becomes_quotes_of_the_article() -> None:
    found = parts(schema_of(SCRAP))
    assert found["article"]["region"] == "body"
    assert found["본문의_근거"]["holds"] == "quotes"
    assert found["본문의_근거"]["quotes"] == {"from": "article"}
    headed = parts(schema_of("# {title}\n\n## 원문\n\n글\n\n## 인용\n\n> 인용문\n"))
    assert headed["인용"]["quotes"] == {"from": "원문"}
    alone = parts(schema_of("# {title}\n\n## Quotes\n\n> a quote\n"))
    assert alone["quotes"]["holds"] == "quotes"
    assert "quotes" not in alone["quotes"]


def test_the_template_is_not_checked_and_a_copy_is(folder: Path, run: Run) -> None:
    (folder / "my templates").mkdir()
    (folder / "my templates/scrap.md").write_text(SCRAP, encoding="utf-8")
    done = run("init", "--from", "my templates/scrap.md", "--language", "en")
    assert done.returncode == 0, done.stderr
    settings = tomllib.loads((folder / "notelint.toml").read_text(encoding="utf-8"))
    assert settings["exclude"] == ["/my\\ templates/scrap.md"]
    assert run("check", "--offline").stdout.endswith("no notes\n")
    filled = (
        SCRAP.replace("[(기사 제목) - 언론사](https://)", "[두 배 - 일보](https://news.example/1)")
        .replace("(기사 제목)", "두 배")
        .replace("(부제목)", "올해만 세 번째")
        .replace("여기에 기사 본문을 붙여 넣으세요.", "올해 매출이 25% 늘었다고 밝혔다.")
        .replace("* 용어\n    * 뜻", "* 매출\n    * 판 값")
        .replace("[제목](https://)", "[다른 기사](https://news.example/2)")
    )
    for name, quote in (("good", "올해 매출이 25% 늘었다"), ("bad", "올해 매출이 35% 늘었다")):
        text = filled.replace("여기에 인용문을 옮겨 쓰세요.", quote)
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    checked = run("check", "--offline", "--format", "concise").stdout.splitlines()
    errors = [line.split()[:3] for line in checked if ": error " in line or ": warning " in line]
    assert errors == [["bad.md:18:3:", "error", "Q002"]]
