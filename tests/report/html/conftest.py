"""Reports of real notes, and a real browser that opens them."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from notelint.commands.check import check
from notelint.commands.check_options import CheckOptions
from notelint.commands.common import FAILED

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
WITHOUT = "NOTELINT_TEST_WITHOUT_BROWSER"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SCHEMA = """\
notelint: 1
name: clip
regions: {by: "---", names: [head, body]}
parts:
  - {id: title, heading: {level: 1}}
  - {id: article, region: body, holds: prose}
  - {id: terms, heading: {text: Terms, level: 2}, count: "?", holds: list}
  - {id: evidence, heading: {text: Evidence, level: 2}, holds: quotes, quotes: {from: article}}
"""
ARTICLE = (
    "# {title}\n\n---\n\nThe plan costs 25 dollars. He called it “a bargain” today.\n\n---\n\n"
)
HOSTILE = "</script><img src=x onerror=alert(1)>\u202e\u2028"

Notes = dict[str, str]
Make = Callable[..., Path]
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser that is installed; a machine without one says so by an environment variable.

    It ends with the module: as long as it runs, its event loop does, and no other test has one.
    """
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None and os.environ.get(WITHOUT) == "1":
        pytest.skip(f"{WITHOUT}=1")
    assert program, f"no browser: install chromium, or set {WITHOUT}=1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Writes notes and a schema, checks them, and gives the file of their report."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path / ".cache"))
    (tmp_path / "clip.yaml").write_text(SCHEMA, "utf-8")
    (tmp_path / "notelint.toml").write_text(
        '[[notes]]\nfiles = ["clips/**"]\nschema = "clip.yaml"\n', "utf-8"
    )

    def make(notes: Notes, language: str = "en") -> Path:
        for name, text in notes.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        outcome = check(CheckOptions(format="html", language=language, jobs=1))
        assert outcome.exit_code != FAILED
        file = tmp_path / "report.html"
        file.write_text(outcome.report, "utf-8")
        return file

    return make


@pytest.fixture
def sample(checked: Make) -> Make:
    """The report of a few notes: one is good, others have a near, an absent, a folded quote."""
    evidence = ARTICLE + "## Evidence\n\n* {quote}\n"
    notes = {
        "clips/good.md": evidence.format(title="Good", quote="The plan costs 25 dollars"),
        "clips/near.md": evidence.format(title="Near", quote="The plan costs 20 dollars"),
        "clips/absent.md": evidence.format(title="Absent", quote="Nobody has ever said this"),
        "clips/old/folded.md": evidence.format(title="Folded", quote='He called it "a bargain"'),
        "clips/gone.md": ARTICLE.format(title="Gone") + "## Terms\n\n* <https://example.org/a>\n",
        "loose/plain.md": "# Loose\n\nTrailing \n",
        "loose/hostile.md": f"# {HOSTILE}\n\nsee [{HOSTILE}](missing.md)\n",
    }
    return lambda language="en": checked(notes, language)


@pytest.fixture
def opened(browser: Browser) -> Iterator[Open]:
    """Opens a report in a window of its own, and holds that nothing else is requested or fails."""
    contexts = []
    failures: list[str] = []

    def open_page(
        file: Path, *, width: int = 1280, height: int = 900, dark: bool = False, fragment: str = ""
    ) -> Page:
        scheme = "dark" if dark else "light"
        size = {"width": width, "height": height}
        context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("request", lambda request: failures.append(request.url))
        page.on("pageerror", lambda error: failures.append(str(error)))
        page.on("console", lambda message: failures.append(message.text))
        page.on("dialog", lambda dialog: failures.append(dialog.message))
        page.goto(file.as_uri() + fragment)
        page.wait_for_selector("html[data-ready]")
        assert failures.pop(0).startswith("file:")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert failures == []
