"""The JSON Schema of a schema's records, as it is published."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from notelint.model.schema import Schema
from notelint.records.classes import record_class


class _Published(GenerateJsonSchema):
    """pydantic's, without titles that only repeat the keys."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic's
        """Set no titles."""
        return False


def json_schema(schema: Schema, *, partial: bool = False) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a record; `partial`: of one that may lack anything."""
    cls = record_class(schema, partial=partial).cls
    made = cls.model_json_schema(schema_generator=_Published)
    kind = "partial-record" if partial else "record"
    head = {
        "$schema": _Published.schema_dialect,
        "$id": f"urn:notelint:{kind}:{schema.name}",
        "title": schema.name,
    }
    return {**head, **made, "title": schema.name}
