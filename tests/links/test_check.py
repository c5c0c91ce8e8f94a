"""`notelint check` as a user has it, with a stand-in for the web."""

import json
import os
import random
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from bad_server import page
from program import decoded, run_notelint
from stand_in import StandIn, standing_in

from notelint.links.ledger import Ledger

SEED = Path(__file__).parents[1] / "notes/aws-multimodal-ai.md"
SOURCE = "https://n.news.naver.com/article/newspaper/009/0005222804?date=20231130"
MOVED = "https://www.enewstoday.co.kr/news/articleView.html?idxno=2063159"
REFUSED = "https://news.koreadaily.com/2023/11/29/economy/business/20231129003515333.html"
GONE = "https://www.donga.com/news/It/article/all/20231130/122413233/1"
ANSWERS = {
    SOURCE: page("<title>아마존웹서비스도 멀티모달 AI 참전</title>" + "<p>본문 " * 300),
    MOVED: page("", "301 Moved Permanently", Location="https://www.enewstoday.co.kr/a/1"),
    "https://www.enewstoday.co.kr/a/1": page("<title>AWS 주도권</title>" + "<p>본문 " * 300),
    REFUSED: page("", "403 Forbidden"),
}
Check = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def web(tmp_path: Path) -> Iterator[StandIn]:
    with standing_in(dict(ANSWERS), tmp_path) as one:
        yield one


@pytest.fixture
def check(tmp_path: Path, web: StandIn) -> Check:
    """The program in a folder with the seed note and settings that lead to the stand-in."""
    (tmp_path / "seed.md").write_bytes(SEED.read_bytes())
    settings(tmp_path, web)

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "NOTELINT_CACHE_DIR": str(tmp_path / "cache")}
        env.pop("NOTELINT_OFFLINE", None)
        env |= {**allowed(tmp_path), **environment}
        return decoded(run_notelint("check", *arguments, cwd=tmp_path, env=env))

    return run


def settings(folder: Path, web: StandIn, *more: str) -> None:
    lines = ["[[notes]]", 'files = "*.md"', 'schema = "news-scrap"', "[links]"]
    lines += ["delay = 0", "retries = 0"]
    (folder / "notelint.toml").write_text("\n".join([*lines, *more]) + "\n")
    word = {"NOTELINT_PROXY": web.address, "NOTELINT_CA_FILE": web.ca_file}
    (folder / "allowed.json").write_text(json.dumps(word))


def allowed(folder: Path) -> dict[str, str]:
    """What the user says in the environment, so that the stand-in may be asked."""
    found: dict[str, str] = json.loads((folder / "allowed.json").read_text())
    return found


def codes(done: subprocess.CompletedProcess[str]) -> dict[str, str]:
    assert "Traceback" not in done.stderr
    found = json.loads(done.stdout)["findings"]
    return {one["code"]: one["message"] for one in found if one["code"].startswith("L0")}


def test_ok_moved_refused_and_gone_as_arranged(check: Check, web: StandIn) -> None:
    done = check("--format", "json", "seed.md")
    assert codes(done) == {
        "L005": f"{GONE} is dead: the server responds with 404",
        "L006": f"{REFUSED} was not verified: the server responds with 403",
        "L007": f"{MOVED} has moved permanently to https://www.enewstoday.co.kr/a/1",
    }
    summary = json.loads(done.stdout)["summary"]["links"]
    wanted = {"checked": 4, "ok": 2, "gone": 1, "refused": 1, "unknown": 0, "skipped": 0}
    assert summary == wanted
    assert done.returncode == 1
    fix = next(one["fix"] for one in json.loads(done.stdout)["findings"] if one["code"] == "L007")
    assert fix["edits"][0]["text"] == "https://www.enewstoday.co.kr/a/1"


def test_a_moved_link_is_fixed_and_no_url_is_asked_for_it(
    check: Check, web: StandIn, tmp_path: Path
) -> None:
    before = (tmp_path / "seed.md").read_text()
    check("--no-cache", "--format", "json", "seed.md")
    requests = Counter(web.asked)
    web.asked.clear()
    done = check("--no-cache", "--format", "json", "--select", "L", "--fix", "seed.md")
    assert Counter(web.asked) == requests, "as many as without --fix"
    new = "https://www.enewstoday.co.kr/a/1"
    assert (tmp_path / "seed.md").read_text() == before.replace(MOVED, new)
    assert set(codes(done)) == {"L005", "L006"}
    summary = json.loads(done.stdout)["summary"]["links"]
    wanted = {"checked": 4, "ok": 2, "gone": 1, "refused": 1, "unknown": 0, "skipped": 0}
    assert summary == wanted


def test_a_run_that_is_killed_leaves_a_sound_ledger(check: Check, tmp_path: Path) -> None:
    links = [f"http://site-{number % 8}.example/{number}" for number in range(100)]
    lines = [f"- [Page {number}]({link})" for number, link in enumerate(links)]
    (tmp_path / "many.md").write_text("\n".join(["# Links", "", *lines, ""]))
    env = {**os.environ, "NOTELINT_CACHE_DIR": str(tmp_path / "cache")}
    env.pop("NOTELINT_OFFLINE", None)
    command = [sys.executable, "-m", "notelint", "check", "many.md"]
    chance, known, killed, path = random.Random(7), set[str](), 0, tmp_path / "links.sqlite"
    with standing_in(dict.fromkeys(links, page("<title>A page</title>")), tmp_path) as web:
        settings(tmp_path, web, "external = true", f'ledger = "{path.name}"')
        env |= allowed(tmp_path)
        began = time.monotonic()
        check("many.md")
        longest = time.monotonic() - began
        for _ in range(8):
            if len(known) in (0, len(links)):
                for one in tmp_path.glob(f"{path.name}*"):  # with its journal
                    one.unlink()
                known = set()
            run = subprocess.Popen(command, cwd=tmp_path, env=env, stdout=subprocess.DEVNULL)
            try:
                run.wait(chance.uniform(0, longest))
            except subprocess.TimeoutExpired:
                run.kill()
                run.wait()
                killed += 1
            if path.exists():
                with Ledger(str(path)) as ledger:
                    rows = {entry.url for entry in ledger.entries()}
                    assert not ledger.notices
                with closing(sqlite3.connect(path)) as file:
                    assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
                assert known <= rows <= set(links)
                known = rows
        assert killed
        summary = json.loads(check("--format", "json", "many.md").stdout)["summary"]["links"]
        assert (summary["checked"], summary["ok"]) == (100, 100)


COPY = "http://web.archive.org/web/20240102030405/https://x.example/"
HAS = {"archived_snapshots": {"closest": {"available": True, "status": "200", "url": COPY}}}


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        (json.dumps(HAS), COPY.replace("http:", "https:", 1)),
        (json.dumps({"archived_snapshots": {}}), ""),
        (json.dumps(HAS).replace('"200"', '"404"'), ""),
        (json.dumps(HAS).replace("web.archive.org", "evil.example"), None),
        ("[]", None),
        ("no JSON", None),
    ],
)
def test_the_archive_is_asked_for_what_is_gone(
    check: Check, tmp_path: Path, answer: str, shown: str | None
) -> None:
    ask = f"https://archive.org/wayback/available?url={GONE}"
    with standing_in({**ANSWERS, ask: page(answer)}, tmp_path) as web:
        settings(tmp_path, web)
        without = check("--format", "json", "seed.md")
        assert not any("archive.org" in url for _, url in web.asked)
        done = check("--format", "json", "--archive", "seed.md")
        assert [url for _, url in web.asked if "archive.org" in url] == [ask]
        full = check("--archive", "seed.md")
    (blind,) = (one for one in json.loads(without.stdout)["findings"] if one["code"] == "L005")
    (found,) = (one for one in json.loads(done.stdout)["findings"] if one["code"] == "L005")
    assert blind["fix"] is None
    edits = found["fix"]["edits"] if found["fix"] else []
    assert [one["text"] for one in edits] == ([shown] if shown else [])
    assert not edits or not found["fix"]["safe"]
    guess = f"https://web.archive.org/web/{GONE}"
    assert (guess in full.stdout) is (shown is None)
    assert not shown or shown in full.stdout


def test_in_korean(check: Check) -> None:
    done = check("--format", "concise", "--language", "ko", "seed.md")
    assert f" error L005 dead-link: 사라진 페이지입니다(404 응답): {GONE}\n" in done.stdout
    assert "외부 링크 4개: 정상 2개, 사라짐 1개, 미확인 1개" in done.stdout


def test_what_is_remembered_is_not_asked_again(check: Check, web: StandIn) -> None:
    first = check("--format", "json", "seed.md")
    number = len(web.asked)
    assert number > 4
    again = check("--format", "json", "seed.md")
    assert len(web.asked) == number
    assert again.stdout == first.stdout


def test_offline_asks_nothing(check: Check, web: StandIn) -> None:
    for done in (check("--offline", "seed.md"), check("seed.md", NOTELINT_OFFLINE="1")):
        assert done.stdout.endswith("4 external links: 4 not checked · 1 note, 1 with a schema\n")
        assert done.returncode == 0
    assert web.asked == []


def test_what_is_left_out_is_not_asked(check: Check, web: StandIn, tmp_path: Path) -> None:
    settings(tmp_path, web, r"exclude = ['donga\.com', '//news\.korea']")
    done = check("--format", "json", "seed.md")
    assert set(codes(done)) == {"L007"}
    assert json.loads(done.stdout)["summary"]["links"]["skipped"] == 2


def test_a_comment_switches_it_off(check: Check, web: StandIn, tmp_path: Path) -> None:
    note = tmp_path / "seed.md"
    text = note.read_text(encoding="utf-8")
    note.write_text(text + "\n<!-- notelint: disable-file=L005,L006 -->\n", encoding="utf-8")
    assert set(codes(check("--format", "json", "seed.md"))) == {"L007"}


def test_without_a_network_it_ends_and_is_no_error(
    check: Check, web: StandIn, tmp_path: Path
) -> None:
    (tmp_path / "notelint.toml").write_text(
        '[[notes]]\nfiles = "*.md"\nschema = "news-scrap"\n[links]\nretries = 0\ndelay = 0\n'
    )
    begun = time.monotonic()
    nobody = {"NOTELINT_PROXY": "http://127.0.0.1:9"}
    done = check("seed.md", **nobody)
    assert done.stdout.endswith("4 external links: 4 unverified · 1 note, 1 with a schema\n")
    assert done.returncode == 0
    assert check("--strict", "seed.md", **nobody).returncode == 1
    assert time.monotonic() - begun < 100


def test_certificates_that_cannot_be_read_are_told(
    check: Check, web: StandIn, tmp_path: Path
) -> None:
    done = check("seed.md", NOTELINT_CA_FILE="nowhere.pem")
    assert "nowhere.pem" in done.stderr
    assert "4 unverified" in done.stdout


def test_a_damaged_ledger_is_told_and_replaced(check: Check, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache/links.sqlite").write_bytes(b"\x00nonsense " * 1000)
    done = check("seed.md")
    assert "links.sqlite.broken-1" in done.stderr
    assert check("seed.md").stderr == ""


def test_offline_imports_neither_the_client_nor_asyncio(tmp_path: Path) -> None:
    (tmp_path / "seed.md").write_bytes(SEED.read_bytes())
    script = (
        "import sys; sys.argv = ['notelint', 'check', '--offline', '--schema', 'news-scrap', "
        "'seed.md']\n"
        "from notelint.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted({'asyncio', 'aiohttp', 'sqlite3', 'ssl'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.endswith("\n[]\n")


def test_links_lists_refreshes_exports_and_forgets(
    check: Check, web: StandIn, tmp_path: Path
) -> None:
    check("seed.md")

    def links(*arguments: str) -> str:
        env = {**os.environ, "NOTELINT_CACHE_DIR": str(tmp_path / "cache"), "LC_ALL": "C.UTF-8"}
        env |= allowed(tmp_path)
        done = decoded(run_notelint("links", *arguments, cwd=tmp_path, env=env))
        assert done.returncode == 0
        return done.stdout

    assert links().splitlines()[-1] == "ok 2, dead 1, blocked 1"
    assert GONE in links("--kind", "gone")
    assert SOURCE not in links("--kind", "gone")
    assert links("--host", "donga.com").count("http") == 1
    assert links("--search", "no such text") == "no cached links\n"
    rows = [json.loads(line) for line in links("--jsonl").splitlines()]
    assert [row["url"] for row in rows] == sorted([SOURCE, MOVED, REFUSED, GONE])
    web_before = len(web.asked)
    assert links("--due") == "no cached links\n"
    assert links("--older", "1") == "no cached links\n"
    assert "dead 1" in links("--kind", "gone", "--refresh")
    assert len(web.asked) > web_before
    assert (
        links("--kind", "gone", "--forget", "--language", "ko")
        == "링크 확인 기록 1개를 지웠습니다\n"
    )
    assert "gone" not in links()
    exported = tmp_path / "links.jsonl"
    exported.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert links("--import", str(exported)) == "imported 1 of 4 rows\n"
    assert "dead 1" in links()


def test_since_a_commit_only_new_links_fail(check: Check, tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=a", "-c", "user.email=a@example.com")
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    (tmp_path / ".gitignore").write_text("*\n!*.md\n")
    git("init", "-q")
    git("add", "-A")
    git("commit", "-q", "-m", "one")
    done = check("--since", "HEAD", "seed.md")
    assert done.returncode == 0
    assert "warning L005" in done.stdout
    note = tmp_path / "seed.md"
    note.write_text(note.read_text("utf-8") + f"\n[또 다른 기사]({GONE}?new)\n", encoding="utf-8")
    done = check("--since", "HEAD", "--format", "concise", "seed.md")
    assert done.returncode == 1
    failing = [line for line in done.stdout.splitlines() if "error L005" in line]
    assert len(failing) == 1
    assert f"{GONE}?new is dead" in failing[0]
    (tmp_path / '새 "노트".md').write_text("# 제목\n\n[없음](없음.md)\n", encoding="utf-8")
    done = check("--since", "HEAD", "--format", "concise", '새 "노트".md')
    assert "error L003" in done.stdout
    done = check("--since", "no-such-branch", "seed.md")
    assert done.returncode == 2
    assert "--since no-such-branch" in done.stderr


CLIP = """\
notelint: 1
name: clip
parts:
  - {id: source, heading: {text: Source, level: 1}, holds: link}
  - {id: quotes, heading: {text: Quotes, level: 1}, holds: quotes, quotes: {from: source}}
"""
CLIPPED = """\
# Source

[Pumps](https://news.example.com/{})

# Quotes

* The pump costs 25 euros a month
"""


def test_pages_that_are_quoted_are_kept_and_checked_when_they_are_gone(tmp_path: Path) -> None:
    there = page("<title>Pumps</title><p>The pump costs 25 euros a month.</p>" + "<p>Words " * 200)
    error = page("<title>404 Not Found</title>")
    answers = {"https://news.example.com/1": there, "https://news.example.com/3": error}
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "clip.yaml").write_text(CLIP)
    for number in (1, 2, 3):
        (folder / f"{number}.md").write_text(CLIPPED.format(number))

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "NOTELINT_CACHE_DIR": str(tmp_path / "cache"), "LC_ALL": "C.UTF-8"}
        env |= {"NOTELINT_PROXY": web.address, "NOTELINT_CA_FILE": web.ca_file}
        return decoded(run_notelint(*arguments, cwd=folder, env=env))

    with standing_in(answers, tmp_path) as web:
        (folder / "notelint.toml").write_text(
            '[[notes]]\nfiles = "*.md"\nschema = "clip.yaml"\n[links]\nretries = 0\ndelay = 0\n'
        )
        done = run("keep")
        assert done.stdout == "saved https://news.example.com/1\n"
        assert done.stderr == (
            "notelint: https://news.example.com/2: 404\n"
            'notelint: https://news.example.com/3: the page looks like a "not found" page\n'
        )
        assert done.returncode == 1
        number = len(web.asked)
        assert run("keep", "1.md", "--language", "ko").stdout == "이미 스냅샷이 있는 페이지: 1개\n"
        assert len(web.asked) == number
        assert run("keep", "1.md", "--refresh").stdout == "saved https://news.example.com/1\n"
    unreachable = run("keep", "2.md", "--language", "ko").stderr
    assert (
        unreachable
        == "notelint: https://news.example.com/2: 연결 실패 (서버가 연결을 거부했습니다)\n"
    )
    assert "1 quote: 1 found" in run("check", "1.md").stdout
    assert run("keep", "nowhere.md").returncode == 2
