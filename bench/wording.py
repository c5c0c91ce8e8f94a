"""Sentences to fill notes with, in Korean and English; every name in them is invented.

A sentence is a template. A Korean name is always followed by a fixed noun, so that the particle
after it is right whatever the name.
"""

from random import Random

NAMES_KO = (
    "해담로보틱스",
    "들샘전자",
    "결바다소재",
    "하늬테크",
    "이웃마트",
    "모루정밀",
    "새참푸드",
)
THINGS_KO = (
    "물류 로봇",
    "포장 필름",
    "음성 인식 앱",
    "중고 배터리",
    "소형 위성",
    "배양 조직",
    "지도 서비스",
)
PLACES_KO = (
    "경기 고양시",
    "전남 완도군",
    "강원 원주시",
    "경남 창원시",
    "충북 오송읍",
    "제주 서귀포시",
)

SENTENCES_KO = (
    "{name} 측은 {place}에서 열린 설명회에서 {thing} 생산량을 {p}% 늘리겠다고 밝혔다.",
    "업계에서는 {thing} 시장이 {year}년까지 {n}조 원 규모로 커질 것으로 내다본다.",
    "{name} 관계자는 “{thing} 가격이 2년 사이 {p}% 내렸다”고 말했다.",
    "지난해 {place} 공장에서 만든 {thing} 물량은 전년보다 {n}만 개 많았다.",
    "정부 지원 사업에 뽑힌 {n}개 업체 가운데 {name} 한 곳만 {place}에 공장을 두고 있다.",
    "다만 {thing} 원료의 {p}%가량을 수입에 기대고 있어 환율이 오르면 부담이 커진다.",
    "{name} 연구진은 실험실 밖에서도 같은 결과가 나오는지 {n}주 동안 지켜볼 계획이다.",
    "소비자 {n}명에게 물었더니 절반이 넘는 사람이 '{thing}' 이름을 들어 본 적이 있다고 답했다.",
    '한 대학 연구팀은 "{thing} 수명이 알려진 것보다 {p}% 짧다"는 분석을 내놓았다.',
    "이와 달리 {name} 경쟁사들은 {year}년부터 {thing} 사업을 줄여 왔다.",
)

TERMS_KO = (
    (
        "풀필먼트 센터",
        "판매자의 물건을 미리 받아 두었다가 주문이 들어오면 포장해서 보내는 물류 거점",
    ),
    ("생분해", "미생물이 물질을 물과 이산화탄소 따위로 분해하는 것"),
    ("창고관리시스템(WMS)", "물건이 창고의 어디에 몇 개 있는지 기록하는 시스템"),
    ("환율", "한 나라의 돈을 다른 나라의 돈과 바꾸는 비율"),
    ("엣지 컴퓨팅", "자료가 생기는 곳 가까이에서 처리하는 방식"),
)

SUBJECTS = ("queue", "scheduler", "parser", "index", "cache", "gateway", "label printer", "ledger")
QUALITIES = ("slower", "simpler", "cheaper", "easier to restore", "harder to explain", "smaller")

SENTENCES = (
    "The {a} was rebuilt in {year}, and its {n} settings were cut down to {m}.",
    "In a trial with {n},{m:03} records the {a} was {quality} than the {b}.",
    "Whoever changes the {a} has to restart the {b} as well, which takes {n} minutes.",
    "We measured the {a} *twice*, with `--limit {n}` and without, and found it {quality}.",
    "A {b} that is {quality} helps nobody as long as the {a} waits for it {m} ms a request.",
    "About {p}% of all requests never reach the {a}; the {b} answers them by itself.",
    "See the [notes of {year}](https://notes.example.org/{year}/{n}) on how the {b} was chosen.",
    "There is no reason to keep the {a} & the {b} on one machine (it has {m} GB of memory).",
    "The {a} keeps its state in `/var/lib/{b}/{n}.db`, so a copy of that file is a backup.",
    "Since {year} nobody has asked for more than {n} results, so the {a} stops there.",
)


def sentence_ko(rng: Random) -> str:
    """One Korean sentence."""
    return rng.choice(SENTENCES_KO).format(
        name=rng.choice(NAMES_KO),
        thing=rng.choice(THINGS_KO),
        place=rng.choice(PLACES_KO),
        n=rng.randint(2, 480),
        p=rng.randint(2, 98),
        year=rng.randint(2021, 2032),
    )


def sentence(rng: Random) -> str:
    """One English sentence, with inline markup in some."""
    a, b = rng.sample(SUBJECTS, 2)
    return rng.choice(SENTENCES).format(
        a=a.replace(" ", "-"),
        b=b.replace(" ", "-"),
        quality=rng.choice(QUALITIES),
        n=rng.randint(2, 480),
        p=rng.randint(2, 98),
        m=rng.randint(1, 99),
        year=rng.randint(2015, 2025),
    )


def prose(rng: Random, sentences: int) -> str:
    """An English paragraph."""
    return " ".join(sentence(rng) for _ in range(sentences))


def bullets(rng: Random, number: int, marker: str = "*", nested: float = 0.3) -> str:
    """A list; a share of its items have items below them."""
    lines = []
    for _ in range(number):
        lines.append(f"{marker} {sentence(rng)}")
        if rng.random() < nested:
            lines += [f"    {marker} {sentence(rng)}" for _ in range(rng.randint(1, 3))]
    return "\n".join(lines)
