"""A schema file, from its bytes to the frozen schema, with all that is wrong with it at once."""

from collections.abc import Callable, Mapping

from pydantic import ValidationError

from notelint.model.rule import Rule
from notelint.model.schema import Override, Schema
from notelint.rules import RULES
from notelint.schema import explain
from notelint.schema.built_in import SchemaFile
from notelint.schema.compiler import compile_schema
from notelint.schema.crossrefs import references
from notelint.schema.errors import ConfigError, SchemaError, one
from notelint.schema.files.positions import read_yaml
from notelint.schema.files.text_file import decode, read_bytes
from notelint.schema.inherit import with_parents
from notelint.schema.language.models import SchemaModel
from notelint.schema.overrides import overrides
from notelint.schema.template_leftovers import residue, template_path


def read_schema(
    data: bytes,
    file: str,
    rules: Mapping[str, Rule] = RULES,
    *,
    path: str = "",
    read: Callable[[str], bytes] = read_bytes,
) -> Schema:
    """Compile a schema file's bytes; `file` is how messages name it. Raises `SchemaError`.

    `rules` are those that it may speak of. `path` is where the
    file lies (by default `file`), from which the schema that it extends and its template are
    found; `read` gives the bytes of these.
    """
    try:
        text = decode(data, file)
    except ConfigError as error:
        raise SchemaError(error.problems) from None
    root, found = read_yaml(text, file)
    if not isinstance(root.value, dict):
        en = "a schema is a mapping that begins with `notelint: 1`; here is "
        ko = "스키마는 `notelint: 1`로 시작하는 매핑(`키: 값`)이어야 합니다. 현재 값: "
        is_ = explain.describe(root.value)
        found = (*found, one(file, root.line, root.column, en + is_.en, ko + is_.ko))
        raise SchemaError(found)
    problems = list(found)
    layer = with_parents(root, SchemaFile(path or file, file), read)
    root = layer.root
    model = None
    try:
        model = SchemaModel.model_validate(root.value)
    except ValidationError as error:
        problems += explain.problems(
            error, SchemaModel, file, root.place, file_of=lambda path: root.spot(path)[2]
        )
    problems += references.problems(root, file)
    said: tuple[Override, ...] = ()
    if model is not None:
        said, wrong = overrides(model.rules, rules, root.spot(("rules",))[2], root.place)
        problems += wrong
    if model is None or problems:
        raise SchemaError(problems)
    left: tuple[str, ...] = ()
    if model.template:
        line, column, named_in = root.spot(("template",))
        template = template_path(layer.folders[named_in], model.template.file)
        left = residue(template, model.template.keep, read, (named_in, line, column))
    return compile_schema(model, root, file, said, left)
