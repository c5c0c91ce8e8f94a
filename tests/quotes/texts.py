"""Articles to quote from, with passages of them and what a careless hand makes of each passage.

Four are written for this test. Four follow works in the public domain (the constitutions of the
Republic of Korea and of Japan, with the opening of *Botchan*; the Gettysburg Address; sentences of
Lu Xun's and of *The Art of War*), typed from memory and not compared with any edition: nobody should
quote them from here. No label depends on it, since article and quote are both made of the text below.
"""

from typing import NamedTuple


class Slip(NamedTuple):
    """What was changed (`digit`, `word`, `negation`, `name`, `unit`, `cut`), and how."""

    kind: str
    old: str
    new: str


class Passage(NamedTuple):
    """A stretch of an article, and changes each of which makes it a misquote."""

    text: str
    slips: tuple[Slip, ...]


class Article(NamedTuple):
    """A text as people read it, a paragraph a line; `spaced` tells whether words are parted."""

    language: str
    spaced: bool
    text: str
    passages: tuple[Passage, ...]


def passage(text: str, *slips: str) -> Passage:
    """Slips are written `kind: old > new`."""
    return Passage(text, tuple(_slip(one) for one in slips))


def _slip(written: str) -> Slip:
    kind, _, change = written.partition(": ")
    old, _, new = change.partition(" > ")
    return Slip(kind, old, new)


NEWS_KO = Article(
    "ko",
    True,
    """\
담소로봇은 28일(현지시간) 미국 라스베이거스에서 새 배달 로봇 ‘담소 3’을 공개했다. 요금은 로봇 한 대에 월 20~25달러로, 경쟁사인 해오름보다 30%가량 저렴하게 책정됐다.
최은하 대표는 “고객의 대화는 절대로 학습에 쓰지 않는다”며 “이 값에 만들기가 불가능하다고들 했지만 해냈다”고 강조했다. 회사는 지난해 매출 1조2,000억 원에 영업이익률 3.5%를 기록했다.
다만 업계에서는 배터리 교체 비용이 공개되지 않았다는 지적이 나온다… 담소로봇은 2026년까지 부산에 공장을 짓지 않고 대전 공장을 넓힌다. 기온이 -15도인 날에도 로봇은 멈추지 않았다.""",
    (
        passage(
            "요금은 로봇 한 대에 월 20~25달러로, 경쟁사인 해오름보다 30%가량 저렴하게 책정됐다.",
            "digit: 25달러 > 20달러",
            "digit: 30% > 80%",
            "digit: 20~25달러 > 25달러",
            "unit: 달러 > 만 원",
            "unit: 30% > 30%p",
            "name: 해오름 > 해돋이",
            "word: 저렴하게 > 비싸게",
            "negation: 책정됐다 > 책정되지 않았다",
        ),
        passage(
            "최은하 대표는 “고객의 대화는 절대로 학습에 쓰지 않는다”며",
            "negation: 쓰지 않는다 > 쓴다",
            "negation: 쓰지 않는다 > 쓰지 않지 않는다",
            "name: 최은하 > 최은아",
            "word: 고객의 대화는 > 대화는",
            "word: 절대로 > 대체로",
        ),
        passage(
            "불가능하다고들 했지만 해냈다”고 강조했다.",
            "cut: 불가능 > 가능",
            "negation: 해냈다 > 해내지 못했다",
        ),
        passage(
            "회사는 지난해 매출 1조2,000억 원에 영업이익률 3.5%를 기록했다.",
            "digit: 2,000 > 3,000",
            "digit: 2,000 > 20,000",
            "digit: 3.5 > 35",
            "digit: 3.5 > 5",
            "unit: 1조2,000억 > 2,000억",
            "unit: 2,000억 > 2,000만",
            "unit: 영업이익률 > 영업이익",
        ),
        passage(
            "담소로봇은 2026년까지 부산에 공장을 짓지 않고 대전 공장을 넓힌다.",
            "digit: 2026 > 2025",
            "digit: 2026 > 26",
            "negation: 짓지 않고 > 짓고",
            "name: 부산 > 울산",
            "word: 넓힌다 > 닫는다",
        ),
        passage(
            "기온이 -15도인 날에도 로봇은 멈추지 않았다.",
            "cut: 기온이 -15도 > 15도",
            "cut: 기온이 -15도 > 5도",
            "digit: -15도 > -51도",
            "negation: 멈추지 않았다 > 멈췄다",
        ),
    ),
)

LAW_KO = Article(
    "ko",
    True,
    """\
대한민국은 민주공화국이다. 대한민국의 주권은 국민에게 있고, 모든 권력은 국민으로부터 나온다.
모든 국민은 인간으로서의 존엄과 가치를 가지며, 행복을 추구할 권리를 가진다. 국가는 개인이 가지는 불가침의 기본적 인권을 확인하고 이를 보장할 의무를 진다.
모든 국민은 법 앞에 평등하다. 누구든지 성별ㆍ종교 또는 사회적 신분에 의하여 정치적ㆍ경제적ㆍ사회적ㆍ문화적 생활의 모든 영역에 있어서 차별을 받지 아니한다.
언론ㆍ출판에 대한 허가나 검열과 집회ㆍ결사에 대한 허가는 인정되지 아니한다.""",
    (
        passage(
            "대한민국의 주권은 국민에게 있고, 모든 권력은 국민으로부터 나온다.",
            "word: 모든 > 많은",
            "word: 국민에게 > 국회에",
            "name: 대한민국 > 대한제국",
            "negation: 나온다 > 나오지 아니한다",
        ),
        passage(
            "국가는 개인이 가지는 불가침의 기본적 인권을 확인하고 이를 보장할 의무를 진다.",
            "word: 불가침 > 불가결",
            "word: 확인하고 > 확인하며",
            "negation: 보장할 > 보장하지 않을",
        ),
        passage(
            "누구든지 성별ㆍ종교 또는 사회적 신분에 의하여 정치적ㆍ경제적ㆍ사회적ㆍ문화적 생활의 모든 영역에 있어서 차별을 받지 아니한다.",
            "negation: 받지 아니한다 > 받는다",
            "word: ㆍ경제적 > ",
            "word: 또는 > 및",
        ),
        passage(
            "집회ㆍ결사에 대한 허가는 인정되지 아니한다.",
            "negation: 인정되지 아니한다 > 인정된다",
            "word: 허가는 > 허가만",
            "word: 결사 > 시위",
        ),
    ),
)

NEWS_EN = Article(
    "en",
    True,
    """\
Harrow & Pike said on Tuesday that its “Fennel 4” pump would cost $1,250.50 in 2025—about 12% less than the model it replaces. The firm sold 3.4 million pumps last year, mostly in Norway.
“We are unable to say when the factory in Leith will open, but it will not close,” Mara Quist, its chief engineer, told reporters. She didn't rule out a sale… The regulator hasn't answered.
In a test of 48 households the pump used between 20–25 kWh a day, non-stop, at -15 °C. Nobody reported a fault in the first six weeks.""",
    (
        passage(
            "its “Fennel 4” pump would cost $1,250.50 in 2025—about 12% less than the model it replaces.",
            "digit: 1,250.50 > 1,250.00",
            "digit: 1,250.50 > 250.50",
            "digit: 2025 > 2026",
            "digit: 12% > 2%",
            "unit: $ > €",
            "word: less > more",
            "name: Fennel 4 > Fennel 5",
            "negation: would cost > would not cost",
        ),
        passage(
            "unable to say when the factory in Leith will open, but it will not close",
            "cut: unable > able",
            "negation: will not close > will close",
            "name: Leith > Leigh",
            "word: open > reopen",
        ),
        passage(
            "The firm sold 3.4 million pumps last year, mostly in Norway.",
            "digit: 3.4 > 34",
            "digit: 3.4 > 4",
            "unit: million > billion",
            "name: Norway > Sweden",
            "word: last year > this year",
        ),
        passage(
            "She didn't rule out a sale… The regulator hasn't answered.",
            "negation: didn't > did",
            "negation: hasn't > has",
            "word: a sale > the sale",
        ),
        passage(
            "between 20–25 kWh a day, non-stop, at -15 °C.",
            "digit: 20–25 > 20–52",
            "digit: -15 > 15",
            "unit: kWh > MWh",
            "word: a day > a week",
        ),
    ),
)

SPEECH_EN = Article(
    "en",
    True,
    """\
Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in Liberty, and dedicated to the proposition that all men are created equal.
But, in a larger sense, we can not dedicate—we can not consecrate—we can not hallow—this ground. The brave men, living and dead, who struggled here, have consecrated it, far above our poor power to add or detract. The world will little note, nor long remember what we say here, but it can never forget what they did here.
It is rather for us to be here dedicated to the great task remaining before us—that from these honored dead we take increased devotion to that cause for which they gave the last full measure of devotion—that we here highly resolve that these dead shall not have died in vain—that this nation, under God, shall have a new birth of freedom—and that government of the people, by the people, for the people, shall not perish from the earth.""",
    (
        passage(
            "Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in Liberty, and dedicated to the proposition that all men are created equal.",
            "digit: seven > eight",
            "word: fathers > forefathers",
            "word: this continent > that continent",
            "negation: are created > are not created",
            "word: Liberty > liberty",
        ),
        passage(
            "The world will little note, nor long remember what we say here, but it can never forget what they did here.",
            "negation: can never forget > can forget",
            "negation: nor long > and long",
            "word: we say > they say",
        ),
        passage(
            "we can not dedicate—we can not consecrate—we can not hallow—this ground.",
            "negation: can not hallow > can hallow",
            "word: consecrate > desecrate",
            "word: we can not consecrate— > ",
        ),
        passage(
            "government of the people, by the people, for the people, shall not perish from the earth.",
            "negation: shall not > shall",
            "word: by the people,  > ",
            "word: by the people > by a people",
        ),
    ),
)

NEWS_JA = Article(
    "ja",
    False,
    """\
北斗電機は28日、新しい蓄電池「つばめ3号」を2026年4月に発売すると発表した。価格は１台あたり１２万８０００円で、従来より15％安い。
佐藤遥社長は「利用者の記録を学習には使わない」と述べ、「実現は不可能だと言われたが、成し遂げた」と強調した。昨年度の売上高は3.5兆円だった。
ただし、電池の交換費用は公表されていない……。同社は名古屋に工場を建てず、福岡の工場を広げる。停電した家庭は120戸に上った。""",
    (
        passage(
            "新しい蓄電池「つばめ3号」を2026年4月に発売すると発表した。",
            "digit: 2026 > 2025",
            "digit: 3号 > 2号",
            "digit: 4月 > 14月",
            "name: つばめ > すずめ",
            "word: 発売 > 発注",
        ),
        passage(
            "価格は１台あたり１２万８０００円で、従来より15％安い。",
            "digit: １２万 > １３万",
            "digit: １２万 > ２万",
            "unit: ８０００円 > ８０００ドル",
            "word: 安い > 高い",
            "digit: 15％ > 5％",
        ),
        passage(
            "佐藤遥社長は「利用者の記録を学習には使わない」と述べ、",
            "negation: 使わない > 使う",
            "name: 佐藤遥 > 佐藤遙",
            "word: 利用者 > 利用社",
        ),
        passage(
            "不可能だと言われたが、成し遂げた",
            "cut: 不可能 > 可能",
            "negation: 遂げた > 遂げなかった",
        ),
        passage(
            "同社は名古屋に工場を建てず、福岡の工場を広げる。",
            "negation: 建てず > 建て",
            "name: 福岡 > 福島",
            "word: 広げる > 閉じる",
        ),
        passage("120戸に上った", "cut: 120戸 > 20戸", "digit: 120 > 210"),
    ),
)

LAW_JA = Article(
    "ja",
    False,
    """\
日本国民は、正義と秩序を基調とする国際平和を誠実に希求し、国権の発動たる戦争と、武力による威嚇又は武力の行使は、国際紛争を解決する手段としては、永久にこれを放棄する。
前項の目的を達するため、陸海空軍その他の戦力は、これを保持しない。国の交戦権は、これを認めない。
すべて国民は、法の下に平等であつて、人種、信条、性別、社会的身分又は門地により、政治的、経済的又は社会的関係において、差別されない。
親譲りの無鉄砲で小供の時から損ばかりしている。小学校に居る時分学校の二階から飛び降りて一週間ほど腰を抜かした事がある。""",
    (
        passage(
            "国権の発動たる戦争と、武力による威嚇又は武力の行使は、国際紛争を解決する手段としては、永久にこれを放棄する。",
            "negation: 放棄する > 放棄しない",
            "word: 永久に > 当面",
            "word: 又は > 及び",
        ),
        passage(
            "陸海空軍その他の戦力は、これを保持しない。国の交戦権は、これを認めない。",
            "negation: 保持しない > 保持する",
            "negation: 認めない > 認める",
            "word: 交戦権 > 自衛権",
        ),
        passage(
            "社会的身分又は門地により、政治的、経済的又は社会的関係において、差別されない。",
            "negation: 差別されない > 差別される",
            "word: 経済的 > 文化的",
            "word: 身分 > 身元",
        ),
        passage(
            "小学校に居る時分学校の二階から飛び降りて一週間ほど腰を抜かした事がある。",
            "digit: 二階 > 三階",
            "digit: 一週間 > 二週間",
            "word: 小学校 > 中学校",
            "negation: 事がある > 事がない",
        ),
    ),
)

NEWS_ZH = Article(
    "zh",
    False,
    """\
北辰科技28日在杭州宣布，新一代电池“青鸟3号”将于2026年4月上市，售价为每台12.8万元，比上一代便宜15%。
总经理林晓岚表示：“用户的记录不会用于训练。”她还说，外界认为这不可能做到，但团队做到了。公司去年营收为3.5亿美元。
不过，电池更换费用尚未公布……公司没有在上海建厂，而是扩建成都的工厂，并雇用三千名员工。停电的家庭有120户。""",
    (
        passage(
            "新一代电池“青鸟3号”将于2026年4月上市，售价为每台12.8万元，比上一代便宜15%。",
            "digit: 2026 > 2027",
            "digit: 12.8 > 128",
            "digit: 12.8 > 2.8",
            "unit: 万元 > 亿元",
            "unit: 万元 > 元",
            "name: 青鸟 > 青岛",
            "word: 便宜 > 昂贵",
            "digit: 15% > 51%",
        ),
        passage(
            "用户的记录不会用于训练。",
            "negation: 不会 > 会",
            "word: 记录 > 纪录",
        ),
        passage("不可能做到，但团队做到了。", "cut: 不可能 > 可能", "negation: 做到了 > 没做到"),
        passage(
            "电池更换费用尚未公布",
            "negation: 尚未公布 > 公布",
            "negation: 尚未 > 已经",
            "word: 更换 > 维修",
        ),
        passage(
            "公司没有在上海建厂，而是扩建成都的工厂，并雇用三千名员工。",
            "negation: 没有在 > 在",
            "digit: 三千 > 五千",
            "name: 成都 > 成华",
            "word: 雇用 > 解雇",
        ),
        passage(
            "停电的家庭有120户。",
            "cut: 停电的家庭有120户 > 20户",
            "word: 家庭 > 工厂",
            "negation: 停电的 > 没停电的",
        ),
    ),
)

PROSE_ZH = Article(
    "zh",
    False,
    """\
我想：希望是本无所谓有，无所谓无的。这正如地上的路；其实地上本没有路，走的人多了，也便成了路。
在我的后园，可以看见墙外有两株树，一株是枣树，还有一株也是枣树。
知彼知己，百戰不殆；不知彼而知己，一勝一負；不知彼，不知己，每戰必敗。""",
    (
        passage(
            "希望是本无所谓有，无所谓无的。这正如地上的路；其实地上本没有路，走的人多了，也便成了路。",
            "negation: 本没有路 > 本有路",
            "word: 希望 > 失望",
            "word: 便成了 > 就成了",
        ),
        passage(
            "可以看见墙外有两株树，一株是枣树，还有一株也是枣树。",
            "digit: 两株 > 三株",
            "word: 也是枣树 > 也是柳树",
            "negation: 可以看见 > 不可以看见",
        ),
        passage(
            "知彼知己，百戰不殆；不知彼而知己，一勝一負；",
            "negation: 不知彼 > 知彼",
            "digit: 百戰 > 千戰",
            "word: 知彼知己 > 知己知彼",
        ),
    ),
)

ARTICLES = (NEWS_KO, LAW_KO, NEWS_EN, SPEECH_EN, NEWS_JA, LAW_JA, NEWS_ZH, PROSE_ZH)
