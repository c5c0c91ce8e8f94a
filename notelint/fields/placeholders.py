"""Values of fields that are placeholders, such as `TODO`: nobody has written the real ones yet."""

from notelint.model.fields import FieldValue
from notelint.model.message import Argument
from notelint.model.schema_fields import Field
from notelint.text.boilerplate import is_placeholder, is_placeholder_url
from notelint.text.field_types import TYPES, expected_value


def placeholder_in(value: FieldValue, field: Field) -> str:
    """The placeholder that a value is, or a link's URL; "" if it is none, or one of the choices.

    Case does not count in a value that is not of the field's type, nor in choices.
    """
    text = value.text.strip()
    if value.kind != "text" or text.casefold() in map(str.casefold, field.values):
        return ""
    if field.type == "url" and value.entries:
        text = str(value.entries[-1].value.scalar)
    is_open = is_placeholder_url if field.type == "url" else is_placeholder
    return (
        text if is_open(text) or (is_open(text.upper()) and expected_instead(value, field)) else ""
    )


def expected_instead(value: FieldValue, field: Field) -> Argument:
    """What a record asks in place of a placeholder; "" if that is of the field's type, too."""
    if field.type == "mapping" or (field.type == "list" and not value.listed(single=field.single)):
        return TYPES[field.type]
    return expected_value(value, field) or ""
