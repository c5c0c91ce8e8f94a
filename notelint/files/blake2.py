"""BLAKE2 without OpenSSL: `hashlib` loads that for other hashes, 3 ms at every start."""

try:
    from _blake2 import blake2b  # CPython's own, as its `random` takes SHA-512
except ImportError:
    from hashlib import blake2b

__all__ = ["blake2b"]
