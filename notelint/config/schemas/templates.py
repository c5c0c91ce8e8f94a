"""The template that a schema names."""

from notelint.config.errors import ConfigError
from notelint.config.files.positions import read_yaml
from notelint.config.files.text_file import decode
from notelint.config.schemas.inherit import with_parents
from notelint.config.schemas.reading import reader_for
from notelint.config.schemas.ready_made import find
from notelint.config.schemas.residue import template_path


def template_of(name_or_path: str, base: str = ".") -> str:
    """The path of the template that a schema names, or one that it extends; "" if none does.

    The schema is found by its name or path. Raises `ConfigError`, also for a template that cannot
    or may not be read.
    """
    file = find(name_or_path, base)
    read = reader_for(file.path, base)
    root, problems = read_yaml(decode(read(file.path), file.shown), file.shown)
    if problems:
        raise ConfigError(problems)
    layer = with_parents(root, file, read)
    said = layer.root.value.get("template") if isinstance(layer.root.value, dict) else None
    named = said.get("file") if isinstance(said, dict) else said
    if not isinstance(named, str):
        return ""
    path = template_path(layer.folders[layer.root.spot(("template",))[2]], named)
    read(path)
    return path
