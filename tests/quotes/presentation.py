"""Changes of presentation: whatever they do to an article or a quote, the quote stays verbatim.

Each takes the article's Markdown and the passage quoted, and gives the article's Markdown and the
Markdown of the list of quotes. Names say what is done.
"""

import re
import unicodedata
from collections.abc import Callable

from texts import Article

Change = Callable[[Article, str, str], tuple[str, str]]


def item(quote: str) -> str:
    """A list with one quote."""
    return f"* {quote}"


def nothing(of: Article, text: str, quote: str) -> tuple[str, str]:
    return text, item(quote)


def quote_in_quotation_marks(of: Article, text: str, quote: str) -> tuple[str, str]:
    return text, item(f"“{quote}”")


def quote_in_corner_brackets(of: Article, text: str, quote: str) -> tuple[str, str]:
    return text, item(f"「{quote}」")


def full_stop_dropped(of: Article, text: str, quote: str) -> tuple[str, str]:
    return text, item(quote.rstrip(".。，,；"))


def full_stop_added(of: Article, text: str, quote: str) -> tuple[str, str]:
    return text, item(quote.rstrip(".。，,；") + ("。" if of.language in ("ja", "zh") else "."))


STRAIGHT = str.maketrans("“”‘’「」『』", '""\'\'""""')
CURLY_FOR_CORNERS = str.maketrans("「」『』", "“”‘’")
CORNERS_FOR_CURLY = str.maketrans("“”‘’", "「」『』")


def straight_quotation_marks(of: Article, text: str, quote: str) -> tuple[str, str]:
    return text, item(quote.translate(STRAIGHT))


def quotation_marks_of_the_other_script(of: Article, text: str, quote: str) -> tuple[str, str]:
    other = CURLY_FOR_CORNERS if of.language == "ja" else CORNERS_FOR_CURLY
    return text, item(
        re.sub(r"(?<!\w)’|’(?!\w)|[“”‘「」『』]", lambda m: m[0].translate(other), quote)
    )


def single_marks_for_double(of: Article, text: str, quote: str) -> tuple[str, str]:
    return text, item(quote.translate(str.maketrans("“”「」", "‘’‘’")))


def decomposed(of: Article, text: str, quote: str) -> tuple[str, str]:
    return unicodedata.normalize("NFD", text), item(quote)


def quote_decomposed(of: Article, text: str, quote: str) -> tuple[str, str]:
    return text, item(unicodedata.normalize("NFD", quote))


def no_break_spaces(of: Article, text: str, quote: str) -> tuple[str, str]:
    return text.replace(" ", "\u00a0"), item(quote)


def ideographic_spaces(of: Article, text: str, quote: str) -> tuple[str, str]:
    return text, item(quote.replace(" ", "\u3000"))


def hard_wrapped(of: Article, text: str, quote: str) -> tuple[str, str]:
    """Lines of the article broken: at spaces, or anywhere in scripts that have none."""
    if of.spaced:
        return re.sub(r"(.{12,}?) (?=[^-\d\s])", r"\1\n", text), item(quote)
    return re.sub(r"((?:.){9})(?=[^\W\d_a-zA-Z])", r"\1\n", text), item(quote)


def zero_width_spaces(of: Article, text: str, quote: str) -> tuple[str, str]:
    return re.sub(r"(\w\w\w)", "\\1\u200b", text), item(quote)


def soft_hyphens(of: Article, text: str, quote: str) -> tuple[str, str]:
    return text, item(re.sub(r"(\w\w)(?=\w\w)", "\\1\u00ad", quote))


def full_width(of: Article, text: str, quote: str) -> tuple[str, str]:
    """Digits and letters as a Japanese or Chinese keyboard gives them."""
    wide = {code: code + 0xFEE0 for code in range(0x21, 0x7F) if chr(code).isalnum()}
    return text, item(quote.translate(wide))


def half_width(of: Article, text: str, quote: str) -> tuple[str, str]:
    """The same the other way, with the punctuation."""
    narrow = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    return text, item(quote.translate(narrow))


def other_dashes(of: Article, text: str, quote: str) -> tuple[str, str]:
    return text, item(quote.replace("—", "--").replace("–", "-").replace("~", "〜"))


def spaced_dashes(of: Article, text: str, quote: str) -> tuple[str, str]:
    return text, item(quote.replace("—", " – "))


def other_ellipses(of: Article, text: str, quote: str) -> tuple[str, str]:
    return re.sub("…+", "......", text), item(quote)


def other_middle_dots(of: Article, text: str, quote: str) -> tuple[str, str]:
    return text.replace("ㆍ", "·"), item(quote.replace("ㆍ", "・"))


def western_commas(of: Article, text: str, quote: str) -> tuple[str, str]:
    """Japanese in horizontal lines, as many papers print it."""
    return text, item(quote.translate(str.maketrans("、。", "，．")))


def spaces_between_scripts(of: Article, text: str, quote: str) -> tuple[str, str]:
    """`使用AI技术` as `使用 AI 技术`, as many editors do for Chinese and Japanese."""
    if of.spaced:
        return text, item(quote)
    han = "[\u3040-\u30ff\u4e00-\u9fff]"
    once = re.sub(rf"({han})(?=[0-9A-Za-z])", r"\1 ", text)
    return re.sub(rf"([0-9A-Za-z])(?={han})", r"\1 ", once), item(quote)


def words_in_bold(of: Article, text: str, quote: str) -> tuple[str, str]:
    return re.sub(r"(?<![^\s])(\w{2,})(?=\s)", r"**\1**", text), item(quote)


def passage_in_bold(of: Article, text: str, quote: str) -> tuple[str, str]:
    return text.replace(quote, f"**{quote}**"), item(quote)


def passage_in_code(of: Article, text: str, quote: str) -> tuple[str, str]:
    return text.replace(quote, f"`{quote}`"), item(quote)


def passage_a_link(of: Article, text: str, quote: str) -> tuple[str, str]:
    return text.replace(quote, f"[{quote}](https://example.com/a)"), item(quote)


def quote_partly_in_bold(of: Article, text: str, quote: str) -> tuple[str, str]:
    half = re.search(r"\w+", quote[len(quote) // 3 :])
    assert half
    return text, item(quote.replace(half[0], f"<b>{half[0]}</b>", 1))


def entities(of: Article, text: str, quote: str) -> tuple[str, str]:
    """Marks written as HTML has them, as pasted from a page's source."""
    names = {"“": "&ldquo;", "”": "&rdquo;", "—": "&mdash;", "…": "&hellip;", " ": "&nbsp;"}
    return "".join(names.get(one, one) for one in text), item(quote)


def entities_in_code(of: Article, text: str, quote: str) -> tuple[str, str]:
    """The same where Markdown leaves them as they are."""
    names = {"“": "&#8220;", "”": "&#x201d;", "—": "&mdash;", "…": "&hellip;"}
    encoded = "".join(names.get(one, one) for one in quote)
    return text.replace(quote, f"`{encoded}`"), item(quote)


def escapes(of: Article, text: str, quote: str) -> tuple[str, str]:
    return re.sub(r"([.,$%~-])", r"\\\1", text), item(quote)


def footnotes(of: Article, text: str, quote: str) -> tuple[str, str]:
    return re.sub(r"([,，、])", r"[^1]\1", text), item(quote)


def in_a_blockquote(of: Article, text: str, quote: str) -> tuple[str, str]:
    return text, f"> {quote}"


def in_a_wrapped_blockquote(of: Article, text: str, quote: str) -> tuple[str, str]:
    return text, "> " + hard_wrapped(of, quote, "")[0].replace("\n", "\n> ")


def in_a_blockquote_with_its_author(of: Article, text: str, quote: str) -> tuple[str, str]:
    return text, f"> {quote}\n>\n> — 2026-11-24"


def in_a_table(of: Article, text: str, quote: str) -> tuple[str, str]:
    return text, f"| 1 | 2 |\n| --- | --- |\n| {quote} | 3 |"


def with_a_source(of: Article, text: str, quote: str) -> tuple[str, str]:
    source = {"ko": "(출처: 담소일보)", "ja": "（出典：北斗新聞）", "zh": "（来源：北辰日报）"}
    return text, item(f"{quote} {source.get(of.language, '(source: Harrow Times)')}")


def with_a_paragraph_number(of: Article, text: str, quote: str) -> tuple[str, str]:
    number = {"ko": "(2문단)", "ja": "（第2段落）", "zh": "（第2段）"}
    return text, item(f"{quote} {number.get(of.language, '(p. 2)')}")


def in_marks_with_an_author(of: Article, text: str, quote: str) -> tuple[str, str]:
    return text, item(f"“{quote}” — 2026")


def middle_left_out(of: Article, text: str, quote: str) -> tuple[str, str]:
    """From one space or comma to another; nothing where a piece would be too short.

    Neither a number is cut nor a denial left out, which would be no change of presentation.
    """
    gaps = [match.end() for match in re.finditer(r"[ 、，](?!million|long remember)", quote)]
    size = len(quote)
    start = next((gap for gap in gaps if gap > size // 4), None)
    end = next((gap for gap in gaps if start and gap > start + 2 and gap < size - size // 4), None)
    if start is None or end is None or start < 8 or size - end < 8:
        return text, item(quote)
    signs = {"ko": " (중략) ", "ja": "［…］", "zh": "（中略）"}
    return text, item(quote[:start] + signs.get(of.language, " [...] ") + quote[end:])


def begins_and_ends_with_an_ellipsis(of: Article, text: str, quote: str) -> tuple[str, str]:
    return text, item(f"…{quote.rstrip('.。')}…")


CHANGES: tuple[Change, ...] = (
    nothing,
    quote_in_quotation_marks,
    quote_in_corner_brackets,
    full_stop_dropped,
    full_stop_added,
    straight_quotation_marks,
    quotation_marks_of_the_other_script,
    single_marks_for_double,
    decomposed,
    quote_decomposed,
    no_break_spaces,
    ideographic_spaces,
    hard_wrapped,
    zero_width_spaces,
    soft_hyphens,
    full_width,
    half_width,
    other_dashes,
    spaced_dashes,
    other_ellipses,
    other_middle_dots,
    western_commas,
    spaces_between_scripts,
    words_in_bold,
    passage_in_bold,
    passage_in_code,
    passage_a_link,
    quote_partly_in_bold,
    entities,
    entities_in_code,
    escapes,
    footnotes,
    in_a_blockquote,
    in_a_wrapped_blockquote,
    in_a_blockquote_with_its_author,
    in_a_table,
    with_a_source,
    with_a_paragraph_number,
    in_marks_with_an_author,
    middle_left_out,
    begins_and_ends_with_an_ellipsis,
)
