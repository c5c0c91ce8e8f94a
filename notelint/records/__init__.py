"""Notes as typed records.

`extract` turns one note into its record; `record_class` makes the pydantic class and the JSON
Schema of a schema's records, `python_source` a module with the class; `keys` has their base class
`Record`. `formats` writes records to files: `FORMATS` lists the formats, `formats.columns` has
`FormatError`.
"""
