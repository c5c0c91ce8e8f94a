"""What the tests of files share."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

Tree = Callable[..., Path]


@pytest.fixture
def unprivileged(tree: Tree) -> Callable[[], AbstractContextManager[None]]:
    """A block that runs as a user whom permissions bind, even where the tests run as root."""

    @contextmanager
    def block() -> Iterator[None]:
        if os.geteuid() != 0:
            yield
            return
        Path.cwd().chmod(0o755)
        os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(0)

    return block
