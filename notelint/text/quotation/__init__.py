"""Quotes, terms and numbers of a note against the text of an article, as pure algorithms.

`quoted_item` says what of an item is the quote, `quote_search` where a `searchable_text` has it.
`word_boundaries` says where it may begin and end, by `numbers`, `negation` and `clause`.
`quantities` are numbers by value; `differences` shows what was changed.
`quotes` reads articles and notes with these.
"""
