"""URLs of links to files, written anew for another file or another anchor."""

import re
from posixpath import splitext
from urllib.parse import quote, unquote

from notelint.text.similar_names import is_slip_of_file

UNSAFE = re.compile(r"[\s%()<>\[\]\\#?\"]")
"""What a URL in a link must not have as it is."""


def url_of_file(url: str, path: str, name: str) -> str:
    """A URL that leads to `path`, written so that it leads to `name`; empty if that is not sure.

    Only the segments that differ are written anew: `../` or `/` in front, a query and a fragment
    stay. Sure are names that differ in case or Unicode form, backslashes, and typing errors.
    """
    address = re.split("[?#]", url, maxsplit=1)[0]
    rest = url[len(address) :]
    if "\\" in path and path.replace("\\", "/") == name:
        return address.replace("\\", "/").replace("%5C", "/").replace("%5c", "/") + rest
    segments, old, new = address.split("/"), path.split("/"), name.split("/")
    if len(old) != len(new):
        return ""
    first = next((i for i, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1]), -1)
    count = len(old) - first
    if first < 0 or count > len(segments):
        return ""
    if [unquote(segment) for segment in segments[-count:]] != old[first:]:
        return ""
    if not all(map(_is_slip, old[first:], new[first:])):
        return ""
    tail = map(_segment, segments[-count:], new[first:])
    return "/".join([*segments[:-count], *tail]) + rest


def url_of_moved(url: str, path: str) -> str:
    """A URL that leads to another path; its query and fragment stay."""
    address = re.split("[?#]", url, maxsplit=1)[0]
    return _segment(address, path) + url[len(address) :]


def url_of_anchor(url: str, anchor: str) -> str:
    """A URL with another fragment, which is percent-encoded if the present one is."""
    address, _, fragment = url.partition("#")
    return f"{address}#{_segment(fragment, anchor)}"


def _is_slip(name: str, other: str) -> bool:
    """Whether two names of files are, with the suffixes compared by themselves."""
    return all(map(is_slip_of_file, splitext(name), splitext(other)))


def _segment(written: str, name: str) -> str:
    """A name encoded as what is written in its place."""
    if "%" in written:
        return quote(name)
    return UNSAFE.sub(lambda match: quote(match[0]), name)
