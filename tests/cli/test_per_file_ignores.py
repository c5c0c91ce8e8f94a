"""`per-file-ignores` through the whole program: rules of notes, of links, of the collection."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]


def codes_by_path(run: Run, *arguments: str, **options: str) -> dict[str, set[str]]:
    done = run("check", "--format", "json", *arguments, **options)
    found: dict[str, set[str]] = {}
    for finding in json.loads(done.stdout)["findings"]:
        found.setdefault(finding["path"], set()).add(finding["code"])
    return found


def write(folder: Path, settings: str, **notes: str) -> None:
    (folder / "notelint.toml").write_text(settings)
    for name in ("good.md", "bad.md", "warned.md"):
        (folder / name).unlink()
    for name, text in notes.items():
        path = folder / f"{name.replace('_', '/')}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())


def test_rules_of_a_note_and_of_its_links(run: Run, tmp_path: Path) -> None:
    note = "# A \n\n[b](missing.md)\n"
    write(tmp_path, '[per-file-ignores]\n"/old/" = ["T004", "L003"]\n', new_a=note, old_a=note)
    assert codes_by_path(run) == {"new/a.md": {"T004", "L003"}}
    assert codes_by_path(run, "old/a.md") == {}
    assert codes_by_path(run, "--config", "../notelint.toml", "a.md", folder="old") == {}


def test_other_link_rules_still_see_the_links(run: Run, tmp_path: Path) -> None:
    write(tmp_path, '[per-file-ignores]\n"*" = "L003"\n', a="[b](b.md#x) [c](c.md)\n", b="# B\n")
    assert codes_by_path(run) == {"a.md": {"L004"}}


def test_rules_of_the_collection(run: Run, tmp_path: Path) -> None:
    schema = (
        "notelint: 1\nname: s\nparts: [{id: headline, heading: {level: 1}}]\n"
        "collection: {unique: headline}\n"
    )
    (tmp_path / "s.yaml").write_text(schema)
    assigned = '[[notes]]\nfiles = "*"\nschema = "s.yaml"\n'
    note = "# One\n"
    write(tmp_path, assigned, a=note, b=note, old_c=note)
    assert codes_by_path(run) == {"b.md": {"C001"}, "old/c.md": {"C001"}}
    (tmp_path / "notelint.toml").write_text('per-file-ignores = {"/old/" = "C001"}\n' + assigned)
    assert codes_by_path(run) == {"b.md": {"C001"}}


def test_rules_of_the_run(run: Run, tmp_path: Path) -> None:
    ignores = '[per-file-ignores]\n"a.md" = ["N003", "N005"]\n'
    write(tmp_path, ignores, a="# A\n", b="# B\n")
    assert codes_by_path(run, "--strict") == {"b.md": {"N003"}}
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_bytes(b"\xff")
    assert codes_by_path(run) == {"b.md": {"N005"}}


def test_standard_input_by_its_name(run: Run, tmp_path: Path) -> None:
    write(tmp_path, '[per-file-ignores]\n"/old/" = "T004"\n')
    assert codes_by_path(run, "-", stdin="# A \n") == {"<stdin>": {"T004"}}
    assert codes_by_path(run, "--stdin-filename", "old/a.md", "-", stdin="# A \n") == {}


def test_a_comment_for_a_rule_that_does_not_run_is_not_called_unused(
    run: Run, tmp_path: Path
) -> None:
    comment = "<!-- notelint: disable-file=T004 -->\n"
    write(tmp_path, '[per-file-ignores]\n"/old/" = "T004"\n', old_a=comment, b=comment)
    assert codes_by_path(run) == {"b.md": {"N001"}}
