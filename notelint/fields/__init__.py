"""Floor 3: named values of a note (front matter, inline fields, table cells) against the schema."""
