"""Whatever paths and notes hold, each format stays what it is, and reads as what was meant."""

import json
import re
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from notelint.cli.output import harmless, kind_of
from notelint.files.write import to_bytes
from notelint.model.facts import CheckReport, NoteStatus, Summary
from notelint.model.finding import Finding
from notelint.model.message import message
from notelint.report import FORMATS, ReportOptions, render
from notelint.report.terminal import visible, visible_path

EVIL = st.sampled_from([
    *("\n", "\r\n", "\r", "\t", "\x00", "\x1b[31m", "\x9b", "\u2028", "\u202e", "\ufffe"),
    *("\udce9", "\ud800", "]]>", "<!--", "</a>", "<b>", "&", "&#0;", '"', "'", "`", "``", "|"),
    *("\\", "%", ";", "]", ":", ",", "::error::", "\n::error::", "##vso[a]", "##[error]", "{a}"),
    *("![](a)", "[a](b)", "**", "_", "~~", "\n\n# ", "\n| ", "@a", "https://a.example", "=1+1"),
    *("가", "한", "\N{MAN}\u200d\N{PERSONAL COMPUTER}"),
])  # fmt: skip
TEXTS = st.lists(EVIL | st.text(st.characters(), max_size=3), max_size=8).map("".join)
PATHS = TEXTS.map(lambda text: text.replace("\x00", "") + "a.md")


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    line = draw(TEXTS)
    start = draw(st.integers(0, len(line)))
    end = draw(st.integers(start, len(line)))
    place = (7, start + 1, 7, end + 1)
    edit = (*place, draw(TEXTS))
    text = draw(TEXTS)
    code, name, wording = draw(
        st.sampled_from(
            [
                ("S001", "missing-section", message("misspelt", part=text, found=text)),
                ("N004", "internal-error", message("crash", error=text)),
            ]
        )
    )
    return Finding(
        draw(PATHS),
        *place,
        *(code, name),
        draw(st.sampled_from(["error", "warning", "unverified"])),
        wording,
        part=draw(TEXTS),
        schema=draw(PATHS),
        expected=draw(TEXTS),
        found=draw(TEXTS),
        related=place if draw(st.booleans()) else None,
        excerpt=(line,) if draw(st.booleans()) else (),
        fix=(edit,) if draw(st.booleans()) else (),
    )


@st.composite
def reports(draw: st.DrawFn) -> CheckReport:
    found = draw(st.lists(findings(), max_size=4))
    paths = {finding.path: False for finding in found} | {draw(PATHS): True}
    notes = [NoteStatus(path, draw(TEXTS), "note", ok) for path, ok in paths.items()]
    return CheckReport(found, Summary(notes=len(notes)), notes)


def printed(name: str, report: CheckReport, language: str = "en") -> str:
    """What a program reads that is given the format's bytes on standard output."""
    text = render(name, report, ReportOptions(language))  # type: ignore[arg-type]
    return to_bytes(harmless(text, kind_of(name, painted=False))).decode("utf-8", "surrogateescape")


HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)
COMMAND = re.compile(r"\s*(?:::[A-Za-z]|##(?:vso|teamcity)?\[)")


@settings(max_examples=100)
@given(reports(), st.sampled_from(["en", "ko"]))
def test_no_format_has_hidden_characters_or_commands_of_others(
    report: CheckReport, language: str
) -> None:
    for name in FORMATS:
        text = printed(name, report, language)
        assert not HIDDEN.search(text), name
        assert "\r" not in text, name
        assert text.endswith("\n"), name
        commands = [line for line in text.split("\n") if COMMAND.match(line)]
        assert len(commands) == (len(report.findings) if name in ("github", "azure") else 0), name


@settings(max_examples=100)
@given(reports())
def test_json_is_json_with_all_paths(report: CheckReport) -> None:
    paths = [finding.path for finding in report.findings]
    whole = json.loads(printed("json", report))
    assert [finding["path"] for finding in whole["findings"]] == paths
    assert [note["path"] for note in whole["notes"]] == [note.path for note in report.notes]
    lines = [json.loads(line) for line in printed("jsonl", report).splitlines()]
    assert [line.get("path") for line in lines] == [*paths, None]
    issues = json.loads(printed("gitlab", report))
    assert [issue["location"]["path"] for issue in issues] == paths
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    diagnostics = json.loads(printed("rdjson", report))["diagnostics"]
    assert [one["location"]["path"] for one in diagnostics] == paths
    assert len(json.loads(printed("sarif", report))["runs"][0]["results"]) == len(paths)


@settings(max_examples=100)
@given(reports())
def test_xml_is_well_formed_and_has_all_findings(report: CheckReport) -> None:
    paths = [visible(visible_path(finding.path)) for finding in report.findings]
    for name, tags in (("junit", ("failure", "skipped", "error")), ("checkstyle", ("error",))):
        root = etree.parse(BytesIO(printed(name, report).encode("utf-8", "surrogateescape")))
        problems = [element for tag in tags for element in root.iter(tag)]
        assert len(problems) == len(paths)
        parents = [element.getparent() for element in problems]
        shown = [parent.get("classname") or parent.get("name") for parent in parents]
        assert sorted(shown) == sorted(paths)
        messages = sorted(element.get("message") for element in problems)
        texts = [dict(one.message.arguments) for one in report.findings]
        assert all(
            visible(str(value))[:80] in "".join(messages)
            for text in texts
            for value in text.values()
        )


@settings(max_examples=100)
@given(reports())
def test_commands_of_ci_services_name_the_paths(report: CheckReport) -> None:
    def plain(text: str) -> str:
        for escape, character in (
            *(("%3A", ":"), ("%2C", ","), ("%3B", ";"), ("%5D", "]"), ("%0D", "\r"), ("%0A", "\n")),
            *(("%25", "%"), ("%AZP25", "%")),
        ):
            text = text.replace(escape, character)
        return text

    *github, _, _ = printed("github", report).split("\n")
    *azure, _, _ = printed("azure", report).split("\n")
    for finding, line in zip(report.findings, github, strict=True):
        path = line.split(" ", 1)[1].split(",")[0].removeprefix("file=")
        assert plain(path) == "\n".join(map(visible_path, finding.path.split("\n")))
    for finding, line in zip(report.findings, azure, strict=True):
        assert line.startswith("##vso[task.logissue type=")
        properties = line.removeprefix("##vso[").partition("]")[0]  # as the agent reads it
        path = properties.split(";")[1].removeprefix("sourcepath=")
        assert plain(path) == visible_path(finding.path)


GITHUB = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PLAIN = {
    *("heading_open", "heading_close", "inline", "text", "softbreak", "code_inline"),
    *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
    *("paragraph_open", "paragraph_close"),
    *(f"{name}_{end}" for name in ("table", "thead", "tbody", "tr", "th", "td")
      for end in ("open", "close")),
}  # fmt: skip


@settings(max_examples=200)
@given(reports())
def test_markdown_is_tables_of_plain_text_and_code(report: CheckReport) -> None:
    tokens = GITHUB.parse(printed("markdown", report))
    kinds = {part.type for token in tokens for part in (token, *(token.children or ()))}
    assert kinds <= PLAIN
    rows = sum(token.type == "tr_open" for token in tokens)
    cells = sum(token.type in ("td_open", "th_open") for token in tokens)
    codes = len({finding.code for finding in report.findings})
    notes = len({finding.path for finding in report.findings})
    if report.findings:
        assert (rows, cells) == (2 + codes + notes, 4 * (1 + codes) + 6 * (1 + notes))
