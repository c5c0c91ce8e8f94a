"""The yardstick: parse all notes of a folder with markdown-it-py in one process, and do no more.

    python bench/bare_parse.py FOLDER

The target of notelint in one process is 0.6 to 0.8 times the processor time of this.
"""

import sys
from pathlib import Path

from markdown_it import MarkdownIt


def main() -> None:
    """Read, decode and parse each note of the folder on the command line."""
    parser = MarkdownIt()
    for path in sorted(Path(sys.argv[1]).rglob("*.md")):
        parser.parse(path.read_bytes().decode())


if __name__ == "__main__":
    main()
