"""L003: a link to a file that is not there."""

from notelint.model.link import LinkAnswer, LinkProblem, LinkReference, LocalTarget
from notelint.model.message import message
from notelint.model.rule import Rule


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
        return LinkProblem(message(answer.kind, path=shown, name=name), expected=name)
    if reference.by_name:
        near = message("nearest_note", name=reference.path, near=answer.name)
        return LinkProblem(
            near if answer.name else message("no_note", name=reference.path), expected=answer.name
        )
    if answer.name:
        return LinkProblem(message("nearest", path=shown, near=name), expected=name)
    return LinkProblem(message("missing", path=shown))


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
    },
    help="Correct the path. It is relative to the note's folder, or to the repository's root if "
    "it begins with `/`.",
    check_link=check_link,
)
