"""`python -m notelint`."""

import os
import sys

if __name__ == "__main__":
    # Python looks for modules in the current folder first. It may be a stranger's, and its
    # `click.py`, or a plug-in in it, would run. pip does the same.
    if sys.path[:1] in ([""], [os.getcwd()]):
        del sys.path[0]

    from notelint.cli.main import main

    main()
