"""Han characters and kana: they are written without spaces, and lines break anywhere."""

from notelint.text.lazy import lazy

LETTERS = "々〆〇\u3041-\u3096\u309b-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""All of them, as the inside of a character class, which takes long to compile."""


def is_han(letter: str) -> bool:
    """Whether a character is one, or a mark or middle dot that stands among kana."""
    return (
        "\u4e00" <= letter <= "\u9fff"
        or "\u3041" <= letter <= "\u30ff"
        or "\u3400" <= letter <= "\u4dbf"
        or "\uf900" <= letter <= "\ufaff"
        or letter in ("々", "〆", "〇")
    )


LEADING = lazy(rb"[\xe3-\xe9\xef]")
"""With what each of them begins in UTF-8; also kana's punctuation and full-width forms, but not
Hangul. Among bytes a class takes no time to compile."""


def has_han(text: str) -> bool:
    """Whether any is in a text. Linear."""
    data = text.encode("utf-8", "surrogatepass")
    return LEADING.search(data) is not None and any(map(is_han, set(text)))
