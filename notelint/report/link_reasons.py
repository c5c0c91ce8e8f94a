"""Why a link is not ok, in a few words."""

from notelint.locale import in_language
from notelint.model.link import Verdict
from notelint.model.message import Language, Phrase, phrase

REASONS: dict[str, Phrase] = {
    "no_host": phrase("host not found"),
    "no_network": phrase("no network"),
    "timeout": phrase("no answer in time"),
    "connection": phrase("connection failed"),
    "tls": phrase("invalid certificate"),
    "redirects": phrase("too many redirects"),
    "unsafe": phrase("private or local address"),
    "no_http": phrase("invalid HTTP response"),
    "fragment": phrase("anchor not found on the page"),
    "time_up": phrase("time limit reached"),
    "invalid": phrase("malformed URL"),
}
"""The reasons beside the HTTP status."""


def reason_of_verdict(verdict: Verdict, language: Language) -> str:
    """Why a link is not ok: one of these, or the HTTP status, "" without one."""
    if verdict.reason in REASONS:
        return in_language(REASONS[verdict.reason], language)
    return str(verdict.status) if verdict.status else ""
