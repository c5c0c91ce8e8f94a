"""Whether a quote surely ends in the midst of a clause, by its last words and what comes next.

Only what cannot end a clause counts: an article or a preposition in English; in Korean an object or
a subject, a modifier in front of its noun, a verb in front of the one that helps it. Where a
sentence may have been meant to end so, nothing is said.
"""

import re

from notelint.text.lazy_pattern import LazyPattern
from notelint.text.scripts import FINAL, particle_fits
from notelint.text.word_boundaries import is_hangul

LOOKED_AT = 60
"""So much of a quote's end is looked at, in characters."""

ENGLISH = LazyPattern(
    r"(?<![\w'’\"-])(?:an?|the|of|to|and|or|nor|into|onto|upon|among|between|than|because|although"
    r"|whether|unless|every|my|your|their|its|our|whose)\Z"
)
"""Words that a clause goes on behind. `for`, `in` and the like may end one: `looked for`."""

AUXILIARY = LazyPattern(
    r"(?<![\w'’\"-])(?:can|could|will|would|shall|should|must|may|might|cannot)\Z"
)
PREPOSITION = LazyPattern(
    r"(?<![\w'’\"-])(?:at|by|during|for|from|in|through|throughout|via|with|within|without)\Z"
)
VERB = LazyPattern(r"(?<![\w'’\"-])(?:am|are|be|been|is|was|were)\Z")
ARTICLE = LazyPattern(r' "?(?:an?|the|its|their|his|her|our|every)(?![\w\'’-])')
"""What begins the object of a preposition, or what a verb of being says of its subject. Both may
end a clause in front of another word: `It is` of `what it is today`."""

ASKED = LazyPattern(r"(?<![a-z])(?:what|who|where|how|which|when|that|whom|as|than) ")
"""With what a preposition or `is` may end a clause all the same: `what it is`."""

COMPARING = re.compile(r"(?<![a-z])(?:as|than|whatever|whoever|wherever|if) ")
"""With what a verb may be left to be thought: `as fast as they can`."""

OBJECT = LazyPattern(r"[가-힣A-Za-z0-9)\"%]+[을를]\Z")
PLACED = LazyPattern(
    r"(?:[가-힣]+(?:에서|에게|으로써|으로서|께서|한테)|[가-힣]{2,}으로|[가-힣]{2,}의|\d[가-힣]의"
    r"|[가-힣A-Za-z0-9)\"%]*[가-힣]에)\Z"
)
WHEN = LazyPattern(
    r"(?:때문|덕분|덕|탓|김|바람|통|전|후|뒤|중|사이|동시|만|때|끝|이유|반면|직전|직후|판|마당|아침|저녁|밤"
    r"|낮|날|달|해|주|년|월|일|시|분|초|번|차례)에\Z"
)
"""Times and reasons, with which what was said before may end: `비가 왔기 때문에`."""

NAMED_SO = LazyPattern(
    r"(?:(?<![중관핵])심|[회논합결주동항강문협편정의모고내상하호선악적건질제유임창열예경무거])의\Z"
)
"""Nouns that end in `의`: `회의`, `논의`."""

SUBJECT = LazyPattern(r"[가-힣A-Za-z0-9)\"%]{2,}(?P<particle>[이가은는])\Z")
NOT_SUBJECT = LazyPattern(
    r"(?:(?<![경전논분투항])쟁이|[양숭랑팡팽챙둥뱅덩퉁렁]이|[주유추휴허고저시대물원투]가|많이|높이|깊이|같이|굳이|길이|넓이|없이|있이|린이|은이|긴이|는이"
    r"|(?:하|되|있|없|않|했|갔|왔|였|았|었)는|같은|때는|면은)\Z"
)
MODIFIER = LazyPattern(
    r"(?:(?:하|되|있|없|않|이라|다|라|받|가|오|주|보|쓰|만드)는|하던|했던|됐던|될|된다는|대한|위한|관한|통한"
    r"|따른|의한|위해|대해)\Z"
)
"""What stands before its noun, or its verb."""

ATTACHED = LazyPattern(r"(?:은|는|이|가|을|를|의|에서|에게|으로|에|와|과)(?![가-힣])")
BEGUN = LazyPattern(r"[가-힣A-Za-z0-9)\"]+(?:은|는|이|가|을|를) ")
"""A clause has begun: it has a topic, a subject or an object."""

HELPED = LazyPattern(
    r"(?:(?P<can>(?<=[가-힣] )수)|(?P<being>[가-힣]{2,}(?:고|어|아|여|해|돼|려))"
    r"|(?P<made>[가-힣]+게))\Z"
)
HELPS = {
    "can": LazyPattern(r" [있없]"),
    "being": LazyPattern(r" (?:있[다는었으지을고어습던]|싶[다은었습]|왔다|있음)"),
    "made": LazyPattern(r" (?:됐|되[었는고며]|된다|한다|했다|만들)"),
}
"""What is left off of a verb: `기록하고` of `기록하고 있다`, `할 수` of `할 수 있다`."""

GOES_ON = re.compile(r' "?[^\W_]')


def unfinished(quote: str, behind: str) -> bool:
    """Whether a quote that the article goes on behind ends where no clause can.

    Both are as they read at the typographic level; `behind` ends where the block does.
    """
    if not quote:
        return False
    end = quote[-LOOKED_AT:]
    if is_hangul(end[-1]) and behind[:1] and is_hangul(behind[0]):
        attached = end[-1] not in FINAL and ATTACHED.match(behind)
        return bool(attached) and bool(BEGUN.search(end))
    if not GOES_ON.match(behind):
        return False
    if end[-1].isascii() and end[-1].isalpha():
        return _english(end, behind)
    return is_hangul(end[-1]) and " " in end and _korean(end, behind)


def _english(end: str, behind: str) -> bool:
    """The same of an English quote."""
    if ENGLISH.search(end):
        return True
    if ARTICLE.match(behind) and (PREPOSITION.search(end) or VERB.search(end)):
        return not ASKED.search(end)
    return bool(AUXILIARY.search(end)) and not COMPARING.search(end)


def _korean(end: str, behind: str) -> bool:
    """The same of a Korean quote that ends with a word."""
    word = end.rpartition(" ")[2]
    if OBJECT.match(word) or MODIFIER.search(word):
        return True
    if (
        len(word) > 1
        and word[-1] == "는"
        and is_hangul(word[-2])
        and not particle_fits("는", word[-2])
    ):
        return True  # `넘는`: a topic would have 은
    if PLACED.match(word):
        return not NAMED_SO.search(word) and not WHEN.search(word)
    helped = HELPED.search(end)
    if helped and helped.lastgroup and HELPS[helped.lastgroup].match(behind):
        return True
    subject = SUBJECT.match(word)
    return bool(subject) and not NOT_SUBJECT.search(word) and particle_fits(word[-1], word[-2])
