"""Reads the beginning of what a server sends: so much and no more, however it is packed."""

import zlib

from aiohttp import StreamReader

CHUNK = 16_384
PACKED = ("gzip", "x-gzip", "deflate")


async def read_body(stream: StreamReader, encoding: str, maximum: int) -> tuple[bytes, bool]:
    """At most `maximum` bytes, unpacked, and whether that is less than all.

    No more than `maximum` compressed bytes are read, and no more than that are unpacked: a small
    answer may be a bomb, and a long one may unpack to nothing.
    """
    if encoding not in ("", "identity", *PACKED):
        return b"", True
    taken, read = bytearray(), 0
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if encoding in PACKED else None
    while max(len(taken), read) <= maximum and (chunk := await stream.read(CHUNK)):
        if unpack and not read and encoding == "deflate" and not _has_head(chunk):
            unpack = zlib.decompressobj(-zlib.MAX_WBITS)
        read += len(chunk)
        try:
            taken += unpack.decompress(chunk, maximum + 1 - len(taken)) if unpack else chunk
        except zlib.error:
            return bytes(taken[:maximum]), True
        if unpack and unpack.eof:
            return bytes(taken[:maximum]), len(taken) > maximum
    return bytes(taken[:maximum]), max(len(taken), read) > maximum or unpack is not None


def _has_head(chunk: bytes) -> bool:
    """Whether `deflate` begins with zlib's two bytes, which many servers leave out."""
    return len(chunk) > 1 and chunk[0] & 15 == 8 and int.from_bytes(chunk[:2], "big") % 31 == 0
