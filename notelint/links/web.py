"""Where links lead: files are looked at, notes that were not checked are read, sites asked."""

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from notelint.binding.anchors import anchors_of
from notelint.config.folders import cache_folder
from notelint.files.folder import NOTES
from notelint.files.read import UnreadableError, read
from notelint.links.files import FileTree, LinkRoots
from notelint.model.link import (
    LinkAnswer,
    LinkReference,
    LinkRequest,
    LocalTarget,
    NoteAnchors,
    NoteLink,
    RequestPolicy,
    Verdict,
)
from notelint.model.message import Phrase, phrase
from notelint.model.plan import Plan
from notelint.parse import TooMuchMarkdown, parse, source_of
from notelint.repository.readable import readable_files_of
from notelint.text.patterns import compile_pattern
from notelint.text.similar_names import SimilarNames
from notelint.text.wikilinks import heading_name, heading_names


class _Named(NamedTuple):
    """What links can name of a note, prepared for many questions."""

    anchors: SimilarNames
    headings: SimilarNames


class _Notes:
    """What can be named of notes: of those that were checked, and of others, read once."""

    def __init__(self, checked: Mapping[str, NoteAnchors], plan: Plan) -> None:
        self.checked = {os.path.abspath(path): places for path, places in checked.items()}
        self.known: dict[str, _Named | None] = {}
        self.plan = plan

    def of(self, path: str) -> _Named | None:
        """That of the note at `path`; None where it cannot be read."""
        whole = os.path.abspath(path)
        if whole not in self.known:
            places = self.checked.get(whole)
            places = _read(path, self.plan) if places is None else places
            self.known[whole] = places and _Named(
                SimilarNames(places.anchors),
                SimilarNames(places.headings, str.casefold),
            )
        return self.known[whole]

    def may_show(self, path: str) -> bool:
        """Whether a report may speak of what is in the note: not of one that Git ignores.

        Asked only where a report would, since Git has to be asked.
        """
        if os.path.abspath(path) in self.checked:
            return True
        return readable_files_of(os.path.dirname(path)).refusal_for(path) is None


def _is_named(fragment: str, found: LocalTarget) -> bool:
    """Whether a link's fragment names something in what was found."""
    if found.anchors is not None and fragment in found.anchors:
        return True
    name = heading_name(fragment.rpartition("#")[2].strip())
    return found.headings is not None and name in found.headings


def local(
    asked: Sequence[NoteLink], known: Mapping[str, NoteAnchors], plan: Plan
) -> Iterator[tuple[NoteLink, LinkAnswer]]:
    """Look at the files that links lead to, each once. `known` are the notes that were checked."""
    asked = [one for one in asked if not one.reference.external]
    if not asked:
        return
    looks = _Looks(known, plan)
    for one in asked:
        yield one, looks.at(one)


class _Looks:
    """Looks at what links lead to, once each; the links of a repository's notes share its tree."""

    def __init__(self, known: Mapping[str, NoteAnchors], plan: Plan) -> None:
        self.notes = _Notes(known, plan)
        self.roots = LinkRoots(plan.root)
        self.folders: dict[str, tuple[str, FileTree]] = {}
        self.trees: dict[str, FileTree] = {}
        self.answers: dict[tuple[str, ...], tuple[LocalTarget, str]] = {}

    def at(self, one: NoteLink) -> LocalTarget:
        """What a note's link leads to."""
        reference, folder = one.reference, os.path.dirname(one.path)
        real, targets = self._tree(folder)
        if reference.rooted:
            place = os.path.join(targets.root, reference.path)
        elif reference.by_name:
            place = ""
        else:  # from where the note's folder really is, should a link lead to it
            place = os.path.join(real, os.path.relpath(reference.path, folder or "."))
        key = (targets.root, place, reference.path, reference.name, "#" * bool(reference.fragment))
        if key not in self.answers:
            self.answers[key] = self._look(reference, place, targets)
        found, place = self.answers[key]
        if (
            found.anchors is None
            or _is_named(reference.fragment, found)
            or self.notes.may_show(place)
        ):
            return found
        return found._replace(anchors=None, headings=None)

    def _look(
        self, reference: LinkReference, place: str, targets: FileTree
    ) -> tuple[LocalTarget, str]:
        """What there is, and the path at which it is."""
        found = LocalTarget("missing") if reference.by_name else targets.look(reference.path, place)
        if reference.name and found.kind in ("missing", "case", "form"):
            named, path = targets.find(reference.name)
            if named.kind == "file" or not found.name:
                found, place = named, path
        if found.kind != "file" or not reference.fragment or not _may_be_read(place, targets):
            return found, place
        names = self.notes.of(place)
        if names:
            found = found._replace(anchors=names.anchors, headings=names.headings)
        return found, place

    def _tree(self, folder: str) -> tuple[str, FileTree]:
        """Where a folder of notes really is, and the tree of the repository that it is in."""
        if folder not in self.folders:
            real = os.path.realpath(folder or ".")
            root = self.roots.of(real)
            self.folders[folder] = (real, self.trees.setdefault(root, FileTree(root)))
        return self.folders[folder]


def _may_be_read(path: str, targets: FileTree) -> bool:
    """Whether it is a note of the repository; a link to one outside of it is not followed."""
    return path.lower().endswith(NOTES) and targets.has(path)


def _read(path: str, plan: Plan) -> NoteAnchors | None:
    """What can be named of a note that is not among those checked; None if it cannot be read."""
    try:
        data = read(path, plan.max_bytes).decode("utf-8", "replace").encode()
        note = parse(source_of(path, data))
    except (UnreadableError, TooMuchMarkdown):
        return None
    return NoteAnchors(tuple(anchors_of(note)), tuple(heading_names(note)))


def _tell_nobody(words: Phrase) -> None:
    del words


class Network(NamedTuple):
    """How the network is asked: by what plan, whether what is remembered counts, who is told.

    `told` gets what was wrong with the ledger. `archive`: copies are asked for of what is gone.
    """

    plan: Plan
    progress: Callable[[int, int, int], None] | None = None
    told: Callable[[Phrase], None] = _tell_nobody
    remembers: bool = True
    archive: bool = False


def external(asked: Sequence[NoteLink], network: Network) -> Iterator[tuple[NoteLink, LinkAnswer]]:
    """Ask each external address once, but for those of which the ledger knows what became."""
    plan = network.plan
    left_out = [compile_pattern(one) for one in plan.excluded_links]
    asked = [one for one in asked if one.reference.external]
    asked = [one for one in asked if not any(each.search(one.reference.url) for each in left_out)]
    if not asked:
        return
    questions = _questions(
        [one.reference for one in asked], fragments=plan.request_policy.fragments
    )
    verdicts = _verdicts(questions, network)
    if network.archive:
        verdicts |= _with_copies(verdicts, network)
    for one in asked:
        yield one, verdicts[_key(one.reference.url, fragments=plan.request_policy.fragments)]


def _questions(asks: Sequence[LinkReference], *, fragments: bool) -> dict[str, LinkRequest]:
    """What to ask, by the key under which the answer is remembered."""
    texts: dict[str, dict[str, None]] = {}
    for reference in asks:
        texts.setdefault(_key(reference.url, fragments=fragments), {})[reference.text] = None
    questions = {}
    for key, said in texts.items():
        url, _, fragment = key.partition("#")
        questions[key] = LinkRequest(url, tuple(said), fragment)
    return questions


def _key(url: str, *, fragments: bool) -> str:
    """An address as it is asked and remembered; with its fragment only if that is looked for."""
    url = f"https:{url}" if url.startswith("//") else url
    address, _, fragment = url.partition("#")
    asked = fragments and fragment and not fragment.startswith((":~:", "/", "!"))
    return f"{address}#{fragment}" if asked else address


def _verdicts(questions: dict[str, LinkRequest], network: Network) -> dict[str, Verdict]:
    """What is known, and what the others answer, which is remembered."""
    from notelint.links.ledger import Ledger  # noqa: PLC0415 - SQLite, only for external links

    path = ledger_path(network.plan) if network.remembers else ""
    if not path:
        return _probe(questions, network)
    with Ledger(path, in_repository=may_be_foreign(path, network.plan)) as ledger:
        known = ledger.fresh(questions, time.time())
        rest = {key: one for key, one in questions.items() if key not in known}
        found = _probe(rest, network, ledger.learn) if rest else {}
        ledger.write()
        if ledger.notice:
            network.told(ledger.notice)
    return {**known, **found}


def manners_of(network: Network) -> RequestPolicy:
    """How addresses are asked, as the user allows it; what is not allowed is told."""
    from notelint.links.consent import consent  # noqa: PLC0415 - only where the network is asked

    plan = network.plan
    given = consent(plan.request_policy, os.environ, is_own=plan.own_settings)
    for words in given.told:
        network.told(words)
    return given.policy


def _probe(
    questions: dict[str, LinkRequest],
    network: Network,
    learn: Callable[[str, Verdict], None] = lambda *_: None,
) -> dict[str, Verdict]:
    """Ask; `learn` is told each answer by its key as soon as it is there."""
    from notelint.links.probe import probe  # noqa: PLC0415 - the client and asyncio: 150 ms

    policy, keys = manners_of(network), {one: key for key, one in questions.items()}
    try:
        answers = probe(
            list(keys),
            policy,
            progress=network.progress,
            learnt=lambda one, verdict: learn(keys[one], verdict),
        )
    except OSError as error:  # the certificates
        why = f"{policy.ca_file}: {error.strerror or error}"
        network.told(phrase("no link was asked: {why}", why=why))
        return dict.fromkeys(questions, Verdict("unknown", "tls", why))
    return {key: answers[one] for key, one in questions.items()}


def _with_copies(verdicts: Mapping[str, Verdict], network: Network) -> dict[str, Verdict]:
    """The verdicts on pages that are gone, with what the archive has of them."""
    gone = {
        key: one for key, one in verdicts.items() if one.kind == "gone" and one.reason != "fragment"
    }
    if not gone:
        return {}
    from notelint.links.archive import copies  # noqa: PLC0415 - the client

    urls = {key: key.partition("#")[0] for key in gone}
    try:
        policy = manners_of(network._replace(told=_tell_nobody))
        found = copies(list(urls.values()), policy, network.progress)
    except OSError:  # the certificates, of which the links have told
        return {}
    return {key: one._replace(copy=found.get(urls[key])) for key, one in gone.items()}


def ledger_path(plan: Plan) -> str:
    """The file that remembers answers; "" for none."""
    if plan.ledger:
        return "" if plan.ledger == "-" else plan.ledger
    folder = cache_folder()
    return os.path.join(folder, "links.sqlite") if folder else ""


def may_be_foreign(path: str, plan: Plan) -> bool:
    """Whether a ledger may have come with the repository."""
    repository = readable_files_of(plan.root)
    return bool(plan.ledger) or (repository.has_git and repository.contains(path))


def ask_anew(keys: Sequence[str], network: Network, learn: Callable[[str, Verdict], None]) -> None:
    """Ask for addresses as the ledger has them, whatever it knows of them."""
    questions = {}
    for key in keys:
        url, _, fragment = key.partition("#")
        questions[key] = LinkRequest(url, (), fragment)
    if questions:
        _probe(questions, network, learn)
