"""The rules: one file each. `RULES` is the whole table, in the order of their codes."""

from notelint.model.rule import Rule
from notelint.rules.collection import duplicate_key, gap_in_sequence, unknown_reference
from notelint.rules.fields import (
    fields_disagree,
    file_name,
    invalid_field,
    missing_field,
    unknown_field,
    unreadable_front_matter,
)
from notelint.rules.links import (
    bare_url,
    broken_anchor,
    broken_file_link,
    dead_link,
    duplicate_link,
    empty_link,
    link_unverified,
    malformed_url,
    missing_source,
    moved_permanently,
    soft_404,
    source_text,
    undefined_reference,
    unsafe_target,
    unused_definition,
)
from notelint.rules.notelint import (
    internal_error,
    no_schema,
    unknown_code,
    unreadable_file,
    unused_suppression,
)
from notelint.rules.quotes import (
    article_not_kept,
    article_unreadable,
    duplicate_quote,
    figure_not_in_article,
    mark_not_quoted,
    quote_differs,
    quote_not_found,
    quote_not_marked,
    term_not_in_article,
    trivial_quote,
)
from notelint.rules.structure import (
    duplicate_section,
    empty_section,
    heading_level,
    heading_spelling,
    missing_region,
    missing_section,
    placeholder_left,
    section_order,
    too_few_items,
    too_many_items,
    unknown_section,
    wrong_content,
)
from notelint.rules.text import (
    byte_order_mark,
    final_newline,
    heading_like_line,
    invisible_character,
    line_ends,
    literal_emphasis,
    not_nfc,
    trailing_space,
)

RULES: tuple[Rule, ...] = (
    duplicate_key.RULE,  # C001
    gap_in_sequence.RULE,  # C002
    unknown_reference.RULE,  # C003
    missing_field.RULE,  # F001
    unknown_field.RULE,  # F002
    invalid_field.RULE,  # F003
    file_name.RULE,  # F004
    fields_disagree.RULE,  # F005
    unreadable_front_matter.RULE,  # F006
    missing_source.RULE,  # L001
    malformed_url.RULE,  # L002
    broken_file_link.RULE,  # L003
    broken_anchor.RULE,  # L004
    dead_link.RULE,  # L005
    link_unverified.RULE,  # L006
    moved_permanently.RULE,  # L007
    empty_link.RULE,  # L008
    source_text.RULE,  # L009
    duplicate_link.RULE,  # L010
    bare_url.RULE,  # L011
    soft_404.RULE,  # L012
    unsafe_target.RULE,  # L013
    undefined_reference.RULE,  # L014
    unused_definition.RULE,  # L015
    unused_suppression.RULE,  # N001
    unknown_code.RULE,  # N002
    no_schema.RULE,  # N003
    internal_error.RULE,  # N004
    unreadable_file.RULE,  # N005
    quote_not_found.RULE,  # Q001
    quote_differs.RULE,  # Q002
    quote_not_marked.RULE,  # Q003
    mark_not_quoted.RULE,  # Q004
    duplicate_quote.RULE,  # Q005
    term_not_in_article.RULE,  # Q006
    figure_not_in_article.RULE,  # Q007
    trivial_quote.RULE,  # Q008
    article_unreadable.RULE,  # Q009
    article_not_kept.RULE,  # Q010
    missing_section.RULE,  # S001
    section_order.RULE,  # S002
    duplicate_section.RULE,  # S003
    unknown_section.RULE,  # S004
    heading_level.RULE,  # S005
    empty_section.RULE,  # S006
    wrong_content.RULE,  # S007
    too_few_items.RULE,  # S008
    too_many_items.RULE,  # S009
    placeholder_left.RULE,  # S010
    heading_spelling.RULE,  # S011
    missing_region.RULE,  # S012
    literal_emphasis.RULE,  # T001
    not_nfc.RULE,  # T002
    invisible_character.RULE,  # T003
    trailing_space.RULE,  # T004
    line_ends.RULE,  # T005
    byte_order_mark.RULE,  # T006
    final_newline.RULE,  # T007
    heading_like_line.RULE,  # T008
)

BY_CODE: dict[str, Rule] = {rule.code: rule for rule in RULES}

BY_NAME: dict[str, Rule] = {rule.name: rule for rule in RULES}

NAMES: dict[str, str] = {
    **{rule.name: rule.code for rule in RULES},
    **{rule.code.lower(): rule.code for rule in RULES},
}
"""What people may call a rule, in small letters, and its code."""
