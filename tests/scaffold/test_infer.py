"""Inference on its own: what it concludes, and that it never fails and does not depend on order."""

from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from notelint.commands.read_notes import parse_file
from notelint.model.message import Phrase
from notelint.model.note import Note
from notelint.scaffold.cluster import group_notes
from notelint.scaffold.draft import PartDraft, SchemaDraft, Thresholds, flow, yaml_text
from notelint.scaffold.infer import infer
from notelint.scaffold.relax import Mismatch, relax
from notelint.scaffold.sketch import Sketch, sketch
from notelint.scaffold.template import from_template
from notelint.schema.loading import read_schema
from tests.scaffold.inferring import body, inferred, note, parts, unique


def test_the_threshold_decides_what_is_required() -> None:
    texts = [unique(n, "Summary", *(["Notes"] if n < 8 else [])) for n in range(10)]
    assert parts(inferred(*texts))["notes"]["count"] == "?"
    assert "count" not in parts(inferred(*texts, thresholds=Thresholds(0.8)))["notes"]


def test_spellings_of_one_heading_are_one_part() -> None:
    texts = [unique(n, "본문의 근거" if n % 2 else "본문 근거") for n in range(10)]
    (part,) = [one for name, one in parts(inferred(*texts)).items() if name != "title"]
    assert sorted(part["heading"]["text"]) == ["본문 근거", "본문의 근거"]


def test_headings_that_stand_together_are_never_one() -> None:
    texts = [unique(n, "Consequence", "Consequences") for n in range(5)]
    assert {"consequence", "consequences"} <= set(parts(inferred(*texts)))


def test_numbers_tell_headings_apart() -> None:
    texts = [unique(n, f"Part {1 + n % 2} of it all") for n in range(10)]
    assert len(parts(inferred(*texts))) == 3


def test_a_misspelling_is_no_name() -> None:
    texts = [unique(n % 16, "Drawbacks" if n else "Drawbaks") for n in range(40)]
    assert parts(inferred(*texts))["drawbacks"]["heading"]["text"] == "Drawbacks"


def test_repeated_dated_headings_are_a_pattern() -> None:
    texts = [
        unique(n, *(f"2023-0{1 + n}-1{d} work" for d in range(3)), "Summary") for n in range(6)
    ]
    found = parts(inferred(*texts))
    dated = next(one for one in found.values() if "{date:date} {what}" in str(one["heading"]))
    assert dated["count"] == "+"


def test_sections_below_one_part_are_nested() -> None:
    texts = [f"# T {n}x\n\n## Outcome\n\n### Good\n\n* a\n\n### Bad\n\n* b\n" for n in range(6)]
    (outcome,) = [one for one in inferred(*texts)["parts"] if one["id"] == "outcome"]
    assert [part["id"] for part in outcome["parts"]] == ["good", "bad"]
    assert outcome["parts"][0]["holds"] == "list"


def test_any_order_where_notes_have_any() -> None:
    texts = [unique(n, *(["A one", "B two"] if n % 2 else ["B two", "A one"])) for n in range(8)]
    assert inferred(*texts)["order"] == "any"
    assert "order" not in inferred(*[unique(n, "A one", "B two") for n in range(8)])


def test_front_matter_gets_its_types() -> None:
    texts = [
        f"---\ndate: 2023-01-{n + 10}\nstatus: {'draft' if n % 2 else 'done'}\nrating: {n}\n"
        f"url: https://example.com/{n}\ntags: [a, b]\n"
        + (f"extra: x{n}\n" if n < 4 else "")
        + f"---\n\n# Title {n}x\n"
        for n in range(20)
    ]
    front = inferred(*texts)["front_matter"]
    assert front["required"] is True
    assert front["fields"] == {
        "date": "date",
        "status": {"type": "enum", "values": ["done", "draft"]},
        "rating": "integer",
        "url": "url",
        "tags": {"type": "list", "of": "string"},
        "extra": "string?",
    }


def test_texts_that_stand_for_nothing_are_accepted() -> None:
    texts = [
        f"# T {n}x\n\n## Links\n\n" + ("없음\n" if n < 3 else "- [a](https://example.com/)\n")
        for n in range(20)
    ]
    found = inferred(*texts)
    assert found["accept"] == ["없음"]
    assert parts(found)["links"]["holds"] == "links"


def test_what_too_many_notes_break_is_taken_back() -> None:
    part = PartDraft("a", (("heading", {"text": "A", "level": 2}), ("holds", "list")))
    draft = SchemaDraft("x", (("file", "{n:integer}.md"),), (part,))
    told = {Mismatch("S001", "a"): 20, Mismatch("S005", "a"): 9, Mismatch("F004", ""): 30}
    eased = relax(draft, told | {Mismatch("S007", "a"): 2}, 100, Thresholds())
    assert dict(eased.parts[0].keys) == {"heading": {"text": "A"}, "holds": "list", "count": "?"}
    assert not eased.keys


def test_no_order_is_asked_of_the_parts_around_one_that_notes_misplace() -> None:
    inner = (PartDraft("b", (("heading", "B"),)), PartDraft("c", (("heading", "C"),)))
    draft = SchemaDraft("x", (), (PartDraft("a", (("heading", "A"),), inner),))
    eased = relax(draft, {Mismatch("S002", "c"): 9}, 100, Thresholds())
    assert dict(eased.parts[0].keys) == {"heading": "A", "order": "any"}
    assert eased.parts[0].parts == inner
    assert not eased.keys


def test_one_other_spelling_is_told_in_a_few_notes() -> None:
    draft = SchemaDraft("x", (), (PartDraft("a", (("heading", "A"),)),))
    told = {Mismatch("S011", "a"): 1}
    assert not relax(draft, told, 5, Thresholds()).keys
    assert dict(relax(draft, told, 3, Thresholds()).keys) == {"rules": {"heading-spelling": "off"}}
    assert relax(draft, {Mismatch("S011", "a"): 2}, 5, Thresholds()).keys


TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
NOTES = st.lists(
    st.lists(
        st.one_of(
            TEXT,
            TEXT.map(lambda text: f"## {text}"),
            st.sampled_from(
                [
                    *("# T", "## Summary", "## 2023-11-28 x", "## Step 3", "---", "- [ ] a", "> q"),
                    *("- Date: 2023-11-28", "| a | b |\n| - | - |\n| 1 | 2 |", "```c\nx\n```"),
                    *(
                        "---\ndate: x\n---",
                        "+++\na = 1\n+++",
                        "{x}",
                        "## {title}",
                        "## /a/",
                        "없음",
                    ),
                ]
            ),
        ),
        max_size=6,
    ).map("\n\n".join),
    min_size=1,
    max_size=5,
)


@settings(deadline=None, max_examples=25)
@given(NOTES, st.randoms(use_true_random=False))
def test_any_notes_make_a_schema_whatever_their_order(texts: list[str], random: Any) -> None:
    notes = [sketch(note(text, f"d{at % 3}/{at}.md")) for at, text in enumerate(texts)]
    shuffled = list(notes)
    random.shuffle(shuffled)

    def made(sketches: list[Sketch]) -> list[str]:
        sketches = sorted(sketches, key=lambda one: one.path)
        return [
            yaml_text(infer(group.notes, "made", Thresholds()).draft)
            for group in group_notes(sketches)
        ]

    first = made(notes)
    assert first == made(shuffled)
    for written in first:
        assert read_schema(written.encode(), "made.yaml").parts
    random.shuffle(shuffled)
    assert infer(shuffled, "x", Thresholds()) == infer(notes, "x", Thresholds())


@settings(deadline=None, max_examples=25)
@given(st.binary(max_size=300))
def test_any_bytes_are_sketched_or_refused(tmp_path_factory: Any, data: bytes) -> None:
    file = Path(tmp_path_factory.getbasetemp()) / "any.md"
    file.write_bytes(data)
    parsed = parse_file(str(file))
    assert isinstance(parsed, Note) == _is_utf8(data)
    assert not isinstance(parsed, Note) or sketch(parsed)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


@settings(deadline=None, max_examples=25)
@given(NOTES.map("\n\n".join))
def test_any_note_is_a_template(text: str) -> None:
    written = yaml_text(from_template(note(text), "made", "t.md"))
    without = "".join(line for line in written.splitlines(True) if not line.startswith("template:"))
    assert read_schema(without.encode(), "made.yaml").parts


SCALARS = st.one_of(st.booleans(), st.integers(), st.text(st.characters(codec="utf-8")))
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(st.characters(codec="utf-8")), inner, max_size=3)
    ),
)


@settings(deadline=None, max_examples=60)
@given(VALUES)
def test_what_is_written_loads_back(value: Any) -> None:
    assert yaml.safe_load(f"key: {flow(value)}\n") == {"key": value}


@settings(deadline=None, max_examples=40)
@given(st.text(st.characters(codec="utf-8"), min_size=1), VALUES, st.text())
def test_a_draft_loads_back(name: str, value: Any, remark: str) -> None:
    comment = Phrase("{remark}", (("remark", remark),))
    part = PartDraft("a", (("heading", value),), (PartDraft("b", (("heading", name),)),), comment)
    draft = SchemaDraft(name, (("file", value),), (part,))
    assert yaml.safe_load(yaml_text(draft)) == {
        "notelint": 1,
        "name": name,
        "file": value,
        "parts": [{"id": "a", "heading": value, "parts": [{"id": "b", "heading": name}]}],
    }


def test_a_few_notes_in_each_folder_below_the_root_are_one_group() -> None:
    texts = {f"/notes/{n}/a.md": unique(n, "Summary") for n in range(5)}
    found = group_notes([sketch(note(text, path)) for path, text in texts.items()])
    assert [len(group.notes) for group in found] == [5]


def fields_of(*values: str, key: str = "link") -> dict[str, Any]:
    texts = (f"---\n{key}: {value}\nname: n\n---\n\n{body('Facts')}" for value in values)
    found: dict[str, Any] = inferred(*texts)["front_matter"]["fields"]
    return found


def test_a_field_that_may_have_several_links_is_no_url() -> None:
    one = [f"- Link: [a{n}](https://x.example/{n})" for n in range(20)]
    several = [
        f"- Link: [a{n}](https://x.example/{n}), [b{n}](https://y.example)" for n in range(3)
    ]
    texts = [f"# T{n}x\n\n{line}\n\n## Facts\n\nText.\n" for n, line in enumerate([*one, *several])]
    assert inferred(*texts)["labels"]["fields"] == {"Link": "string"}
    assert inferred(*texts[:22])["labels"]["fields"] == {"Link": "url"}


def test_a_field_that_may_have_a_list_has_no_type() -> None:
    assert "link" not in fields_of(*(f"text {n}" for n in range(20)), *(["[a, b]"] * 3))
    assert fields_of(*(f"text {n}" for n in range(20)), "[a, b]")["link"] == "string"


def test_keys_of_a_few_notes_are_known_but_for_misspelled_ones() -> None:
    values = [f"2024-01-{1 + n % 28:02}" for n in range(80)]
    for n in range(3):
        values[n] += "\nwithdrawn: because"
    values[3] += "\nwitdrawn: because"
    fields = fields_of(*values, key="day")
    assert fields == {"day": "date", "name": "string", "withdrawn": "string?"}
