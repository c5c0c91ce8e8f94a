"""What the tests of repositories share."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def alone(nobodys_settings: Path) -> None:
    """All of these tests ask Git."""
