"""The JSON Schema of the settings: what it accepts, and what an editor makes of it."""

import json
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from notelint.commands.init import init
from notelint.commands.project import InitOptions
from notelint.rules import RULES
from notelint.schema.built_in import published_json_schema

SCHEMA = json.loads(published_json_schema("settings"))
ROOT = Path(__file__).resolve().parent.parent.parent
TOMBI = Path(sysconfig.get_path("scripts"), "tombi.exe" if sys.platform == "win32" else "tombi")


def errors(text: str) -> list[str]:
    found = Draft202012Validator(SCHEMA).iter_errors(tomllib.loads(text))
    return [".".join(map(str, error.absolute_path)) for error in found]


def test_it_is_a_schema_that_describes_each_key() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    for mapping in (SCHEMA, *SCHEMA["$defs"].values()):
        assert mapping["additionalProperties"] is False
        assert all(value.get("description") for value in mapping["properties"].values())


def test_our_own_settings_are_valid() -> None:
    assert errors((ROOT / "notelint.toml").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        'select = ["ALL", "T", "T00", "t004", "trailing-space"]\nignore = ["Q001"]',
        'exclude = "drafts/"\n[per-file-ignores]\n"a/*.md" = "T"\n"b/*.md" = ["T004", "S"]',
        'severity = {T004 = "error", L = "unverified"}\noptions.T005.style = "lf"',
        "cache = false\n[options.trailing-space]\nhard_breaks = false",
        '[[notes]]\nfiles = ["a.md", "b.md"]\nschema = "schemas/mine.yaml"\n[links]\ndelay = 1',
        'plugins = "a"\nselect = ["X", "xh001"]\nseverity.XH = "error"\noptions.XH001.a = [1]',
    ],
)
def test_what_it_accepts(text: str) -> None:
    assert errors(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('languge = "ko"', ""),
        ('language = "fr"', "language"),
        ('select = ["T9"]', "select.0"),
        ('severity = {T999 = "error"}', "severity"),
        ('severity = {T004 = "fatal"}', "severity.T004"),
        ("options.T004.hard_break = true", "options.T004"),
        ("options.T004.hard_breaks = 3", "options.T004.hard_breaks"),
        ("options.S001.x = 1", "options"),
        ("options.Y001.x = 1", "options"),
        ("options.X001 = 1", "options.X001"),
        ("plugins = [1]", "plugins"),
        ('notes = [{files = "*.md"}]', "notes.0"),
        ("[links]\nretries = 99", "links.retries"),
        ('[per-file-ignores]\n"*.md" = "T9"', "per-file-ignores.*.md"),
    ],
)
def test_what_it_refuses(text: str, place: str) -> None:
    assert errors(text) == [place]


class LanguageServer:
    """An editor's side of the Language Server Protocol, over the streams of a process."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self.asked = 0

    def notify(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        self.asked += 1
        self._send({"id": f"our-{self.asked}", "method": method, "params": params})
        while (message := self._receive()).get("id") != f"our-{self.asked}":
            if "id" in message:  # it asks something, too
                self._send({"id": message["id"], "result": None})
        return message["result"]

    def _send(self, message: dict[str, Any]) -> None:
        assert self.process.stdin
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server has ended"
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return message


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LanguageServer]:
    (tmp_path / "settings.schema.json").write_text(json.dumps(SCHEMA))
    with subprocess.Popen(
        (TOMBI, "lsp", "--offline", "--no-cache"),
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            server = LanguageServer(process)
            root = {"uri": tmp_path.as_uri(), "name": "notes"}
            server.ask(
                "initialize",
                {"processId": None, "capabilities": {}, "workspaceFolders": [root]},
            )
            server.notify("initialized", {})
            yield server
        finally:
            process.kill()


def opened(server: LanguageServer, folder: Path, text: str) -> tuple[dict[str, str], Any]:
    """Open a configuration that names the schema beside it; returns it, and what is wrong in it.

    The server works on several messages at a time: it has read the text when it answers this.
    """
    file = folder / "notelint.toml"
    named = "" if text.startswith("#:schema") else "#:schema ./settings.schema.json\n"
    file.write_text(named + text)
    document = {"uri": file.as_uri(), "languageId": "toml", "version": 1, "text": file.read_text()}
    server.notify("textDocument/didOpen", {"textDocument": document})
    uri = {"uri": file.as_uri()}
    return uri, server.ask("textDocument/diagnostic", {"textDocument": uri})["items"]


def offers(server: LanguageServer, folder: Path, text: str) -> list[str]:
    """What an editor offers at the end of a configuration."""
    document, _ = opened(server, folder, text)
    *before, last = text.split("\n")
    place = {"line": 1 + len(before), "character": len(last)}
    result = server.ask("textDocument/completion", {"textDocument": document, "position": place})
    return [item["label"].strip('"') for item in result]


def test_an_editor_shows_what_is_wrong(server: LanguageServer, tmp_path: Path) -> None:
    _, found = opened(server, tmp_path, 'languge = "ko"\n[options.T004]\nhard_breaks = 3\n')
    places = {item["range"]["start"]["line"]: item["message"] for item in found}
    assert set(places) == {1, 3}
    assert "languge" in places[1]


def test_an_editor_finds_the_schema_that_init_writes(
    server: LanguageServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert not init(InitOptions(schema="news-scrap", hook=False), "en").exit_code
    written = Path("notelint.toml").read_text()
    assert errors(written) == []
    _, found = opened(server, tmp_path, written.replace("files", "filse"))
    assert any("filse" in item["message"] for item in found)


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("per", "per-file-ignores"),
        ("[links]\nmax", "max_redirects"),
        ("[options.T005]\nst", "style"),
        ('severity.T004 = "w', "warning"),
    ],
)
def test_an_editor_completes_keys_and_values(
    server: LanguageServer, tmp_path: Path, text: str, offered: str
) -> None:
    assert offered in offers(server, tmp_path, text)


def test_an_editor_offers_the_rules(server: LanguageServer, tmp_path: Path) -> None:
    with_options = {rule.code for rule in RULES.values() if rule.options}
    assert with_options <= set(offers(server, tmp_path, "[options]\n"))
