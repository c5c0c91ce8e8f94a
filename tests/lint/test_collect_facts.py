"""What links ask, and that asking takes no longer than linear time."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.binding.anchors import anchors_of
from notelint.lint.check_note import check_note
from notelint.model.plan import Plan, SelectedRule
from notelint.model.source import Source
from notelint.parse import parse
from notelint.rules import RULES

PLAN = Plan(
    "", tuple(SelectedRule(rule.code, rule.severity) for rule in RULES.values() if rule.check_link)
)


def asked(text: str, path: str = "notes/a.md", plan: Plan = PLAN) -> list[tuple[str, str]]:
    link_references = check_note(path, text.encode(), plan).facts.link_references
    return [("/" * one.rooted + one.path, one.fragment) for one in link_references]


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("b.md", ("notes/b.md", "")),
        ("./x/../b.md#%EA%B0%80", ("notes/b.md", "가")),
        ("../b%20c.md?raw=1#L1", ("b c.md", "L1")),
        ("/b.md", ("/b.md", "")),
        ("sub/", ("notes/sub/", "")),
        ("..\\b.md", ("notes/..\\b.md", "")),
        ("img%5Cb.md", ("notes/img\\b.md", "")),
    ],
)
def test_where_a_path_leads(url: str, target: tuple[str, str]) -> None:
    assert asked(f"[x](<{url}>)\n") == [target]


@pytest.mark.parametrize(
    "url", ["", "#a", "mailto:a@example.com", "C:/a.md", "{{ x }}/a", "{name}", "https://a.example"]
)
def test_what_asks_for_no_file(url: str) -> None:
    assert asked(f"[x](<{url}>)\n") == []


def test_external_links_are_asked_for_when_the_settings_say_so() -> None:
    note = b"[x](https://a.example/1) <http://b.example> [y](//c.example) [z](b.md)\n"
    found = check_note("a.md", note, PLAN._replace(external=True)).facts.link_references
    assert [one.url for one in found if one.external] == [
        "https://a.example/1",
        "http://b.example",
        "//c.example",
    ]


def test_where_no_rule_judges_nothing_is_asked() -> None:
    plan = Plan("", (SelectedRule("T004", "warning"),), external=True)
    assert check_note("a.md", b"[x](b.md) <https://a.example>\n", plan).facts.link_references == ()


@pytest.mark.parametrize(
    "one",
    [
        "[x](b.md#{})\n",
        "<!-- notelint: disable-next-line=L003 -->\n[x](b.md) {}\n",
        "## a {{#x{}}}\n\n",
        '<a id="x{}"></a> id = name = id\n\n',
        "# a{}" + " " * 50 + "\n\n",
        "[a][b{}] [[[[\n",
    ],
)
def test_many_links_take_linear_time(
    one: str, operations: Callable[[Callable[[], object]], int]
) -> None:
    def check(number: int) -> object:
        text = "".join(one.format(index) for index in range(number))
        return check_note("a.md", text.encode(), PLAN)

    assert operations(lambda: check(400)) < 5 * operations(lambda: check(100))


@given(st.text(alphabet=st.sampled_from("# -_a가é🚀`*<>id=\"'{}()[]\n1"), max_size=80))
def test_any_note_has_anchors_that_a_link_can_name(text: str) -> None:
    anchors = anchors_of(parse(Source.of("a.md", text)))
    assert len(set(anchors)) == len(anchors)
    assert not any(character.isspace() for one in anchors for character in one if one[:1] != "x")
