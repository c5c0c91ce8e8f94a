"""The stages of a check, in the order in which `commands.check` runs them.

- `notes`: reads and checks the notes
- `links`: where links lead
- `fix`: fixes notes, and writes them
- `baseline`: hides the findings that a baseline has
- `add_suppressions`: writes comments for the findings that remain
- `outcome`: what the user sees of the run; `fix_outcome`: of fixes, `link_states`: of links
"""
