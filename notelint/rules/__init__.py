"""The rules: one file each. `TABLE` is the whole table, in the order of their codes.

A rule is imported on first use: importing all of them would add a tenth to the time of a run.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module

from notelint.model.bound_note import BoundNote
from notelint.model.rule import Rule

TABLE: dict[str, tuple[str, ...]] = {
    "C001": ("collection.duplicate_key", "keys"),
    "C002": ("collection.gap_in_sequence", "keys"),
    "C003": ("collection.unknown_reference", "keys"),
    "F001": ("fields.missing_field", "field_violations"),
    "F002": ("fields.unknown_field", "field_violations"),
    "F003": ("fields.invalid_field", "field_violations"),
    "F004": ("fields.file_name", "schema"),
    "F005": ("fields.fields_disagree", "disagreements"),
    "F006": ("fields.unreadable_front_matter", "front_matter", "unreadable"),
    "L001": ("links.missing_source", "all_sections", "structure_violations"),
    "L002": ("links.malformed_url", "note"),
    "L003": ("links.broken_file_link", "answers"),
    "L004": ("links.broken_anchor", "note", "answers"),
    "L005": ("links.dead_link", "answers"),
    "L006": ("links.link_unverified", "answers"),
    "L007": ("links.moved_permanently", "answers"),
    "L008": ("links.empty_link", "note"),
    "L009": ("links.source_text", "all_sections"),
    "L010": ("links.duplicate_link", "all_sections"),
    "L011": ("links.bare_url", "note"),
    "L012": ("links.soft_404", "answers"),
    "L013": ("links.unsafe_target", "answers"),
    "L014": ("links.undefined_reference", "note"),
    "L015": ("links.unused_definition", "definitions"),
    "L016": ("links.undefined_footnote", "footnote_signs"),
    "L017": ("links.unused_footnote", "footnotes"),
    "N001": ("notelint.unused_suppression",),
    "N002": ("notelint.unknown_code",),
    "N003": ("notelint.no_schema",),
    "N004": ("notelint.internal_error",),
    "N005": ("notelint.unreadable_file",),
    "Q001": ("quotes.quote_not_found", "absent_quotes"),
    "Q002": ("quotes.quote_differs", "near_quotes"),
    "Q003": ("quotes.quote_not_marked", "quotes"),
    "Q004": ("quotes.mark_not_quoted", "quotes"),
    "Q005": ("quotes.duplicate_quote", "quotes"),
    "Q006": ("quotes.term_not_in_article", "missing_evidence"),
    "Q007": ("quotes.figure_not_in_article", "missing_evidence"),
    "Q008": ("quotes.trivial_quote", "quotes"),
    "Q009": ("quotes.article_unreadable", "missing_evidence"),
    "Q010": ("quotes.article_not_kept", "missing_evidence"),
    "Q011": ("quotes.quote_cut_short", "cut_quotes"),
    "S001": ("structure.missing_section", "structure_violations"),
    "S002": ("structure.section_order", "structure_violations"),
    "S003": ("structure.duplicate_section", "schema", "structure_violations"),
    "S004": ("structure.unknown_section", "structure_violations"),
    "S005": ("structure.heading_level", "structure_violations"),
    "S006": ("structure.empty_section", "all_sections"),
    "S007": ("structure.wrong_content", "all_sections"),
    "S008": ("structure.too_few_items", "all_sections"),
    "S009": ("structure.too_many_items", "all_sections"),
    "S010": ("structure.placeholder_left", "schema"),
    "S011": ("structure.heading_spelling", "structure_violations"),
    "S012": ("structure.missing_region", "structure_violations"),
    "T001": ("text.literal_emphasis", "note"),
    "T002": ("text.not_nfc", "note"),
    "T003": ("text.invisible_character", "note"),
    "T004": ("text.trailing_space", "note"),
    "T005": ("text.line_ends", "note"),
    "T006": ("text.byte_order_mark", "byte_order_mark"),
    "T007": ("text.final_newline", "note"),
    "T008": ("text.heading_like_line", "note"),
    "T009": ("text.unclosed_fence", "note"),
}
"""Each rule's module and its inputs: a rule runs only if one of its inputs is present.

An input is a field of `BoundNote`, one of `MORE_INPUTS`, `keys` (the values of all notes, for
collection rules) or `answers` (what was found at the targets of links, for link rules). Rules
without inputs are reported by `lint` itself.
"""


MORE_INPUTS: dict[str, Callable[[BoundNote], object]] = {
    "definitions": lambda bound: bound.note.definitions,
    "footnotes": lambda bound: bound.note.footnotes,
    "footnote_signs": lambda bound: "[^" in bound.note.source.text,
    "byte_order_mark": lambda bound: bound.note.source.bom,
    "absent_quotes": lambda bound: any(not quote.passage.similarity for quote in bound.quotes),
    "near_quotes": lambda bound: any(0 < quote.passage.similarity < 1 for quote in bound.quotes),
    "cut_quotes": lambda bound: any(quote.passage.continuation for quote in bound.quotes),
}
"""What few notes have, so that the rules that read nothing else are seldom needed."""


def inputs_of(bound: BoundNote) -> set[str]:
    """The inputs that are present in a note."""
    fields = {name for name, value in bound._asdict().items() if value}
    return fields | {name for name, value_of in MORE_INPUTS.items() if value_of(bound)}


class _Rules(Mapping[str, Rule]):
    """The rules by their codes; behind the built-in ones, those of plug-ins that were loaded."""

    def __init__(self) -> None:
        self._known: dict[str, Rule] = {}
        self._added: list[str] = []

    def add(self, rules: Iterable[Rule]) -> None:
        """Add the rules of a plug-in, which see each note; `plugins` has checked them."""
        for rule in rules:
            self._known[rule.code] = rule
            self._added.append(rule.code)
            READS[rule.code] = ("note",)
            NAMES[rule.name] = NAMES[rule.code.lower()] = rule.code

    def __getitem__(self, code: str) -> Rule:
        if code not in self._known:
            self._known[code] = import_module(f"{__name__}.{TABLE[code][0]}").RULE
        return self._known[code]

    def __iter__(self) -> Iterator[str]:
        yield from TABLE
        yield from self._added

    def __len__(self) -> int:
        return len(TABLE) + len(self._added)


RULES = _Rules()

READS: dict[str, tuple[str, ...]] = {
    code: tuple(name for name in reads if name in BoundNote._fields or name in MORE_INPUTS)
    for code, (_, *reads) in TABLE.items()
}
"""The inputs of each rule that a note has by itself."""

LINK_RULES = frozenset(code for code, (_, *reads) in TABLE.items() if "answers" in reads)
"""The link rules."""

NAMES: dict[str, str] = {
    **{row[0].split(".")[1].replace("_", "-"): code for code, row in TABLE.items()},
    **{code.lower(): code for code in TABLE},
}
"""What people may call a rule, in small letters, and its code."""
