"""Quotes, terms and numbers of a note and the article that they come from.

`match_quotes` compares all of a note; `article` prepares the text to be searched, from the note, a
file or a saved page; `find_passages` finds exact and similar passages.
"""
