"""A quote that ends where no clause can is told; one that may end so is not."""

import pytest

from notelint.text.quotation.clause import unfinished


@pytest.mark.parametrize(
    ("quote", "behind"),
    [
        ("회사는 부산에 새 공장을", " 짓기로 했다"),
        ("회사는 부산에 새 공장", "을 짓기로 했다"),
        ("정부는 내년 예산", "이 늘었다고 했다"),
        ("그는 2020년 회장이", " 되었다"),
        ("그는 어제 정부가", " 낸 대책을 봤다"),
        ("요금을 올리게", " 됐다"),
        ("요금을 올려 받는", " 회사가 늘었다"),
        ("그 회사는 점유율을 기록하고", " 있다"),
        ("앞으로 이 값을 더 낮출 수", " 있다고 했다"),
        ("부산에서 만든 로봇을 대전에서", " 판다"),
        ("담당자와 국민의", " 의견을 들었다"),
        ("그는 이 일을 AI를", " 써서 했다"),
        ("기록마저 뛰어넘는", " 상황이 되었다"),
        ("오래전부터 쌓인 문제를 먹는", " 일이다"),
        ("과도한 시장 경쟁이", " 빚은 일이다"),
        ("최근 대형주들이", " 크게 올랐다"),
        ("특검은 해병대 1사단장에", " 대한 수사를 마쳤다"),
        ("미국이 자국 중심의", " 생태계를 만든다"),
        ("유예 기간 1년의", " 끝이 온다"),
        ("그는 대통령의 발언에", " 환호했다"),
        ("회사의 재무 건전성에", " 대한 우려가 크다"),
        ("The firm sold the", " pumps last year"),
        ("The tags were registered with", " the office"),
        ("The rate is represented by", ' a "number"'),
        ("The plan is", " a failure"),
        ("It was the work of", " many people"),
        ("The plan will", " fail in the end"),
        ("She wanted to", " leave early"),
        ("They sold pumps and", ' "bread"'),
    ],
)
def test_what_cannot_end_a_clause_is_cut_short(quote, behind):
    assert unfinished(quote, behind)


@pytest.mark.parametrize(
    ("quote", "behind"),
    [
        ("회사는 공장을 짓고", " 사람을 뽑았다"),
        ("회사는 부산에 새 공장을", ""),
        ("회사는 부산에 새 공장을", ", 대전에 창고를"),
        ("성장률이 지난해보다 높다", "고 밝혔다"),
        ("성장률이 지난해보다 높다고", " 밝혔다"),
        ("성장률이 지난해보다 높다", "는 지적이 나온다"),
        ("그는 오래전부터 회장", "이다"),
        ("비가 와서", " 문을 닫았다"),
        ("월 25달러", "로 낮췄다"),
        ("요금은 월 25달러로", ", 경쟁사보다 낮다"),
        ("여러 나라에서 열린 회의", " 결과를 보았다"),
        ("여러 나라의 가격 증가", " 추세가 뚜렷하다"),
        ("그 집 고양이", " 두 마리가 산다"),
        ("비가 왔기 때문에", " 문을 닫았다"),
        ("요금이 싸지만", " 느리다"),
        ("공장을", " 짓는다"),
        ("그 집 는", " 것이다"),
        ("", " 짓는다"),
        ("It costs 25 euros", " a month"),
        ("What they looked for", " was bread"),
        ("It was what they looked for", " the whole day"),
        ("The pump is as it was", " a year ago"),
        ("They came in", " at noon"),
        ("The office is where it is", " the cheapest"),
        ("그 동네 욕심쟁이", " 영감이 산다"),
        ("국회에서 열린 예산 심의", " 결과를 보았다"),
        ("비가 오기 직전에", " 문을 닫았다"),
        ("회사는 지난해에", " 문을 닫았다"),
        ("요금을 올린 탓에", " 손님이 줄었다"),
        ("They ran as fast as they could", " before noon"),
        ("It is cheap", " and it works"),
        ("He turned it on", " at noon"),
        ("It was plan A", " that failed"),
        ("The firm sold the", "..."),
    ],
)
def test_what_may_end_one_is_not(quote, behind):
    assert not unfinished(quote, behind)
