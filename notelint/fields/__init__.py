"""Named values of a note (front matter, inline fields, table cells) and its schema.

`inline_fields`, `field_text` and `tables` read values from text; `references` finds the values that
a schema refers to and compares them; `conditions` decides which requirements apply to a note;
`violations` lists how its fields do not conform.
"""
