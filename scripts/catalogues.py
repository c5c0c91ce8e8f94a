"""The catalogues of translations: what the code can say, as gettext files.

A text is extracted where it is the literal of a call of `phrase`, the summary, reason, message,
help, option or example of a rule, the help of a command, or the description of a built-in schema or
of a key of the schema language and of the settings. Each
language's `.po` has them all, in the order of the files, and is compiled to the `.mo` that is read
at run time.
"""

import re
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from notelint.cli.help_page import texts_of
from notelint.cli.main import cli
from notelint.config.settings_json_schema import settings_json_schema
from notelint.rules import RULES, TABLE
from notelint.schema.built_in import built_in_names
from notelint.schema.loading import load_schema
from notelint.schema.schema_model import json_schema

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "notelint"
WIDTH = 100
HEADER = """\
# Messages of notelint. `make docs` adds new texts, takes old ones away and compiles the file.
# A field may ask for an ending: {name:은}. Those that there are: notelint/locale/__init__.py.
msgid ""
msgstr ""
"Language: %s\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


class _Catalogue(Catalog):
    """A catalogue whose compiled form is the same whenever and by whomever it is made."""

    mime_headers = (("Content-Type", "text/plain; charset=utf-8"),)  # type: ignore[assignment]


def po_file(language: str) -> Path:
    """The file of a language's translations."""
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "notelint.po"


def texts() -> dict[str, list[str]]:
    """What the code can say, each with its places: the file of a rule, else the package.

    By packages, so that a module may move inside of one; there by text, a rule's in its own order.
    """
    found: dict[str, list[str]] = {}
    for place, text in (
        *sorted({*_phrases(), *_of_commands()}),
        *_of_rules(),
        *_of_schemas(),
        *_of_keys("notelint/schema", json_schema()),
        *_of_keys("notelint/config", settings_json_schema(RULES)),
    ):
        places = found.setdefault(text, [])
        if place not in places:
            places.append(place)
    return found


def _phrases() -> set[tuple[str, str]]:
    """The literals of calls of `phrase`."""
    found: set[tuple[str, str]] = set()
    for path in PACKAGE.rglob("*.py"):
        place = "/".join(path.relative_to(ROOT).parts[:-1][:2])
        with path.open("rb") as file:
            found |= {
                (place, str(text)) for _, text, _, _ in extract("python", file, {"phrase": None})
            }
    return found


def _of_rules() -> Iterator[tuple[str, str]]:
    for code, rule in RULES.items():
        place = f"notelint/rules/{TABLE[code][0].replace('.', '/')}.py"
        said = [rule.summary, rule.why, *rule.messages.values(), *rule.helps()]
        said += [rule.options_text()] if rule.options else []
        said += [example.why for example in rule.examples if example.why]
        yield from ((place, text) for text in said)


def _of_commands() -> set[tuple[str, str]]:
    """Texts of `--help`."""
    return {
        ("notelint/cli", text)
        for text in texts_of(click.Context(cli, info_name="notelint", **cli.context_settings))
    }


def _of_schemas() -> Iterator[tuple[str, str]]:
    """Descriptions of the built-in schemas."""
    return (("schemas", load_schema(name).description) for name in built_in_names())


def _of_keys(place: str, node: object) -> Iterator[tuple[str, str]]:
    """Descriptions of keys, in a JSON Schema."""
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    if isinstance(node, dict) and isinstance(node.get("description"), str):
        yield place, node["description"]
    for each in inner:
        yield from _of_keys(place, each)


def read(language: str) -> Catalog:
    """A language's translations as they are in its file."""
    return read_po(BytesIO(po_file(language).read_bytes()), locale=None)


def updated(language: str) -> str:
    """A language's file with a place for each text, and no other text."""
    known = read(language) if po_file(language).exists() else Catalog()
    catalogue = Catalog()
    for text, places in texts().items():
        entry = known.get(text)
        catalogue[text] = Message(
            text,
            entry.string if entry else "",
            locations=[(place, None) for place in places],
            user_comments=entry.user_comments if entry else (),
            flags=entry.flags - {"python-format", "python-brace-format"} if entry else (),
        )
    file = BytesIO()
    write_po(file, catalogue, width=WIDTH, omit_header=True, include_lineno=False)
    body = re.sub(
        r"^#, python-(?:brace-)?format\n", "", file.getvalue().decode(), flags=re.MULTILINE
    )
    return HEADER % language + body.rstrip() + "\n"


def compiled(po: str) -> bytes:
    """The `.mo` of a `.po`."""
    catalogue = _Catalogue(charset="utf-8")
    for entry in read_po(StringIO(po)):
        if entry.id and entry.string and not entry.fuzzy:
            catalogue[entry.id] = Message(entry.id, entry.string)
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def paths(language: str) -> tuple[str, str]:
    """The two files of a language, from the repository's root."""
    path = po_file(language).relative_to(ROOT).as_posix()
    return path, path.removesuffix("po") + "mo"


MADE = (lambda language: updated(language).encode(), lambda language: compiled(updated(language)))
"""What makes the two files of a language."""
