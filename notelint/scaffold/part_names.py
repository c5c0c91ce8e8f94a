"""The ids that a schema's parts get, each once."""

from notelint.scaffold.draft import identifier


class PartNames:
    """Makes ids; `by_key` has those of parts that notes have in common, by the headings' keys."""

    def __init__(self) -> None:
        self.used: set[str] = set()
        self.by_key: dict[str, str] = {}

    def new(self, text: str, key: str = "") -> str:
        """An id made of a text that no other part has."""
        name = identifier(text, self.used)
        if key:
            self.by_key[key] = name
        return name
