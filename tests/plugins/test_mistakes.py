"""A plug-in that is missing or cannot be used is an error that names its package, never a crash."""

import sys
from pathlib import Path

import pytest

from .conftest import Package, check, run

RULE = """\
from notelint.model.rule import Rule
def rule(code="X001", name="extra-rule", **more):
    fields = dict(severity="warning", summary="S", why="W", messages={"m": "m"}, help="H",
                  check=lambda bound, options: iter(()))
    return Rule(code, name, **{**fields, **more})
"""
OF = "plug-in `extra` of house 1.2"


def told(notes: Path, path: Path) -> str:
    """What a check says that fails for its settings."""
    (notes / "notelint.toml").write_text('plugins = ["extra"]\nselect = ["X"]\n')
    done = check(notes, path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    start = "notelint: notelint.toml:1:12: "
    assert done.stderr.startswith(start), done.stderr
    assert done.stderr.count("\n") == 1
    return done.stderr.removeprefix(start).rstrip("\n")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import no_such_module\n", f"{OF} cannot be loaded: ModuleNotFoundError: …"),
        ("OTHER = 1\n", f"{OF} cannot be loaded: AttributeError: …"),
        ("raise SystemError('x')\n", f"{OF} cannot be loaded: SystemError: x"),
        ("RULES = 3\n", f"{OF} cannot be loaded: TypeError: …"),
        ("RULES = ['x']\n", f"{OF} must be a `Rule` or several, and is of the type `list`"),
        ("RULES = ()\n", f"{OF} must be a `Rule` or several, and is of the type `tuple`"),
        (
            f"{RULE}RULES = rule('T004')\n",
            f"{OF}: the code `T004` must begin with X, such as `X001` or `XAB001`",
        ),
        (
            f"{RULE}RULES = [rule(), rule(name='other')]\n",
            f"{OF}: another rule has the code `X001` or the name `other` as well",
        ),
        (
            f"{RULE}RULES = rule(name='bare-url')\n",
            f"{OF}: another rule has the code `X001` or the name `bare-url` as well",
        ),
        (f"{RULE}RULES = rule(severity='bad')\n", f"{OF}: rule `X001` has an invalid `severity`"),
        (f"{RULE}RULES = rule(check=None)\n", f"{OF}: rule `X001` has an invalid `check`"),
        (f"{RULE}RULES = rule(options=dict)\n", f"{OF}: rule `X001` has an invalid `options`"),
        (f"{RULE}RULES = rule(name='A b')\n", f"{OF}: rule `X001` has an invalid `name`"),
        (f"{RULE}RULES = rule(collect=print)\n", f"{OF}: rule `X001` has an invalid `collect`"),
    ],
)
def test_a_plug_in_that_cannot_be_used_is_told(
    package: Package, notes: Path, code: str, expected: str
) -> None:
    path = package("house", code)
    said = told(notes, path)
    assert said.startswith(expected.removesuffix("…"))
    assert expected.endswith("…") or said == expected


def test_a_plug_in_that_is_not_installed_is_told(package: Package, notes: Path) -> None:
    path = package("house", "", entry="another")
    assert told(notes, path) == (
        "plug-in `extra` not found: no installed package has it among its entry points "
        "`notelint.rules`; installed: another"
    )


def test_a_name_that_two_packages_use_is_told(package: Package, notes: Path) -> None:
    package("one", "")
    path = package("two", "")
    assert told(notes, path) == "plug-in `extra` is in several packages: one, two"


def test_a_rule_that_crashes_is_a_finding(package: Package, notes: Path) -> None:
    code = f"{RULE}RULES = rule(check=lambda bound, options: 1 / 0)\n"
    path = package("house", code)
    (notes / "notelint.toml").write_text('plugins = "extra"\n')
    done = check(notes, path, "--format", "concise")
    assert done.returncode == 1
    assert "N004" in done.stdout
    assert "division by zero" in done.stdout


def test_a_library_gets_the_same_error(package: Package, notes: Path) -> None:
    path = package("house", "import no_such_module\n")
    (notes / "notelint.toml").write_text('plugins = ["extra"]\n')
    code = (
        "import notelint\n"
        "try: notelint.check_paths(['.'])\n"
        "except notelint.ConfigError as error: print(error)\n"
    )
    done = run(sys.executable, "-c", code, cwd=notes, path=path)
    assert done.stdout.startswith(f"notelint.toml:1:12: {OF} cannot be loaded: ")


def test_the_cache_of_plans_survives_a_plug_in_that_is_gone(package: Package, notes: Path) -> None:
    path = package("house", f"{RULE}RULES = rule()\n")
    (notes / "notelint.toml").write_text('plugins = ["extra"]\n')
    assert check(notes, path, "-q").returncode == 0
    done = check(notes, "", "-q")
    assert (done.returncode, "plug-in `extra` not found" in done.stderr) == (2, True)
