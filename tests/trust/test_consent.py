"""Settings may be a stranger's: what they want of the network holds only if the user allows it."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from bad_server import Behaviour, Question, Writer, page, probe, serving

from notelint.links.consent import consent, origin_of
from notelint.locale import in_language
from notelint.model.link import LinkRequest, RequestPolicy

Run = Callable[..., subprocess.CompletedProcess[str]]

PAGE = page("<title>For members</title><p>" + "Words. " * 200)
ASKED = RequestPolicy(headers=(("api.example.com", "Authorization", "$TOKEN"),))
LOCAL = RequestPolicy(delay=0, retries=0, allow=("127.0.0.0/8", "::1"))


def moved(to: str, status: str = "302 Found") -> bytes:
    return page("", status, Location=to)


def allowed(
    secrets: str, asked: RequestPolicy = ASKED, **more: str
) -> tuple[tuple[str, str, str], ...]:
    return consent(asked, {"TOKEN": "s3cret", "NOTELINT_SECRETS": secrets, **more}).policy.headers


def test_a_secret_is_sent_nowhere_until_the_user_names_it_and_where() -> None:
    given = consent(ASKED, {"TOKEN": "s3cret"})
    assert given.policy.headers == ()
    (told,) = given.notices
    assert in_language(told, "en") == (
        "the configuration wants $TOKEN sent to api.example.com, which only you can allow: "
        "set NOTELINT_SECRETS=TOKEN@https://api.example.com in the environment"
    )
    assert "NOTELINT_SECRETS=TOKEN@https://api.example.com" in in_language(given.notices[0], "ko")
    assert "s3cret" not in repr(given)
    said = (
        in_language(given.notices[0], "en")
        .partition("NOTELINT_SECRETS=")[2]
        .removesuffix(" in the environment")
    )
    origin = "https://api.example.com:443"
    assert allowed(said) == ((origin, "Authorization", "$TOKEN"),)


@pytest.mark.parametrize(
    "secrets",
    [
        "",
        "TOKEN",
        "TOKEN@",
        "@https://api.example.com",
        "OTHER@https://api.example.com",
        "TOKEN@https://example.com",
        "TOKEN@https://api.example.com.evil.example",
        "TOKEN@https://evil.api.example.com",
        "TOKEN@http://api.example.com",
        "TOKEN@https://api.example.com:8443",
        "TOKEN@https://*.example.com",
        "TOKEN@https://user@api.example.com",
        "TOKEN@https://api.example.com/path",
        "TOKEN@ftp://api.example.com",
        "TOKEN@https://",
        "token@https://api.example.com",
    ],
)
def test_what_is_not_named_exactly_is_not_allowed(secrets: str) -> None:
    assert allowed(secrets) == ()


@pytest.mark.parametrize(
    ("host", "secrets"),
    [
        ("api.example.com", "TOKEN@https://api.example.com"),
        ("API.example.com", "TOKEN@api.example.com"),
        ("https://api.example.com", "A@https://a.example, TOKEN@https://api.example.com:443"),
        ("api.example.com:8443", "TOKEN@https://api.example.com:8443"),
        ("http://api.example.com", "TOKEN@http://api.example.com"),
        ("http://[::1]:8000", "TOKEN@http://[::1]:8000"),
    ],
)
def test_what_is_named_is_allowed(host: str, secrets: str) -> None:
    asked = RequestPolicy(headers=((host, "Authorization", "$TOKEN"),))
    assert allowed(secrets, asked) == ((origin_of(host), "Authorization", "$TOKEN"),)


def test_settings_of_the_users_own_that_they_name_need_no_more_words() -> None:
    asked = ASKED._replace(allow=("10.0.0.0/8",), proxy="http://p:1", ca_file="a.pem")
    given = consent(asked, {"TOKEN": "s3cret"}, is_own=True)
    assert given.notices == ()
    assert given.policy.allow == asked.allow
    assert (given.policy.proxy, given.policy.ca_file) == ("http://p:1", "a.pem")
    assert given.policy.headers == (("https://api.example.com:443", "Authorization", "$TOKEN"),)


def test_a_private_address_a_proxy_and_certificates_need_the_users_word() -> None:
    asked = RequestPolicy(
        allow=("10.1.2.3", "wiki.example:81"), proxy="http://p:1", ca_file="a.pem"
    )
    given = consent(asked, {})
    assert (given.policy.allow, given.policy.proxy, given.policy.ca_file) == ((), "", "")
    assert [in_language(one, "en").rpartition("set ")[2] for one in given.notices] == [
        "NOTELINT_ALLOW=10.1.2.3,wiki.example:81 in the environment",
        "NOTELINT_PROXY=http://p:1 in the environment",
        "NOTELINT_CA_FILE=a.pem in the environment",
    ]
    word = {"NOTELINT_ALLOW": "10.0.0.0/8 wiki.example", "NOTELINT_PROXY": "http://p:1"}
    given = consent(asked, {**word, "NOTELINT_CA_FILE": "a.pem"})
    assert given.notices == ()
    assert given.policy.allow == ("10.0.0.0/8", "wiki.example")
    assert (given.policy.proxy, given.policy.ca_file) == ("http://p:1", "a.pem")
    assert consent(asked, {"NOTELINT_ALLOW": "10.1.2.4, wiki.example.org"}).notices


def test_case_and_a_full_stop_at_the_end_do_not_count_in_host_names() -> None:
    asked = RequestPolicy(allow=("wiki.example:81", "Git.Example"))
    assert consent(asked, {"NOTELINT_ALLOW": "Wiki.Example. git.example"}).notices == ()
    assert consent(asked, {}, is_own=True).notices == ()


@pytest.fixture
def note(here: Path) -> Callable[..., None]:
    """Writes settings with a table of links, and a note with links."""

    def write(links: list[str], *settings: str) -> None:
        lines = ["[links]", "external = true", "delay = 0", "retries = 0", *settings, ""]
        (here / "notelint.toml").write_text("\n".join(lines), encoding="utf-8")
        text = "".join(f"- [Page {number}]({url})\n" for number, url in enumerate(links))
        (here / "a.md").write_text(f"# Links\n\n{text}", encoding="utf-8")

    return write


def links_of(done: subprocess.CompletedProcess[str]) -> dict[str, int]:
    found: dict[str, int] = json.loads(done.stdout)["summary"]["links"]
    return found


def test_settings_of_a_repository_open_no_private_address(
    run: Run, note: Callable[..., None]
) -> None:
    with serving({"/": PAGE}) as server:
        note([server.url("/")], 'allow = ["127.0.0.0/8"]')
        done = run("check", "--format", "json", "a.md", online=True)
        assert server.asked == []
        assert "set NOTELINT_ALLOW=127.0.0.0/8 in the environment" in done.stderr
        word = {"NOTELINT_ALLOW": "127.0.0.1"}
        done = run("check", "--format", "json", "a.md", online=True, environment=word)
        assert links_of(done)["ok"] == 1


def test_settings_that_the_user_names_elsewhere_do(
    run: Run, note: Callable[..., None], here: Path, tmp_path: Path
) -> None:
    with serving({"/": PAGE}) as server:
        note([server.url("/")], 'allow = ["127.0.0.0/8"]')
        done = run("check", "--config", "notelint.toml", "a.md", online=True)
        assert server.asked == []
        (here / "notelint.toml").rename(tmp_path / "mine.toml")
        done = run("check", "--config", "../mine.toml", "--format", "json", "a.md", online=True)
        assert links_of(done)["ok"] == 1


def test_a_proxy_of_the_settings_sees_nothing(run: Run, note: Callable[..., None]) -> None:
    with serving({}) as proxy:
        note(["http://news.example.com/1"], f'proxy = "{proxy.url("")}"')
        done = run("check", "--format", "json", "a.md", online=True)
        assert proxy.asked == []
        assert f"set NOTELINT_PROXY={proxy.url('')} in the environment" in done.stderr


def test_any_variable_of_the_environment_stays_there(run: Run, note: Callable[..., None]) -> None:
    with serving({"/": PAGE}) as server:
        origin = server.url("")
        note([server.url("/")], f'[links.headers."{origin}"]', 'X = "$ANY_SECRET"')
        word = {"NOTELINT_ALLOW": "127.0.0.1", "ANY_SECRET": "s3cret"}
        done = run("check", "--no-cache", "a.md", online=True, environment=word)
        assert "x" not in server.asked[-1].headers
        assert f"set NOTELINT_SECRETS=ANY_SECRET@{origin} in the environment" in done.stderr
        assert "s3cret" not in done.stderr + done.stdout
        word["NOTELINT_SECRETS"] = f"ANY_SECRET@{origin}"
        run("check", "--no-cache", "a.md", online=True, environment=word)
        assert server.asked[-1].headers["x"] == "s3cret"


@pytest.mark.parametrize("name", ["Host", "Content-Length", "X: a", "X\\r\\nY", "", "가"])
def test_a_header_that_would_make_another_question_is_refused(
    run: Run, note: Callable[..., None], name: str
) -> None:
    note([], '[links.headers."api.example.com"]', f'"{name}" = "$TOKEN"')
    assert run("check", "a.md").returncode == 2


def test_a_secret_is_dropped_by_a_redirect_to_another_origin(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TOKEN", "s3cret")
    with serving({"/": PAGE}) as other, serving({"/": PAGE}, host="::1") as third:
        answers: dict[str, bytes | Behaviour] = {"/": PAGE, "/same": moved("/")}
        answers |= {"/away": moved(other.url("/")), "/host": moved(third.url("/"))}
        with serving(answers) as server:
            headers = ((server.url(""), "Authorization", "$TOKEN"),)
            policy = LOCAL._replace(headers=headers)
            probe([LinkRequest(server.url(path)) for path in ("/same", "/away", "/host")], policy)
            assert all(one.headers["authorization"] == "s3cret" for one in server.asked)
            assert not [one for one in (*other.asked, *third.asked) if "authoriz" in str(one)]
            other.behaviours["/back"] = moved(server.url("/"))
            before = len(server.asked)
            probe([LinkRequest(other.url("/back"))], policy)
            assert "authorization" not in server.asked[before].headers


def test_a_secret_for_one_port_goes_to_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOKEN", "s3cret")
    with serving({"/": PAGE}) as server, serving({"/": PAGE}) as other:
        headers = ((other.url(""), "Authorization", "$TOKEN"),)
        probe([LinkRequest(server.url("/"))], LOCAL._replace(headers=headers))
        https = ((server.url("").replace("http:", "https:"), "Authorization", "$TOKEN"),)
        probe([LinkRequest(server.url("/"))], LOCAL._replace(headers=https))
        assert not [one for one in server.asked if "authorization" in one.headers]


def test_what_a_page_for_members_says_shows_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOKEN", "s3cret")
    gone = page("<title>404 Not Found: the secret plan</title>")
    with serving({"/": PAGE, "/gone": gone}) as server:
        policy = LOCAL._replace(headers=((server.url(""), "Authorization", "$TOKEN"),))
        asked = [
            LinkRequest(server.url(path), ("Something of another kind",)) for path in ("/", "/gone")
        ]
        found = probe(asked, policy)
        assert {(one.kind, one.title, one.soft) for one in found.values()} == {("ok", "", "")}
        assert {one.title for one in probe(asked, LOCAL).values()} >= {"For members"}


@pytest.mark.parametrize("domain", ["127.0.0.1", "co.kr", ".co.kr", "localhost", "com", ""])
def test_a_cookie_goes_back_to_its_host_alone(domain: str) -> None:
    async def bake(question: Question, writer: Writer) -> None:
        writer.write(page("", "302 Found", Location=then, Set_Cookie=f"a=1; Domain={domain}"))

    def lookup(host: str, port: int) -> list[tuple[int, str]]:
        import socket

        return [(socket.AF_INET, "127.0.0.1")]

    with serving({"/": bake, "/next": PAGE, "/same": PAGE}) as server:
        hosts = ("a.co.kr", "b.co.kr")
        policy = LOCAL._replace(allow=hosts)
        then = server.url("/next", "b.co.kr")
        probe([LinkRequest(server.url("/", "a.co.kr"))], policy, lookup=lookup)
        assert "cookie" not in server.asked[-1].headers
        then = server.url("/same", "a.co.kr")
        probe([LinkRequest(server.url("/", "a.co.kr"))], policy, lookup=lookup)
        assert server.asked[-1].headers["cookie"] == "a=1"
