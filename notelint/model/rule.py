"""What a rule is: data and a pure function."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from notelint.model.bound_note import BoundNote
from notelint.model.facts import NoteKey
from notelint.model.finding import Problem, Severity
from notelint.model.link import LinkAnswer, LinkProblem, LinkReference
from notelint.model.message import Message


class Example(NamedTuple):
    """A note that a rule is shown by. Run as a test, printed on the rule's page.

    `at` lists the places `line:column` at which the rule must report, and no other; a good
    example has none. `schema` is YAML, in full but for its first two lines (`notelint`, `name`).
    """

    note: str
    at: tuple[str, ...] = ()
    schema: str = ""
    why: str = ""


class CollectionProblem(NamedTuple):
    """What a collection rule yields: the key at fault, the note that has it, and the message."""

    path: str
    key: NoteKey
    message: Message


class Rule(NamedTuple):
    """A rule: data and a pure function. Texts are English; `notelint.locale` has translations.

    - `name` reads well after "disable"
    - `messages`: the templates by name; `help` says what to do, `other_help` for some messages
    - `options`: a frozen dataclass whose defaults are the rule's, or None
    - `fix`: "safe" or "unsafe" if all of its fixes are, "mixed" if it has both, "" if it has none
    - `edits_quotations`: its fix may change the bytes of the article and of verified quotes, since
      it is about that text (emphasis, letters, invisible characters)
    - `edits_structure`: its fix may change which blocks the note has, their levels or their order
    - `page`: the URL of its page, if it is not one of notelint's own rules
    - `check`: the function for one note; None for rules that `lint` itself reports
    - `collect`: for collection rules; sees the keys of all notes, with their paths
    - `check_link`: for link rules; sees each link to outside of its note, and what was found there
    """

    code: str
    name: str
    severity: Severity
    summary: str
    why: str
    messages: Mapping[str, str]
    help: str
    examples: tuple[Example, ...] = ()
    page: str = ""
    fix: str = ""
    edits_quotations: bool = False
    edits_structure: bool = False
    options: type[Any] | None = None
    check: Callable[[BoundNote, Any], Iterator[Problem]] | None = None
    collect: Callable[[Sequence[tuple[str, NoteKey]], Any], Iterator[CollectionProblem]] | None = (
        None
    )
    check_link: Callable[[LinkReference, LinkAnswer, Any], LinkProblem | None] | None = None
    other_help: Mapping[str, str] = MappingProxyType({})

    def helps(self) -> tuple[str, ...]:
        """All that the rule says on what to do, each text once."""
        return tuple(dict.fromkeys((self.help, *self.other_help.values())))

    def options_text(self) -> str:
        """What the options mean, as one paragraph; empty if there are none."""
        return " ".join((self.options.__doc__ or "").split()) if self.options else ""
