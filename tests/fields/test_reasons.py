"""Reasons are kept as a code with arguments, whatever the arguments hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy import reasons


@given(st.text().filter(lambda text: "|" not in text), st.text())
def test_what_was_written_is_read_again(first: str, last: str) -> None:
    assert reasons.read(reasons.written("other-field", first, last)) == ("other-field", {"what": first, "field": last})
    assert reasons.read(reasons.written("settled", last)) == ("settled", {"why": last})
    assert reasons.read(reasons.written("nothing")) == ("nothing", {})


@pytest.mark.parametrize("text", ["title shows 氢能", "", "other-field:only one", "nothing:x", "no-such-code:x"])
def test_a_sentence_of_the_first_release_is_none(text: str) -> None:
    assert reasons.read(text) is None


def test_an_unknown_reason_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="no reason 'because'"):
        reasons.written("because", "x")
    with pytest.raises(ValueError, match="with 2 arguments"):
        reasons.written("only", "x", "y")
