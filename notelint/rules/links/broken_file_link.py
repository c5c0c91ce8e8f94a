"""L003: a link to a file that is not there."""

from notelint.model.finding import Words, say
from notelint.model.link import LinkAnswer, LinkProblem, LinkReference, LocalTarget
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
        return LinkProblem(say("outside", path=shown))
    if answer.kind != "missing":
        return LinkProblem(say(answer.kind, path=shown, name=name), expected=name)
    if reference.by_name:
        near = say("nearest_note", name=reference.path, near=answer.name)
        return LinkProblem(
            near if answer.name else say("no_note", name=reference.path), expected=answer.name
        )
    if answer.name:
        return LinkProblem(say("nearest", path=shown, near=name), expected=name)
    return LinkProblem(say("missing", path=shown))


RULE = Rule(
    code="L003",
    name="broken-file-link",
    severity="error",
    summary=Words("A link to a file that is not there", "없는 파일로 가는 링크"),
    why=Words(
        "Files are renamed and moved, and the links to them are forgotten. A file system that does "
        "not mind case or how letters are composed hides mistakes that break on the web and for "
        "everyone else.",
        "파일 이름을 바꾸거나 옮기면서 링크는 고치지 않는 일이 많습니다. 대소문자나 한글 자모의 "
        "조합 방식을 가리지 않는 파일 시스템에서는 열리는 링크가 웹이나 다른 컴퓨터에서는 깨지기도 "
        "합니다.",
    ),
    messages={
        "missing": Words("there is no file {path}", "{path} 파일이 없습니다"),
        "nearest": Words(
            "there is no file {path}; did you mean {near}?",
            "{path} 파일이 없습니다. {near:을} 뜻하셨나요?",
        ),
        "case": Words(
            "there is no file {path}, but {name}: upper and lower case differ",
            "{path} 파일이 없습니다. 대소문자가 다른 {name} 파일이 있습니다",
        ),
        "form": Words(
            "there is no file {path}, but one whose name looks the same: its letters are composed "
            "in another way (NFC, NFD)",
            "{path} 파일이 없습니다. 보기에는 같지만 자모 조합 방식(NFC, NFD)이 다른 파일이 "
            "있습니다",
        ),
        "outside": Words(
            "{path} lies outside of the repository, where others do not have it",
            "{path} 경로는 저장소 밖이라 다른 사람에게는 없습니다",
        ),
        "no_note": Words("there is no note named '{name}'", "'{name}' 노트가 없습니다"),
        "nearest_note": Words(
            "there is no note named '{name}'; did you mean '{near}'?",
            "'{name}' 노트가 없습니다. '{near:을}' 뜻하셨나요?",
        ),
    },
    help=Words(
        "Correct the path: it begins at the note's folder, or with `/` at the repository's root.",
        "경로를 고치세요. 경로는 노트가 있는 폴더에서 시작하고, `/`로 시작하면 저장소의 최상위 "
        "폴더에서 시작합니다.",
    ),
    check_link=check_link,
)
