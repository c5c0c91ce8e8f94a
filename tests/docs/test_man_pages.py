"""The manual pages have every command and option, and are roff that groff takes as it is."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from notelint.cli.help_page import commands_of, options_of
from notelint.cli.main import cli

MAN = Path(__file__).parents[2] / "man"
PAGES = ("notelint.1", "ko/notelint.1")


def contexts(ctx: click.Context) -> Iterator[click.Context]:
    yield ctx
    for command in commands_of(ctx):
        yield from contexts(click.Context(command, parent=ctx, info_name=command.name))


@pytest.mark.parametrize("page", PAGES)
def test_every_command_and_option_is_there(page: str) -> None:
    text = (MAN / page).read_text("utf-8").replace("\\-", "-")
    for ctx in contexts(click.Context(cli, info_name="notelint", **cli.context_settings)):
        _, _, own = text.partition(f"\n.B {ctx.command_path}\n")
        own = re.split(r"^\.SS ", own, maxsplit=1, flags=re.MULTILINE)[0]
        for option in options_of(ctx):
            assert f".B {', '.join(option.opts)}" in own, ctx.command_path


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
@pytest.mark.parametrize("page", PAGES)
def test_groff_has_nothing_to_say(page: str) -> None:
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-Kutf8", "-ww", MAN / page],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert "--unsafe-fixes" in re.sub(".\x08", "", re.sub(r"\x1b\[[0-9;]*m", "", done.stdout))
