"""The `report` command: a check whose report is a page, and the history of the notes."""

from notelint.commands.check import check
from notelint.commands.check_options import CheckOptions
from notelint.commands.common import (
    CLEAN,
    FAILED,
    WORKER_DIED,
    NoHistoryError,
    Outcome,
    config_failure,
    failure,
    language_of,
    language_without_plan,
)
from notelint.commands.history import read_history
from notelint.config.load import load_plan
from notelint.locale import in_language
from notelint.report.history_json import render_history
from notelint.run.map_notes import WorkerDiedError
from notelint.schema.errors import ConfigError


def report(options: CheckOptions) -> Outcome:
    """The page. Findings do not make it fail."""
    outcome = check(options._replace(format="html"))
    return outcome._replace(exit_code=FAILED if outcome.exit_code == FAILED else CLEAN)


def history(options: CheckOptions) -> Outcome:
    """The history alone, as JSON."""
    try:
        loaded = load_plan(options.for_plan())
    except ConfigError as error:
        language = language_without_plan(options.language, options.config, options.locale)
        return config_failure(error, language)
    try:
        found = read_history(options, loaded.plan)
    except (NoHistoryError, WorkerDiedError) as error:
        words = error.words if isinstance(error, NoHistoryError) else WORKER_DIED
        return failure(in_language(words, language_of(options.language, loaded, options.locale)))
    return Outcome(render_history(found))
