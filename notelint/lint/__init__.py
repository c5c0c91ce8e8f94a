"""Checks notes: pure functions from bytes and a plan to findings.

- `check_note.check_note`: one note; the map step, run in a worker
- `growing`: what grows with the notes of a run, in memory or on a disk
- `check_collection`: `collect`, `check_collection`, `summarize`, `note_statuses`; the reduce step
- `fix_note.fix_note`: a note with its fixes applied; `apply_edits`: findings' edits to a text
- `parse_note`, `choose_schema`: the first steps of `check_note`, which records share
- `findings.make_finding`: the finding for a problem of a note
- `suppress_findings`: a note with comments that suppress its findings
- `baseline.compare`: findings against those that were there before, by their `fingerprints`
- `signatures.signature_of`: what auto-detection knows of a schema, made with the plan
"""
