"""The HTML report as a reader has it, in a browser."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from notelint.model.details import NoteDetails, PartPresence, QuoteDetail
from notelint.model.facts import CheckReport, Summary
from notelint.model.finding import Finding
from notelint.model.history import History, HistoryPoint, NoteCounts
from notelint.model.message import message
from notelint.report import ReportOptions, render

SLOW = 4
"""How much slower a busy machine of a CI service may be than the one of the promise."""


def rows(page: Page) -> list[str]:
    """The paths of the notes that the grid shows, from the top."""
    found: list[str] = page.locator("#notes .row .path button").evaluate_all(
        "all => all.map(one => one.title)"
    )
    return found


def test_the_top_says_what_was_verified(sample: Any, opened: Any) -> None:
    page = opened(sample())
    cards = page.locator(".card").all_inner_texts()
    squeezed = [re.sub(r"\s+", " ", card) for card in cards]
    assert squeezed == [
        "Notes 2 / 7 ✓ conforms 2 ✕ has errors 4 ? not checked 1",
        "Quotes 2 / 4 ✓ found word for word 1 ≈ written differently 1 ≠ different 1 ✕ not found 1",
        "External links 0 / 1 ? not checked 1",
    ]


def test_the_grid_shows_the_state_of_each_part(sample: Any, opened: Any) -> None:
    page = opened(sample())
    near = page.locator(".row", has=page.locator('button[title="clips/near.md"]'))
    labels = near.locator(".cell").evaluate_all("all => all.map(one => one.ariaLabel)")
    assert labels[:4] == [
        "title: conforms",
        "article: conforms",
        "Terms: optional, not there",
        "Evidence: has errors",
    ]
    signs = near.locator(".cell").all_inner_texts()
    assert signs[:4] == ["✓", "✓", "–", "✕"]


@pytest.mark.parametrize(
    ("label", "value", "left"),
    [
        ("Path contains", "OLD/", ["clips/old/folded.md"]),
        ("Folder", "loose/", ["loose/hostile.md", "loose/plain.md"]),
        ("Schema", "no schema", ["loose/hostile.md", "loose/plain.md"]),
        ("Rule", "Q002 quote-differs", ["clips/near.md"]),
        ("Result", "conforms", ["clips/good.md", "clips/old/folded.md"]),
    ],
)
def test_a_filter_leaves_its_notes(
    sample: Any, opened: Any, label: str, value: str, left: list[str]
) -> None:
    page = opened(sample())
    everything = rows(page)
    assert len(everything) == 7
    control = page.get_by_label(label, exact=True)
    if control.evaluate("one => one.tagName") == "SELECT":
        control.select_option(label=value)
    else:
        control.fill(value)
    expect(page.locator(".shown output")).to_have_text(f"{len(left)} of 7 shown")
    assert rows(page) == left
    page.get_by_role("button", name="Clear filters").click()
    assert rows(page) == everything


def test_the_most_findings_come_first_if_asked(sample: Any, opened: Any) -> None:
    page = opened(sample())
    page.get_by_label("Folder", exact=True).select_option("clips/")
    page.get_by_label("Order").select_option(label="most findings first")
    assert rows(page)[-2:] == ["clips/good.md", "clips/old/folded.md"]


def test_a_rule_to_fix_first_leads_to_its_notes(sample: Any, opened: Any) -> None:
    page = opened(sample())
    page.locator("#first").get_by_role("button", name="Q001").click()
    assert rows(page) == ["clips/absent.md"]


def test_a_click_opens_the_findings_of_a_note(sample: Any, opened: Any) -> None:
    page = opened(sample())
    page.get_by_role("button", name="clips/near.md").first.click()
    dialog = page.get_by_role("dialog", name="clips/near.md")
    finding = dialog.locator(".finding").first
    expect(finding).to_contain_text("Q002")
    expect(finding.locator(".excerpt")).to_contain_text("The plan costs 20 dollars")
    expect(finding.locator(".excerpt mark")).to_have_text("The plan costs 20 dollars")
    assert finding.locator("dd mark b").all_inner_texts() == ["5", "0"]
    assert page.evaluate("location.hash") == "#note=clips%2Fnear.md"
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()


def test_an_address_opens_a_note(sample: Any, opened: Any) -> None:
    page = opened(sample(), fragment="#note=clips%2Fabsent.md")
    expect(page.get_by_role("dialog", name="clips/absent.md")).to_be_visible()


def test_everything_can_be_done_by_keyboard(sample: Any, opened: Any) -> None:
    page = opened(sample())
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.locator("#notes .row button").first.focus()
    for key, path in [
        ("ArrowDown", "clips/gone.md"),
        ("End", "loose/plain.md"),
        ("ArrowUp", "loose/hostile.md"),
        ("ArrowUp", "clips/old/folded.md"),
        ("Home", "clips/absent.md"),
    ]:
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.title") == path
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="clips/absent.md")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("dialog", name="clips/gone.md")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    assert page.evaluate("document.activeElement.title") == "clips/absent.md"


def test_quotes_that_need_a_reader_come_first(sample: Any, opened: Any) -> None:
    page = opened(sample())
    quotes = page.locator("#quotes .quote")
    assert quotes.locator(".verdict").all_inner_texts() == [
        "different",
        "not found",
        "written differently",
        "found word for word",
    ]
    near = quotes.first.locator("blockquote")
    assert near.all_inner_texts() == [
        "The plan costs 20 dollars",
        "The plan costs 25 dollars. He called it “a bargain” today. …",
    ]
    assert near.locator("mark b").all_inner_texts() == ["0", "5"]
    page.locator("#quotes").get_by_role("button", name="not found 1").click()
    expect(quotes.locator(".verdict")).to_have_text(["not found"])


def test_links_name_their_notes(sample: Any, opened: Any) -> None:
    page = opened(sample())
    link = page.locator("#links .link")
    expect(link.locator("a")).to_have_attribute("href", "https://example.org/a")
    link.locator("summary").click()
    link.get_by_role("button", name="clips/gone.md:11").click()
    expect(page.get_by_role("dialog", name="clips/gone.md")).to_be_visible()


def test_markup_in_a_note_stays_text(sample: Any, opened: Any) -> None:
    page = opened(sample())
    page.get_by_role("button", name="loose/hostile.md").first.click()
    shown = page.locator(".excerpt", has_text="see [").first.inner_text()
    assert "see [</script><img src=x onerror=alert(1)><U+202E><U+2028>]" in shown
    assert page.locator("img").count() == 0


def test_a_script_that_gets_in_does_not_run(sample: Any, browser: Browser, tmp_path: Path) -> None:
    text = sample().read_text("utf-8")
    attack = "<script>document.title = 'ran'</script><img src='https://example.org/x.png'></body>"
    broken = tmp_path / "broken.html"
    broken.write_text(text.replace("</body>", attack), "utf-8")
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(broken.as_uri())
    page.wait_for_selector("html[data-ready]")
    assert page.title() == "notelint report"
    assert len(refused) == 2
    assert all("Content Security Policy" in text for text in refused)
    page.close()


@pytest.mark.parametrize(
    ("language", "title", "near"),
    [("en", "What to fix first", "different"), ("ko", "먼저 고칠 것", "다름")],
)
def test_both_languages(sample: Any, opened: Any, language: str, title: str, near: str) -> None:
    page = opened(sample(language))
    assert page.locator("html").get_attribute("lang") == language
    expect(page.locator("#first h2")).to_have_text(title)
    expect(page.locator("#quotes .verdict").first).to_have_text(near)
    assert not re.search(r"\{\w+\}|undefined|NaN", page.locator("body").inner_text())


def test_dark_and_light_follow_the_system_and_a_switch(sample: Any, opened: Any) -> None:
    back = "getComputedStyle(document.body).backgroundColor"
    file = sample()
    light, dark = opened(file), opened(file, dark=True)
    bright, dim = light.evaluate(back), dark.evaluate(back)
    assert bright != dim
    switch = dark.get_by_role("button", name="Color scheme")
    expect(switch).to_have_text("◐ Automatic")
    switch.click()
    expect(switch).to_have_text("○ Light")
    assert dark.evaluate(back) == bright
    switch.click()
    expect(switch).to_have_text("● Dark")
    assert dark.evaluate(back) == dim


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_phone_needs_no_sideways_scrolling(sample: Any, opened: Any, language: str) -> None:
    page = opened(sample(language), width=360, height=740)
    wide = "document.documentElement.scrollWidth"
    assert page.evaluate(wide) == 360
    page.locator("#notes .row button").first.click()
    assert page.locator("dialog").evaluate("one => one.scrollWidth <= 360")
    assert page.locator(".pane").evaluate("one => one.scrollWidth <= one.clientWidth")
    assert page.evaluate(wide) == 360


def test_the_history_is_a_chart_and_a_table(browser: Browser, tmp_path: Path) -> None:
    points = tuple(
        HistoryPoint(f"{number:040}", 86400 * number, f"<i>{number}</i>", counts)
        for number, counts in enumerate(
            (
                NoteCounts(notes=4, conforming=1, quotes_checked=4, quotes_found=2),
                NoteCounts(notes=4, conforming=3, errors=2, quotes_checked=4, quotes_found=4),
            )
        )
    )
    report = CheckReport([], Summary(), history=History(points, 7))
    file = tmp_path / "history.html"
    file.write_text(render("html", report, ReportOptions()), "utf-8")
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(file.as_uri())
    section = page.locator("#history")
    expect(section.locator(".lead")).to_contain_text("2 of 7 commits")
    assert section.locator(".big strong").all_inner_texts() == ["75%", "100%", "0"]
    assert section.locator("circle").count() == 6
    rows = section.locator("tbody tr").all_inner_texts()
    assert [row.split() for row in rows] == [
        ["1970-01-02", "0000000000", "<i>1</i>", "3", "/", "4", "4", "/", "4", "0"],
        ["1970-01-01", "0000000000", "<i>0</i>", "1", "/", "4", "2", "/", "4", "0"],
    ]
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.close()


def test_ten_thousand_notes_open_within_two_seconds(browser: Browser, tmp_path: Path) -> None:
    parts = tuple(PartPresence(f"part{number}", f"Part {number}", True) for number in range(10))
    wording = message("trailing", count=2)
    details, findings = [], []
    for number in range(10_000):
        path = f"notes/{number % 100:02}/{number:05}.md"
        quotes = tuple(QuoteDetail("part3", "found", line, 1, "말 " * 60) for line in range(3))
        details.append(NoteDetails(path, "s", parts, quotes))
        findings += [
            Finding(path, line, 1, line, 9, "T004", "x", "warning", wording, excerpt=("글 " * 40,))
            for line in range(1, 7)
        ]
    report = CheckReport(findings, Summary(), details=details)
    file = tmp_path / "many.html"
    file.write_text(render("html", report, ReportOptions()), "utf-8")
    page = browser.new_page()
    page.goto(file.as_uri(), wait_until="commit")
    page.wait_for_selector("html[data-ready]")
    seconds = page.evaluate("performance.now()") / 1000
    assert page.locator("#notes .row").count() < 100
    page.locator(".pane").evaluate("one => { one.scrollTop = one.scrollHeight; }")
    expect(page.locator('button[title="notes/99/09999.md"]')).to_be_visible()
    page.close()
    assert seconds < SLOW * 2


def test_more_of_a_long_list_comes_at_a_press(browser: Browser, tmp_path: Path) -> None:
    quotes = tuple(QuoteDetail("a", "absent", line, 1, f"quote {line}") for line in range(100))
    report = CheckReport([], Summary(), details=[NoteDetails("a.md", "s", (), quotes)])
    file = tmp_path / "long.html"
    file.write_text(render("html", report, ReportOptions()), "utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    quotes_shown = page.locator("#quotes .quote")
    expect(quotes_shown).to_have_count(40)
    page.locator("#quotes").get_by_role("button", name="Show more (60 left)").press("Enter")
    expect(quotes_shown).to_have_count(80)
    page.close()


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "No findings."), (3, "Hidden by the baseline: 3.")]
)
def test_what_the_baseline_hides_is_counted(
    browser: Browser, tmp_path: Path, number: int, shown: str
) -> None:
    report = CheckReport([], Summary(baselined=number), details=[NoteDetails("a.md")])
    file = tmp_path / "hidden.html"
    file.write_text(render("html", report, ReportOptions()), "utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    expect(page.locator("#first")).to_contain_text(shown)
    assert ("baseline" in page.locator("#first").inner_text()) == bool(number)
    page.close()
