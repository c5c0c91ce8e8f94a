"""A check takes no longer than the note is long, whatever there are many of in it."""

import gc
import time
from collections.abc import Callable

import pytest

from notelint.config.load import load_plan
from notelint.engine.check import check_note
from notelint.model.plan import Plan

HEAD = "# 가나다\n## 라마바\n[가나다 - 사](https://a.b/)\n\n---\n\n"
EVIDENCE = "\n\n---\n\n### 본문의 근거\n\n"

NOTES: dict[str, Callable[[int], str]] = {
    "findings on one line": lambda n: "a\u200b" * n,
    "bare URLs on one line": lambda n: "https://a.b/c " * n,
    "asterisks left on one line": lambda n: "**“가”**나 " * n,
    "marks on one line": lambda n: "**가나다** 라마. " * n + EVIDENCE + "* 가나다\n",
    "quotes that are there": lambda n: (
        " ".join(f"**가나{at}**" for at in range(n))
        + EVIDENCE
        + "".join(f"* 가나{at}\n" for at in range(n))
    ),
    "quotes that are not": lambda n: "가나다 라마바. " * n + EVIDENCE + "* 가나다 라마사\n" * n,
    "one long quote": lambda n: "가나다 라마바 " * n + EVIDENCE + "* " + "가나다 라마사 " * n,
    "terms": lambda n: (
        "가나다. " * n + "\n\n---\n\n### 용어정리\n\n" + "".join(f"* 말{at}\n" for at in range(n))
    ),
    "sections that no part names": lambda n: "".join(f"### 제목 {at}\n\n" for at in range(n)),
    "sections that are doubled": lambda n: "### 본문의 근거\n\n* 가\n\n" * n,
    "sections that are misspelt": lambda n: "".join(f"### 본문의 근거{at}\n\n" for at in range(n)),
    "links": lambda n: "[a](https://b.c/d)\n" * n,
    "suppressions": lambda n: "<!-- notelint: disable=T004 -->\n\n" * n,
    "suppressions of lines": lambda n: "<!-- notelint: disable-next-line=T004 -->\na \n\n" * n,
    "line ends of both kinds": lambda n: "a\r\nb\n" * n,
}


@pytest.fixture(scope="module")
def plan() -> Plan:
    """All rules, and the schema that has quotes."""
    return load_plan(".", schema="news-scrap", use_cache=False).plan


def seconds(text: str, plan: Plan) -> float:
    """Processor time of a check; of two, the lesser, so that the machine's load matters less."""
    data = (HEAD + text).encode()
    times = []
    for _ in range(2):
        begin = time.process_time()
        result = check_note("a.md", data, plan)
        times.append(time.process_time() - begin)
        assert all(finding.code != "N004" for finding in result.findings)
    return min(times)


@pytest.mark.parametrize("name", NOTES)
def test_a_check_grows_no_faster_than_the_note(name: str, plan: Plan) -> None:
    gc.disable()  # its passes would be counted to whatever allocates
    try:
        small, large = (seconds(NOTES[name](n), plan) for n in (300, 2400))
    finally:
        gc.enable()
    assert large < 25 * max(small, 0.002)  # 8 times the note; a square would be 64 times
