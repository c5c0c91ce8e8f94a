"""Which findings a baseline hides, and which of its entries are cured."""

from hypothesis import given
from hypothesis import strategies as st

from notelint.lint.baseline import (
    BaselineComparison,
    BaselineEntry,
    BaselineScope,
    compare,
    merged,
    rules_that_ran,
    total,
    undecided_links,
)
from notelint.lint.fingerprints import fingerprint
from notelint.model.finding import Finding
from notelint.model.link import LinkReference, NoteLink, Verdict
from notelint.model.message import message
from notelint.model.plan import Plan, SelectedRule

CODES = frozenset({"T004", "S001", "S006", "L005", "Q001", "L006", "N004"})


def finding(path: str, text: str, code: str = "T004", line: int = 1) -> Finding:
    end = len(text) + 1
    return Finding(path, line, 1, line, end, code, "", "error", message("x"), excerpt=(text,))


def against(
    entries: tuple[BaselineEntry, ...], *findings: Finding, **scope: object
) -> BaselineComparison:
    """Compare in a run over all notes of the findings and entries."""
    paths = {each.path: each.path for each in findings}
    notes = frozenset(paths) | {entry.path for entry in entries}
    whole = BaselineScope(notes, frozenset(), CODES)
    return compare(findings, paths, entries, whole._replace(**scope))  # type: ignore[arg-type]


def baseline_of(*findings: Finding) -> tuple[BaselineEntry, ...]:
    return against((), *findings).added


def test_what_was_there_is_hidden_and_what_is_new_is_not() -> None:
    old, new = finding("a.md", "old"), finding("a.md", "new")
    result = against(baseline_of(old), old, new)
    assert (result.remaining, result.hidden, result.cured) == ((new,), 1, ())
    assert result.added == baseline_of(new)


def test_so_many_findings_are_hidden_as_there_were() -> None:
    three = [finding("a.md", "x", line=line) for line in (1, 5, 9)]
    entries = baseline_of(*three[:2])
    assert [entry.number for entry in entries] == [2]
    assert against(entries, *three).remaining == (three[2],)
    assert against(entries, three[0]).cured == (entries[0]._replace(number=1),)


def test_a_count_takes_no_memory() -> None:
    entry = baseline_of(finding("gone.md", "x"))[0]._replace(number=10**12)
    result = against((entry,), finding("new.md", "x"), gone=frozenset({"gone.md"}))
    assert (result.remaining, total(result.cured)) == ((), 10**12 - 1)


def test_entries_of_several_notes_that_are_gone_count_together() -> None:
    entries = baseline_of(finding("a.md", "x"), finding("a.md", "x"), finding("b.md", "x"))
    four = [finding("c.md", "x", line=line) for line in range(1, 5)]
    result = against(entries, *four, gone=frozenset({"a.md", "b.md"}))
    assert (result.remaining, result.hidden, result.cured) == ((four[3],), 3, ())
    assert result.kept == (entries[0]._replace(path="c.md", number=3),)


def test_a_note_that_was_renamed_keeps_its_entries() -> None:
    entries = baseline_of(finding("a.md", "x"), finding("a.md", "y"))
    moved = [finding("b/c.md", "y"), finding("b/c.md", "x")]
    result = against(entries, *moved, gone=frozenset({"a.md"}))
    assert (result.remaining, result.cured) == ((), ())
    assert {entry.path for entry in result.kept} == {"b/c.md"}


def test_another_note_s_entry_does_not_hide_a_new_finding() -> None:
    entries = baseline_of(finding("a.md", "x"))
    result = against(entries, finding("b.md", "x"))
    assert len(result.remaining) == 1
    assert result.cured == entries


def test_an_entry_hides_rather_in_its_own_note() -> None:
    entries = baseline_of(finding("a.md", "x"), finding("gone.md", "x"))
    first, second, third = (finding(path, "x") for path in ("0.md", "1.md", "a.md"))
    result = against(entries, first, second, third, gone=frozenset({"gone.md"}))
    assert result.remaining == (second,)


def test_what_a_run_could_not_see_is_not_cured() -> None:
    entries = baseline_of(finding("a.md", "x"), finding("b.md", "x", "S001"))
    assert against(entries).cured == entries
    assert against(entries, notes=frozenset({"b.md"})).cured == entries[1:]
    assert against(entries, codes=frozenset({"T004"})).cured == entries[:1]
    assert against(entries, notes=frozenset()).kept == entries


def test_failures_and_unverified_links_are_never_hidden() -> None:
    failures = [finding("a.md", "x", code) for code in ("L006", "N004", "N005")]
    assert baseline_of(*failures) == ()
    forged = tuple(BaselineEntry("a.md", each.code, fingerprint(each)) for each in failures)
    assert against(forged, *failures).remaining == tuple(failures)


def test_a_dead_link_about_which_nothing_was_learnt_is_not_cured() -> None:
    dead = finding("a.md", "https://x.example/1", "L005")
    link = LinkReference("https://x.example/1", (1, 1, 1, 20), external=True)
    for kind, cured in (("unknown", 0), ("refused", 0), ("skipped", 0), ("ok", 1)):
        answers = [(NoteLink("a.md", link), Verdict(kind))]  # type: ignore[arg-type]
        undecided = frozenset(undecided_links(answers))
        assert total(against(baseline_of(dead), undecided=undecided).cured) == cured


def test_rules_that_ran() -> None:
    plan = Plan("", tuple(SelectedRule(code, "error") for code in ("N003", "L003", "L005", "T004")))
    assert rules_that_ran(plan, strict=True, online=True) == {"N003", "L003", "L005", "T004"}
    assert rules_that_ran(plan, strict=False, online=False) == {"L003", "T004"}


notes = st.lists(
    st.tuples(
        st.sampled_from(["a.md", "b.md", "c.md"]),
        st.sampled_from(["x", "y", "z"]),
        st.sampled_from(["T004", "S006", "Q001"]),
    ),
    max_size=12,
)


def placed(listed: list[tuple[str, str, str]]) -> list[Finding]:
    return [finding(*each, line=line) for line, each in enumerate(listed, 1)]


@given(notes, st.randoms(use_true_random=False))
def test_moved_lines_hide_as_before(listed: list[tuple[str, str, str]], random: object) -> None:
    entries = baseline_of(*placed(listed))
    random.shuffle(listed)  # type: ignore[attr-defined]
    result = against(entries, *placed(listed))
    assert (result.remaining, result.hidden, result.cured) == ((), len(listed), ())
    assert result.kept == entries


@given(notes, st.permutations(["d.md", "e.md", "f.md"]))
def test_renamed_files_hide_as_before(listed: list[tuple[str, str, str]], names: list[str]) -> None:
    entries = baseline_of(*placed(listed))
    renamed = dict(zip(["a.md", "b.md", "c.md"], names, strict=True))
    moved = placed([(renamed[path], text, code) for path, text, code in listed])
    result = against(entries, *moved, gone=frozenset(renamed))
    assert (result.remaining, result.cured) == ((), ())
    assert total(result.kept) == len(listed)


@given(notes, notes)
def test_the_books_balance(
    before: list[tuple[str, str, str]], after: list[tuple[str, str, str]]
) -> None:
    entries = baseline_of(*placed(before))
    result = against(entries, *placed(after))
    assert result.hidden + len(result.remaining) == len(after)
    assert result.hidden + total(result.cured) == len(before)
    assert total(result.added) == len(result.remaining)
    updated = merged(result.kept, result.added)
    assert updated == baseline_of(*placed(after))
    assert against(updated, *placed(after)).remaining == ()


@given(notes, notes)
def test_without_an_update_nothing_is_hidden_that_was_not_there(
    before: list[tuple[str, str, str]], after: list[tuple[str, str, str]]
) -> None:
    entries = baseline_of(*placed(before))
    hidden = set(placed(after)) - set(against(entries, *placed(after)).remaining)
    for each in hidden:
        kind = (each.path, each.excerpt[0], each.code)
        assert kind in before
        assert sum((one.path, one.excerpt[0], one.code) == kind for one in hidden) <= before.count(
            kind
        )
