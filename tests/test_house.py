"""What holds of the code as a whole: unique class names, small files, reasons for late imports."""

import ast
import re
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

LATE = re.compile(r"noqa: PLC0415(?P<reason> - \w.*)?")
"""An import inside a function: ruff wants it marked, and a reader wants the reason."""


def classes(tree: ast.Module) -> Iterator[str]:
    return (
        node.name
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )


def test_public_class_names_are_unique() -> None:
    places = defaultdict(list)
    for path, tree in TREES.items():
        for name in classes(tree):
            if not (name == "Options" and path.startswith("notelint/rules/")):
                places[name].append(path)
    assert {name: paths for name, paths in places.items() if len(paths) > 1} == {}


def test_no_file_has_more_than_300_lines() -> None:
    sizes = {path: len((ROOT.parent / path).read_text("utf-8").splitlines()) for path in TREES}
    assert {path: size for path, size in sizes.items() if size > LONGEST} == {}


def test_every_module_says_what_it_is_for() -> None:
    undescribed = {path for path, tree in TREES.items() if not ast.get_docstring(tree)}
    assert undescribed == set()


def test_every_late_import_says_why() -> None:
    unexplained = [
        (path, number)
        for path in TREES
        for number, line in enumerate((ROOT.parent / path).read_text("utf-8").splitlines(), 1)
        if (late := LATE.search(line)) and not late["reason"]
    ]
    assert unexplained == []
