"""Where notelint comes from: the one setting of its repository, and of what is installed.

`init` writes these into hooks and workflows, unless it was installed from another repository;
`scripts/generate.py` writes them into the pages and into `ci/`. A release changes `__version__`
alone. To move the repository is to change `REPOSITORY`; to publish on a package index, `PACKAGE`.
"""

from typing import NamedTuple

from notelint import __version__

REPOSITORY = "https://git.example.com/notelint"
"""The URL of the repository, for people and for Git."""

TAG = f"v{__version__}"
"""The tag of this version."""

PACKAGE = f"git+{REPOSITORY}@{TAG}"
"""What `pip install` is given."""


class Origin(NamedTuple):
    """What a hook and a CI job install: the URL of a Git repository, and its tag or commit.

    `package` is both for `pip install`.
    """

    repository: str
    revision: str
    package: str


PROJECT = Origin(REPOSITORY, TAG, PACKAGE)
