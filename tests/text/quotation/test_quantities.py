import pytest

from notelint.text.quotation.quantities import KnownQuantities, quantities


def read(plain: str) -> list[tuple[str, str, str]]:
    return [
        (plain[one.start : one.end], f"{one.value.normalize():f}", one.unit)
        for one in quantities(plain)
    ]


@pytest.mark.parametrize(
    ("plain", "value", "unit"),
    [
        ("1조2,000억 원", "1200000000000", "KRW"),
        ("1.2조원", "1200000000000", "KRW"),
        ("5만 3천 명", "53000", ""),
        ("3.4 million", "3400000", ""),
        ("$1,250", "1250", "USD"),
        ("US$ 3bn", "3000000000", "USD"),
        ("€1,250", "1250", "EUR"),
        ("30％", "30", "%"),
        ("12 per cent", "12", "%"),
        ("６.6%포인트", "6.6", "%"),
        ("20달러", "20", "USD"),
        ("3万円", "30000", "JPY"),
        ("2億", "200000000", ""),
        ("0", "0", ""),
        (".768", "0.768", ""),
        ("$.99", "0.99", "USD"),
        ("(.5)", "0.5", ""),
        ("1’000’000 francs", "1000000", ""),
        ("2\u202f500\u202f000", "2500000", ""),
        ("3_000", "3000", ""),
        ("×3.05", "3.05", ""),
        ("2024", "2024", ""),
    ],
)
def test_a_figure_has_a_value_and_a_unit(plain, value, unit):
    assert [(number, of) for _, number, of in read(plain)] == [(value, unit)]


def test_a_range_is_two_figures():
    assert read("월 20~25달러다") == [("20", "20", ""), ("25달러", "25", "USD")]


def test_a_date_is_its_three_numbers_at_one_place():
    assert read("2026-03-02에") == [("2026-03-02", one, "") for one in ("2026", "3", "2")]


def test_an_english_month_beside_a_number_is_its_number():
    assert ("March", "3", "") in read("on 2 March")
    assert ("Sept", "9", "") in read("in Sept. 2026")
    assert read("It may rise by 5") == [("5", "5", "")]
    assert read("May is warm") == []


@pytest.mark.parametrize(
    "plain", ["x86", "x3.05", "max3", "GH200", "COVID-19", "PaLM2", "넷", "B2B"]
)
def test_digits_in_names_are_no_figures(plain):
    assert read(plain) == []


def test_units_count_where_both_have_one():
    known = KnownQuantities.of("요금은 월 20~25달러, 이익률은 3.5%다")
    (euro,) = quantities("25유로")
    (bare,) = quantities("25")
    (dollar,) = quantities("20달러")
    (part,) = quantities("3.5")
    (other,) = quantities("35%")
    assert not known.has(euro)
    assert known.has(bare)
    assert known.has(dollar)  # the 20 of a range has no unit of its own
    assert known.has(part)
    assert not known.has(other)


def test_long_numbers_are_compared_to_the_last_digit():
    assert KnownQuantities.of("9" * 30 + "조").has(next(quantities("9" * 30 + "조")))
    assert not KnownQuantities.of("9" * 30 + "조").has(next(quantities("9" * 29 + "8조")))


def test_digits_and_magnitudes_without_end_are_no_figure():
    assert read("9" * 1_000) == []
    assert len(read("1" + "조" * 100_000)) == 1


def test_numbers_without_end_are_read_once(operations):
    small, large = (operations(lambda n=n: list(quantities("1억 " * n))) for n in (300, 1_200))
    assert large < 6 * small


def test_an_article_may_tell_how_many_times_with_an_x():
    known = KnownQuantities.of("ODS is .768 and the speed is x3.05, on an x86.")
    (times,) = quantities("3.05")
    assert known.has(times)
    assert [one.value for one in quantities("a point (B.5) and end.07")] == [5, 7]
