"""Which names are surely slips of others, so that a fix may write the other one."""

import pytest

from notelint.text.similar_names import is_slip

SLIPS = [
    ("dtae", "date"),
    ("tag", "tags"),
    ("Guilde-level explanation", "Guide-level explanation"),
    ("본문의 건거", "본문의 근거"),
    ("설치-방벙", "설치-방법"),
    ("a\u0301b", "\u00e1b"),
    ("Ready-for-Release", "ready-for-release"),
    ("pointpillars", "point_pillars"),
    ("p_o_i_n_t", "point"),
]
OTHERS = [
    ("here", "there"),
    ("demotivation", "motivation"),
    ("setup-1", "setup-2"),
    ("2023", "2024"),
    ("time", "title"),
    ("corner_case_vision_iv", "corner_case_vision_arxiv"),
    ("Guide-level and reference-level explanation", "Reference-level explanation"),
    ("Alternative design", "Alternatives"),
    ("Future probabilities", "Future possibilities"),
    ("", "a"),
    ("", "-"),
    ("C++ 요령 모음집", "C 요령 모음집"),
    ("learning-c#-basics", "learning-c-basics"),
    ("a" * 1000, "a" * 1001),
]


@pytest.mark.parametrize(("name", "other"), SLIPS)
def test_a_slip_is_one_in_both_directions(name: str, other: str) -> None:
    assert is_slip(name, other)
    assert is_slip(other, name)


@pytest.mark.parametrize(("name", "other"), OTHERS)
def test_another_name_is_no_slip(name: str, other: str) -> None:
    assert not is_slip(name, other)
    assert not is_slip(other, name)
