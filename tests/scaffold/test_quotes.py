"""Quotes are seen: parts whose items stand word for word in another part of the note."""

from pathlib import Path

import pytest
import yaml

from tests.scaffold.conftest import Run
from tests.scaffold.inferring import inferred, parts
from tests.scaffold.scraps import scrap, scraps


def test_quotes_of_the_text_below_the_first_break() -> None:
    schema = inferred(*(scrap(n) for n in range(6)))
    assert schema["regions"] == {"by": "---", "names": ["preamble", "body"]}
    found = parts(schema)
    assert found["source"] == {"id": "source", "region": "preamble", "holds": "link"}
    assert found["article"] == {"id": "article", "region": "body", "holds": "prose"}
    evidence = found["본문의_근거"]
    assert (evidence["holds"], evidence["quotes"]) == ("quotes", {"from": "article"})
    assert "quotes" not in found["용어정리"]
    assert found["subtitles"]["count"] == "*"


def headed(n: int, *, quote: str = "") -> str:
    fact = f"The harbour of town {n} had {100 + n} ships in spring"
    return (
        f"# Town {'abcdefghij'[n]}\n\n## Article\n\n{fact}. Then came the *storm* of the year.\n\n"
        f"## Quotes\n\n> {quote or fact}\n\n> Then came the storm of the year\n\n"
        f"## Links\n\n- [a {n}](https://example.com/{n})\n"
    )


def test_quotes_of_a_section_in_block_quotes() -> None:
    found = parts(inferred(*map(headed, range(8))))
    assert found["quotes"]["quotes"] == {"from": "article"}
    assert "quotes" not in found["links"]


def test_fewer_than_nine_in_ten_are_no_quotes() -> None:
    texts = [headed(n, quote="Quite another thing was said" if n < 2 else "") for n in range(8)]
    assert "quotes" not in parts(inferred(*texts))["quotes"]


def test_quotes_of_the_text_below_the_title() -> None:
    texts = [
        f"# T {n}x\n\nIt rained for {n + 3} days in the north. Nobody was out.\n\n## Said\n\n"
        f"- It rained for {n + 3} days in the north\n- Nobody was out\n"
        for n in range(8)
    ]
    assert parts(inferred(*texts))["said"]["quotes"] == {"from": "title"}


@pytest.mark.parametrize("share", [5, 6])
def test_a_misquoted_figure_is_found_after_init(folder: Path, run: Run, share: int) -> None:
    scraps(folder / "news", share, misquoted="999")
    done = run("init", "--infer", "--yes", "--language", "en")
    assert done.returncode == 0, done.stderr
    assert f"Quotes: {3 * share - 1} of {3 * share} found word for word" in done.stdout
    assert "2026-11-13-기사.md:25: the article (line 9) has '210명을', the quote has '999명을'" in (
        done.stdout
    )
    checked = run("check", "--offline", "--format", "concise")
    assert checked.returncode == 1
    (line,) = [line for line in checked.stdout.splitlines() if ": error " in line]
    assert line.startswith("news/2026-11-13-기사.md:25:3: error Q002 quote-differs: ")


def test_report_and_schema_say_the_same(folder: Path, run: Run) -> None:
    for n in range(20):
        link = "" if n < 2 else f"[a]({n}.md)\n\n"
        (folder / f"{n}.md").write_text(f"# T {n}x\n\n## Links\n\n{link}- b\n\n## More\n\nText\n")
    done = run("init", "--infer")
    schema = yaml.safe_load(next(folder.glob("schemas/*.yaml")).read_text())
    for part in schema["parts"]:
        heading = "title" if part["id"] == "title" else part["heading"]["text"]
        verdict = "optional" if part.get("count", "1") in "?*" else "required"
        assert any(
            line.endswith(f" {heading}") and verdict in line for line in done.stdout.splitlines()
        )
