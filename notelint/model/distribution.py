"""Where notelint comes from: the one setting of its repository, and of what is installed.

`init` writes these into hooks and workflows; `scripts/generate.py` writes them into the pages and
into `ci/`. A release changes `__version__` alone. To move the repository is to change `REPOSITORY`;
to publish on a package index, `PACKAGE`.
"""

from notelint import __version__

REPOSITORY = "https://git.example.com/notelint"
"""The URL of the repository, for people and for Git."""

TAG = f"v{__version__}"
"""The tag of this version."""

PACKAGE = f"git+{REPOSITORY}@{TAG}"
"""What `pip install` is given."""
