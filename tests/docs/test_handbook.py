"""The commands of the Japanese handbook, run in its order in an installation with a real relay."""

import re
import shlex
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from click.testing import CliRunner

from command import zhengce
from tests.newsletter.conftest import Desk, document, reading
from tests.newsletter.test_send import Mailbox, free_port

PAGE = Path(__file__).resolve().parents[2] / "docs/ja/newsletter.md"
TEXT = PAGE.read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL) for line in block.splitlines()]
SETTINGS = re.search(r"```toml\n(.*?)```", TEXT, re.DOTALL)[1]


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")
    Desk(folder / "zhengce.db").save(
        "2026-11-19T06:00:00Z",
        (document(1, "新型储能管理办法", "2026-11-18", number="国能发〔2026〕1号"), reading("N.energy")),
    )
    (folder / "members.csv").write_text("email,lang\na@x.example,\nb@x.example,en\n", encoding="utf-8")
    mailbox = Mailbox()
    port = free_port()
    settings = SETTINGS.replace("smtp://mail.assoc.example:587", f"smtp://127.0.0.1:{port}")
    assert settings != SETTINGS
    (folder / "zhengce.toml").write_text(settings, encoding="utf-8")
    relay = Controller(mailbox, hostname="127.0.0.1", port=port)
    relay.start()
    yield folder, mailbox
    relay.stop()


def run(line, folder, monkeypatch):
    monkeypatch.chdir(folder)
    monkeypatch.setenv("ZHENGCE_MAIL_KEY", "a key for the tests only")
    words = shlex.split(line)
    assert words[0] == "zhengce"
    help_alone = ["--help"] if "preview" in words else []  # it would wait for Ctrl+C
    more = ["--per-minute", "60000"] if "--really" in words else []
    return CliRunner().invoke(zhengce, [*words[1:], *more, *help_alone], input="y\n")


def test_each_command_does_what_the_handbook_says(installation, monkeypatch):
    folder, mailbox = installation
    for line in COMMANDS:
        result = run(line, folder, monkeypatch)
        wanted = {0, 3} if "send" in line or "health" in line else {0}  # 3: a member's language is not there yet
        assert result.exit_code in wanted, f"{line}\n{result.output}"
    assert [address for address, _ in mailbox.mails] == ["editor@assoc.example", "a@x.example", "b@x.example"]
    assert (folder / "newsletter-state/archive/2026-11.html").exists()
    assert (folder / "zhengce-20261123.db.newsletter/archive/2026-11.md").exists()
    assert not any("x.example" in file.read_text("utf-8") for file in folder.glob("*.newsletter/*.jsonl"))

    result = run(
        "zhengce newsletter --until 2026-11-30", folder, monkeypatch
    )  # the next one follows the last by itself
    assert "since: 2026-11-23\nuntil: 2026-11-30" in result.stdout
    assert "number: 2" in result.stdout
    assert "association: ○○協議会" in result.stdout


@pytest.mark.parametrize(
    "said", re.findall(r"^\| `([^`]{12,})` \|", TEXT.split("## 赤い表示が出たら")[1], re.MULTILINE)
)
def test_each_message_that_is_explained_is_one_of_the_program(said):
    """The messages of the table stand in the source, but for what varies in them."""
    source = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("newsletter", "command")
        for path in [*(PAGE.parents[2] / folder).rglob("*.py"), *(PAGE.parents[2] / folder).glob("locale/*.toml")]
    )
    source = re.sub(r'"\s+f?"', "", source)
    for part in re.split(r"\d+|…|members\.csv|[{}]+", said):
        assert part.strip(" :,") in source, part
