"""Verdicts on servers that behave well and badly. All of it stays on this machine."""

import contextlib
import gzip
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import formatdate
from pathlib import Path

import pytest
import trustme
from bad_server import Question, Server, Writer, page, probe, serving

from notelint.links.client import CertificateFileError
from notelint.model.link import LinkRequest, RequestPolicy, Verdict

QUICK = RequestPolicy(delay=0.0, timeout=10.0, total=60.0, retries=0, allow=("127.0.0.0/8", "::1"))
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


def ask(
    url: str, policy: RequestPolicy = QUICK, *texts: str, fragment: str = "", **more
) -> Verdict:
    one = LinkRequest(url, texts, fragment)
    return probe([one], policy, **more)[one]


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


async def busy_without_a_time(question: Question, writer: Writer) -> None:
    writer.write(page(LONG_PAGE) if question.times else page("", "429 Too Many Requests"))


async def headers_drip(question: Question, writer: Writer) -> None:
    import asyncio

    writer.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while True:
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.05)


async def empty_blocks(question: Question, writer: Writer) -> None:
    """Packed data without end, which unpacks to nothing."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    writer.write(head + gzip.compress(b"")[:10])
    while True:
        writer.write(b"\0\0\0\xff\xff" * 10_000)
        await writer.drain()


async def empty_blocks_drip(question: Question, writer: Writer) -> None:
    import asyncio

    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    writer.write(head + gzip.compress(b"")[:10])
    while True:
        writer.write(b"\0\0\0\xff\xff")
        await writer.drain()
        await asyncio.sleep(0.05)


async def many_headers(question: Question, writer: Writer) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"X-More: of them\r\n" * 1000)
        await writer.drain()


async def long_redirects(question: Question, writer: Writer) -> None:
    server_says = f"/long-redirects{'?' + 'x' * 9000}"
    writer.write(page("", "302 Found", Location=server_says))


async def dropped_head(question: Question, writer: Writer) -> None:
    if question.method == "HEAD":
        await reset(question, writer)
    else:
        writer.write(page(b"%PDF", kind="application/pdf"))


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


def raw_redirect(to: bytes) -> bytes:
    return b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + to + b"\r\n\r\n"


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
    "/to-euc-kr": raw_redirect("/기".encode("euc-kr")),
    "/%B1%E2": page(LONG_PAGE),
    "/headers-drip": headers_drip,
    "/empty-blocks": empty_blocks,
    "/empty-blocks-drip": empty_blocks_drip,
    "/many-headers": many_headers,
    "/long-header": page(LONG_PAGE, X_Long="x" * 100_000),
    "/raw-deflate": page(zlib.compress(LONG_PAGE.encode(), wbits=-15), Content_Encoding="deflate"),
    "/deflate": page(zlib.compress(LONG_PAGE.encode()), Content_Encoding="deflate"),
    "/no-deflate": page(b"\xff" * 100, Content_Encoding="gzip"),
    "/brotli": page(b"\x8b\x03\x80", Content_Encoding="br"),
    "/bad-cookie": page(LONG_PAGE, Set_Cookie="s3cret=\x01\x02; Path=/\x7f; Max-Age=x"),
    "/busy-without-a-time": busy_without_a_time,
    "/long-redirects": long_redirects,
    "/to-nowhere": moved("302 Found", "http://[bad/"),
    "/no-location": page("", "302 Found"),
    "/to-korean": raw_redirect("/기?q=1".encode()),
    "/%EA%B8%B0?q=1": page(LONG_PAGE),
    "/drip": drip,
    "/endless": endless,
    "/reset": reset,
    "/no-head.pdf": no_head,
    "/dropped-head.pdf": dropped_head,
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
    "/article/1": page("<title>페이지를 찾을 수 없습니다 - 새길일보</title>"),
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
        ("/long-redirects", "unknown", "redirects", 0),
        ("/to-nowhere", "unknown", "invalid", 0),
        ("/no-location", "refused", "status", 302),
        ("/to-euc-kr", "ok", "", 200),
        ("/empty-blocks", "ok", "", 200),
        ("/many-headers", "unknown", "no_http", 0),
        ("/long-header", "unknown", "no_http", 0),
        ("/no-deflate", "ok", "", 200),
        ("/brotli", "ok", "", 200),
        ("/dropped-head.pdf", "ok", "", 200),
        ("/to-metadata", "refused", "unsafe", 0),
        ("/to-file", "unknown", "invalid", 0),
        ("/to-korean", "ok", "", 200),
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


@pytest.mark.parametrize("path", ["/drip", "/headers-drip", "/empty-blocks-drip"])
def test_what_drips_is_not_waited_for(server: Server, path: str) -> None:
    verdict = ask(server.url(path), QUICK._replace(timeout=1.0))
    assert (verdict.kind, verdict.reason) == ("unknown", "timeout")


@pytest.mark.parametrize("path", ["/busy", "/busy-until", "/busy-without-a-time", "/shaky"])
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
        ("/article/1", "phrase"),
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


@pytest.mark.parametrize("path", ["/deflate", "/raw-deflate"])
def test_packed_pages_are_read(server: Server, path: str) -> None:
    assert ask(server.url(path)).title == "기사"


def test_a_place_on_a_page_of_which_not_all_was_read(server: Server) -> None:
    short = QUICK._replace(fragments=True, max_bytes=500)
    assert ask(server.url("/anchors"), short, fragment="setup").kind == "ok"
    assert ask(server.url("/brotli"), short, fragment="setup").kind == "ok"


def test_two_places_on_a_page_are_one_question() -> None:
    with serving(BEHAVIOURS) as server:
        url = server.url("/anchors")
        urls = [LinkRequest(url), LinkRequest(url, (), "setup"), LinkRequest(url, (), "nothing")]
        found = probe(urls, QUICK._replace(fragments=True))
        assert [found[one].kind for one in urls] == ["ok", "ok", "gone"]
        assert server.times("/anchors") == 1


def test_nothing_is_written_to_the_screen(
    server: Server, capfd: pytest.CaptureFixture[str]
) -> None:
    for path in ("/bad-cookie", "/reset", "/many-headers", "/no-http"):
        ask(server.url(path))
    assert capfd.readouterr() == ("", "")


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
    strict = RequestPolicy(timeout=2.0, retries=0, allow=("nobody.example",))
    before = server.times("/ok")
    assert ask(f"http://{host}:{server.port}/ok", strict).reason == "unsafe"
    assert server.times("/ok") == before
    if host != "[::1]":
        assert ask(f"http://{host}:{server.port}/ok").kind == "ok"


def test_ports_where_no_web_server_stands() -> None:
    lookup = names({"public.example": ["8.8.8.8"]})
    assert ask("http://public.example:21/", QUICK, lookup=lookup).reason == "unsafe"


def test_a_name_is_asked_for_once_so_that_it_cannot_change(server: Server) -> None:
    answers = [["127.0.0.1"], ["10.0.0.1"]]
    asked = []

    def lookup(host: str, port: int) -> list[tuple[int, str]]:
        asked.append(host)
        return [(socket.AF_INET, answers[min(len(asked) - 1, 1)][0])]

    policy = QUICK._replace(allow=("127.0.0.0/8", f"rebind.example:{server.port}"))
    verdict = ask(server.url("/moved", "rebind.example"), policy, lookup=lookup)
    assert (verdict.kind, asked) == ("ok", ["rebind.example"])


def test_no_such_host_is_asked_for_twice_and_gone() -> None:
    asked = []
    known = names({"example.com": ["93.184.215.14"]})

    def lookup(host: str, port: int) -> list[tuple[int, str]]:
        asked.append(host)
        return known(host, port)

    verdict = ask("https://nobody.example/", QUICK, lookup=lookup)
    assert (verdict.kind, verdict.reason, verdict.detail) == ("gone", "no_host", "nobody.example")
    assert asked == ["nobody.example", "example.com", "nobody.example"]


def test_where_no_name_is_found_none_is_gone(server: Server) -> None:
    lookup = names({"intranet.example": ["127.0.0.1"]})  # a closed network has such a name server
    urls = [LinkRequest(f"https://host-{number}.example/") for number in range(4)]
    inside = LinkRequest(server.url("/ok", "intranet.example"))
    policy = QUICK._replace(allow=("127.0.0.1", f"intranet.example:{server.port}"))
    found = probe([*urls, inside], policy, lookup=lookup)
    assert {(found[one].kind, found[one].reason) for one in urls} == {("unknown", "no_network")}
    assert found[inside].kind == "ok"


def test_without_a_network_nothing_is_gone() -> None:
    urls = [LinkRequest(f"https://host-{number}.example/") for number in range(50)]
    table: dict[str, list[str]] = {f"host-{number}.example": [] for number in range(50)}
    calm = QUICK._replace(concurrency=2)
    found = probe(urls, calm, lookup=names(table))
    assert {(one.kind, one.reason) for one in found.values()} == {("unknown", "no_network")}
    found = probe(urls, RequestPolicy(), route=lambda: False)
    assert {one.reason for one in found.values()} == {"no_network"}


def test_the_run_ends_in_time(server: Server) -> None:
    urls = [LinkRequest(server.url("/drip") + f"?{number}") for number in range(3)]
    server.behaviours.update({f"/drip?{number}": drip for number in range(3)})
    found = probe(urls, QUICK._replace(total=0.5, timeout=20.0))
    assert {(one.kind, one.reason) for one in found.values()} == {("skipped", "time_up")}


def test_a_secret_goes_to_its_host_only_and_shows_nowhere(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTES_TOKEN", "s3cret")
    origin = f"http://127.0.0.1:{server.port}"
    headers = (
        (origin, "Authorization", "$NOTES_TOKEN"),
        ("https://other.example:443", "X-Key", "$HOME"),
    )
    verdict = ask(server.url("/refused"), QUICK._replace(headers=headers))
    last = server.asked[-1].headers
    assert last["authorization"] == "s3cret"
    assert "x-key" not in last
    assert "s3cret" not in repr(verdict)


def test_each_address_is_asked_once_and_progress_is_told(server: Server) -> None:
    told: list[tuple[int, int, int]] = []
    before = server.times("/picture.png")
    urls = [
        LinkRequest(server.url("/picture.png")),
        LinkRequest(server.url("/picture.png")),
        LinkRequest(server.url("/ok")),
    ]
    found = probe(urls, QUICK, progress=lambda *counts: told.append(counts))
    assert len(found) == 2
    assert server.times("/picture.png", "HEAD") == before + 1
    assert server.times("/picture.png", "GET") == 0
    assert told[-1] == (2, 0, 0)


def test_a_secret_does_not_go_on_in_the_clear(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTES_TOKEN", "s3cret")
    ours = trustme.CA()
    ours.cert_pem.write_to_path(str(tmp_path / "ours.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.issue_cert("127.0.0.1").configure_cert(context)
    with serving(BEHAVIOURS) as plain:
        to_plain = {"/to-plain": moved("302 Found", plain.url("/ok"))}
        with serving(to_plain, secure=context) as server:
            origin = f"https://127.0.0.1:{server.port}"
            headers = ((origin, "Authorization", "$NOTES_TOKEN"),)
            policy = QUICK._replace(headers=headers, ca_file=str(tmp_path / "ours.pem"))
            assert ask(server.url("/to-plain"), policy).kind == "ok"
        assert server.asked[-1].headers["authorization"] == "s3cret"
        assert "authorization" not in plain.asked[-1].headers


def test_a_certificate_for_another_name_and_one_that_is_over(tmp_path: Path) -> None:
    ours = trustme.CA()
    ours.cert_pem.write_to_path(str(tmp_path / "ours.pem"))
    policy = QUICK._replace(ca_file=str(tmp_path / "ours.pem"))
    over = datetime(2020, 1, 1, tzinfo=UTC)
    for certificate, why in (
        (ours.issue_cert("other.example"), "the certificate is for another address"),
        (ours.issue_cert("127.0.0.1", not_before=over, not_after=over), "expired"),
    ):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        with serving(BEHAVIOURS, secure=context) as server:
            verdict = ask(server.url("/ok"), policy)
        assert (verdict.kind, verdict.reason) == ("unknown", "tls")
        assert why in verdict.detail


@pytest.mark.parametrize(
    "first", [b"", b"\x16\x03\x03\x00\x7a\x02\x00", b"\x15\x03\x03\x00\x02\x02\x28"]
)
@pytest.mark.parametrize("hangs", [True, False])
def test_half_a_handshake(first: bytes, *, hangs: bool) -> None:
    over = threading.Event()

    def half(listening: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                one, _ = listening.accept()
                one.recv(100)
                one.sendall(first)
                if hangs:
                    over.wait(30)
                one.close()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=half, args=(listening,), daemon=True).start()
        url = f"https://127.0.0.1:{listening.getsockname()[1]}/"
        verdict = ask(url, QUICK._replace(timeout=1.0))
        over.set()
    assert verdict.kind == "unknown"
    assert verdict.reason in ("tls", "connection", "timeout")


def test_certificates_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CertificateFileError):
        ask("https://127.0.0.1/", QUICK._replace(ca_file=str(tmp_path / "ours.pem")))


def test_certificates(tmp_path: Path) -> None:
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
