"""Whether a quote certainly ends in the middle of a clause, by its last words and what follows.

Only what cannot end a clause counts: in English an article or a preposition; in Korean an object or
a subject, a modifier before its noun, a verb before the one that helps it. Where the sentence may
have been meant to end there, the answer is no. All texts are as they read at the typographic level,
where every quotation mark is `"`.
"""

import re

from notelint.text.lazy_pattern import LazyPattern
from notelint.text.scripts import SENTENCE_FINAL, is_hangul, particle_fits

LOOKED_AT = 60
"""How many characters at the end of a quote are examined."""

GOES_ON = re.compile(r' "?[^\W_]')
"""A further word."""

# English: words at the end of a quote.

INCOMPLETE = LazyPattern(
    r"(?<![\w'’\"-])(?:an?|the|of|to|and|or|nor|into|onto|upon|among|between|than|because|although"
    r"|whether|unless|every|my|your|their|its|our|whose)\Z"
)
"""Words that never end a clause. `for`, `in` and the like may: `looked for`."""

AUXILIARY = LazyPattern(
    r"(?<![\w'’\"-])(?:can|could|will|would|shall|should|must|may|might|cannot)\Z"
)
"""Auxiliary verbs: `they can` of `they can work`."""

PREPOSITION = LazyPattern(
    r"(?<![\w'’\"-])(?:at|by|during|for|from|in|through|throughout|via|with|within|without)\Z"
)
"""Prepositions that end no clause before an article: `works in` of `works in the office`."""

BEING = LazyPattern(r"(?<![\w'’\"-])(?:am|are|be|been|is|was|were)\Z")
"""Verbs of being, likewise: `it is` of `it is a desk`."""

ARTICLE = LazyPattern(r' "?(?:an?|the|its|their|his|her|our|every)(?![\w\'’-])')
"""What begins the object of a preposition or the complement of a verb. Before another word both may
end a clause: `It is` of `what it is today`."""

QUESTION = LazyPattern(r"(?<![a-z])(?:what|who|where|how|which|when|that|whom|as|than) ")
"""Words with which a preposition or `is` may end a clause after all: `what it is`."""

COMPARISON = LazyPattern(r"(?<![a-z])(?:as|than|whatever|whoever|wherever|if) ")
"""Words with which an auxiliary verb may: `as fast as they can`."""

# Korean: the last word of a quote.

OBJECT = LazyPattern(r"[가-힣A-Za-z0-9)\"%]+[을를]\Z")
"""`공장을`."""

ADVERBIAL = LazyPattern(
    r"(?:[가-힣]+(?:에서|에게|으로써|으로서|께서|한테)|[가-힣]{2,}으로|[가-힣]{2,}의|\d[가-힣]의"
    r"|[가-힣A-Za-z0-9)\"%]*[가-힣]에)\Z"
)
"""A place, a means, a possessor: `부산에서`, `방식으로`, `정부의`, `공장에`."""

TIME_OR_REASON = LazyPattern(
    r"(?:때문|덕분|덕|탓|김|바람|통|전|후|뒤|중|사이|동시|만|때|끝|이유|반면|직전|직후|판|마당|아침|저녁|밤"
    r"|낮|날|달|해|주|년|월|일|시|분|초|번|차례)에\Z"
)
"""Adverbials that may end a sentence: `비가 왔기 때문에`."""

NOUN_IN_UI = LazyPattern(
    r"(?:(?<![중관핵])심|[회논합결주동항강문협편정의모고내상하호선악적건질제유임창열예경무거])의\Z"
)
"""Nouns that end in `의`: `회의`, `논의`."""

SUBJECT = LazyPattern(r"[가-힣A-Za-z0-9)\"%]{2,}(?P<particle>[이가은는])\Z")
"""`정부는`, `가격이`."""

NOT_SUBJECT = LazyPattern(
    r"(?:(?<![경전논분투항])쟁이|[양숭랑팡팽챙둥뱅덩퉁렁]이"  # 고양이, 원숭이
    r"|[주유추휴허고저시대물원투]가|많이|높이|깊이|같이|굳이|길이|넓이|없이|있이|린이|은이|긴이|는이"
    r"|(?:하|되|있|없|않|했|갔|왔|였|았|었)는|같은|때는|면은)\Z"
)
"""Words that only look like one: `주가`, `많이`, `있는`."""

MODIFIER = LazyPattern(
    r"(?:(?:하|되|있|없|않|이라|다|라|받|가|오|주|보|쓰|만드)는|하던|했던|됐던|될|된다는|대한|위한|관한|통한"
    r"|따른|의한|위해|대해)\Z"
)
"""What comes before its noun or verb: `늘어나는` of `늘어나는 수요`, `위한` of `위한 계획`."""

# Korean: a verb and the one that helps it.

HELPED = LazyPattern(
    r"(?:(?P<can>(?<=[가-힣] )수)"  # 할 수
    r"|(?P<being>[가-힣]{2,}(?:고|어|아|여|해|돼|려))"  # 기록하고
    r"|(?P<made>[가-힣]+게))\Z"  # 높게
)
HELPERS = {
    "can": LazyPattern(r" [있없]"),
    "being": LazyPattern(r" (?:있[다는었으지을고어습던]|싶[다은었습]|왔다|있음)"),
    "made": LazyPattern(r" (?:됐|되[었는고며]|된다|한다|했다|만들)"),
}
"""What follows: `할 수` of `할 수 있다`, `기록하고` of `기록하고 있다`, `높게` of `높게 됐다`."""

# Korean: a quote that ends within a word.

ATTACHED_PARTICLE = LazyPattern(r"(?:은|는|이|가|을|를|의|에서|에게|으로|에|와|과)(?![가-힣])")
CLAUSE_START = LazyPattern(r"[가-힣A-Za-z0-9)\"]+(?:은|는|이|가|을|를) ")
"""A topic, a subject or an object before the last word: the clause has begun."""


def unfinished(quote: str, behind: str) -> bool:
    """Whether a quote ends where no clause can, in view of the article's text behind it.

    `behind` ends where its block does.
    """
    if not quote:
        return False
    end = quote[-LOOKED_AT:]
    if is_hangul(end[-1]) and behind[:1] and is_hangul(behind[0]):
        attached = end[-1] not in SENTENCE_FINAL and ATTACHED_PARTICLE.match(behind)
        return bool(attached) and bool(CLAUSE_START.search(end))
    if not GOES_ON.match(behind):
        return False
    if end[-1].isascii() and end[-1].isalpha():
        return _unfinished_english(end, behind)
    return is_hangul(end[-1]) and " " in end and _unfinished_korean(end, behind)


def _unfinished_english(end: str, behind: str) -> bool:
    if INCOMPLETE.search(end):
        return True
    if ARTICLE.match(behind) and (PREPOSITION.search(end) or BEING.search(end)):
        return not QUESTION.search(end)
    return bool(AUXILIARY.search(end)) and not COMPARISON.search(end)


def _unfinished_korean(end: str, behind: str) -> bool:
    """The same of a Korean quote whose last word is complete."""
    word = end.rpartition(" ")[2]
    if OBJECT.match(word) or MODIFIER.search(word):
        return True
    if word[-1] == "는" and is_hangul(word[-2:-1]) and not particle_fits("는", word[-2]):
        return True  # `넘는`: a topic would have 은
    if ADVERBIAL.match(word):
        return not NOUN_IN_UI.search(word) and not TIME_OR_REASON.search(word)
    helped = HELPED.search(end)
    if helped and helped.lastgroup and HELPERS[helped.lastgroup].match(behind):
        return True
    subject = SUBJECT.match(word)
    return bool(subject) and not NOT_SUBJECT.search(word) and particle_fits(word[-1], word[-2])
