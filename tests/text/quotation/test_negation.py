"""A quote that was cut from its denial is none; one beside a denial of something else is."""

import pytest

from notelint.text.normalization import normalize_article
from notelint.text.quotation.word_boundaries import quote_may_begin, quote_may_end


def stands_whole(quote: str, text: str) -> bool:
    quote, text = (normalize_article(one, "typographic").text for one in (quote, text))
    at = text.find(quote)
    while at >= 0 and not (quote_may_begin(text, at) and quote_may_end(text, at + len(quote))):
        at = text.find(quote, at + 1)
    return at >= 0


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("이 방법으로는 구현할 수", "이 방법으로는 구현할 수 없다"),
        ("이 방법으로는 구현할", "이 방법으로는 구현할 수 없다"),
        ("이 방법으로는 구현", "이 방법으로는 구현할 수 없다"),
        ("값을 고칠 필요가", "값을 고칠 필요가 없다"),
        ("값을 고칠 필요", "값을 고칠 필요가 없다"),
        ("값을 고칠", "값을 고칠 필요가 없다"),
        ("그는 회장이", "그는 회장이 아니다"),
        ("그는 회장", "그는 회장이 아니다"),
        ("그는 회장", "그는 회장은 아니었다"),
        ("그는 CEO", "그는 CEO가 아니다"),
        ("그는 CEO가", "그는 CEO가 아니다"),
        ("그는 “회장”", "그는 “회장”이 아니다"),
        ("공장을 짓지", "공장을 짓지 않았다"),
        ("비용은 문제가", "비용은 문제가 되지 않는다"),
        ("값이 오를 것", "값이 오를 것 같지 않다"),
        ("이 약은 효과", "이 약은 효과가 전혀 없다"),
        ("들어오지", "들어오지 마십시오"),
        ("들어오지", "들어오지 말 것"),
        ("그가 이긴 적", "그가 이긴 적은 한 번도 없다"),
        ("이는 예상치", "이는 예상치 못한 일이다"),
        ("이는 원만치", "이는 원만치 않았다"),
        ("공장을 짓", "공장을 짓지 않았다"),
        ("공장을 짓", "공장을 짓진 않았다"),
        ("문을 열지", "문을 열지 마세요"),
        ("문을 열지", "문을 열지 말라고"),
        ("문을 열", "문을 열지 말라고"),
        ("증거는", "증거는 없었다"),
        ("그런 증거", "그런 증거는 없었다"),
        ("간 적이", "간 적이 없다"),
        ("간", "간 적이 없다"),
        ("만지면", "만지면 안 된다"),
        ("만져서는", "만져서는 안된다"),
        ("그는 학교에", "그는 학교에 못 갔다"),
        ("그는 학교에", "그는 학교에 안 갔다"),
        ("갔다", "그는 학교에 못 갔다"),
        ("했다고", "숙제를 안 했다고"),
        ("먹었다", "아직 안 먹었다"),
        ("그가 하려", "그가 하려 하지 않았다"),
        ("짓고 있지", "짓고 있지 않다"),
        ("짓고", "짓고 있지 않다"),
        ("말을", "말을 못한다"),
        ("사실이라는", "사실이라는 말은 아니다"),
        ("그는 학교에서", "그는 학교에서 못 잤다"),
        ("수영할 줄", "수영할 줄 모른다"),
        ("그렇다는 뜻", "그렇다는 뜻은 아니다"),
        ("높다", "높다고 할 수 없다"),
        ("문제", "문제없다"),
        ("it is", "it is never"),
        ("it can", "it cannot"),
        ("it can", "it can't"),
        ("it is certainly", "it is certainly not"),
        ("they're", "they're not here"),
        ("he has", "he has never"),
        ("possible", "not possible"),
        ("a member", "not a member of"),
        ("possible to", "may not be possible to"),
        ("evidence was", "no evidence was found"),
        ("rule out", "She didn't rule out a sale"),
        ("rule out", "She didn’t rule out a sale"),
        ("sold", "is no longer sold"),
        ("He agreed", "He agreed not to sell"),
        ("関係ない", "無関係ない"),
        ("会長", "彼は会長ではない"),
        ("必要", "必要はない"),
        ("必要が", "必要がありません"),
        ("実現すること", "実現することはできない"),
        ("在上海建厂", "没有在上海建厂"),
        ("关闭", "不会关闭"),
    ],
)
def test_a_quote_without_its_denial_does_not_stand(quote, text):
    assert not stands_whole(quote, text)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("공장을 짓고", "공장을 짓고 없던 길을 냈다"),
        ("돈이 있지만", "돈이 있지만 없는 척한다"),
        ("비가 와서", "비가 와서 못 갔다"),
        ("공기가 차다", "방 안 공기가 차다"),
        ("하나를 박았다", "못 하나를 박았다"),
        ("사람이 많다", "그 안 사람이 많다"),
        ("the plan works", "whether or not the plan works"),
        ("It costs", "It costs nothing"),
        ("공장을 지었으나", "공장을 지었으나 없앴다"),
        ("무엇인지", "무엇인지 말했다"),
        ("John", "John's"),
        ("먹을까", "먹을까 아니면 잘까"),
        ("필요가 없다", "필요가 없다고"),
        ("멋지다", "멋지다며 웃을 필요 없다고"),
    ],
)
def test_a_denial_of_something_else_is_no_matter(quote, text):
    assert stands_whole(quote, text)
