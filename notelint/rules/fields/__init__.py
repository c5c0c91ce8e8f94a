"""Rules on named values: front matter, labelled fields, columns, the file's name."""
