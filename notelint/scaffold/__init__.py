"""Schemas from notes or from a template, and blank notes from a schema. Pure: no file is touched.

Used by other packages:
    a schema from notes      sketch → cluster → infer → outliers, relax
    a schema from a template    template, placeholders
    a draft and its YAML     draft
    a blank note             blank
    which files are notes    note_files
    files beside a schema    project

Inside: vocabulary, headings, content, fields and name_patterns find what notes have in common;
values and sample write a blank note.
"""
