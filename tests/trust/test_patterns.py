"""Patterns and globs of a stranger's schema take bounded memory and linear time."""

import subprocess
import sys

import pytest
from peak import PEAK

from notelint.locale import in_language
from notelint.schema.errors import SchemaError
from notelint.schema.loading import read_schema
from notelint.text.globs import compile_globs
from notelint.text.patterns import (
    MAX_GROUPS,
    MAX_LENGTH,
    compile_groups,
    compile_pattern,
    pattern_error,
)

MEASURED = f"""
{PEAK}
from notelint.text.patterns import compile_groups, matches
assert matches("(a|b)?" * 1600, "a" * 1600)
assert compile_groups("(a|b)?" * 1600).fullmatch("a" * 1600)
for number in range(100):
    assert not matches("[ab]{{200}}.*[ab]{{20}}" + str(number), "ab가" * 100)
print(peak())
"""


def test_groups_and_many_patterns_take_little_memory() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MEASURED], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 300


def test_a_group_without_a_name_is_none() -> None:
    pattern = r"(a)(?P<n>b)[(](?:c)\((\d)"
    assert compile_groups(pattern).spans("ab(c(1") == {"n": (1, 2)}
    assert compile_pattern(pattern).fullmatch("ab(c(1")


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("(a|b)?" * 8000, f"longer than {MAX_LENGTH} characters"),
        ("x{1000}" * 1000, "too large"),
        ("(?:[가-힣]{1000}){1}" * 50, "too large"),
    ],
)
def test_too_long_and_too_large_patterns_are_refused(pattern: str, why: str) -> None:
    assert why in str(pattern_error(pattern))


@pytest.mark.parametrize("key", ["file", "heading"])
def test_so_are_too_many_named_groups_where_the_schema_has_them(key: str) -> None:
    form = "".join(f"{{a{number}:word}}-" for number in range(MAX_GROUPS + 1))
    at = {"file": f"file: '{form}'\nparts: [{{id: a, heading: A}}]\n"}
    text = at.get(key, f"parts: [{{id: a, heading: '{form}'}}]\n")
    with pytest.raises(SchemaError) as caught:
        read_schema(f"notelint: 1\nname: s\n{text}".encode(), "s.yaml")
    (found,) = caught.value.problems
    assert f"more than {MAX_GROUPS} named groups" in in_language(found.words, "en")
    assert found.line == 3


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("**/a/" * 12 + "b", "a/" * 2000 + "c"),
        ("*a" * 40 + "*b", "a" * 4000),
        ("**/*a*/" * 20 + "b", "aa/" * 1400 + "c"),
        ("?" * 2000 + "*" * 2000, "a" * 1999),
        ("*[a-z]" * 50 + "!", "a" * 4000),
    ],
)
def test_globs_that_could_be_tried_in_many_ways_are_not(glob: str, path: str) -> None:
    """Each would take longer than anybody waits if stars were tried one by one."""
    assert not compile_globs([glob]).match_file(path)
