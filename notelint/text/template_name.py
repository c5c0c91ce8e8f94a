"""Files that are by their name a template, and no note: `_template.md`, `회의록 양식.md`."""

SHORT = 3
"""A template's name has no more words than these: `adr-template`, `_template`."""

WORDS = ("template", "templates", "archetype", "archetypes")
ENDINGS = ("템플릿", "양식", "テンプレート", "模板")


def is_template_stem(stem: str) -> bool:
    """Whether the name of a file or folder, without an extension, is a template's."""
    words = stem.casefold().replace("_", "-").replace(" ", "-").replace(".", "-").split("-")
    named = (words[0] in WORDS or words[-1] in WORDS) and len(words) <= SHORT
    return named or stem.endswith(ENDINGS)
