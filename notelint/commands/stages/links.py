"""A stage of `check`: where links lead, and which of their errors a change has added."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, NamedTuple, Self

from notelint.commands.check_options import CheckOptions
from notelint.commands.stages.notes import is_whole
from notelint.files.changed_lines import AddedLines
from notelint.files.paths import is_source
from notelint.lint.check_collection import Collected
from notelint.model.facts import NoteResult
from notelint.model.finding import Finding
from notelint.model.link import LinkAnswer, NoteLink, Verdict
from notelint.model.message import Phrase
from notelint.model.plan import Plan
from notelint.rules import LINK_RULES
from notelint.text.urls import encoded_url

if TYPE_CHECKING:
    from notelint.links.web import WebLinks

FILE_LINK_RULES = ("L003", "L004")
"""Rules on links whose targets depend on the note's folder."""


class LinkAnswers(NamedTuple):
    """What was found at the targets of links, and notices for the user."""

    answers: tuple[tuple[NoteLink, LinkAnswer], ...] = ()
    notices: tuple[Phrase, ...] = ()


class LinkAsker:
    """Asks where links to websites lead while notes are being checked. A context manager.

    Nothing is asked, and nothing imported, unless there is such a link and the user is online.
    """

    def __init__(self, plan: Plan, options: CheckOptions) -> None:
        self._plan = plan
        self._options = options
        self._open = ExitStack()
        self._web: WebLinks | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._open.close()

    def ask_for(self, results: Iterable[NoteResult]) -> Iterator[NoteResult]:
        """The results as they come; the links of each are asked for as it passes."""
        for result in results:
            links = [
                NoteLink(result.path, reference)
                for reference in result.facts.link_references
                if reference.external and self._options.online and not result.error
            ]
            if links:
                self._opened().ask(links)
            yield result

    def answers(self, collected: Collected) -> LinkAnswers:
        """Where all links lead, when all results have passed."""
        local = _local_targets(collected, self._plan, self._options)
        if self._web is None:
            return LinkAnswers(local)
        web = self._web.answers(
            archive=self._options.archive, progress=self._options.links_progress
        )
        return LinkAnswers((*local, *web.answers), web.notices)

    def _opened(self) -> "WebLinks":
        if self._web is None:
            from notelint.links.web import WebLinks  # noqa: PLC0415 - SQLite and more, 10 ms

            web = WebLinks(self._plan, use_ledger=self._options.cache)
            self._web = self._open.enter_context(web)
        return self._web


def ask_again(
    collected: Collected, known: LinkAnswers, plan: Plan, options: CheckOptions
) -> LinkAnswers:
    """Where the links lead after notes were fixed; no URL is requested a second time.

    A link to the new URL of a page that has moved has the verdict on that page. A URL that is new
    in another way has none.
    """
    local = _local_targets(collected, plan, options)
    verdicts: dict[str, Verdict] = {}
    for link, answer in known.answers:
        if isinstance(answer, Verdict):
            if answer.moved:
                page = _page(encoded_url(answer.moved))
                verdicts.setdefault(page, answer._replace(moved="", final=""))
            verdicts[link.reference.url] = answer
    web = []
    for link in collected.links:
        url = link.reference.url
        verdict = verdicts.get(url) or verdicts.get(_page(url)) if link.reference.external else None
        if verdict:
            web.append((link, verdict))
    return LinkAnswers((*local, *web), known.notices)


def _local_targets(
    collected: Collected, plan: Plan, options: CheckOptions
) -> tuple[tuple[NoteLink, LinkAnswer], ...]:
    """What the links to files lead to."""
    if all(link.reference.external for link in collected.links):
        return ()
    if any(map(is_source, options.paths)):
        from notelint.links.packed_targets import (  # noqa: PLC0415 - for few runs
            find_packed_targets,
        )

        whole = is_whole(options, plan)
        return tuple(find_packed_targets(collected.links, collected.anchors, whole=whole))
    from notelint.links.local_targets import (  # noqa: PLC0415 - 4 ms, for notes with such links
        find_local_targets,
    )

    return tuple(find_local_targets(collected.links, collected.anchors, plan))


def _page(url: str) -> str:
    """A URL without its fragment."""
    return url.partition("#")[0]


def demote_old(findings: Iterable[Finding], added: AddedLines) -> tuple[Finding, ...]:
    """Errors about links that the change did not add become warnings.

    Raises `NoChangesError`.
    """
    return tuple(
        finding._replace(severity="warning")
        if finding.severity == "error"
        and finding.code in LINK_RULES
        and not _is_new(finding, added)
        else finding
        for finding in findings
    )


def _is_new(finding: Finding, added: AddedLines) -> bool:
    return added.has(finding.path, finding.line) or (
        finding.code in FILE_LINK_RULES and added.moved(finding.path)
    )
