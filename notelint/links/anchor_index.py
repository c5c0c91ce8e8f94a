"""What links can name in a note, prepared for many look-ups."""

from typing import NamedTuple

from notelint.model.link import LocalTarget, NoteAnchors
from notelint.text.similar_names import SimilarNames


class AnchorIndex(NamedTuple):
    """A note's anchors, headings and blocks; the fields are those of `LocalTarget`."""

    anchors: SimilarNames
    headings: SimilarNames
    blocks: frozenset[str]

    @classmethod
    def of(cls, names: NoteAnchors) -> "AnchorIndex":
        """The index of what a note has."""
        return cls(
            SimilarNames(names.anchors),
            SimilarNames(names.headings, str.casefold),
            frozenset(names.blocks),
        )

    def in_target(self, target: LocalTarget) -> LocalTarget:
        """A target that is the note, with what links can name in it."""
        return target._replace(**self._asdict())
