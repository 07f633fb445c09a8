"""The members' file: broken lines are named by number, and no address is repeated."""

import pytest

from newsletter import members

LABELS = {"N.energy", "air"}


def read(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "members.csv"
    path.write_bytes(text.encode(encoding))
    return members.read(path, LABELS)


def test_members_with_topics_and_alerts(tmp_path):
    found, broken = read(
        tmp_path, "email,name,topics,alerts\na@x.example,山田 花子,N.energy air,weekly\nb@x.example,,,\n"
    )
    assert [m.email for m in found] == ["a@x.example", "b@x.example"]
    assert found[0].topics == ("N.energy", "air")
    assert found[0].alerts == "weekly"
    assert broken == []


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("not-an-address,,", "not a mail address"),
        ('"a@x.example\nBcc: c@y.example",,', "not a mail address"),
        ("a@x.example,,nonsense", "unknown topic"),
        ("a@x.example,,air,weekly,,more", "more cells"),
        ('a@x.example,"x\nBcc: y",', "control character"),
        ("ok@x.example,,", "same address as in line 2"),
        ("a@x.example,,,,label=nonsense", "unknown filter 'nonsense'"),
        ("a@x.example,,,,colour=red", "unknown filter 'colour'"),
        ("a@x.example,,,,氢能", "unknown filter '氢能'"),
    ],
)
def test_a_broken_line_is_named(tmp_path, line, why):
    found, broken = read(tmp_path, f"email,name,topics,alerts,filter\nok@x.example,,\n{line}\nlast@x.example,,\n")
    assert [m.email for m in found] == ["ok@x.example", "last@x.example"]
    assert why in broken[0].why
    assert "@" not in broken[0].why


def test_excel_files_are_read_and_other_encodings_named(tmp_path):
    assert read(tmp_path, "email\na@x.example\n", "utf-8-sig")[0]
    with pytest.raises(ValueError, match="UTF-8"):
        read(tmp_path, "email,name\na@x.example,山田\n", "shift_jis")
    with pytest.raises(ValueError, match="columns"):
        read(tmp_path, "mail\na@x.example\n")


def test_a_member_in_a_traceback_shows_no_address(tmp_path):
    found, _ = read(tmp_path, "email\na@x.example\n")
    assert "a@x.example" not in repr(found)


def test_hashes_need_the_key():
    assert members.hashed("A@x.example", "k1") == members.hashed("a@x.example", "k1")
    assert members.hashed("a@x.example", "k1") != members.hashed("a@x.example", "k2")
