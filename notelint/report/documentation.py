"""The pages of the project.

A test holds that `[project.urls]` of pyproject.toml and the pages say the same.
"""

from notelint.model.distribution import REPOSITORY
from notelint.rules import RULES, TABLE

PAGES = f"{REPOSITORY}/blob/main/docs"
"""The folder `docs` of the repository."""


def rule_url(code: str) -> str:
    """The page of a rule; "" for the rule of a plug-in that names none."""
    if code in RULES and code not in TABLE:
        return RULES[code].page
    return f"{PAGES}/rules/{code}.md"
