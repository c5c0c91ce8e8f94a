"""The edits that fixes are made of: of lines, headings, links, sections, passages and fields.

`link_paths` writes the URL of a link anew; `dates` reads dates as people write them.
"""
