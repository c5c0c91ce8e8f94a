"""`check --show-settings`: the settings of a run, and where each comes from."""

from notelint.commands.check_options import CheckOptions
from notelint.commands.common import Outcome, config_failure, language_without_plan
from notelint.config.effective import EffectiveSetting, EffectiveSettings, effective_settings
from notelint.model.message import Language, known_language
from notelint.report.settings_listing import settings_listing
from notelint.schema.errors import ConfigError


def show_settings(options: CheckOptions) -> Outcome:
    """The settings as a settings file with comments. Mistakes in them are an outcome too."""
    try:
        settings = effective_settings(options.for_plan())
    except ConfigError as error:
        language = language_without_plan(options.language, options.config, options.locale)
        return config_failure(error, language)
    values = tuple(_as_given(value, options) for value in settings.values)
    language = options.language or _language(settings) or options.locale
    return Outcome(settings_listing(settings._replace(values=values), language))


def _language(settings: EffectiveSettings) -> Language | None:
    """The language that the settings file names."""
    return next(
        known_language(one.value or "") for one in settings.values if one.path == ("language",)
    )


def _as_given(setting: EffectiveSetting, options: CheckOptions) -> EffectiveSetting:
    """A setting as options of `check` change it that are no part of a plan."""
    if setting.path == ("language",) and options.language:
        return setting._replace(value=options.language, origin="--language, NOTELINT_LANGUAGE")
    if setting.path == ("force-exclude",) and options.force_exclude:
        return setting._replace(value=True, origin="--force-exclude")
    return setting
