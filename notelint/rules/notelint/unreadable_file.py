"""N005: a note that could not be read."""

from notelint.model.finding import Words
from notelint.model.rule import Rule

RULE = Rule(
    code="N005",
    name="unreadable-file",
    severity="error",
    summary=Words("A file that could not be read as a note", "노트로 읽을 수 없는 파일"),
    why=Words(
        "Notes are text in UTF-8. A file that is something else, or that cannot be opened, was not "
        "checked, and a check that skips files in silence is worth nothing.",
        "노트는 UTF-8로 된 텍스트입니다. 다른 형식이거나 열 수 없는 파일은 검사하지 못했으며, 그런 "
        "파일을 말없이 건너뛰는 검사는 믿을 수 없습니다.",
    ),
    messages={
        "not_utf8": Words(
            "not UTF-8: the byte at offset {byte_offset} starts no valid character",
            "UTF-8이 아닙니다. 바이트 위치 {byte_offset}에 올바르지 않은 문자가 있습니다",
        ),
        "not_utf8_likely": Words(
            "not UTF-8: the byte at offset {byte_offset} starts no valid character; "
            "the file is probably in {encoding}",
            "UTF-8이 아닙니다. 바이트 위치 {byte_offset}에 올바르지 않은 문자가 있습니다. "
            "{encoding} 인코딩으로 저장된 파일로 보입니다",
        ),
        "too_large": Words(
            "the file has {size} bytes, expected at most {limit}",
            "파일 크기가 {size}바이트입니다. {limit}바이트를 넘지 않아야 합니다",
        ),
        "too_long": Words(
            "the note has more than {limit} bytes, expected at most that many",
            "노트가 {limit}바이트를 넘습니다. {limit}바이트를 넘지 않아야 합니다",
        ),
        "too_many_lines": Words(
            "the note has more than {limit} lines",
            "노트가 {limit}줄을 넘습니다",
        ),
        "too_many_elements": Words(
            "the note has more than {limit} Markdown elements (blocks, links, emphasis …)",
            "노트의 마크다운 요소(블록, 링크, 강조 등)가 {limit}개를 넘습니다",
        ),
        "too_many_findings": Words(
            "the note has more than {limit} findings; the others are not shown",
            "노트에서 찾은 문제가 {limit}개를 넘어 나머지는 표시하지 않습니다",
        ),
        "not_found": Words(
            "no such file or folder",
            "파일이나 폴더를 찾을 수 없습니다",
        ),
        "vanished": Words(
            "the file was there when the run began, and is gone",
            "검사를 시작할 때 있던 파일이 사라졌습니다",
        ),
        "no_permission": Words(
            "no permission to read the file",
            "파일을 읽을 권한이 없습니다",
        ),
        "not_a_file": Words(
            "not a regular file: a device, a pipe or a socket cannot be a note",
            "일반 파일이 아닙니다. 장치, 파이프, 소켓은 노트가 될 수 없습니다",
        ),
        "outside": Words(
            "symbolic link to a file outside the repository "
            "(without Git: outside the configuration's folder), which is not read",
            "저장소(Git을 쓰지 않으면 설정 파일이 있는 폴더) 밖의 파일을 가리키는 심볼릭 링크라서 "
            "읽지 않았습니다",
        ),
        "git": Words(
            "symbolic link to one of Git's own files, which is not read",
            "Git 내부 파일을 가리키는 심볼릭 링크라서 읽지 않았습니다",
        ),
        "ignored": Words(
            "symbolic link to a file that Git ignores, which is not read",
            "Git이 무시하는 파일을 가리키는 심볼릭 링크라서 읽지 않았습니다",
        ),
        "other": Words(
            "the file cannot be read: {error}",
            "파일을 읽을 수 없습니다: {error}",
        ),
    },
    help=Words(
        "Save the note as UTF-8. If the file is not a note, exclude it in the settings.",
        "노트를 UTF-8로 저장하세요. 노트가 아닌 파일이면 설정의 `exclude`에 넣으세요.",
    ),
)
