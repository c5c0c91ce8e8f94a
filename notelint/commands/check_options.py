"""What the user wants checked, and how: the options of `check`."""

from collections.abc import Callable
from typing import BinaryIO, Literal, NamedTuple

from notelint.config.load import PlanOptions
from notelint.model.link import LinkProgress
from notelint.model.message import Language
from notelint.report import FORMATS

FailOn = Literal["error", "warning", "never"]


class CheckOptions(NamedTuple):
    """What the user wants checked, and how.

    - `paths`: files and folders; `stdin` is a stream with one note instead, which findings call
      `stdin_filename`
    - `config`, `schema`, `select`, `ignore`: see `PlanOptions`
    - `language`: that of messages, else the configuration's, else `locale`
    - `jobs`: the number of processes; 0 chooses it automatically
    - `engine`: where notes are checked instead, `dask` or `dask://HOST:PORT`, "" for here; `work`:
      a folder or an address for completion records, with which such a run goes on after it died
    - `cache`: use the caches of plans, of results and of links; `cache_dir`: the folder of the
      first two, else the configuration's; `clear_cache`: delete what they have first
    - `online`: make network requests; with `archive` also for copies of dead pages
    - `since`: a commit; link errors become warnings unless their line is new since then
    - `baseline`: the file of the baseline, else the configuration's if `use_baseline`;
      `update_baseline`: write it
    - `add_suppressions`: write comments for the findings that remain, with this reason unless it is
      empty
    - `force_exclude`: the configuration's `exclude` applies to named paths too
    - `reports`: further reports of the same run, pairs of a format and the file it goes to
    - `fail_on`: the least severity of findings that makes the exit code 1; `strict`: any finding
      does, and notes without a schema are findings; `exit_zero`: none does
    - `quiet`: report findings and errors only
    - `hints`: say how to go on where there is no configuration
    - `job_summary`: also make a summary in Markdown, for the page of a CI job
    - `fix`: apply fixes; with `unsafe_fixes` also unsafe ones, which are counted without `fix` too.
      `fix_only`: do not report what is left. `diff`: write nothing, show what `fix` would change
    - `history`: a range of commits or a revision, for the report's history; "" for none; of more
      commits than `history_limit` a sample is taken
    - `progress`: called with the numbers of notes done, and of all or, before the first is done, of
      those that were found so far; 0 is not known. `links_progress`: called with the numbers of
      links done and left, and of hosts
    """

    paths: tuple[str, ...] = (".",)
    stdin: BinaryIO | None = None
    stdin_filename: str = ""
    config: str | None = None
    schema: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    format: str = "full"
    language: Language | None = None
    locale: Language = "en"
    jobs: int = 0
    engine: str = ""
    work: str = ""
    cache: bool = True
    cache_dir: str = ""
    clear_cache: bool = False
    online: bool = False
    archive: bool = False
    since: str = ""
    baseline: str = ""
    use_baseline: bool = True
    update_baseline: bool = False
    add_suppressions: str | None = None
    force_exclude: bool = False
    fail_on: FailOn = "error"
    fix: bool = False
    unsafe_fixes: bool = False
    fix_only: bool = False
    diff: bool = False
    strict: bool = False
    exit_zero: bool = False
    statistics: bool = False
    quiet: bool = False
    hints: bool = False
    job_summary: bool = False
    debug: bool = False
    colour: bool = False
    width: int = 100
    reports: tuple[tuple[str, str], ...] = ()
    history: str = ""
    history_limit: int = 100
    progress: Callable[[int, int], None] | None = None
    links_progress: LinkProgress | None = None

    @property
    def detailed(self) -> bool:
        """Whether a report shows the details of notes."""
        formats = (self.format, *(format_ for format_, _ in self.reports))
        return any(FORMATS[format_].detailed for format_ in formats)

    def for_plan(self) -> PlanOptions:
        """Those that decide on the plan."""
        return PlanOptions(
            config=self.config,
            schema=self.schema,
            select=self.select,
            ignore=self.ignore,
            debug=self.debug,
            use_cache=self.cache,
            cache_dir=self.cache_dir,
            paths=self.paths,
        )
