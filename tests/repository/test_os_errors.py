"""Reasons of the operating system, of SQLite, OpenSSL and Git, as a Korean reader gets them."""

import ast
import errno
import os
import re
import socket
import sqlite3
import sys
from pathlib import Path

import pytest

import notelint
from notelint.commands.init import init
from notelint.commands.new import NewOptions, new
from notelint.commands.project import InitOptions
from notelint.links.ledger_file import SQLITE_REASONS, open_file, sqlite_reason
from notelint.links.response import CERTIFICATE_REASONS, failed_response
from notelint.locale import fill, in_language, translated
from notelint.model.link import LinkReference, Verdict
from notelint.model.message import Phrase
from notelint.model.source import Span
from notelint.repository.git import GitError, run_git
from notelint.repository.os_errors import REASONS, os_reason
from notelint.rules.links.link_unverified import RULE

ROOT = Path(notelint.__file__).parent
ENGLISH = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")
"""Two English words in a row."""


@pytest.mark.parametrize("code", sorted(REASONS))
def test_each_reason_is_in_the_catalogue(code: int) -> None:
    reason = os_reason(OSError(code, os.strerror(code)))
    assert isinstance(reason, Phrase)
    assert not ENGLISH.search(in_language(reason, "ko"))


@pytest.mark.parametrize("known", [*SQLITE_REASONS.values(), *CERTIFICATE_REASONS.values()])
def test_so_are_those_of_sqlite_and_openssl(known: Phrase) -> None:
    assert not ENGLISH.search(translated(known.template, "ko"))


def test_of_others_the_system_s_own_words_remain() -> None:
    assert os_reason(OSError(errno.EDOM, "odd")) == "odd"


def test_no_module_has_its_own_words_of_the_system() -> None:
    """`strerror` is read by `os_errors`, and by what has other kinds of errors, too."""
    using = {
        str(path.relative_to(ROOT))
        for path in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.Attribute) and node.attr == "strerror")
        or (isinstance(node, ast.Constant) and node.value == "strerror")
    }
    assert using == {
        "files/sources/packs.py",  # makes an error
        "links/response.py",
        "repository/opening.py",  # makes an error
        "repository/os_errors.py",
    }


def test_a_connection_that_is_refused() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        try:
            socket.create_connection(closed.getsockname())
        except OSError as error:
            response = failed_response("http://x.example", error)
    verdict = Verdict("unknown", response.failure, response.detail)
    problem = RULE.check_link(LinkReference("http://x.example", place=Span(0, 1)), verdict, None)
    assert problem
    arguments = dict(problem.message.arguments)
    template = RULE.messages[problem.message.name]
    assert "(connection refused)" in fill(template, arguments, "en")
    assert "(서버가 연결을 거부했습니다)" in fill(translated(template, "ko"), arguments, "ko")


def test_a_detail_with_braces_is_no_template() -> None:
    problem = RULE.check_link(
        LinkReference("u", place=Span(0, 1)), Verdict("unknown", "tls", "/{x}/ca.pem"), None
    )
    assert problem
    assert dict(problem.message.arguments)["detail"] == "/{x}/ca.pem"


@pytest.mark.skipif(sys.platform == "win32", reason="has other codes")
def test_init_and_new_where_files_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "schemas").write_text("a file, not a folder")
    outcome = init(InitOptions(schema="til", hook=False), "ko")
    assert outcome.errors == ("schemas/settings.schema.json: 이미 있습니다",)
    outcome = new(NewOptions("til", f"{'a' * 300}.md"), "ko")
    assert outcome.errors[0].endswith(": 이름이 너무 깁니다")


def test_a_ledger_that_another_program_uses(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    sqlite3.connect(path).execute("CREATE TABLE a (b)").connection.close()
    with sqlite3.connect(path) as one, sqlite3.connect(path, timeout=0) as other:
        one.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError) as raised:
            other.execute("BEGIN EXCLUSIVE")
    assert sqlite_reason(raised.value) == Phrase("another program is using it")


@pytest.mark.skipif(sys.platform == "win32", reason="has other codes")
def test_a_ledger_in_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    opened = open_file(str(tmp_path / "file/ledger.sqlite"))
    assert "(경로 중간에 폴더가 아닌 것이 있습니다)" in in_language(opened.notices[0], "ko")


def test_git_in_no_folder(tmp_path: Path) -> None:
    with pytest.raises(GitError) as raised:
        run_git(str(tmp_path / "none"), "version", top=str(tmp_path))
    assert isinstance(raised.value.reason, Phrase)
    assert in_language(raised.value.reason, "ko") == "파일이나 폴더를 찾을 수 없습니다"
