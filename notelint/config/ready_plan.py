"""The plan of a run without any settings, made with notelint: a first run compiles no schema.

The file lies beside the built-in schemas; `scripts/generate.py` writes it. It is used only if no
code that makes plans and no built-in schema is newer, so that in a working copy a change of these
takes effect at once. Whatever is wrong with it, the plan is made out of the schemas then.
"""

import json
import os
from contextlib import suppress
from zlib import crc32

from notelint import __version__
from notelint.config.code_stamps import source_stamps
from notelint.config.codec import Codec, shape
from notelint.config.plan_cache import BROKEN, LARGEST, MAKERS, CacheEntry, digest_of
from notelint.model.plan import Plan
from notelint.repository.opening import read_regular
from notelint.schema.built_in import ready_plan_path, stamps

SLACK = 5 * 10**9
"""Nanoseconds within which the files of one installation are written, in whatever order."""


def ready_entry(start: str, codec: Codec) -> CacheEntry | None:
    """The ready plan for a run in a folder; None if it is outdated or broken."""
    path = ready_plan_path()
    with suppress(*BROKEN):
        written = os.stat(path).st_mtime_ns + SLACK
        if any(time > written for *_, time in (*source_stamps(MAKERS), *stamps())):
            return None
        data, size = read_regular(path, LARGEST + 1)
        if size > LARGEST:
            return None
        version, shaped, digest, encoded = json.loads(data)
        if (version, shaped) != (__version__, _shape()):
            return None
        plan = codec.decode(encoded)
        if isinstance(plan, Plan):
            return CacheEntry(plan._replace(root=start), "", "", (), digest)
    return None


def ready_text(plan: Plan, codec: Codec) -> str:
    """The file's text for a plan without settings: a schema, a signature, a rule on each line."""
    encoded = codec.encode(plan._replace(root=""))
    kept = json.dumps(
        [__version__, _shape(), digest_of(encoded), encoded],
        ensure_ascii=False,
        separators=(",", ":"),
    )
    for name in ("Schema", "SchemaSignature", "SelectedRule"):
        kept = kept.replace(f'{{"":"{name}"', f'\n{{"":"{name}"')
    return kept + "\n"


def _shape() -> int:
    return crc32(json.dumps(shape()).encode())
