"""Days as they are written in each language, the same wherever one is told."""

import pytest

from translation.wording import LANGS, day


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2025-06-30", ("2025年6月30日", "2025年6月30日", "30 June 2025")),
        ("2021-07", ("2021年7月", "2021年7月", "July 2021")),
        ("2021", ("2021年", "2021年", "2021")),
    ],
)
def test_a_day_is_written_as_far_as_it_goes(iso: str, said: tuple[str, ...]) -> None:
    assert tuple(day(lang, iso) for lang in LANGS) == said
