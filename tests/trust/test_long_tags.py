"""An HTML tag takes memory as it is long, not for each of its attributes."""

import subprocess
import sys

import pytest
from peak import PEAK

MEASURED = f"""
{PEAK}
from notelint import check_text
check_text(sys.argv[1] + "b='c' " * 500_000 + ">d\\n", "til")
print(peak())
"""


@pytest.mark.parametrize("begin", ["<a ", "<div ", "x <a ", "<a b='>' "])
def test_many_attributes_take_little_memory(begin: str) -> None:
    command = [sys.executable, "-c", MEASURED, begin]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert int(done.stdout) < 200
