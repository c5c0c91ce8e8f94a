"""Verdicts on servers that behave well and badly. All of it stays on this machine."""

import gzip
import socket
import ssl
import time
from collections.abc import Iterator
from email.utils import formatdate

import pytest
import trustme
from bad_server import Question, Server, Writer, page, serving

from notelint.model.link import Asked, Manners, Verdict
from notelint.web.probe import probe

QUICK = Manners(delay=0.0, timeout=8.0, total=30.0, retries=0, allow=("127.0.0.0/8", "::1"))
LONG_PAGE = "<title>기사</title>" + "<p>기사의 본문입니다. " * 200


def names(table: dict[str, list[str]]):
    """A look-up of names by a table; what is not in it is not there."""

    def lookup(host: str, port: int) -> list[tuple[int, str]]:
        del port
        if host not in table:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        if not table[host]:
            raise socket.gaierror(socket.EAI_AGAIN, "nobody answers")
        return [(socket.AF_INET6 if ":" in one else socket.AF_INET, one) for one in table[host]]

    return lookup


def ask(url: str, manners: Manners = QUICK, *texts: str, fragment: str = "", **more) -> Verdict:
    one = Asked(url, texts, fragment)
    return probe([one], manners, **more)[one]


async def drip(question: Question, writer: Writer) -> None:
    import asyncio

    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        writer.write(b"<")
        await writer.drain()
        await asyncio.sleep(0.05)


async def endless(question: Question, writer: Writer) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Endless</title>")
    while question.method == "GET":
        writer.write(b"<p>" + b"words " * 10_000)
        await writer.drain()


async def reset(question: Question, writer: Writer) -> None:
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    writer.transport.abort()


async def no_head(question: Question, writer: Writer) -> None:
    forbidden = page("", "405 Method Not Allowed")
    writer.write(forbidden if question.method == "HEAD" else page(b"%PDF", kind="application/pdf"))


async def no_programs(question: Question, writer: Writer) -> None:
    is_browser = "Mozilla" in question.headers["user-agent"]
    writer.write(page(LONG_PAGE) if is_browser else page("", "403 Forbidden"))


async def cookies(question: Question, writer: Writer) -> None:
    if "seen=1" in question.headers.get("cookie", ""):
        writer.write(page(LONG_PAGE))
    else:
        writer.write(page("", "302 Found", Location="/cookies", Set_Cookie="seen=1; Path=/"))


async def busy(question: Question, writer: Writer) -> None:
    busy = page("", "429 Too Many Requests", Retry_After="1")
    writer.write(busy if question.times == 0 else page(LONG_PAGE))


async def busy_until(question: Question, writer: Writer) -> None:
    when = formatdate(time.time() + 2, usegmt=True)
    busy = page("", "429 Too Many Requests", Retry_After=when)
    writer.write(busy if question.times == 0 else page(LONG_PAGE))


async def shaky(question: Question, writer: Writer) -> None:
    writer.write(page(LONG_PAGE) if question.times else page("", "503 Service Unavailable"))


async def gone_once(question: Question, writer: Writer) -> None:
    writer.write(page(LONG_PAGE) if question.times else page("", "404 Not Found"))


BOMB = gzip.compress(b"<title>Bomb</title>" + b" " * 100_000_000)


def moved(status: str, to: str) -> bytes:
    return page("", status, Location=to)


BEHAVIOURS = {
    "/ok": page(LONG_PAGE),
    "/gone": page("<title>no</title>", "410 Gone"),
    "/refused": page("", "401 Unauthorized"),
    "/error": page("", "500 Internal Server Error"),
    "/moved": moved("301 Moved Permanently", "/moved-again"),
    "/moved-again": moved("308 Permanent Redirect", "/ok"),
    "/found": moved("302 Found", "/ok"),
    "/half-moved": moved("301 Moved Permanently", "/found"),
    "/circle": moved("302 Found", "/circle-2"),
    "/circle-2": moved("302 Found", "/circle"),
    "/to-metadata": moved("302 Found", "http://169.254.169.254/latest/meta-data/"),
    "/to-inside": moved("302 Found", "http://intranet.example/secret"),
    "/to-file": moved("302 Found", "file:///etc/passwd"),
    "/to-ftp-port": moved("302 Found", "http://public.example:21/"),
    "/to-korean": page("", "302 Found", Location="/\uae30".encode().decode("latin-1") + "?q=1"),
    "/%EA%B8%B0?q=1": page(LONG_PAGE),
    "/drip": drip,
    "/endless": endless,
    "/reset": reset,
    "/no-head.pdf": no_head,
    "/no-programs": no_programs,
    "/cookies": cookies,
    "/busy": busy,
    "/busy-until": busy_until,
    "/busy-for-hours": page("", "429 Too Many Requests", Retry_After="86400"),
    "/shaky": shaky,
    "/gone-once": gone_once,
    "/bomb": page(BOMB, Content_Encoding="gzip"),
    "/old": page(LONG_PAGE, version="HTTP/1.0"),
    "/no-http": b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
    "/error-page": page("<title>페이지를 찾을 수 없습니다 - 새길일보</title>"),
    "/alert": page("<script>alert('삭제된 기사입니다.');history.back()</script>"),
    "/front": moved("302 Found", "/"),
    "/": page("<title>새길일보</title>" + "<p>오늘의 기사 " * 300),
    "/euc-kr": page(
        ("<title>도서관 대출 통계</title>" + "<p>본문 " * 300).encode("cp949"),
        kind="text/html; charset=euc-kr",
    ),
    "/wrong-charset": page(
        ("<meta charset=euc-kr><title>도서관 대출 통계</title>" + "<p>본문 " * 300).encode("cp949")
    ),
    "/picture.png": page(b"\x89PNG", kind="image/png"),
    "/gone.pdf": page("", "410 Gone"),
    "/anchors": page(LONG_PAGE + '<h2 id="setup">Setup</h2>'),
    "/%EA%B8%B0%EC%82%AC/1": page(LONG_PAGE),
}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(BEHAVIOURS) as one:
        yield one


@pytest.mark.parametrize(
    ("path", "kind", "reason", "status"),
    [
        ("/ok", "ok", "", 200),
        ("/nowhere", "gone", "status", 404),
        ("/gone", "gone", "status", 410),
        ("/refused", "refused", "status", 401),
        ("/error", "refused", "status", 500),
        ("/moved", "ok", "", 200),
        ("/found", "ok", "", 200),
        ("/circle", "unknown", "redirects", 0),
        ("/to-metadata", "refused", "unsafe", 0),
        ("/to-file", "unknown", "invalid", 0),
        ("/to-korean", "ok", "", 200),
        ("/drip", "unknown", "timeout", 0),
        ("/endless", "ok", "", 200),
        ("/reset", "unknown", "connection", 0),
        ("/no-head.pdf", "ok", "", 200),
        ("/gone.pdf", "gone", "status", 410),
        ("/no-programs", "ok", "", 200),
        ("/cookies", "ok", "", 200),
        ("/busy-for-hours", "refused", "status", 429),
        ("/gone-once", "ok", "", 200),
        ("/bomb", "ok", "", 200),
        ("/old", "ok", "", 200),
        ("/no-http", "unknown", "no_http", 0),
        ("/picture.png", "ok", "", 200),
        ("/기사/1", "ok", "", 200),
    ],
)
def test_each_behaviour_has_its_verdict(
    server: Server, path: str, kind: str, reason: str, status: int
) -> None:
    verdict = ask(server.url(path))
    assert (verdict.kind, verdict.reason, verdict.status) == (kind, reason, status)


@pytest.mark.parametrize("path", ["/busy", "/busy-until", "/shaky"])
def test_who_is_busy_is_asked_again(path: str) -> None:
    with serving(BEHAVIOURS) as server:
        assert ask(server.url(path), QUICK._replace(retries=2)).kind == "ok"
        assert server.times(path) > 1


def test_only_a_move_that_is_permanent_from_the_start_gives_a_new_address(server: Server) -> None:
    assert ask(server.url("/moved")).moved == server.url("/ok")
    assert ask(server.url("/found")).moved == ""
    assert ask(server.url("/half-moved")).moved == server.url("/found")


@pytest.mark.parametrize(
    ("path", "looks"),
    [
        ("/error-page", "phrase"),
        ("/alert", "phrase"),
        ("/front", "front"),
        ("/ok", ""),
        ("/", ""),
        ("/endless", ""),
    ],
)
def test_pages_that_say_that_there_is_nothing(server: Server, path: str, looks: str) -> None:
    assert ask(server.url(path)).soft == looks


@pytest.mark.parametrize("path", ["/euc-kr", "/wrong-charset"])
def test_titles_in_old_encodings(server: Server, path: str) -> None:
    verdict = ask(server.url(path), QUICK, "우뭇가사리 값이 크게 오른 까닭은 무엇인가")
    assert (verdict.title, verdict.soft) == ("도서관 대출 통계", "title")
    assert ask(server.url(path), QUICK, "공공 도서관 대출 통계가 나왔다").soft == ""


def test_a_place_on_a_page(server: Server) -> None:
    strict = QUICK._replace(fragments=True)
    assert ask(server.url("/anchors"), strict, fragment="setup").kind == "ok"
    assert ask(server.url("/anchors"), strict, fragment="nothing").reason == "fragment"
    assert ask(server.url("/anchors"), QUICK, fragment="nothing").kind == "ok"


def test_statuses_that_are_accepted(server: Server) -> None:
    assert ask(server.url("/refused"), QUICK._replace(accept=(401,))).kind == "ok"


def test_a_name_that_leads_inside_is_not_asked(server: Server) -> None:
    strict = QUICK._replace(allow=("127.0.0.1",))
    for inside in ("10.0.0.1", "169.254.169.254", "::ffff:192.168.0.1", "fd00::1"):
        lookup = names({"intranet.example": [inside], "two.example": ["127.0.0.1", inside]})
        assert ask("http://intranet.example/", strict, lookup=lookup).reason == "unsafe"
        assert ask("http://two.example/", strict, lookup=lookup).reason == "unsafe"
        assert ask(server.url("/to-inside"), strict, lookup=lookup).reason == "unsafe"


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f000001", "017700000001", "[::1]"])
def test_odd_ways_to_write_an_address_of_this_machine(server: Server, host: str) -> None:
    strict = Manners(timeout=2.0, retries=0, allow=("nobody.example",))
    verdict = ask(f"http://{host}:8080/ok", strict)
    assert verdict.reason in ("unsafe", "no_host", "invalid")
    assert not server.times("/ok", "POST")


def test_ports_where_no_web_server_stands() -> None:
    lookup = names({"public.example": ["8.8.8.8"]})
    assert ask("http://public.example:21/", QUICK, lookup=lookup).reason == "unsafe"


def test_a_name_is_asked_for_once_so_that_it_cannot_change(server: Server) -> None:
    answers = [["127.0.0.1"], ["10.0.0.1"]]
    asked = []

    def lookup(host: str, port: int) -> list[tuple[int, str]]:
        asked.append(host)
        return [(socket.AF_INET, answers[min(len(asked) - 1, 1)][0])]

    manners = QUICK._replace(allow=("127.0.0.0/8", f"rebind.example:{server.port}"))
    verdict = ask(server.url("/moved", "rebind.example"), manners, lookup=lookup)
    assert (verdict.kind, asked) == ("ok", ["rebind.example"])


def test_no_such_host_is_asked_for_twice_and_gone() -> None:
    asked = []

    def lookup(host: str, port: int) -> list[tuple[int, str]]:
        asked.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    verdict = ask("https://nobody.example/", QUICK, lookup=lookup)
    assert (verdict.kind, verdict.reason, verdict.detail) == ("gone", "no_host", "nobody.example")
    assert len(asked) == 2


def test_without_a_network_nothing_is_gone() -> None:
    urls = [Asked(f"https://host-{number}.example/") for number in range(50)]
    table: dict[str, list[str]] = {f"host-{number}.example": [] for number in range(50)}
    calm = QUICK._replace(concurrency=2)
    found = probe(urls, calm, lookup=names(table))
    assert {(one.kind, one.reason) for one in found.values()} == {("unknown", "no_network")}
    found = probe(urls, Manners(), route=lambda: False)
    assert {one.reason for one in found.values()} == {"no_network"}


def test_the_run_ends_in_time(server: Server) -> None:
    urls = [Asked(server.url("/drip") + f"?{number}") for number in range(3)]
    server.behaviours.update({f"/drip?{number}": drip for number in range(3)})
    found = probe(urls, QUICK._replace(total=0.5, timeout=20.0))
    assert {(one.kind, one.reason) for one in found.values()} == {("skipped", "time_up")}


def test_a_secret_goes_to_its_host_only_and_shows_nowhere(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTES_TOKEN", "s3cret")
    headers = (("127.0.0.1", "Authorization", "$NOTES_TOKEN"), ("other.example", "X-Key", "$HOME"))
    verdict = ask(server.url("/refused"), QUICK._replace(headers=headers))
    last = server.asked[-1].headers
    assert last["authorization"] == "s3cret"
    assert "x-key" not in last
    assert "s3cret" not in repr(verdict)


def test_each_address_is_asked_once_and_progress_is_told(server: Server) -> None:
    told: list[tuple[int, int, int]] = []
    before = server.times("/picture.png")
    urls = [
        Asked(server.url("/picture.png")),
        Asked(server.url("/picture.png")),
        Asked(server.url("/ok")),
    ]
    found = probe(urls, QUICK, progress=lambda *counts: told.append(counts))
    assert len(found) == 2
    assert server.times("/picture.png", "HEAD") == before + 1
    assert server.times("/picture.png", "GET") == 0
    assert told[-1] == (2, 0, 0)


def test_certificates(tmp_path) -> None:
    ours, theirs = trustme.CA(), trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.issue_cert("127.0.0.1").configure_cert(context)
    ours.cert_pem.write_to_path(str(tmp_path / "ours.pem"))
    theirs.cert_pem.write_to_path(str(tmp_path / "theirs.pem"))
    with serving(BEHAVIOURS, secure=context) as server:
        trusting = QUICK._replace(ca_file=str(tmp_path / "ours.pem"))
        assert ask(server.url("/ok"), trusting).kind == "ok"
        verdict = ask(server.url("/ok"), QUICK._replace(ca_file=str(tmp_path / "theirs.pem")))
        assert (verdict.kind, verdict.reason) == ("unknown", "tls")
        half = server.url("/ok").replace("https:", "http:")
        assert ask(half).kind == "unknown"
    with serving(BEHAVIOURS) as plain:
        assert ask(plain.url("/ok").replace("http:", "https:")).reason in (
            "tls",
            "connection",
            "timeout",
        )


def test_ipv6_only() -> None:
    try:
        with serving(BEHAVIOURS, host="::1") as server:
            assert ask(server.url("/ok")).kind == "ok"
    except OSError:
        pytest.skip("this machine has no IPv6")
