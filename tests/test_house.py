"""What holds of the code as a whole: names stand once, files stay small, rooms are described."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent / "notelint"
TREES = {
    path.relative_to(ROOT.parent).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(ROOT.rglob("*.py"))
}
LONGEST = 300
"""Lines of a file."""

IMPORTED_LATE = {
    "aiohttp": "the HTTP client",
    "asyncio": "the HTTP client's loop",
    "charset_normalizer": "for files that are not UTF-8",
    "concurrent": "processes",
    "gettext": "translations",
    "multiprocessing": "processes",
    "pyarrow": "an extra",
    "pydantic": "schemas, settings and records",
    "sqlite3": "the link cache",
    "tenacity": "the HTTP client's retries",
    "trafilatura": "an extra",
    "yaml": "schemas and front matter",
}
"""Libraries that a function may import, since a run that does not need them would wait for them."""


def classes(tree: ast.Module) -> Iterator[str]:
    return (
        node.name
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )


def test_a_public_class_name_stands_once() -> None:
    places = defaultdict(list)
    for path, tree in TREES.items():
        for name in classes(tree):
            if not (name == "Options" and path.startswith("notelint/rules/")):
                places[name].append(path)
    assert {name: paths for name, paths in places.items() if len(paths) > 1} == {}


def test_no_file_is_longer_than_a_reader_likes() -> None:
    sizes = {path: len((ROOT.parent / path).read_text("utf-8").splitlines()) for path in TREES}
    assert {path: size for path, size in sizes.items() if size > LONGEST} == {}


def test_every_module_says_what_it_is_for() -> None:
    undescribed = {path for path, tree in TREES.items() if not ast.get_docstring(tree)}
    assert undescribed == set()
