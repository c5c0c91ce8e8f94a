"""Everything a worker needs to check notes, as frozen plain data."""

from collections.abc import Container, Mapping
from typing import Any, NamedTuple, cast

from notelint.model.finding import Severity
from notelint.model.link import RequestPolicy
from notelint.model.schema import Dialect, Schema
from notelint.model.schema_fields import ANY_LEVEL, Range


class SelectedRule(NamedTuple):
    """A rule that runs: its code, its severity here, its options (None: the rule has none)."""

    code: str
    severity: Severity
    options: Any = None


class Assignment(NamedTuple):
    """A `[[notes]]` entry: notes under `files` and not under `exclude` get `schema`.

    Globs are in .gitignore's syntax, relative to the configuration's folder.
    """

    files: tuple[str, ...]
    exclude: tuple[str, ...]
    schema: str


class FileIgnores(NamedTuple):
    """An entry of `per-file-ignores`: rules, by their codes, that do not run on some notes.

    These are the notes that `glob` matches; if `inverted`, all the others.
    """

    glob: str
    codes: tuple[str, ...]
    inverted: bool = False


class PartSignature(NamedTuple):
    """What auto-detection knows of a part.

    - `names`, `points`: its heading's names, folded, and how distinctive each is
    - `patterns`: its heading's patterns, without those that match anything
    - `levels`: the levels of its heading
    - `required`: every note must have it
    - `kinds`: the kinds of blocks of its content, empty if any will do
    """

    part: str
    names: tuple[str, ...] = ()
    points: tuple[int, ...] = ()
    patterns: tuple[str, ...] = ()
    levels: Range = ANY_LEVEL
    required: bool = False
    kinds: tuple[str, ...] = ()


class FieldSignature(NamedTuple):
    """A field's names, folded, and how distinctive the first one is."""

    names: tuple[str, ...]
    points: int


class SchemaSignature(NamedTuple):
    """What auto-detection knows of a schema.

    - `word`: the first word of its name, which a folder or a title may have
    - `titles`, `files`: patterns of a title and of a file name, without those that match anything
    - `keys`, `labels`: the fields of front matter and the inline fields of the header
    - `regions`: the number of regions that end with a thematic break
    - `opening`: the first region has a link; its text matches `template`, in which the field
      `titled` is the note's title
    - `vault`: the schema has Obsidian's dialect
    - `loose`: the schema allows sections of no part
    """

    schema: str
    word: str = ""
    parts: tuple[PartSignature, ...] = ()
    titles: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    keys: tuple[FieldSignature, ...] = ()
    labels: tuple[FieldSignature, ...] = ()
    regions: int = 0
    opening: bool = False
    template: str = ""
    titled: str = ""
    vault: bool = False
    loose: bool = False


class Plan(NamedTuple):
    """What to check and how.

    - `root`: the folder that assignments and globs are relative to
    - `rules`: those that run, before a schema overrides them
    - `plugins`: names of plug-ins that have further rules, each with what tells its version
    - `schemas`: all that a note could get; `forced` is the name of the one of `--schema`
    - `assignments`: which notes get which schema; `signatures`: of the schemas to auto-detect,
      for notes without an assignment
    - `file_ignores`: rules that do not run on some notes
    - `max_bytes`: the largest size of a note
    - `debug`: findings about crashes have a traceback
    - `extensions`: what the names of notes in folders end in, in lower case
    - `exclude`: globs of notes to skip; with `force_exclude` also if they are named
    - `external`: check all external links, not only those of parts with `reachable: true`;
      but none that matches one of the patterns `excluded_links` (RE2)
    - `request_policy`: how they are requested
    - `ledger`: the file of cached results; "" for one in the cache folder, "-" for none
    - `baseline`: the path of the baseline's file, "" for none
    - `own_settings`: the user has named the configuration file, and it is not the repository's
    - `details`: results have `NoteDetails`, which only some reports show
    - `dialect`: the Markdown dialect of notes without a schema; `schemas` have their own
    """

    root: str
    rules: tuple[SelectedRule, ...]
    schemas: tuple[Schema, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    forced: str = ""
    signatures: tuple[SchemaSignature, ...] = ()
    file_ignores: tuple[FileIgnores, ...] = ()
    max_bytes: int = 8_000_000
    debug: bool = False
    extensions: tuple[str, ...] = (".md", ".markdown")
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    external: bool = False
    excluded_links: tuple[str, ...] = ()
    request_policy: RequestPolicy = RequestPolicy()
    ledger: str = ""
    baseline: str = ""
    own_settings: bool = False
    details: bool = False
    plugins: tuple[tuple[str, str], ...] = ()
    dialect: Dialect = "commonmark"

    def dialect_of(self, place: str) -> Dialect:
        """The dialect of a note without a schema, by its path from the root.

        A vault has no notes in folders whose names begin with a dot, such as `.github`.
        """
        folders = place.split("/")[:-1]
        hidden = any(name.startswith(".") and name.strip(".") for name in folders)
        return "commonmark" if hidden else self.dialect

    def rules_for(
        self, schema: Schema | None, ignored: Container[str] = ()
    ) -> Mapping[str, SelectedRule]:
        """The rules that run on notes of a schema, by code, as the schema overrides them.

        `ignored` are codes of rules that do not run; those of a note are `lint.file_ignores`.
        """
        rules = {rule.code: rule for rule in self.rules if rule.code not in ignored}
        for override in schema.rules if schema else ():
            rule = rules.get(override.code)
            if rule and override.severity == "off":
                del rules[override.code]
            elif rule:
                severity = cast("Severity", override.severity or rule.severity)
                options = override.options or rule.options
                rules[override.code] = SelectedRule(rule.code, severity, options)
        return rules
