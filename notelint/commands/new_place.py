"""Where a new note is written: into a folder in which the configuration gives it its schema."""

import os
import re
from collections.abc import Iterator

from notelint.commands.notes import relative_path
from notelint.lint.choose_schema import assigned_schema
from notelint.model.plan import Plan
from notelint.text.wildcards import is_literal_glob

COMPONENT = re.compile(r"\w(?:[^\\/:*?\"<>|]*[^\\/:*?\"<>|. ])?")
"""A component of a path that is safe on every system."""


def path_inside(folder: str, name: str) -> str:
    """The path of a file in a folder by the name that a schema has for it; "" if it is not inside.

    The schema may be untrusted: each component of the name begins with a letter, a digit or `_`,
    has only characters that every system allows in names, and is no symbolic link.
    """
    components = name.split("/")
    if not all(COMPONENT.fullmatch(each) and each.isprintable() for each in components):
        return ""
    path = folder
    for component in components[:-1]:
        path = os.path.join(path, component)
        if os.path.islink(path):
            return ""
    return os.path.join(path, components[-1])


def folder_of_schema(plan: Plan, schema: str, name: str) -> str:
    """The folder in which a note of this name gets the schema by the configuration's globs.

    That is the current folder, "", or else the first one that a glob of the schema begins with;
    "" also if none will do.
    """
    if has_schema(plan, schema, name):
        return ""
    root = os.path.relpath(plan.root)
    root = "" if root == os.curdir else root
    for folder in _fixed_folders(plan, schema):
        path = path_inside(root, f"{folder}/{name}")
        if path and has_schema(plan, schema, path):
            return os.path.join(root, folder)
    return ""


def has_schema(plan: Plan, schema: str, path: str) -> bool:
    """Whether the configuration gives a note this schema; without globs any note may have it."""
    place = relative_path(path, plan.root)
    return not plan.assignments or assigned_schema(plan.assignments, place) == schema


def _fixed_folders(plan: Plan, schema: str) -> Iterator[str]:
    """What the globs of a schema begin with: `Papers` of `/Papers/**/*.md`."""
    for entry in plan.assignments:
        for glob in entry.files if entry.schema == schema else ():
            folders = []
            for component in glob.strip("/ ").split("/"):
                if not is_literal_glob(component):
                    break
                folders.append(component)
            if folders:
                yield "/".join(folders)
