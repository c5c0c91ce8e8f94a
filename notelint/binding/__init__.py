"""A note and its schema: which section belongs to which part, and every violation of the schema.

Above `fields` and `quotes`, which it calls. Public modules:

- `bind_note`: the whole of it, note and schema → BoundNote
- `note_fields`: what a note has outside of its sections
- `read_section`, `item_readers`, `filled`: what blocks contain
- `anchors`: the fragments that links can name
"""
