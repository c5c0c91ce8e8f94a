"""The language of a code block, by its info string."""


def code_language(info: str) -> str:
    """The first word of an info string, such as `python`, `{.python}`, `rust,ignore`; or ""."""
    words = info.split()
    return words[0].strip("{}.").partition(",")[0] if words else ""
