"""Whether a quote was cut from its negation: `구현할 수` of `구현할 수 없다`, `so` of `not so`.

Only a negation right beside the quote counts, where it belongs to the quoted words; one that is
further away, or that follows a complete clause, does not. All functions take the text as it reads
at the typographic level, where every quotation mark is `"`.
"""

import re

from notelint.text.lazy_pattern import LazyPattern

BACK = 24
AHEAD = 48
"""How many characters before and after a place are searched for a negation."""

CLOSING = "\"'”’」』)]"

# Korean: the fragments from which the patterns below are built.

MARKS = f"[{re.escape(CLOSING)}]{{0,2}}"
"""Quotation marks or brackets that close: `"가능"은 아니다`."""

PARTICLE = (
    "(?:만|까지|조차|마저|뿐|에게|에서|에|로|으로|와|과|이라고|라고|다고)?"
    "(?:이|가|은|는|도|을|를|만|란)?"
)
"""Particles of a noun: `가능성`, `가능성까지는`."""

IS_MISSING = r"없(?![애앤앨앴앰앱])"
"""`없다`, `없는`; not `없애다` (to remove)."""

IS_NOT = r"아[니닌닐닙냐녜]"
"""`아니다`, `아닌`, `아닙니다`."""

UNKNOWN = "(?:모[르른를릅]|몰[라랐])"
"""`모른다`, `몰랐다`."""

CANNOT = r"못(?![지을이의])"
"""`못한다`; not `못지않다`, nor the nail `못을`."""

FORBIDDEN = r"안 ?[되된될됐됩돼]"
"""`안 된다`, `안돼`."""

EMPHATIC = (
    "(?: (?:전혀|거의|별로|아예|결코|아직|도저히|절대|절대로|더는|더 이상|한 ?번도|단 한 ?번도))?"
)
"""An adverb between a noun and its negation: `가능성이 전혀 없다`."""

NOT_BECOME = "(?:[이가]? ?되|(?: 것)? ?같)지[는도]? ?[않못]"
"""`문제가 되지 않는다`, `사실 같지 않다`."""

THING = "(?:것|게|건|뜻|말|적|리|수|줄|바|필요|이유|까닭|경우|생각|방법|길|근거|증거)"
"""A noun that a clause modifies: `올 리가 없다`, `할 수 없다`."""

NOT_DONE = (
    r"(?:않|못|아니[하한할했함합해]"
    r"|말(?:[라아자았고기]| ?것|도록)|마(?:라|세|십|시[오고길])|맙)"
)
"""What negates a verb after `-지`: `하지 않는다`, `하지 마라`, `하지 말 것`."""

NEGATED_NOUN = LazyPattern(
    rf"{MARKS}{PARTICLE}{EMPHATIC} ?(?:{IS_MISSING}|{IS_NOT}|{CANNOT}|{FORBIDDEN}|불가능|만무"
    rf"|말고(?![가-힣])|{NOT_BECOME})"
    rf"|{MARKS} {THING}[이가은는도을를]? ?(?:{IS_MISSING}|{IS_NOT}|{CANNOT}|{UNKNOWN})"
)
"""After a noun or phrase: `가능성` of `가능성이 없다`, `올` of `올 리가 없다`."""

NEGATED_VERB = LazyPattern(
    rf"(?:(?<![는인은던])지(?:는|도|를|가|조차|까지|만은)?|진|질) ?(?P<denial>{NOT_DONE})"
    r"|치[는도]? ?(?P<short>않|못[하한할했해])"
)
"""After a place within a verb, or right before its `-지`: `하` of `하지 않는다`. The negation, a
named group, must begin after the place."""

NEGATED_HELPER = LazyPattern(rf" [하되있싶보주오가두놓내]지[는도를]? ?{NOT_DONE}| ?{FORBIDDEN}")
"""After a verb that another one helps: `하려` of `하려 하지 않았다`, `하면` of `하면 안 된다`."""

KNOWING = LazyPattern(r"\A줄[은을도]?\Z")
UNKNOWN_HOW = LazyPattern(rf"[은을도]? ?{UNKNOWN}")
"""`할 줄` of `할 줄 모른다`."""

HELPED = ("려", "려고", "게", "고", "어", "아", "해", "도록", "기", "면", "는", "도", "선")
"""Endings of a verb that another verb may help."""

CLAUSE_END = LazyPattern(
    r"(?:지만|으나|거나|[으하]니|니까|도록|다가|자마자|므로|때문에|[어아해]도|든지|[가-힣](?:고|며|면|데)"
    r"|(?<![에께])(?<!한테)서)\Z"
)
"""How a clause ends to which a later negation does not belong: `비쌌지만`, `오르고`."""

NEGATED_IN_WORD = LazyPattern(
    rf"[가-힣]{{0,8}}(?: {THING}[이가은는도을]?| [있하되싶]지[는도]?)?"
    rf"(?: ?(?:{IS_MISSING}|않|{IS_NOT})| 못 ?[가-힣]| {FORBIDDEN})"
)
"""After a stem whose ending was cut off: `책정` of `책정된 적이 없다`."""

NEGATED_STATEMENT = LazyPattern(
    rf"고[는도]? (?:[가-힣]{{0,3}}[할볼]) 수[는도]? {IS_MISSING}|고[는도]? 보[기긴][는도]? [어힘]"
    rf"|[는던] {THING}[이가은는도]? ?(?:{IS_MISSING}|{IS_NOT})"
)
"""After a statement: `높다` of `높다고 할 수 없다`, of `높다는 증거는 없다`."""

NEGATING_ADVERB = LazyPattern(r"(?:(?<=[\s\"'“‘(])|\A)(?:안|못) [\"'“‘]?\Z")
"""`안` or `못` before a verb: `안 간다`. Both may also be nouns: inside, nail."""

DETERMINERS = frozenset(("이", "그", "저", "한", "두", "몇", "동"))
"""Words before which `안` and `못` are nouns: `그 안 사람`."""

ADVERBS = frozenset(
    ("아직", "절대", "절대로", "다시", "왜", "더", "잘", "전혀", "별로", "거의", "결코")
)
"""Words before which they are adverbs: `아직 안 왔다`."""

PREDICATE_ENDINGS = tuple("다요죠며면지니서던까음기자고게만데아어")
NOUN = LazyPattern(
    r"[가-힣A-Za-z0-9]+(?:이|가|를|에|에서|에게|의|와|과|로|도|들|들이|들은|들을|부터|까지)\Z"
)
"""A noun with its particle: after `안`, that is one, too (`안 내용이`)."""

PARTICLE_ENDINGS = tuple("은는이가을를도에서로고며만")
WORD = LazyPattern(r"[가-힣A-Za-z0-9]+")

# Other languages.

NEGATED_JAPANESE = LazyPattern(
    r"な[いかくけ](?!か)|ませ[んぬ]|[ずぬ]"  # 書かない, 書きません, 書かず
    r"|(?:で|じゃ)[はも]?(?:な(?:い|かっ|く|けれ)|ありませ)"  # 事実ではない
    # 理由がない, 確認できない
    r"|(?:(?<=[はがも])|[はがもを])(?:な(?:い|かっ|く|けれ)|ありませ|でき(?:な|ませ|ず))"
)

NEGATING_CHINESE = LazyPattern(
    r"(?:[不未没沒無无非莫弗勿][有是会會能可要得曾必须須应應该該想敢愿再法]"  # 不会, 没有
    r"|不可[能以]|不应该|不應該|不需要)\Z"
)

AUXILIARY = LazyPattern(
    r"(?:(?<![a-z])(?:is|are|was|were|am|be|been|do|does|did|can|could|will|would|shall|should|may"
    r"|might|must|has|have|had|need|ought|dare)|[\"'’](?:s|re|m|ve|ll|d))"
    r"(?: (?:[a-z]{2,12}ly|also|still|just|even|yet|quite))?\Z",
    re.IGNORECASE,
)
"""An English auxiliary verb, and an adverb after it: `is`, `we've`, `can still`."""

NEGATED_AUXILIARY = LazyPattern(
    r" (?:not|never|no|neither|nor|hardly|scarcely|barely|rarely|seldom)"
    r"(?![a-z])",
    re.IGNORECASE,
)
"""After an auxiliary verb: `it is` of `it is not`."""

NEGATED_INFINITIVE = LazyPattern(r" (?:not|never) to(?![a-z])", re.IGNORECASE)
"""`decided` of `decided not to`."""

NEGATION_INITIALS = frozenset("nhsbr")
"""The letters with which those English words begin."""

NEGATING_ENGLISH = LazyPattern(
    r"(?<![a-z])(?:not|never|cannot|can[\"'’]t|[a-z]{2,8}n[\"'’]t|no|no longer|no more|nobody|none"
    r"|nothing|neither|nor|without|hardly|scarcely|barely|rarely|seldom)"
    r"(?: (?:yet|always|very|entirely|really|necessarily|even|be|been|being|an?|the|any|quite))? "
    r"[\"“‘']?\Z",
    re.IGNORECASE,
)
"""Before English words: `so` of `not so`, `ready` of `isn't quite ready`."""

CHOICE = ("or ", "why ", "if ")
"""Words after which `not` negates nothing: `whether or not`."""


def negated_after(text: str, at: int) -> bool:
    """Whether the words after a place negate those that end there."""
    if not 0 < at < len(text) or not (text[at].isalnum() or text[at] == " " or text[at] in CLOSING):
        return False
    window = text[at : at + AHEAD]
    first = window.lstrip(" " + CLOSING)[:1]
    if "가" <= first <= "힣":
        return _negated_in_korean(text[max(0, at - BACK) : at], window)
    if "\u3041" <= first <= "\u30ff":
        return NEGATED_JAPANESE.match(text, at, at + AHEAD) is not None
    if first.lower() not in NEGATION_INITIALS or window[0] != " ":
        return False
    if NEGATED_INFINITIVE.match(window):
        return True
    auxiliary = NEGATED_AUXILIARY.match(window) and AUXILIARY.search(text, max(0, at - BACK), at)
    return bool(auxiliary)


def _negated_in_korean(before: str, after: str) -> bool:
    """Whether a Korean text negates the words before a place; both sides are excerpts."""
    place = min(4, len(before))
    for verb in NEGATED_VERB.finditer(before[-4:] + after[:12]):
        if verb.start() <= place <= verb.start(verb.lastgroup or 0):
            return True
    word = before.rpartition(" ")[2]
    if word.endswith(HELPED) and NEGATED_HELPER.match(after):
        return True
    if KNOWING.search(word) and UNKNOWN_HOW.match(after):
        return True
    is_alternative = after.startswith(" 아니면") and not word.endswith(("이", "가"))  # "or"
    if after[0] == " " and (CLAUSE_END.search(word) or is_alternative):
        return False
    if NEGATED_NOUN.match(after):
        return True
    return after.startswith(" 안 ") and _is_adverb_before(word, after[3:].split(" ", 1)[0])


def negated_within_word(text: str, at: int) -> bool:
    """Whether the Korean verb that a place cuts in two is negated."""
    rest = text[at : at + AHEAD].split(" ", 1)[0]
    return not CLAUSE_END.search(rest) and bool(NEGATED_IN_WORD.match(text, at, at + AHEAD))


def negated_statement(text: str, at: int) -> bool:
    """Whether a Korean statement that ends in `다` at a place is negated: `높다고 할 수 없다`."""
    return NEGATED_STATEMENT.match(text, at, at + AHEAD) is not None


def negated_before(text: str, at: int) -> bool:
    """Whether the words before a place negate those that begin there."""
    if not 0 < at < len(text):
        return False
    before, here = text[max(0, at - BACK) : at], text[at]
    if here.isascii() and here.isalpha():
        english = NEGATING_ENGLISH.search(before)
        return english is not None and not before[: english.start()].lower().endswith(CHOICE)
    if "\u4e00" <= here <= "\u9fff":
        return NEGATING_CHINESE.search(before) is not None
    may_be_adverb = "안 " in before[-3:] or "못 " in before[-3:]
    if may_be_adverb and "가" <= here <= "힣" and (adverb := NEGATING_ADVERB.search(before)):
        word = WORD.match(text, at, at + BACK)
        last = before[: adverb.start()].rstrip(" \"'“‘(").rpartition(" ")[2]
        return word is not None and _is_adverb_before(last, word[0])
    return False


def _is_adverb_before(before: str, word: str) -> bool:
    """Whether `안` or `못` between two Korean words negates the second: not an inside, a nail."""
    if before in DETERMINERS or NOUN.match(word):
        return False
    if before in ADVERBS or not before[-1:].isalnum() or word.endswith(PREDICATE_ENDINGS):
        return True
    return before.endswith(PARTICLE_ENDINGS)
