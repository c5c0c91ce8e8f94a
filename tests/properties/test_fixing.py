"""Notes made of the sample notes by random edits: fixing them does no harm, and comes to an end."""

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).parent))

from fixing import Sample, edited, fix_and_check, samples

SAMPLES = samples()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
@settings(max_examples=12, deadline=None)
@given(data=st.data(), times=st.integers(1, 10), unsafe=st.booleans())
def test_fixing_does_no_harm(sample: Sample, data: st.DataObject, times: int, unsafe: bool) -> None:
    def choose(bound: int) -> int:
        return data.draw(st.integers(0, bound - 1))

    fix_and_check(edited(sample.text, times, choose), sample.plan, unsafe=unsafe)


PIECES = st.lists(
    st.sampled_from([*"#*_`[]()<>!-= \t\n\r&|가a1", "\r\n", "\n\n", "  \n", "---\n", "**", "- "]),
    max_size=40,
).map("".join)


@settings(max_examples=100, deadline=None)
@given(PIECES, st.booleans())
def test_fixing_any_text_does_no_harm(text: str, unsafe: bool) -> None:
    fix_and_check(text, SAMPLES[-1].plan, unsafe=unsafe)
