"""Reads the beginning of what a server sends: so much and no more, however it is packed."""

import zlib

from aiohttp import StreamReader

CHUNK = 16_384
PACKED = ("gzip", "x-gzip", "deflate")


async def read_body(stream: StreamReader, encoding: str, most: int) -> tuple[bytes, bool]:
    """At most `most` bytes, unpacked, and whether that is less than all.

    Of what is packed no more than `most` bytes are read, and no more are unpacked: a small answer
    may be a bomb, and a long one unpack to nothing.
    """
    if encoding not in ("", "identity", *PACKED):
        return b"", True
    taken, read = bytearray(), 0
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if encoding in PACKED else None
    while max(len(taken), read) <= most and (chunk := await stream.read(CHUNK)):
        if unpack and not read and encoding == "deflate" and not _has_head(chunk):
            unpack = zlib.decompressobj(-zlib.MAX_WBITS)
        read += len(chunk)
        try:
            taken += unpack.decompress(chunk, most + 1 - len(taken)) if unpack else chunk
        except zlib.error:
            return bytes(taken[:most]), True
        if unpack and unpack.eof:
            return bytes(taken[:most]), len(taken) > most
    return bytes(taken[:most]), max(len(taken), read) > most or unpack is not None


def _has_head(chunk: bytes) -> bool:
    """Whether `deflate` begins with zlib's two bytes, which many servers leave out."""
    return len(chunk) > 1 and chunk[0] & 15 == 8 and int.from_bytes(chunk[:2], "big") % 31 == 0
