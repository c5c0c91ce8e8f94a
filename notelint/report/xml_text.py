"""XML 1.0 out of any text: elements as strings."""

from collections.abc import Iterable, Mapping
from html import escape

from notelint.report.terminal import visible

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def element(
    name: str, attributes: Mapping[str, str | int], content: Iterable[str] = (), indent: str = ""
) -> str:
    """An element with child elements, each on lines of its own. `indent` is in front of each line.

    Children are indented by their makers.
    """
    start = f"{indent}<{name}{_attributes(attributes)}"
    children = "".join(content)
    return f"{start}>\n{children}{indent}</{name}>\n" if children else f"{start}/>\n"


def leaf(
    name: str, attributes: Mapping[str, str | int], lines: Iterable[str], indent: str = ""
) -> str:
    """An element with lines of text."""
    text = "\n".join(map(xml_text, lines))
    return f"{indent}<{name}{_attributes(attributes)}>{text}</{name}>\n"


def xml_text(text: str) -> str:
    """A text as XML on one line; its hidden characters by their names, as in other reports.

    XML cannot have control characters, surrogates and U+FFFE at all, not even escaped. Two number
    signs never stand side by side, since `##[` is a command in the log of a CI service.
    """
    shown = escape(visible(text), quote=False).replace('"', "&quot;")
    return shown.replace("##", "#&#35;")


def _attributes(attributes: Mapping[str, str | int]) -> str:
    return "".join(f' {name}="{xml_text(str(value))}"' for name, value in attributes.items())
