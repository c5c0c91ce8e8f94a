"""`python -m notelint`."""

import os
import sys
from contextlib import suppress

if __name__ == "__main__":
    # Python looks for modules in the current folder first. It may be a stranger's, and its
    # `click.py`, or a plug-in in it, would run. pip does the same.
    with suppress(FileNotFoundError):  # a current folder that is gone has no modules
        if sys.path[:1] in ([""], [os.getcwd()]):
            del sys.path[0]

    from notelint.cli.main import main

    main()
