"""Any bytes, into all that reads what a stranger wrote. `make fuzz` runs it with atheris.

The first byte of an input chooses what reads the rest: a note under one of the schemas, a schema,
a settings file, a page. Nothing may crash: a note gives findings that lie in it, and no N004, and
can be fixed; a schema or settings file is read or refused by a `ConfigError`.

    python fuzz/fuzz.py -max_total_time=3600 -dict=fuzz/notelint.dict fuzz/corpus fuzz/seeds
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["notelint", "markdown_it"]):
    from notelint.commands.notes import plan_for_schema
    from notelint.config.discovery import SettingsCandidate
    from notelint.config.load import PlanOptions, load_plan
    from notelint.config.settings import read_settings
    from notelint.lint.check_collection import check_collection, collect, summarize
    from notelint.lint.check_note import check_note
    from notelint.lint.fix_note import FixRequest, fix_note
    from notelint.model.facts import CheckReport
    from notelint.model.plan import Plan
    from notelint.model.source import Source
    from notelint.parse import parse
    from notelint.parse.html_page import page_text
    from notelint.report import FORMATS, ReportOptions, render
    from notelint.schema.built_in import built_in_names
    from notelint.schema.errors import ConfigError
    from notelint.schema.loading import load_schema, read_schema
    from notelint.text.charset import decode_page

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "growth"))
from families import PARTS, QUOTES, REGIONS

Target = Callable[[bytes], None]


def note_under(plan: Plan) -> Target:
    """A target that checks a note and writes all its reports."""

    def check(data: bytes) -> None:
        result = check_note("note.md", data, plan)
        lines = len(Source.of("note.md", data.decode("utf-8", "replace")).lines)
        for finding in result.findings:
            assert finding.code != "N004", finding
            assert 1 <= finding.line <= finding.end_line <= lines + 1, finding
        collected = collect([result])
        findings = check_collection(collected, (), plan, strict=True)
        report = CheckReport(findings, summarize(collected, (), findings))
        for language in ("en", "ko"):
            for name in FORMATS:
                render(name, report, ReportOptions(language))

    return check


def note_fixed_under(plan: Plan) -> Target:
    """A target that fixes a note: fixes come to an end, and fixing again changes nothing."""
    everything = FixRequest(unsafe=True)

    def fix(data: bytes) -> None:
        fixed = fix_note("note.md", data, plan, request=everything)
        assert not fixed.unstable, fixed.unstable
        again = fix_note("note.md", fixed.data, plan, request=everything)
        assert again.data == fixed.data, (fixed.data, again.data)

    return fix


def both_ways(data: bytes) -> None:
    """A note, which is parsed to the same value with and without the scan of what is simple."""
    source = Source.of("note.md", data.decode("utf-8", "replace"))
    assert parse(source) == parse(source, scan=False)


def schema(data: bytes) -> None:
    """A schema file, which is read or refused."""
    try:
        read_schema(data, "schema.yaml")
    except ConfigError:
        return


def settings(data: bytes) -> None:
    """A settings file, which is read or refused."""
    try:
        read_settings(SettingsCandidate("notelint.toml", data), named=True)
    except ConfigError:
        return


def page(data: bytes) -> None:
    """A page of the web, in a charset that its first line names."""
    label, _, body = data.partition(b"\n")
    text = decode_page(body, f"text/html; charset={label.decode('latin-1')}")
    if text is not None:
        page_text(text)


def targets() -> list[Target]:
    """All that can read an input. An input's first byte is an index into it, modulo its length."""
    empty = tempfile.mkdtemp()  # no settings, so that a schema is guessed
    tried = load_plan(PlanOptions(empty, use_cache=False)).plan
    own = [read_schema(text.encode(), "own.yaml") for text in (QUOTES, PARTS, REGIONS)]
    built_in = [load_schema(name) for name in built_in_names()]
    return [
        note_under(tried),
        schema,
        settings,
        page,
        *(note_under(plan_for_schema(one)) for one in (*own, *built_in)),
        note_fixed_under(tried),
        *(note_fixed_under(plan_for_schema(one)) for one in (*own, *built_in)),
        both_ways,
    ]


def main() -> None:
    """Fuzz until libFuzzer's own options say stop."""
    readers = targets()

    def one_input(data: bytes) -> None:
        if data:
            readers[data[0] % len(readers)](data[1:])

    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
