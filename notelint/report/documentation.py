"""The pages of the project.

A test holds that `[project.urls]` of pyproject.toml and the pages say the same.
"""

from notelint.model.distribution import REPOSITORY

PAGES = f"{REPOSITORY}/blob/main/docs"
"""The folder `docs` of the repository."""


def rule_url(code: str) -> str:
    """The page of a rule."""
    return f"{PAGES}/rules/{code}.md"
