"""Schema files, from their bytes to the frozen `Schema` of `notelint.model.schema`.

`loading` reads a file: `data_file` (YAML with places), `inherit` (`extends`), `schema_model` (what
a file may contain, with `part_models`, `field_models` and `value_types`), `crossrefs` (what one
place says about another), `rule_settings`, `compiler`. Other packages import `loading`, `built_in`,
`errors`, `outline` and `schema_model`; `config` also uses what settings files share with schema
files: `text_file`, `did_you_mean`, `rule_settings`, `validation_errors`, `value_types`.
"""
