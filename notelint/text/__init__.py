"""Pure algorithms on text, which know nothing of rules or files.

Comparing texts
    `normalization` (levels, with the origin of each character), `normalization_steps`, `nfc`,
    `differences`, `headings` (headings compared), `similar_names` ("did you mean").
Quotes
    `quotation` (what of an item is the quote), `quote_search` and `searchable_text` (where it is in
    the article), `word_boundaries`, `negation` and `clause` (where it may begin and end),
    `numbers` (by value, and where they end), `scripts` (how scripts write words).
Markdown and HTML as text
    `emphasis`, `markdown_edits`, `near_links`, `wikilinks`, `link_targets`, `urls`, `html`,
    `boilerplate` (bylines, contents, placeholders), `length`, `spans`.
Patterns and values
    `patterns` (RE2), `lazy_pattern`, `globs` (as Git's), `templates`, `scalars`, `field_types`,
    `charset`.
Messages
    `korean` (particles).
"""
