"""Pure algorithms on text, which know nothing of rules or files.

Comparing texts
    `normalization` (levels, with the origin of each character), `normalization_steps`, `nfc`,
    `headings` (headings compared), `similar_names` ("did you mean"), `scripts` (how scripts write
    words).
Packages of their own
    `quotation` (quotes and figures against an article), `edits` (what fixes are made of).
Markdown and HTML as text
    `emphasis`, `near_links`, `wikilinks`, `link_targets`, `urls`, `html_tags`, `boilerplate`
    (bylines, contents, placeholders), `length`, `spans`.
Patterns and values
    `patterns` (RE2), `lazy_pattern`, `globs` (as Git's, by `wildcards`), `templates`, `scalars`,
    `field_types`, `charset`.
"""
