"""Machine translation against a fake service on loopback: its answers are checked, the draft is the safety net."""

import sys
from dataclasses import replace

import pytest
from click.testing import CliRunner

from command import zhengce
from translation.machine import ChatEndpoint, DeepL, from_environment, keeps_numbers, translated
from translation.titles import to_ja

ZH = "关于印发《“十四五”节能规划（2021-2025年）》的通知"
GOOD = "「第14次五カ年計画期省エネルギー計画（2021-2025年）」に関する通知"


@pytest.fixture(params=["openai", "deepl"])
def machine(request, service):
    service.says = GOOD
    return ChatEndpoint(service.url, "m", "secret") if request.param == "openai" else DeepL(service.url, "secret")


def test_a_good_answer_is_taken_as_a_draft(service, machine):
    answer = translated(ZH, machine, {"节能": "省エネルギー", "水": "水"})
    assert answer.ja == GOOD
    assert answer.draft
    path, authorization, body = service.asked[0]
    assert "secret" in authorization
    assert path in ("/chat/completions", "/v2/translate")
    if path == "/chat/completions":
        assert "节能 = 省エネルギー" in body["messages"][0]["content"]
        assert "水 = 水" not in body["messages"][0]["content"]


@pytest.mark.parametrize(
    "says",
    [
        "「第14次五カ年計画期省エネルギー計画（2021-2026年）」に関する通知",
        "「省エネルギー計画」に関する通知",
        "",
        "長い" * 200 + "2021-2025",
        {"unexpected": 1},
        ["a"],
    ],
)
def test_a_wrong_answer_leaves_the_draft(service, machine, says):
    service.says = says
    assert translated(ZH, machine, {}) == to_ja(ZH)


def test_a_failing_service_leaves_the_draft(service, machine):
    service.status = 500
    assert translated(ZH, machine, {}) == to_ja(ZH)


def test_it_is_off_by_default_and_never_half_set():
    assert from_environment({}) is None
    assert isinstance(from_environment({"ZHENGCE_MT": "deepl", "ZHENGCE_MT_URL": "https://x.example"}), DeepL)
    with pytest.raises(ValueError, match="ZHENGCE_MT_URL"):
        from_environment({"ZHENGCE_MT": "openai", "ZHENGCE_MT_URL": "http://elsewhere.example"})


def test_a_key_shows_in_no_traceback(machine):
    assert "secret" not in repr(machine)


@pytest.mark.parametrize(
    ("zh", "ja", "kept"),
    [
        ("发改环资〔2021〕969号", "発改環資〔2021〕969号", True),
        ("发改环资〔2021〕969号", "発改環資〔2021〕996号", False),
        ("第三批名单", "第3陣リスト", True),
        ("3000万千瓦", "３，０００万kW", True),
        ("2025年降低13.5%", "2025年に13.5％低減", True),
        ("2025年降低13.5%", "2025年に135％低減", False),
    ],
)
def test_numbers_are_held_against_the_source(zh, ja, kept):
    assert keeps_numbers(zh, ja) is kept


def test_the_command_uses_the_named_service(service, monkeypatch):
    monkeypatch.setenv("ZHENGCE_MT", "openai")
    monkeypatch.setenv("ZHENGCE_MT_URL", service.url)
    service.says = GOOD
    answer = CliRunner().invoke(zhengce, ["translate", "--to", "ja", "--machine", ZH])
    assert answer.output.startswith(GOOD)
    monkeypatch.delenv("ZHENGCE_MT")
    assert CliRunner().invoke(zhengce, ["translate", "--to", "ja", "--machine", ZH]).exit_code == 1


def program(folder, body):
    file = folder / "translate"
    file.write_text(f"#!{sys.executable}\nimport json, sys, time\n{body}\n", encoding="utf-8")
    file.chmod(0o755)
    return {"ZHENGCE_MT": f"local:{folder}"}


STUB = "for line in sys.stdin: print(json.dumps({'ja': %s}))"


def test_a_local_engine_answers_from_its_folder(tmp_path):
    environment = program(tmp_path, STUB % "json.loads(line)['terms'].get('节能', '')")
    machine = from_environment(environment)
    assert machine.translate(["节能办法", "办法"], {"节能": "省エネルギー"}) == ["省エネルギー", ""]


def test_an_answer_of_a_local_engine_is_checked_like_any_other(tmp_path):
    assert translated(ZH, from_environment(program(tmp_path, STUB % repr(GOOD))), {}).ja == GOOD
    wrong = GOOD.replace("2025", "2026")
    assert translated(ZH, from_environment(program(tmp_path, STUB % repr(wrong))), {}).ja == to_ja(ZH).ja


@pytest.mark.parametrize(
    "body", ["sys.exit(3)", "print('no json')", "print('{}')", "pass", "time.sleep(60)", "print('[]')"]
)
def test_a_local_engine_that_fails_leaves_the_draft(tmp_path, body):
    machine = replace(from_environment(program(tmp_path, body)), seconds=2.0)
    assert translated(ZH, machine, {}).ja == to_ja(ZH).ja


def test_a_folder_without_a_program_is_named(tmp_path):
    with pytest.raises(ValueError, match="no program translate"):
        from_environment({"ZHENGCE_MT": f"local:{tmp_path}"})
