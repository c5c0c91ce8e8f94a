"""The commands, one file each, read from top to bottom; `cli` calls them.

- `common`: what all of them return, exit codes, errors of the configuration
- `check`: `check`, and `run_check` for the library; `check_options`, `stages.outcome`: its values
- `stages`: the stages of a check, which `check` runs in their order
- `notes`: how one note is read and checked, for `check`, `infer`, `schema` and the library
"""
