"""N005: a note that could not be read."""

from notelint.model.rule import Rule

RULE = Rule(
    code="N005",
    name="unreadable-file",
    severity="error",
    summary="File cannot be read",
    why=(
        "Notes are UTF-8 text. A file that is anything else, or that cannot be "
        "opened, was not checked, and a check that skips files silently cannot "
        "be trusted."
    ),
    messages={
        "not_utf8": "not UTF-8: the byte at offset {byte_offset} starts no valid character",
        "not_utf8_likely": (
            "not UTF-8: the byte at offset {byte_offset} starts no valid character; "
            "the file is probably in {encoding}"
        ),
        "too_large": "the file has {size} bytes, expected at most {limit}",
        "too_long": "the note has more than {limit} bytes",
        "too_many_lines": "the note has more than {limit} lines",
        "too_many_elements": (
            "the note has more than {limit} Markdown elements (blocks, links, emphasis …)"
        ),
        "too_many_findings": "the note has more than {limit} findings; the others are not shown",
        "not_found": "no such file or folder",
        "vanished": "the file was deleted during the run",
        "no_permission": "no permission to read the file",
        "not_a_file": "not a regular file: a device, a pipe or a socket cannot be a note",
        "loop": "its symbolic links lead in a circle",
        "outside": (
            "symbolic link to a file outside the repository "
            "(without Git: outside the configuration's folder), which is not read"
        ),
        "git": "symbolic link to one of Git's own files, which is not read",
        "ignored": "symbolic link to a file that Git ignores, which is not read",
        "bad_row": "row {row} is not a note: `path` or `content` is missing",
        "bad_line": (
            "the line at byte {offset} is not a note: expected a JSON object with the strings "
            "`path` and `content`"
        ),
        "no_columns": "the pack must have the columns `path` and `content`, both of text",
        "other": "the file cannot be read: {error}",
    },
    help=(
        "Save a note as UTF-8, split one that is too large, and see where a symbolic link leads "
        "and who may read the file. If it is not a note, exclude it in the configuration."
    ),
)
