"""What the tests of the parser share."""

from collections.abc import Callable

import pytest

from notelint.model.note import Note
from notelint.model.source import Source
from notelint.parse import parse

Parse = Callable[[str], Note]


@pytest.fixture
def noted() -> Parse:
    """Parses a text."""
    return lambda text: parse(Source.of("a.md", text))
