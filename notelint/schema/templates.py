"""The template that a schema names."""

from notelint.schema.built_in import find
from notelint.schema.errors import ConfigError
from notelint.schema.files.positions import read_yaml
from notelint.schema.files.text_file import decode
from notelint.schema.inherit import with_parents
from notelint.schema.reading import reader_for
from notelint.schema.template_leftovers import template_path


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
