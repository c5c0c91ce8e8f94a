"""How far the asking has come, seen in a real terminal: a pty, read by a terminal emulator."""

import asyncio
import os
from pathlib import Path

import pyte
from bad_server import Behaviour, Question, Writer, page, serving
from terminal import on_terminal


def after(seconds: float) -> Behaviour:
    """A page that takes its time."""

    async def behaviour(question: Question, writer: Writer) -> None:
        del question
        await asyncio.sleep(seconds)
        writer.write(page())

    return behaviour


def test_done_left_and_hosts_are_shown_and_taken_away(tmp_path: Path) -> None:
    behaviours = {"/1": after(0.0), "/2": after(1.0), "/3": after(2.0)}
    with serving(behaviours) as server:
        links = "\n".join(f"- [Page {path}]({server.url(path)})" for path in behaviours)
        (tmp_path / "note.md").write_text(f"# Links\n\n{links}\n")
        (tmp_path / "notelint.toml").write_text(
            '[links]\nexternal = true\nallow = ["127.0.0.0/8"]\ndelay = 0\nledger = false\n'
        )
        env = {**os.environ, "NOTELINT_CACHE_DIR": str(tmp_path / "cache")}
        env["NOTELINT_ALLOW"] = "127.0.0.0/8"
        env.pop("NOTELINT_OFFLINE", None)
        done = on_terminal("check", "note.md", cwd=tmp_path, env=env, piped=True)
    assert "3 external links: 3 ok" in done.output
    assert "2/3 URLs on 1 host" in done.screen
    screen = pyte.Screen(80, 24)
    pyte.ByteStream(screen).feed(done.screen.encode())
    assert not "".join(screen.display).strip()
