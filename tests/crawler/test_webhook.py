"""Messages to a webhook over real sockets: signed, tried again, taken once, kept while nobody takes them."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from crawler.config import ConfigError, load
from crawler.config import Report as Settings
from crawler.signing import key_of, signature
from crawler.watching import webhook
from crawler.watching.alerts import alert
from crawler.watching.report import LONGEST_LIST, make, to_data
from crawler.watching.tell import tell
from crawler.watching.webhook import Message, Outbox, Receiver
from db import connect
from tests.crawler.loopback import NOW, Job
from tests.crawler.site import LIST, Site, answer, document, listing, path
from tests.web import seed

SECRET = "whsec_" + base64.b64encode(b"a key of thirty-two bytes, no less").decode()
DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = json.loads((DOCS / "webhook.schema.json").read_text("utf-8"))
REPORT = Message("run-7-report", "run.report", "2026-11-23T06:00:00Z", {"new": ["氢能"]})


@dataclass
class Hook:
    """A receiver that answers what it was told to, one word for each request, and 204 afterwards.

    A number is a status, ``drop`` closes without an answer, ``hold`` answers nothing until the end, ``drip`` sends its
    head without an end, ``429 7`` asks to wait seven seconds, ``302`` leads to another path.
    """

    plan: list[str] = field(default_factory=list)
    got: list[tuple[dict[str, str], bytes, str]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    url: str = ""

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        headers = {name.lower(): value for name, value in handler.headers.items()}
        self.got.append((headers, handler.rfile.read(int(headers["content-length"])), handler.path))
        status, _, wait = (self.plan.pop(0) if self.plan else "204").partition(" ")
        if status == "drop":
            handler.close_connection = True
            return
        if status == "drip":
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Endless: ")
        if status in ("hold", "drip"):
            while not self.over.wait(0.02):
                with suppress(OSError):
                    handler.wfile.write(b"x" * (status == "drip"))
            return
        handler.send_response(int(status))
        for name, value in (("Retry-After", wait), ("Location", "/elsewhere" if status == "302" else "")):
            if value:
                handler.send_header(name, value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    @property
    def ids(self) -> list[str]:
        return [headers["webhook-id"] for headers, _, _ in self.got]


@pytest.fixture
def hook() -> Iterator[Hook]:
    told = Hook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # http.server's name
            told.answer(self)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        told.url = f"http://127.0.0.1:{server.server_address[1]}/hook"
        yield told
        told.over.set()
        server.shutdown()


@dataclass
class Sender:
    """An outbox in a folder, whose pauses are noted instead of slept."""

    folder: Path
    url: str
    pauses: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.box = Outbox(self.folder / "outbox", lambda: 1_795_000_000.9, self.pauses.append)

    def send(self, *messages: Message) -> list[str]:
        for message in messages:
            self.box.put(message)
        return self.box.send(Receiver(self.url, key_of(SECRET)))


@pytest.fixture
def sender(hook: Hook, tmp_path: Path) -> Sender:
    return Sender(tmp_path, hook.url)


def test_the_signature_is_that_of_the_specification() -> None:
    """The example of Standard Webhooks."""
    key = key_of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    signed = signature(key, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, '{"test": 2432232314}')
    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_message_is_signed_and_taken_once(hook: Hook, sender: Sender) -> None:
    assert sender.send(REPORT) == ["run-7-report"]
    assert sender.send(REPORT) == []
    ((headers, body, _),) = hook.got
    signed = b".".join([headers["webhook-id"].encode(), headers["webhook-timestamp"].encode(), body])
    expected = base64.b64encode(hmac.new(base64.b64decode(SECRET[6:]), signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert headers["content-type"] == "application/json"
    assert json.loads(body) == {"type": "run.report", "timestamp": REPORT.timestamp, "data": {"new": ["氢能"]}}


def test_the_lines_for_receivers_in_the_docs_know_ours_from_others(hook: Hook, sender: Sender) -> None:
    sender.send(REPORT)
    ((headers, body, _),) = hook.got
    (lines,) = re.findall(r"```python\n(.+?)```", (DOCS / "webhook.md").read_text("utf-8"), re.DOTALL)
    names: dict[str, Any] = {}
    exec(lines, names)
    is_ours = names["is_ours"]
    assert is_ours(SECRET, headers, body)
    assert not is_ours(SECRET, headers, body + b" ")
    assert not is_ours(SECRET, headers | {"webhook-id": "run-8-report"}, body)
    assert not is_ours("whsec_" + base64.b64encode(b"another").decode(), headers, body)


def test_without_a_secret_nothing_is_signed(hook: Hook, sender: Sender) -> None:
    sender.box.put(REPORT)
    sender.box.send(Receiver(hook.url, key_of("")))
    assert "webhook-signature" not in hook.got[0][0]


def test_it_is_tried_again_with_the_same_id_and_body(hook: Hook, sender: Sender) -> None:
    hook.plan = ["503", "drop", "500"]
    assert sender.send(REPORT) == ["run-7-report"]
    assert len(hook.got) == 4
    assert {(headers["webhook-id"], body) for headers, body, _ in hook.got} == {(REPORT.id, REPORT.body().encode())}
    assert sender.pauses == [2, 8, 32]


def test_the_receiver_may_ask_for_a_longer_pause_within_bounds(hook: Hook, sender: Sender) -> None:
    hook.plan = ["429 7", "503 999999999999", "503 soon"]
    assert sender.send(REPORT)
    assert sender.pauses == [7, 60, 32]


@pytest.mark.parametrize("answer", ["400", "401", "404", "410", "302"])
def test_what_is_refused_or_sent_elsewhere_is_not_tried_again_in_this_run(
    hook: Hook, sender: Sender, answer: str
) -> None:
    hook.plan = [answer]
    assert sender.send(REPORT) == []
    assert [path for _, _, path in hook.got] == ["/hook"]
    assert sender.pauses == []


@pytest.mark.parametrize("answer", ["hold", "drip"])
def test_a_receiver_that_never_ends_is_left_in_time(
    hook: Hook, sender: Sender, answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "TIMEOUT", 0.3)
    monkeypatch.setattr(webhook, "ATTEMPTS", 2)
    hook.plan = [answer, answer]
    assert sender.send(REPORT) == []
    assert len(hook.got) == 2


def test_what_was_not_taken_waits_for_the_next_run_and_goes_first(hook: Hook, sender: Sender) -> None:
    hook.plan = ["500"] * 4
    later = Message("run-8-report", "run.report", "2026-11-30T06:00:00Z", {})
    assert sender.send(REPORT) == []
    assert sender.send(later) == [REPORT.id, later.id]
    assert hook.ids[-2:] == [REPORT.id, later.id]
    assert sender.send() == []


def test_the_first_that_is_not_taken_ends_the_run(hook: Hook, sender: Sender) -> None:
    hook.plan = ["500"] * 4
    more = [Message(f"run-{n}", "run.report", "", {}) for n in range(5)]
    assert sender.send(*more) == []
    assert hook.ids == ["run-0"] * 4


def test_killed_before_it_was_marked_it_is_sent_with_the_same_id(hook: Hook, sender: Sender) -> None:
    """By which a receiver tells the repetition."""
    sender.send(REPORT)
    (mark,) = (sender.folder / "outbox").glob("*.taken")
    mark.rename(mark.with_suffix(".json"))
    sender.send(REPORT)
    assert len(hook.got) == 2
    assert hook.ids == [REPORT.id] * 2
    assert hook.got[0][1] == hook.got[1][1]


def test_what_waits_too_long_is_given_up(
    hook: Hook, sender: Sender, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "MOST", 3)
    monkeypatch.setattr(webhook, "KEPT", 2)
    hook.plan = ["404"]
    sender.send(*(Message(f"run-{n}", "run.report", "", {}) for n in range(5)))
    assert "run-1 waited too long" in caplog.text
    assert sender.send() == ["run-2", "run-3", "run-4"]
    assert sorted(file.name for file in (sender.folder / "outbox").iterdir()) == ["run-3.taken", "run-4.taken"]


def test_a_run_tells_its_report_and_alerts_by_the_schema(
    hook: Hook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = seed.build(tmp_path / "z.db")
    monkeypatch.setattr("crawler.watching.tell.time.sleep", lambda _: None)
    settings = Settings(webhook=hook.url, webhook_secret=SECRET)
    with closing(connect(db)) as conn:
        told, hydrogen, nothing = make(conn, 2, {}, []), alert(conn, 2, ["hydrogen"]), alert(conn, 2, ["water"])
        assert alert(conn, 2, []) is None
    assert nothing is None
    hook.plan = ["503"]
    tell(told, settings, tmp_path, hydrogen)
    tell(told, settings, tmp_path, hydrogen)
    messages = [json.loads(body) for _, body, _ in hook.got]
    assert [message["type"] for message in messages] == ["run.report", "run.report", "documents.alert"]
    check = Draft202012Validator(SCHEMA)
    assert [list(check.iter_errors(message)) for message in messages] == [[], [], []]
    assert seed.HYDROGEN in [row["title"] for row in messages[2]["data"]["documents"] if row["what"] == "new"]
    assert all("hydrogen" in row["labels"] for row in messages[2]["data"]["documents"])
    assert messages[0]["data"]["totals"]["new"] == len(told.new)


def test_a_live_crawl_sends_them_when_it_is_over(hook: Hook, tmp_path: Path) -> None:
    with Site() as site:
        day = "2026-11-20"
        address = path(1)
        site.pages[LIST] = answer(listing([(address, "关于节能工作的通知", day)]))
        site.pages[address] = answer(document("关于节能工作的通知", day))
        settings = {"webhook": hook.url, "webhook_secret": SECRET, "webhook_labels": "energy-saving"}
        Job({"one": ([site.netloc], [site.root + LIST])}, str(tmp_path), report=settings).run()
    messages = [json.loads(body) for _, body, _ in hook.got]
    assert [list(Draft202012Validator(SCHEMA).iter_errors(message)) for message in messages] == [[], []]
    (report, told) = (message["data"] for message in messages)
    assert [row["title"] for row in report["new"]] == [row["title"] for row in told["documents"]]
    assert hook.ids == [f"run-1-{NOW.replace('-', '').replace(':', '')}-{word}" for word in ("report", "alert")]


def test_the_schema_refuses_what_is_no_message() -> None:
    check = Draft202012Validator(SCHEMA)
    Draft202012Validator.check_schema(SCHEMA)
    for data in ({}, {"run": 1, "labels": [], "total": 0, "documents": []}):
        assert not check.is_valid({"type": "documents.alert", "timestamp": "2026-11-23T06:00:00Z", "data": data})


def test_a_long_list_is_cut_and_counted(tmp_path: Path) -> None:
    db = seed.build(tmp_path / "z.db")
    with closing(connect(db)) as conn:
        first = make(conn, 1, {}, [])
    long = to_data(replace(first, new=[first.new[0]] * 70))
    assert (len(long["new"]), long["totals"]["new"]) == (LONGEST_LIST, 70)  # type: ignore[arg-type, index]  # as JSON


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("WEBHOOK", "ftp://x.example", "not a web address"),
        ("WEBHOOK_SECRET", "password", "at least 24 bytes"),
        ("WEBHOOK_SECRET", "whsec_YQ==", "at least 24 bytes"),
        ("WEBHOOK_SECRET", "whsec_秘密", "at least 24 bytes"),
        ("WEBHOOK_LABELS", "hydrogen, 无此标签", "no label is called 无此标签"),
    ],
)
def test_settings_that_cannot_be_are_refused_before_a_run(name: str, value: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said) as refusal:
        load({f"ZHENGCE_REPORT_{name}": value}, None)
    assert "password" not in str(refusal.value)
