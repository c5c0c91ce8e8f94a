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
    summary="A link to a file that is not there",
    why=(
        "Files are renamed and moved, and the links to them are forgotten. A file system that does "
        "not mind case or how letters are composed hides mistakes that break on the web and for "
        "everyone else."
    ),
    messages={
        "missing": "there is no file {path}",
        "nearest": "there is no file {path}; did you mean {near}?",
        "case": "there is no file {path}, but {name}: upper and lower case differ",
        "form": (
            "there is no file {path}, but one whose name looks the same: its letters are composed "
            "in another way (NFC, NFD)"
        ),
        "outside": "{path} lies outside of the repository, where others do not have it",
        "no_note": "there is no note named '{name}'",
        "nearest_note": "there is no note named '{name}'; did you mean '{near}'?",
    },
    help="Correct the path: it begins at the note's folder, or with `/` at the repository's root.",
    check_link=check_link,
)
