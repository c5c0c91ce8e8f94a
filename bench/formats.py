"""Notes of five formats, each made of a random generator and a size (1 is an ordinary note)."""

from random import Random

from wording import TERMS_KO, bullets, prose, sentence, sentence_ko


def news_scrap(rng: Random, size: float) -> str:
    """A Korean newspaper article, its evidence, and what was found out about it."""
    headline = f"{sentence_ko(rng)[:24].rstrip()} … {rng.randint(2, 99)}% 성장"
    paragraphs, evidence = [], []
    for _ in range(max(3, round(8 * size))):
        sentences = [sentence_ko(rng) for _ in range(rng.randint(2, 5))]
        if rng.random() < 0.4:
            at = rng.randrange(len(sentences))
            evidence.append(sentences[at].removesuffix("."))
            sentences[at] = f"**{sentences[at]}**"
        if rng.random() < 0.5:
            sentences.insert(0, f"`{sentence_ko(rng)}`")
        paragraphs.append(" ".join(sentences))
    if not evidence:
        evidence.append(sentence_ko(rng).removesuffix("."))
        paragraphs.append(f"**{evidence[0]}.**")
    terms = rng.sample(TERMS_KO, 3)
    paragraphs.append("이 밖에 " + ", ".join(term for term, _ in terms) + " 등도 화제에 올랐다.")
    glossary = "\n".join(f"* {term}\n    * {meaning}" for term, meaning in terms)
    outline = "\n".join(
        f"* {sentence_ko(rng)}\n    * {sentence_ko(rng)}\n        * {sentence_ko(rng)}"
        for _ in range(max(2, round(5 * size)))
    )
    related = "\n\n".join(
        f"[{sentence_ko(rng)[:30].strip()} - 새길일보](https://www.example.org/news?id={rng.randrange(10**7)})"
        for _ in range(rng.randint(1, 4))
    )
    url = f"https://news.example.com/article/{rng.randrange(10**9)}"
    return "\n\n".join([
        f"# {headline}\n## {sentence_ko(rng)[:20].strip()}\n[{headline} - 한결경제]({url})",
        "---",
        *paragraphs,
        "---",
        "### 용어정리",
        glossary,
        "---",
        "### 본문의 근거",
        "\n".join(f"* {quote}" for quote in evidence),
        "---",
        "### 추가 조사할 내용 / 결과\n#### 기사의 근거를 통해 바뀐 수치는 무엇인가?",
        outline,
        "---",
        "#### 연관기사 링크",
        related,
    ])  # fmt: skip


def decision_record(rng: Random, size: float) -> str:
    """An architecture decision and its consequences."""
    options = [f"Replace the {name}" for name in ("queue", "scheduler", "index", "gateway")]
    chosen = options[: rng.randint(2, 4)]
    pros = "\n\n".join(
        f"### {option}\n\n{bullets(rng, max(2, round(3 * size)))}" for option in chosen
    )
    return "\n\n".join([
        f"# {rng.randint(1, 400)}. {chosen[0]}",
        "## Status",
        f"Accepted on {rng.randint(1, 28)} March {rng.randint(2015, 2025)}.",
        "## Context and Problem Statement",
        *(prose(rng, rng.randint(2, 6)) for _ in range(max(1, round(3 * size)))),
        "## Decision Drivers",
        bullets(rng, 3),
        "## Considered Options",
        "\n".join(f"* {option}" for option in chosen),
        "## Decision Outcome",
        f"Chosen: **{chosen[0]}**. {prose(rng, 3)}",
        "### Positive Consequences",
        bullets(rng, max(1, round(2 * size))),
        "### Negative Consequences",
        bullets(rng, max(1, round(2 * size))),
        "## Pros and Cons of the Options",
        pros,
        "## Links",
        f"* [Trial {rng.randint(1, 99)}](https://notes.example.org/trial/{rng.randrange(10**6)})",
    ])  # fmt: skip


def paper_note(rng: Random, size: float) -> str:
    """Notes on a paper, with its abstract and quotes from it."""
    title = sentence(rng).split(",")[0].replace("*", "").replace("`", "").split("[")[0].strip(" .")
    quotes = [f"The error falls by {rng.randint(2, 60)}% at {n} steps" for n in (100, 2000, 30_000)]
    abstract = " ".join(f"{prose(rng, 2)} **{quote}.**" for quote in quotes)
    rows = "\n".join(
        f"| run {n} | {rng.random():.3f} | {rng.randint(1, 900)} |" for n in range(round(6 * size))
    )
    return "\n\n".join([
        f"# {title}",
        f"[{title} - Field Letters {rng.randint(2015, 2025)}](https://papers.example.org/{rng.randrange(10**6)})",
        "## tl;dr",
        prose(rng, 2),
        "## Abstract",
        abstract,
        "## Quotes",
        "\n\n".join(f"> {quote}" for quote in quotes),
        "## Key ideas",
        bullets(rng, max(2, round(6 * size)), marker="-", nested=0.5),
        "## Technical details",
        bullets(rng, max(2, round(4 * size)), marker="-"),
        f"| run | error | steps |\n| --- | ---: | ---: |\n{rows}",
        "## Notes",
        bullets(rng, 3),
    ])  # fmt: skip


def til(rng: Random, size: float) -> str:
    """One small thing learned, with code."""
    code = "\n".join(f"run --step {n}  # {sentence(rng)}" for n in range(max(3, round(8 * size))))
    return "\n\n".join([
        f"# Restart Only Step {rng.randint(1, 90)}",
        *(prose(rng, rng.randint(1, 4)) for _ in range(max(1, round(2 * size)))),
        "## Example",
        f"```bash\n#!/bin/sh\n{code}\n```",
        prose(rng, 2),
        "## Good To Know",
        bullets(rng, rng.randint(1, 4), marker="-", nested=0),
        "## Source",
        f"[The manual](https://manual.example.org/{rng.randrange(10**5)})",
    ])  # fmt: skip


def rfc(rng: Random, size: float) -> str:
    """A proposed change, longer than the other notes."""

    def section(paragraphs: int) -> str:
        return "\n\n".join(prose(rng, rng.randint(2, 7)) for _ in range(paragraphs))

    topics = "\n\n".join(
        f"### Step {n}\n\n{section(2)}\n\n```python\ndef step_{n}(value: int) -> int:\n"
        f"    return value * {rng.randint(2, 99)}  # {sentence(rng)}\n```\n\n{bullets(rng, 3)}"
        for n in range(1, max(3, round(7 * size)))
    )
    return "\n\n".join([
        f"# Feature name: `step-{rng.randrange(10**4)}`",
        f"- Start date: {rng.randint(2015, 2025)}-04-02",
        "## Summary",
        section(1),
        "## Motivation",
        section(max(1, round(2 * size))),
        "## Guide-level explanation",
        section(max(1, round(3 * size))),
        "## Reference-level explanation",
        topics,
        "## Drawbacks",
        section(1),
        "## Alternatives",
        bullets(rng, 4),
        "## Unresolved questions",
        bullets(rng, 3),
    ])  # fmt: skip


FORMATS = {
    "news-scrap": news_scrap,
    "decision-record": decision_record,
    "paper-note": paper_note,
    "til": til,
    "rfc": rfc,
}
"""By the name of the schema in tests/notes that the notes of a format follow."""
