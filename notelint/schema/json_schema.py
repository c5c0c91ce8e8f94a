"""The JSON Schema of the schema language, by which editors complete and check schema files."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from notelint.schema.schema_model import SchemaModel


class _Published(GenerateJsonSchema):
    """pydantic's, without what only repeats the keys' names or means "left out"."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic's
        """Set no titles: an editor shows the key."""
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Leave out defaults that no file can say: null, an empty text or list, a range."""
        made = super().default_schema(schema)
        if made.get("default") in (None, "", [], {}) or isinstance(schema.get("default"), tuple):
            made.pop("default", None)
        return made

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Leave out null, which stands for a key that is left out."""
        return self.generate_inner(schema["schema"])


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a schema file."""
    made = SchemaModel.model_json_schema(schema_generator=_Published)
    return {"$schema": _Published.schema_dialect, **made}
