"""Puts a report's data, the style and the script into one page.

A Content-Security-Policy allows this style and this script by their hashes and nothing else: no
request, no other script, no form.
"""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template
from typing import Any

from notelint.locale import in_language, translated
from notelint.model.message import Language
from notelint.report.formats.html.texts import TEXTS, TITLE
from notelint.report.formats.json_format import dump

SCRIPTS = (
    "dom.js",
    "rows.js",
    "model.js",
    "overview.js",
    "filters.js",
    "grid.js",
    "finding.js",
    "quotes.js",
    "links.js",
    "history.js",
    "note.js",
    "main.js",
)
"""The files of the script, in the order in which they use each other."""

LATER = ("findings", "quotes")
"""What the script reads only when it is shown, in chunks of some notes: the page opens at once."""

CHUNK = 50
"""Notes in a chunk."""

UNSAFE = re.compile(r"[<>&]|#(?=#)")
"""What could end the element that the data is in; and `##`, a command in the logs of some CI."""


def page(data: dict[str, Any], language: Language) -> str:
    """The whole page."""
    index = {key: value for key, value in data.items() if key not in LATER}
    chunks = [
        {key: data[key][start : start + CHUNK] for key in LATER}
        for start in range(0, len(data["notes"]), CHUNK)
    ]
    style, script = asset("style.css"), _script()
    policy = (
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"style-src {_hash(style)}; script-src {_hash(script)}"
    )
    return Template(asset("page.html")).substitute(
        language=language,
        title=translated(TITLE, language),
        no_script=escape(in_language(TEXTS["no_script"], language)),
        policy=policy,
        style=style,
        script=script,
        data=_embedded({**index, "chunk": CHUNK}),
        details="\n".join(
            f'<script type="application/json" id="notes-{number}">{_embedded(chunk)}</script>'
            for number, chunk in enumerate(chunks)
        ),
    )


def _embedded(data: dict[str, Any]) -> str:
    """Data as JSON that is safe in a `script` element: it has no markup in it."""
    return UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", dump(data))


def _script() -> str:
    """The script: its files, one after the other, in one scope of their own."""
    return '"use strict";\n(() => {\n' + "\n".join(map(asset, SCRIPTS)) + "})();\n"


def _hash(text: str) -> str:
    """A hash as a Content-Security-Policy has it."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def asset(name: str) -> str:
    """A file of the page, with the same line endings on every system: it is hashed."""
    return files(__package__).joinpath("assets", name).read_text("utf-8").replace("\r\n", "\n")
