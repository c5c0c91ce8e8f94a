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
    assert found["subtitles"]["count"] == "+"


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


@pytest.mark.parametrize(("invented", "are_quotes"), [(6, True), (7, False)])
def test_three_in_five_are_quotes(invented: int, are_quotes: bool) -> None:
    texts = [
        headed(n, quote="Quite another thing was said" if n < invented else "") for n in range(8)
    ]
    assert ("quotes" in parts(inferred(*texts))["quotes"]) == are_quotes


def test_only_notes_that_have_the_article_count() -> None:
    """A third of the notes quote an abstract in a callout, the others an excerpt."""
    texts = [
        f"# T {n}x\n\n> [!abstract] Abstract\n> The method was tried on {n + 3} data sets.\n\n"
        + (
            f"## Excerpt\n\nThe cost fell by {n + 20} per cent in all. It fell.\n\n"
            if n % 3
            else ""
        )
        + "## Quotes\n\n> "
        + (f"The cost fell by {n + 20} per cent in all" if n % 3 else f"tried on {n + 3} data sets")
        + "\n"
        for n in range(15)
    ]
    assert parts(inferred(*texts))["quotes"]["quotes"] == {"from": "excerpt"}
    abstract = [text for text in texts if "Excerpt" not in text]
    assert parts(inferred(*abstract))["quotes"]["quotes"] == {"from": "title"}


def test_a_rare_text_is_not_the_article_of_all() -> None:
    texts = [
        headed(n).replace(
            "## Quotes", f"## Draft\n\nThe harbour of town {n} had {100 + n} ships in spring. Then "
            "came the storm of the year.\n\n## Quotes" if n < 3 else "## Quotes"
        )
        for n in range(9)
    ]  # fmt: skip
    texts.append(headed(9, quote="Quite another thing was said"))
    assert parts(inferred(*texts))["quotes"]["quotes"] == {"from": "article"}


def test_a_few_notes_without_quotes_do_not_hide_those_of_the_others() -> None:
    texts = [headed(n).replace("> ", "") if n == 2 else headed(n) for n in range(8)]
    assert parts(inferred(*texts))["quotes"]["quotes"] == {"from": "article"}


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


def test_the_report_names_each_quote_that_is_not_found(folder: Path, run: Run) -> None:
    for n in range(8):
        text = headed(n, quote=f"Nobody ever said a thing like {n}" if n < 6 else "")
        (folder / f"{n}.md").write_text(text)
    done = run("init", "--infer")
    assert "Quotes: 10 of 16 found word for word" in done.stdout
    assert all(f"{n}.md:9: quote not found" in done.stdout for n in range(6))


def test_quotes_without_an_article_are_reported(folder: Path, run: Run) -> None:
    for n in range(6):
        (folder / f"{n}.md").write_text(
            f"# Note {n}x\n\n## Key quotes\n\n- Something that somebody said {n}\n\n"
            f"## From the book\n\n> It was a dark and stormy night {n}\n\n"
            f"## What is the evidence against it?\n\n- Nothing that I know of {n}\n\n"
            "> [!question] Open\n> Is it true?\n"
        )
    done = run("init", "--infer")
    assert "Quotes in `Key quotes` cannot be compared" in done.stdout
    assert "Quotes in `From the book` cannot be compared" in done.stdout
    assert done.stdout.count("cannot be compared") == 2


def test_what_the_thresholds_say_is_in_the_schema(folder: Path, run: Run) -> None:
    """One of ten notes has a misspelled heading: nine are nine in ten."""
    scraps(folder / "news", 10)
    last = folder / "news/2026-11-19-기사.md"
    last.write_text(last.read_text("utf-8").replace("본문의 근거", "본문의 근겨"), "utf-8")
    done = run("init", "--infer", "--language", "en")
    assert "10 of 10  required  본문의 근거" in done.stdout
    assert "10 of 10  required  other headings above the first `---`" in done.stdout
    assert "Optional although" not in done.stdout
    assert "Quotes: 30 of 30" in done.stdout
    assert "optional" not in done.stdout.split("\n", 3)[3]


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
