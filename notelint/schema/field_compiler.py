"""Declared fields made into the frozen ones that notes are checked against."""

from collections.abc import Mapping

from notelint.model.schema import Field, FieldGroup
from notelint.parse.positioned_yaml import YamlNode
from notelint.schema.errors import Path
from notelint.schema.field_models import (
    ColumnsModel,
    FieldModel,
    FrontMatterModel,
    LabelsModel,
)


def front_matter(model: FrontMatterModel, path: Path, root: YamlNode) -> FieldGroup:
    """The fields of the metadata block."""
    fields = _fields(model.fields, (*path, "fields"), root)
    return FieldGroup(fields, model.extras, model.required, (), model.format)


def labels(model: LabelsModel, path: Path, root: YamlNode) -> FieldGroup:
    """The labelled fields of the note's head or of a part."""
    fields = _fields(model.fields, (*path, "fields"), root)
    return FieldGroup(fields, model.extras, shapes=tuple(model.shapes))


def columns(model: ColumnsModel, path: Path, root: YamlNode) -> FieldGroup:
    """The columns of a table. With the shorthand, `fields` leads nowhere in the file."""
    return FieldGroup(_fields(model.fields, (*path, "fields"), root), model.extras, required=True)


def _fields(models: Mapping[str, FieldModel], path: Path, root: YamlNode) -> tuple[Field, ...]:
    return tuple(_field(name, one, (*path, name), root) for name, one in models.items())


def _field(name: str, model: FieldModel, path: Path, root: YamlNode) -> Field:
    minimum, maximum = model.range
    return Field(
        name=name,
        type=model.type,
        required=model.required,
        aliases=tuple(model.aliases),
        values=tuple(model.values),
        pattern=model.pattern[1:-1],
        formats=tuple(model.format),
        minimum=minimum,
        maximum=maximum,
        items=model.items,
        of=_field(name, model.of, (*path, "of"), root) if model.of else None,
        fields=_fields(model.fields, (*path, "fields"), root),
        extras=model.extras,
        when=model.when,
        line=root.place(path, True)[0],
        single=model.single,
    )
