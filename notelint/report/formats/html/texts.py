"""The words of the page. Fields such as `{count}` are filled in by the script."""

from notelint.locale import translated
from notelint.model.message import Language, Phrase, phrase

TITLE = phrase("notelint report").template

TEXTS: dict[str, Phrase] = {
    # The page
    "title": phrase("notelint report"),
    "skip": phrase("Skip to the notes"),
    "theme": phrase("Color scheme"),
    "theme_auto": phrase("Automatic"),
    "theme_light": phrase("Light"),
    "theme_dark": phrase("Dark"),
    "no_script": phrase("This report needs JavaScript. It makes no network requests."),
    # Sections
    "overview": phrase("Overview"),
    "first": phrase("What to fix first"),
    "notes": phrase("Notes"),
    "quotes": phrase("Quotes"),
    "links": phrase("External links"),
    "history": phrase("History"),
    "findings": phrase("Findings"),
    "parts": phrase("Sections"),
    # Verdicts on notes and sections
    "ok": phrase("conforms"),
    "warning": phrase("has warnings"),
    "error": phrase("has errors"),
    "absent": phrase("optional, not there"),
    "unchecked": phrase("not checked"),
    "no_schema": phrase("no schema"),
    # Why a note has its schema
    "why_note": phrase("named in the note"),
    "why_option": phrase("given by --schema"),
    "why_configuration": phrase("assigned by the configuration"),
    "why_auto-detected": phrase("auto-detected"),
    "why_none": phrase("not checked against a schema"),
    # Severities
    "errors": phrase("errors"),
    "warnings": phrase("warnings"),
    "unverified_count": phrase("unverified"),
    # Verdicts on quotes
    "quote_found": phrase("found word for word"),
    "quote_folded": phrase("written differently"),
    "quote_near": phrase("different"),
    "quote_absent": phrase("not found"),
    "quote_unchecked": phrase("not checked"),
    # Verdicts on links
    "link_ok": phrase("ok"),
    "link_moved": phrase("moved"),
    "link_gone": phrase("dead"),
    "link_unverified": phrase("unverified"),
    "link_unchecked": phrase("not checked"),
    # Filters
    "filter": phrase("Filters"),
    "search": phrase("Path contains"),
    "folder": phrase("Folder"),
    "schema": phrase("Schema"),
    "rule": phrase("Rule"),
    "status": phrase("Result"),
    "sort": phrase("Order"),
    "by_path": phrase("by path"),
    "by_problems": phrase("most findings first"),
    "all": phrase("all"),
    "clear": phrase("Clear filters"),
    "shown": phrase("{count} of {total} shown"),
    "none_shown": phrase("Nothing matches the filters."),
    # What to fix first
    "fixable": phrase("Findings with a safe fix: {count} of {total}."),
    "fixable_unsafe": phrase("With a fix to be reviewed: {count} more."),
    "baselined": phrase("Hidden by the baseline: {count}."),
    "count": phrase("Count"),
    "in_notes": phrase("In notes"),
    "with_fix": phrase("With a fix"),
    "no_findings": phrase("No findings."),
    # Findings and notes
    "place": phrase("line {line}, column {column}"),
    "line": phrase("line {line}"),
    "expected": phrase("expected"),
    "found": phrase("found"),
    "help": phrase("help"),
    "see": phrase("see also"),
    "fix_safe": phrase("safe fix"),
    "fix_unsafe": phrase("fix to be reviewed"),
    "more": phrase("Show more ({count} left)"),
    "close": phrase("Close"),
    "previous": phrase("Previous note"),
    "next": phrase("Next note"),
    "clean": phrase("No findings in this note."),
    "unread": phrase("This note could not be checked."),
    # Quotes
    "quote": phrase("Quote in the note"),
    "passage": phrase("Passage in the article"),
    "no_passage": phrase("no similar passage"),
    "no_article": phrase("there is no article to compare with"),
    "others": phrase("equally similar passages: {count}"),
    "no_quotes": phrase("No quotes."),
    # Links
    "last_good": phrase("last ok {date}"),
    "never_good": phrase("never seen ok"),
    "checked_on": phrase("checked {date}"),
    "from_cache": phrase("by the link cache"),
    "moved_to": phrase("moved to"),
    "soft": phrase("looks like an error page"),
    "used_in": phrase("in notes: {count}"),
    "no_links": phrase("No external links."),
    # History
    "history_about": phrase(
        "Each commit as today's configuration, schemas and link cache judge it; "
        "findings between notes are left out."
    ),
    "history_sample": phrase("{count} of {total} commits, at even distances."),
    "history_conforming": phrase("Notes that conform"),
    "history_quotes": phrase("Quotes found"),
    "history_dead": phrase("Dead links"),
    "history_errors": phrase("Errors"),
    "date": phrase("Date"),
    "commit": phrase("Commit"),
    "table": phrase("All commits"),
}
"""The texts of the page, each by the name that the script uses."""

FAMILIES: dict[str, Phrase] = {
    "S": phrase("Structure"),
    "F": phrase("Fields"),
    "Q": phrase("Quotes"),
    "L": phrase("Links"),
    "T": phrase("Text"),
    "C": phrase("Collection"),
    "N": phrase("notelint"),
}
"""Columns of findings that are about no part of the schema, by the first letter of their codes."""


def page_texts(language: Language) -> dict[str, str]:
    """The texts of the page in one language, not filled in."""
    return {name: translated(text.template, language) for name, text in TEXTS.items()}
