"""The formats of a report: one file each, with a `render`; `notelint.report.FORMATS` lists them.

- full, concise: for people; markdown: the summary of a job; html (a package): a page
- json_format, json_lines: for programs
- sarif, github, gitlab, azure, junit, checkstyle, rdjson: for services and their tools
"""
