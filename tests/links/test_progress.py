"""How far the asking has come, seen in a real terminal: a pty, read by a terminal emulator."""

import asyncio
import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pyte
import pytest
from bad_server import Behaviour, Question, Writer, page, serving

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has no pty")


def after(seconds: float) -> Behaviour:
    """A page that takes its time."""

    async def behaviour(question: Question, writer: Writer) -> None:
        del question
        await asyncio.sleep(seconds)
        writer.write(page())

    return behaviour


def test_done_left_and_hosts_are_shown_and_taken_away(tmp_path: Path) -> None:
    import pty

    behaviours = {"/1": after(0.0), "/2": after(2.0), "/3": after(4.0)}
    ours, theirs = pty.openpty()
    with serving(behaviours) as server:
        links = "\n".join(f"- [Page {path}]({server.url(path)})" for path in behaviours)
        (tmp_path / "note.md").write_text(f"# Links\n\n{links}\n")
        (tmp_path / "notelint.toml").write_text(
            '[links]\nexternal = true\nallow = ["127.0.0.0/8"]\ndelay = 0\nledger = false\n'
        )
        env = {**os.environ, "NOTELINT_CACHE_DIR": str(tmp_path / "cache")}
        env["NOTELINT_ALLOW"] = "127.0.0.0/8"
        env.pop("NOTELINT_OFFLINE", None)
        command = [sys.executable, "-m", "notelint", "check", "note.md"]
        with subprocess.Popen(
            command, cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=theirs
        ) as process:
            os.close(theirs)
            shown = b""
            with contextlib.suppress(OSError):  # Linux's way to say that the other end is closed
                while piece := os.read(ours, 65536):
                    shown += piece
            os.close(ours)
            report = process.communicate()[0].decode()
    assert "3 external links: 3 ok" in report
    assert b"2/3 URLs on 1 host" in shown
    screen = pyte.Screen(80, 24)
    pyte.ByteStream(screen).feed(shown)
    assert not "".join(screen.display).strip()
