"""L003: a link to a file that is not there."""

from notelint.model.link import LinkAnswer, LinkProblem, LinkReference, LocalTarget
from notelint.model.message import message
from notelint.model.rule import Rule
from notelint.model.source import file_stem
from notelint.text.edits.link_paths import url_of_file
from notelint.text.similar_names import is_slip_of_file
from notelint.text.wikilinks import is_note_name


def check_link(reference: LinkReference, answer: LinkAnswer, options: None) -> LinkProblem | None:
    """What is wrong with the file that a link leads to, if anything."""
    del options
    if not isinstance(answer, LocalTarget) or answer.kind in ("file", "folder"):
        return None
    top = "/" if reference.rooted and "://" not in reference.url else ""
    shown, name = (
        reference.url if "://" in reference.url else top + reference.path,
        top + answer.name,
    )
    if answer.kind == "outside":
        return LinkProblem(message("outside", path=shown))
    if answer.kind != "missing":
        wording = message(answer.kind, path=shown, name=name)
        return LinkProblem(wording, expected=name, address=_address(reference, answer.name))
    if reference.name:
        return _by_name(reference, answer.name)
    if answer.name:
        wording = message("nearest", path=shown, near=name)
        return LinkProblem(wording, expected=name, address=_address(reference, answer.name))
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
