"""Small collections of news scraps that a group has written without any linter."""

from pathlib import Path

FIRMS = ["이웃마트", "결바다소재", "한빛전자", "푸른운송", "새벽식품", "온누리통신"]


def scrap(number: int, misquoted: str = "") -> str:
    """A scrap with three quotes; `misquoted` is a figure in place of that of the second one."""
    firm, share = FIRMS[number % len(FIRMS)], 12 + 3 * number
    facts = [
        f"{firm}의 올해 매출은 지난해보다 {share}% 늘어난 {share + 40}억원으로 집계됐다",
        f"{firm}는 내년까지 직원 {share * 10}명을 새로 뽑을 계획이다",
        f"업계에서는 {firm}의 점유율이 {share}%를 넘을 것으로 내다봤다",
    ]
    quotes = list(facts)
    if misquoted:
        quotes[1] = quotes[1].replace(str(share * 10), misquoted)
    return (
        f"# {firm}, 매출 {share}% 늘었다\n"
        f"## 직원 {share * 10}명 채용\n"
        f"[{firm}, 매출 {share}% 늘었다 - 하루신문](https://news.example/{number})\n\n---\n\n"
        f"{facts[0]}. 회사 쪽은 새 공장이 자리를 잡은 결과라고 밝혔다.\n\n"
        f"**{facts[1]}.** 지난해 이맘때보다 두 배 많은 수다.\n\n"
        f"이번 발표에 대해 {facts[2]}.\n\n---\n\n"
        f"### 용어정리\n\n* 점유율\n    * 시장에서 한 회사가 차지하는 몫\n\n---\n\n"
        f"### 본문의 근거\n\n" + "".join(f"* {quote}\n" for quote in quotes) + "\n"
        "### 연관기사 링크\n\n* [다른 기사](https://news.example/other)\n"
    )


def scraps(folder: Path, number: int = 6, misquoted: str = "") -> None:
    """Scraps in a folder; in the fourth a figure is wrong if `misquoted` is one."""
    folder.mkdir(parents=True, exist_ok=True)
    for index in range(number):
        text = scrap(index, misquoted if index == 3 else "")
        (folder / f"2026-11-{index + 10}-기사.md").write_text(text, encoding="utf-8")
