"""L003: a link to a file that is not there."""

import re

from notelint.model.link import LinkAnswer, LinkProblem, LinkReference, LocalTarget
from notelint.model.message import Message, message
from notelint.model.rule import Rule
from notelint.model.source import file_stem
from notelint.text.edits.link_paths import url_of_file, url_of_moved
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.similar_names import is_slip_of_file
from notelint.text.wikilinks import is_note_name

WITHOUT_SCHEME = LazyPattern(
    r"(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|io|dev|info|(?:co|or|go|ac|ne)\.(?:kr|jp|uk))/",
    re.IGNORECASE,
)
"""A host, by the usual domains that are no extension of files."""


def check_link(reference: LinkReference, answer: LinkAnswer, options: None) -> LinkProblem | None:
    """What is wrong with the file that a link leads to, if anything."""
    del options
    if not isinstance(answer, LocalTarget) or answer.kind in ("file", "folder"):
        return None
    top = "/" if reference.rooted and "://" not in reference.url else ""
    shown = reference.url if "://" in reference.url else top + reference.path
    name = top + answer.name if answer.name else ""
    if answer.kind == "outside":
        return LinkProblem(message("outside", path=shown))
    if WITHOUT_SCHEME.match(reference.url) and answer.kind in ("missing", "moved"):
        url = f"https://{reference.url}"
        return _likely(reference, message("nearest", path=shown, near=url), url)
    if answer.kind == "missing":
        return _missing(reference, answer.name, shown, name)
    wording = message(answer.kind, path=shown, name=name, near=answer.link)
    if answer.kind == "moved":
        return _likely(reference, wording, url_of_moved(reference.url, answer.link))
    return LinkProblem(wording, expected=name, address=_address(reference, answer.name))


def _likely(reference: LinkReference, wording: Message, url: str) -> LinkProblem:
    """The problem of a link that was probably meant to have another URL."""
    return LinkProblem(wording, expected=url, address=url if reference.written == "link" else "")


def _missing(reference: LinkReference, near: str, shown: str, name: str) -> LinkProblem:
    """The problem of a link to a missing file; `near` may have been meant, shown as `name`."""
    if reference.name:
        return _by_name(reference, near)
    if near:
        wording = message("nearest", path=shown, near=name)
        return LinkProblem(wording, expected=name, address=_address(reference, near))
    return LinkProblem(message("missing", path=shown))


def _by_name(reference: LinkReference, near: str) -> LinkProblem:
    """The problem of a link in a vault to a note or a file that is missing, and the nearest one."""
    name = reference.name
    which = "note" if is_note_name(name) else "file"
    if not near:
        return LinkProblem(message(f"no_{which}", name=name))
    wording = message(f"nearest_{which}", name=name, near=near)
    if not reference.by_name:
        return LinkProblem(wording, expected=near)
    slip = is_slip_of_file(file_stem(name), file_stem(near))
    rest = reference.url.removeprefix(name)
    return LinkProblem(wording, expected=near, address=f"{near}{rest}" if slip else "")


def _address(reference: LinkReference, name: str) -> str:
    """The URL that leads to the file that was surely meant, where the link has its own."""
    if reference.written != "link" or "://" in reference.url:
        return ""
    return url_of_file(reference.url, reference.path, name)


VAULT_HELP = (
    "In an Obsidian vault, write the name of the note or file, or its path from the root of the "
    "vault; a file other than a note needs its extension. An alias is not a name."
)

RULE = Rule(
    code="L003",
    name="broken-file-link",
    severity="error",
    summary="Link to a missing file",
    why=(
        "Files are renamed and moved, and the links to them are forgotten. A file system that "
        "ignores case or Unicode form hides mistakes that break on the web and for everyone "
        "else."
    ),
    messages={
        "missing": "file `{path}` not found",
        "nearest": "file `{path}` not found; did you mean `{near}`?",
        "case": "file `{path}` not found; `{name}` differs only in case",
        "form": (
            "file `{path}` not found; a file with the same name in another Unicode form "
            "(NFC/NFD) exists"
        ),
        "moved": "file `{path}` not found, but `{name}` exists; did you mean `{near}`?",
        "outside": "`{path}` is outside the repository, so others cannot open it",
        "no_note": "note `{name}` not found",
        "nearest_note": "note `{name}` not found; did you mean `{near}`?",
        "no_file": "file `{name}` not found in the vault",
        "nearest_file": "file `{name}` not found in the vault; did you mean `{near}`?",
    },
    help="Correct the path. It is relative to the note's folder, or to the repository's root if "
    "it begins with `/`.",
    other_help=dict.fromkeys(("no_note", "nearest_note", "no_file", "nearest_file"), VAULT_HELP),
    fix="unsafe",
    check_link=check_link,
)
