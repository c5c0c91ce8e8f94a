"""Where this installation of notelint comes from, so that hooks and CI jobs install the same."""

import json
import re
from importlib.metadata import PackageNotFoundError, distribution

from notelint.model.distribution import PROJECT, TAG, Origin

REMOTE = re.compile(r"(?:https?|ssh)://[\w@:/.~%+-]+")
"""A URL that other machines can open, too, and that means nothing to YAML or a shell."""

COMMIT = re.compile(r"[0-9a-f]{40,64}")


def installed_from() -> Origin:
    """The Git repository that this notelint was installed from; if it is not known, the project's.

    Installers write it into the package's metadata:
    https://packaging.python.org/en/latest/specifications/direct-url/
    """
    try:
        return origin_of(distribution("notelint").read_text("direct_url.json") or "")
    except PackageNotFoundError:
        return PROJECT


def origin_of(direct_url: str) -> Origin:
    """The origin that the text of a `direct_url.json` tells; if it tells none, the project's.

    A branch may move on, so that only the tag of this version stands for itself: otherwise the
    revision is the commit.
    """
    try:
        direct = json.loads(direct_url)
        url, source = direct["url"], direct["vcs_info"]
        commit = source["commit_id"]
        known = source["vcs"] == "git" and REMOTE.fullmatch(url) and COMMIT.fullmatch(commit)
        revision = TAG if source.get("requested_revision") == TAG else commit
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return PROJECT
    return Origin(url, revision, f"git+{url}@{revision}") if known else PROJECT
