"""The drill: pages of known sites in other markup are read by the general reader."""

from __future__ import annotations

from collections import Counter

import pytest

from parsers.page.encoding import text_of
from parsers.page.select import squeeze
from policy import Document, Listing
from tests.parsers import redesign
from tests.parsers.material import SERVED, WHY_NOT, reconstructed, served
from tests.parsers.test_general import read


def shared_text(one: str, other: str) -> tuple[float, float]:
    """Recall and precision of four-character pieces of the first text in the second."""
    wanted, found = (Counter(t[i : i + 4] for i in range(len(t) - 3)) for t in (squeeze(one), squeeze(other)))
    both = sum((wanted & found).values())
    return both / max(1, wanted.total()), both / max(1, found.total())


def is_right(before: Document, after: Document | Listing | None) -> bool:
    """Whether a redesigned page still gives title, day and text."""
    if not isinstance(after, Document):
        return False
    recall, precision = shared_text(before.text, after.text) if before.text.strip("，") else (1.0, 1.0)
    days = [(d.published_on or d.issued_on) for d in (before, after)]
    same = squeeze(before.title) == squeeze(after.title) and (days[0] and days[0].iso) == (days[1] and days[1].iso)
    return same and recall >= 0.95 and precision >= 0.95


@pytest.mark.parametrize("design", redesign.ALL)
def test_the_drill_a_redesign_does_not_blind_us(design: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = served("document")
    if not lines:
        pytest.skip(WHY_NOT)
    wrong = []
    for line in lines:
        body = (SERVED / line["file"]).read_bytes()
        before = read(line["url"], body, line.get("base_url"))
        after = read(line["url"], redesign.redesigned(text_of(body, None)[0], design).encode(), line.get("base_url"))
        assert isinstance(before, Document)
        if not is_right(before, after):
            wrong.append(line["file"])
    with capsys.disabled():
        print(f"\nredesign {design}: {len(lines) - len(wrong)} of {len(lines)} pages right", *wrong)
    assert len(wrong) <= 1


@pytest.mark.parametrize("design", redesign.ALL)
def test_the_drill_on_reconstructed_pages(design: str) -> None:
    """Their texts are short, and some templates show no date outside the box of facts: nine of ten is the floor."""
    right = total = 0
    for name, expected, body in reconstructed():
        if "record" not in expected or expected["record"]["kind"] == "listing" or name.endswith(".api"):
            continue
        before = read(expected["url"], body)
        if isinstance(before, Document) and len(before.text) >= 200:
            total += 1
            after = read(expected["url"], redesign.redesigned(text_of(body, None)[0], design).encode())
            right += is_right(before, after)
    assert right >= 0.9 * total > 20
