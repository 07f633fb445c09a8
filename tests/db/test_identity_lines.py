"""What a person joins or keeps apart by a line goes over every rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from policy.data_files import DataError
from tests.db.kit import entry, identity
from tests.db.test_identity import MEE, NDRC, documents, save


def test_a_line_joins_what_no_rule_joins(tmp_path: Path) -> None:
    lines = identity(
        tmp_path,
        f'[[join]]\nurls = ["{MEE}", "http://ndrc.gov.cn/xxgk/zcfb/tz/202110/t20211026_2.html"]\nwhy = "the same"',
    )
    saved = save(tmp_path, entry(MEE, title="甲"), entry(NDRC, source="ndrc", title="乙"), identity=lines)
    assert documents(saved) == 1
    assert saved[1].rule == "join line"


def test_a_line_undoes_a_merge(tmp_path: Path) -> None:
    lines = identity(tmp_path, f'[[split]]\nurls = ["{MEE}", "{NDRC}"]\nwhy = "a reissue"')
    number = {"number": "环大气〔2019〕5号"}
    saved = save(tmp_path, entry(MEE, **number), entry(NDRC, source="ndrc", **number), identity=lines)
    assert documents(saved) == 2


@pytest.mark.parametrize(
    "text", ["[[join]]\nurls = ['https://a']\nwhy = 'x'", "[[split]]\nurls = ['a', 'b']", "[[merge]]\n"]
)
def test_a_wrong_line_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(DataError, match=r"identity\.toml:1: \[?"):
        identity(tmp_path, text)
