"""Where the keys and values of a settings file stand, as messages name places.

Used when a mistake is to be reported, never otherwise.
"""

from notelint.schema.errors import Path, Place
from notelint.schema.text_file import at_offset
from notelint.text.toml_places import toml_places


def finder(text: str) -> Place:
    """A function that gives line and column of the value (or key) at a path.

    Where the path leads to nothing, the place of the nearest thing around it.
    """
    places = toml_places(text)

    def place(path: Path, key: bool = False) -> tuple[int, int]:
        while path and path not in places:
            path = path[:-1]
        key_at, value_at, _ = places.get(path, (0, 0, 0))
        return at_offset(text, key_at if key else value_at)

    return place
