"""Behind a proxy, which looks names up itself."""

from pathlib import Path

import pytest
from bad_server import page, probe, serving
from stand_in import standing_in

from notelint.model.link import LinkRequest, RequestPolicy

QUICK = RequestPolicy(delay=0.0, timeout=10.0, total=60.0, retries=0)


def test_a_proxy_is_asked_for_every_name(tmp_path: Path) -> None:
    answers = {
        "http://news.example/1": page("<title>A page</title>" + "<p>Words. " * 200),
        "https://news.example/2": page("", "301 Moved Permanently", Location="/3"),
        "https://news.example/3": page("<title>A page</title>" + "<p>Words. " * 200),
    }
    with standing_in(answers, tmp_path) as proxy:
        policy = QUICK._replace(proxy=proxy.address, ca_file=proxy.ca_file)
        urls = [LinkRequest("http://news.example/1"), LinkRequest("https://news.example/2")]
        found = probe(urls, policy)
    assert [found[one].kind for one in urls] == ["ok", "ok"]
    assert found[urls[1]].moved == "https://news.example/3"


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433", "0x7f.1", "[::1]", "localhost", "db.internal", "router"]
)
def test_what_is_not_public_does_not_reach_the_proxy(host: str, tmp_path: Path) -> None:
    redirect = {"http://news.example/": page("", "302 Found", Location=f"http://{host}/secret")}
    with standing_in(redirect, tmp_path) as proxy:
        policy = QUICK._replace(proxy=proxy.address)
        for url in (f"http://{host}/secret", "http://news.example/"):
            (verdict,) = probe([LinkRequest(url)], policy).values()
            assert (verdict.kind, verdict.reason) == ("refused", "unsafe")
        assert [url for _, url in proxy.asked] == ["http://news.example/"]


def test_the_environment_names_proxies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = {"http://news.example/1": page("<title>A page</title>" + "<p>Words. " * 200)}
    with standing_in(answers, tmp_path) as proxy, serving({"/1": page()}) as server:
        monkeypatch.setenv("http_proxy", proxy.address.removeprefix("http://"))
        monkeypatch.setenv("no_proxy", "127.0.0.1,.local.example")
        urls = [LinkRequest("http://news.example/1"), LinkRequest(server.url("/1"))]
        found = probe(urls, QUICK._replace(allow=("127.0.0.1",)))
        assert [found[one].kind for one in urls] == ["ok", "ok"]
        assert [url for _, url in proxy.asked] == ["http://news.example/1"]
        assert server.times("/1") == 1
        monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:9")
        (verdict,) = probe([LinkRequest("http://127.0.0.2/")], QUICK).values()
        assert (verdict.kind, verdict.reason) == ("refused", "unsafe")


def test_a_proxy_that_is_not_there_or_wants_a_password() -> None:
    url = LinkRequest("http://news.example/")
    with serving({"http://news.example/": page("", "407 Proxy Authentication Required")}) as proxy:
        address = proxy.url("", "user:s3cret@127.0.0.1").rstrip("/")
        (verdict,) = probe([url], QUICK._replace(proxy=address)).values()
        assert (verdict.kind, verdict.status) == ("refused", 407)
        assert "proxy-authorization" in proxy.asked[0].headers
    (verdict,) = probe([url], QUICK._replace(proxy=address)).values()
    assert (verdict.kind, verdict.reason) == ("unknown", "connection")
    assert "s3cret" not in repr(verdict)
