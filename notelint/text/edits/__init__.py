"""The edits that fixes are made of: of lines, headings, links, sections and passages.

`link_paths` writes the URL of a link anew.
"""
