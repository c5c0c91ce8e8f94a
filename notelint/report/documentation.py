"""Where the project and its pages are: the one setting of their URLs. Moving the project is this.

A test holds that `[project.urls]` of pyproject.toml and the pages say the same.
"""

PROJECT = "https://git.example.com/notelint"
"""The address of the repository, as the pages have it."""

PAGES = f"{PROJECT}/blob/main/docs"
"""The folder `docs` of the repository."""


def rule_url(code: str) -> str:
    """The page of a rule."""
    return f"{PAGES}/rules/{code}.md"
