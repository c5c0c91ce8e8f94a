"""Whether a quote was cut from its denial: `구현할 수` of `구현할 수 없다`, `so` of `not so`.

What denies is looked for right beside the quote, where it belongs to the words that are quoted. A
denial further away, or behind a clause that is complete, is none of the quote's.
"""

import re

from notelint.text.lazy_pattern import LazyPattern

BACK = 24
AHEAD = 48
"""So far beside a quote a denial is looked for, in characters."""

DENIALS_BEGIN = frozenset("nhsbr")
CLOSING = "\"'”’」』)]"
MARKS = f"[{re.escape(CLOSING)}]{{0,2}}"
PARTICLE = (
    "(?:만|까지|조차|마저|뿐|에게|에서|에|로|으로|와|과|이라고|라고|다고)?"
    "(?:이|가|은|는|도|을|를|만|란)?"
)
LACKS = r"없(?![애앤앨앴앰앱])"
IS_NOT = r"아[니닌닐닙냐녜]"
UNKNOWN = "(?:모[르른를릅]|몰[라랐])"
CANNOT = r"못(?![지을이의])"
FORBIDDEN = r"안 ?[되된될됐됩돼]"
WHOLLY = (
    "(?: (?:전혀|거의|별로|아예|결코|아직|도저히|절대|절대로|더는|더 이상|한 ?번도|단 한 ?번도))?"
)
BECOME = "(?:[이가]? ?되|(?: 것)? ?같)지[는도]? ?[않못]"
THING = "(?:것|게|건|뜻|말|적|리|수|줄|바|필요|이유|까닭|경우|생각|방법|길|근거|증거)"
NOT_DONE = (
    r"(?:않|못|아니[하한할했함합해]|말(?:[라아자았고기]| ?것|도록)|마(?:라|세|십|시[오고길])|맙)"
)

DENIED_NOUN = LazyPattern(
    rf"{MARKS}{PARTICLE}{WHOLLY} ?(?:{LACKS}|{IS_NOT}|{CANNOT}|{FORBIDDEN}|불가능|만무"
    rf"|말고(?![가-힣])|{BECOME})"
    rf"|{MARKS} {THING}[이가은는도을를]? ?(?:{LACKS}|{IS_NOT}|{CANNOT}|{UNKNOWN})"
)
"""What denies the noun, or the phrase, that a Korean quote ends with."""

DENIED_VERB = LazyPattern(
    rf"(?:(?<![는인은던])지(?:는|도|를|가|조차|까지|만은)?|진|질) ?(?P<denial>{NOT_DONE})"
    r"|치[는도]? ?(?P<short>않|못[하한할했해])"
)
"""What denies the verb in the midst of which it ends; the denial stands behind the end."""

DENIED_HELPER = LazyPattern(rf" [하되있싶보주오가두놓내]지[는도를]? ?{NOT_DONE}| ?{FORBIDDEN}")
"""What denies a verb by the one that helps it: of `하려 하지 않았다`, of `하면 안 된다`."""

KNOWING, DENIED_KNOWING = LazyPattern(r"\A줄[은을도]?\Z"), LazyPattern(rf"[은을도]? ?{UNKNOWN}")
"""`할 줄` of `할 줄 모른다`."""

HELPED = ("려", "려고", "게", "고", "어", "아", "해", "도록", "기", "면", "는", "도", "선")
CLAUSE_ENDS = LazyPattern(
    r"(?:지만|으나|거나|[으하]니|니까|도록|다가|자마자|므로|때문에|[어아해]도|든지|[가-힣](?:고|며|면|데)"
    r"|(?<![에께])(?<!한테)서)\Z"
)
"""How a Korean clause ends whose verb no denial behind it belongs to."""

DENIED_IN_WORD = LazyPattern(
    rf"[가-힣]{{0,8}}(?: {THING}[이가은는도을]?| [있하되싶]지[는도]?)?"
    rf"(?: ?(?:{LACKS}|않|{IS_NOT})| 못 ?[가-힣]| {FORBIDDEN})"
)
"""What denies the verb whose stem a quote cuts from its ending."""

DENIED_TELLING = LazyPattern(
    rf"고[는도]? (?:[가-힣]{{0,3}}[할볼]) 수[는도]? {LACKS}|고[는도]? 보[기긴][는도]? [어힘]"
    rf"|[는던] {THING}[이가은는도]? ?(?:{LACKS}|{IS_NOT})"
)
"""What says of a statement that it cannot be made: `높다` of `높다고 할 수 없다`."""

DENIED_JAPANESE = LazyPattern(
    r"な[いかくけ](?!か)|ませ[んぬ]|[ずぬ]"
    r"|(?:で|じゃ)[はも]?(?:な(?:い|かっ|く|けれ)|ありませ)"
    r"|(?:(?<=[はがも])|[はがもを])(?:な(?:い|かっ|く|けれ)|ありませ|でき(?:な|ませ|ず))"
)
AUXILIARY = LazyPattern(
    r"(?:(?<![a-z])(?:is|are|was|were|am|be|been|do|does|did|can|could|will|would|shall|should|may"
    r"|might|must|has|have|had|need|ought|dare)|[\"'’](?:s|re|m|ve|ll|d))"
    r"(?: (?:[a-z]{2,12}ly|also|still|just|even|yet|quite))?\Z",
    re.IGNORECASE,
)
DENIED_ENGLISH = LazyPattern(
    r" (?:not|never|no|neither|nor|hardly|scarcely|barely|rarely|seldom)"
    r"(?![a-z])",
    re.IGNORECASE,
)
DENIED_AIM = LazyPattern(r" (?:not|never) to(?![a-z])", re.IGNORECASE)

DENYING = LazyPattern(
    r"(?<![a-z])(?:not|never|cannot|can[\"'’]t|[a-z]{2,8}n[\"'’]t|no|no longer|no more|nobody|none"
    r"|nothing|neither|nor|without|hardly|scarcely|barely|rarely|seldom)"
    r"(?: (?:yet|always|very|entirely|really|necessarily|even|be|been|being|an?|the|any|quite))? "
    r"[\"“‘']?\Z",
    re.IGNORECASE,
)
"""What stands before English words that it denies."""

CHOICE = ("or ", "why ", "if ")
"""Behind what `not` denies nothing: `whether or not`."""

DENYING_KOREAN = re.compile(r"(?:(?<=[\s\"'“‘(])|\A)(?:안|못) [\"'“‘]?\Z")
DETERMINERS = frozenset(("이", "그", "저", "한", "두", "몇", "동"))
ADVERBS = frozenset(
    ("아직", "절대", "절대로", "다시", "왜", "더", "잘", "전혀", "별로", "거의", "결코")
)
PREDICATE = tuple("다요죠며면지니서던까음기자고게만데아어")
NOUN = LazyPattern(
    r"[가-힣A-Za-z0-9]+(?:이|가|를|에|에서|에게|의|와|과|로|도|들|들이|들은|들을|부터|까지)\Z"
)
ATTACHED = tuple("은는이가을를도에서로고며만")
DENYING_HAN = LazyPattern(
    r"(?:[不未没沒無无非莫弗勿][有是会會能可要得曾必须須应應该該想敢愿再法]"
    r"|不可[能以]|不应该|不應該|不需要)\Z"
)
WORD = LazyPattern(r"[가-힣A-Za-z0-9]+")


def negated_after(text: str, at: int) -> bool:
    """Whether what stands behind a place denies what ends there."""
    if not 0 < at < len(text) or not (text[at].isalnum() or text[at] == " " or text[at] in CLOSING):
        return False
    window = text[at : at + AHEAD]
    first = window.lstrip(" " + CLOSING)[:1]
    if "가" <= first <= "힣":
        return _denied_in_korean(text[max(0, at - BACK) : at], window)
    if "\u3041" <= first <= "\u30ff":
        return DENIED_JAPANESE.match(text, at, at + AHEAD) is not None
    if first.lower() not in DENIALS_BEGIN or window[0] != " ":
        return False
    if DENIED_AIM.match(window):
        return True
    helped = DENIED_ENGLISH.match(window) and AUXILIARY.search(text, max(0, at - BACK), at)
    return bool(helped)


def _denied_in_korean(before: str, behind: str) -> bool:
    """Whether a Korean text denies what stands before a place; both are cut short."""
    here = min(4, len(before))
    for verb in DENIED_VERB.finditer(before[-4:] + behind[:12]):
        if verb.start() <= here <= verb.start(verb.lastgroup or 0):
            return True
    word = before.rpartition(" ")[2]
    if word.endswith(HELPED) and DENIED_HELPER.match(behind):
        return True
    if KNOWING.search(word) and DENIED_KNOWING.match(behind):
        return True
    if behind[0] == " " and (CLAUSE_ENDS.search(word) or _chooses(word, behind)):
        return False
    if DENIED_NOUN.match(behind):
        return True
    return behind.startswith(" 안 ") and _denies(word, behind[3:].split(" ", 1)[0])


def _chooses(word: str, behind: str) -> bool:
    """Whether `아니면` is `or`: it is `if not` behind a subject."""
    return behind.startswith(" 아니면") and not word.endswith(("이", "가"))


def negated_within_word(text: str, at: int) -> bool:
    """Whether the Korean verb is denied that a place cuts in two."""
    rest = text[at : at + AHEAD].split(" ", 1)[0]
    return not CLAUSE_ENDS.search(rest) and bool(DENIED_IN_WORD.match(text, at, at + AHEAD))


def negated_statement(text: str, at: int) -> bool:
    """Whether a Korean statement is denied that ends at a place with `다`, before its `고`."""
    return DENIED_TELLING.match(text, at, at + AHEAD) is not None


def negated_before(text: str, at: int) -> bool:
    """Whether what stands before a place denies what begins there."""
    if not 0 < at < len(text):
        return False
    before, here = text[max(0, at - BACK) : at], text[at]
    if here.isascii() and here.isalpha():
        english = DENYING.search(before)
        return english is not None and not before[: english.start()].lower().endswith(CHOICE)
    if "\u4e00" <= here <= "\u9fff":
        return DENYING_HAN.search(before) is not None
    if "가" <= here <= "힣" and (denying := DENYING_KOREAN.search(before)):
        word = WORD.match(text, at, at + BACK)
        return word is not None and _denies(_last_word(before[: denying.start()]), word[0])
    return False


def _last_word(text: str) -> str:
    return text.rstrip(" \"'“‘(").rpartition(" ")[2]


def _denies(before: str, word: str) -> bool:
    """Whether `안` or `못` between two Korean words denies the second: no inside, no nail."""
    if before in DETERMINERS or NOUN.match(word):
        return False
    if before in ADVERBS or not before[-1:].isalnum() or word.endswith(PREDICATE):
        return True
    return before.endswith(ATTACHED)
