"""Shell wildcards as Git reads them, made into a regular expression that cannot run away."""

import re

_CLASSES = {
    b"alnum": rb"0-9A-Za-z",
    b"alpha": rb"A-Za-z",
    b"blank": rb" \t",
    b"cntrl": rb"\x00-\x1f\x7f",
    b"digit": rb"0-9",
    b"graph": rb"!-~",
    b"lower": rb"a-z",
    b"print": rb" -~",
    b"punct": rb"!-/:-@\[-`{-~",
    b"space": rb" \t-\r",
    b"upper": rb"A-Z",
    b"xdigit": rb"0-9A-Fa-f",
}

_NAMED = re.compile(rb"\[:([^\]]*):\]")

_STAR = "*"  # any bytes but a slash
_ANYTHING = "**"  # any bytes
_FOLDERS = "**/"  # any number of folders, none too


class _MalformedError(Exception):
    """A bracket that does not close, an unknown class, a backslash at the end."""


def to_regex(glob: bytes) -> bytes | None:
    """A regular expression (with DOTALL, for `fullmatch`) of a glob; None if it is malformed.

    Each wildcard but the last takes as little as it can and is never tried again: the next one
    takes up whatever it left. So the time is bounded by the product of both lengths.
    """
    try:
        tokens = _tokens(glob)
    except _MalformedError:
        return None
    regex = b""
    blocks = _split(tokens, {_ANYTHING, _FOLDERS})
    for number, (wild, block) in enumerate(blocks):
        body = b"".join(_segment(segment) for segment in _segments(block))
        last = number == len(blocks) - 1
        if wild == _FOLDERS:
            regex += b"(?:.*/)?" + body if last else b"(?>(?:.*?/)??" + body + b")"
        elif wild == _ANYTHING:
            regex += b".*" + body if last else b"(?>.*?" + body + b")"
        else:
            regex += body
    return regex


def _segment(tokens: list[str | bytes]) -> bytes:
    """The expression of what lies between two slashes."""
    regex = b""
    blocks = _split(tokens, {_STAR})
    for number, (wild, block) in enumerate(blocks):
        body = b"".join(token for token in block if isinstance(token, bytes))
        if not wild:
            regex += body
        elif number == len(blocks) - 1:
            regex += b"[^/]*" + body
        else:
            regex += b"(?>[^/]*?" + body + b")"
    return regex


def _split(tokens: list[str | bytes], wild: set[str]) -> list[tuple[str, list[str | bytes]]]:
    """The tokens cut before each of the wildcards; what comes before the first has none."""
    blocks: list[tuple[str, list[str | bytes]]] = [("", [])]
    for token in tokens:
        if isinstance(token, str) and token in wild:
            blocks.append((token, []))
        else:
            blocks[-1][1].append(token)
    return blocks


def _segments(tokens: list[str | bytes]) -> list[list[str | bytes]]:
    """The tokens cut after each slash."""
    segments: list[list[str | bytes]] = [[]]
    for token in tokens:
        segments[-1].append(token)
        if token == b"/":
            segments.append([])
    return segments


def _tokens(glob: bytes) -> list[str | bytes]:
    """Wildcards as text, everything else as the expression of one byte."""
    tokens: list[str | bytes] = []
    at = 0
    while at < len(glob):
        token: str | bytes
        if glob.startswith(b"*", at):
            token, at = _stars(glob, at)
        elif glob.startswith(b"?", at):
            token, at = b"[^/]", at + 1
        elif glob.startswith(b"[", at):
            token, at = _bracket(glob, at + 1)
        else:
            byte, at = _byte(glob, at)
            token = re.escape(byte)
        tokens.append(token)
    return tokens


def _stars(glob: bytes, at: int) -> tuple[str, int]:
    """The wildcard that begins at `at`, and where it ends. Two stars count between slashes."""
    end = at
    while glob.startswith(b"*", end):
        end += 1
    rest = glob[end : end + 2]
    if end - at < 2 or glob[at - 1 : at] not in (b"", b"/"):
        return _STAR, end
    if rest.startswith(b"/"):
        return _FOLDERS, end + 1
    return (_ANYTHING if rest in (b"", b"\\/") else _STAR), end


def _bracket(glob: bytes, at: int) -> tuple[bytes, int]:
    """The expression of `[...]`, whose inside begins at `at`, and where it ends."""
    negative = glob.startswith((b"!", b"^"), at)
    at += negative
    begin = at
    inside = b""
    low = b""  # the byte with which a range could begin
    while at == begin or not glob.startswith(b"]", at):  # a bracket that comes first is a member
        if named := _NAMED.match(glob, at):
            if named[1] not in _CLASSES:
                raise _MalformedError
            inside += _CLASSES[named[1]]
            low, at = b"", named.end()
        elif low and glob.startswith(b"-", at) and glob[at + 1 : at + 2] not in (b"", b"]"):
            high, at = _byte(glob, at + 1)
            if low <= high:
                inside += re.escape(low) + b"-" + re.escape(high)
            low = b""
        else:
            low, at = _byte(glob, at)
            inside += re.escape(low)
    return (b"[^/" if negative else b"(?!/)[") + inside + b"]", at + 1


def _byte(glob: bytes, at: int) -> tuple[bytes, int]:
    """The byte that stands for itself at `at`, if need be behind a backslash, and its end."""
    at += glob.startswith(b"\\", at)
    if at >= len(glob):
        raise _MalformedError
    return glob[at : at + 1], at + 1
