"""What is shipped for running: units that start under a read-only root, a workflow that holds no more than it needs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from crawler.warc.archive import SavedPage, write
from newsletter.members import hashed
from newsletter.sending import unsubscribe
from tests.crawler.site import document

ROOT = Path(__file__).resolve().parents[2]
WORKFLOW = (ROOT / "deploy/github-weekly.yml").read_text(encoding="utf-8")
UNITS = sorted(path.name for path in (ROOT / "deploy").glob("*.service"))
NOBODY = 65534
PROGRAM = "/opt/zhengce/.venv/bin/zhengce"
CONFINED = (  # as ProtectSystem=strict, NoNewPrivileges=, User= and WorkingDirectory= do it; $0 is what may be written
    'mount --make-rprivate / && mount --bind "$0" "$0" && mount -o remount,ro,bind / && cd "$HOME" && '
    f'exec setpriv --reuid {NOBODY} --regid {NOBODY} --clear-groups --no-new-privs -- "$@"'
)


def settings(unit: str, key: str) -> list[str]:
    """The values of a key in a unit file, in order."""
    return re.findall(rf"^{key}=(.*)$", (ROOT / "deploy" / unit).read_text(encoding="utf-8"), re.M)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd-analyze on this machine")
def test_systemd_knows_every_line_of_the_units(tmp_path: Path) -> None:
    for path in [*(ROOT / "deploy").glob("*.service"), *(ROOT / "deploy").glob("*.timer")]:
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8").replace(PROGRAM, "/bin/true"))
    command = ["systemd-analyze", "verify", "--man=no", *map(str, tmp_path.iterdir())]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "Failed to" in done.stderr and str(tmp_path) not in done.stderr:
        pytest.skip(f"systemd-analyze does not run here: {done.stderr.strip()}")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("unit", UNITS)
def test_each_unit_is_bounded_and_may_write_its_state_only(unit: str) -> None:
    for key in ("MemoryMax", "TasksMax", "StateDirectory", "CapabilityBoundingSet"):
        assert len(settings(unit, key)) == 1
    assert settings(unit, "ProtectSystem") == ["strict"]
    assert settings(unit, "NoNewPrivileges") == ["yes"]
    assert settings(unit, "ReadWritePaths") == []


def can_confine() -> bool:
    """Whether this machine lets us make the root read-only for one process and leave root."""
    tools = all(map(shutil.which, ("unshare", "setpriv", "mount")))
    if os.geteuid() != 0 or not tools or not os.access(ROOT, os.X_OK):
        return False
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(confined(Path(folder), sys.executable, "-c", "import click"), check=False)
    return done.returncode == 0


def confined(writable: Path, *command: str) -> list[str]:
    return ["unshare", "--mount", "sh", "-c", CONFINED, str(writable), *command]


@pytest.fixture
def home() -> Iterator[Path]:
    """Stands for /var/lib/zhengce: of a user who is not root, in a folder that this user may enter."""
    folder = Path(tempfile.mkdtemp())
    for part in (folder, folder / "newsletter-state", folder / "tmp"):
        part.mkdir(exist_ok=True)
        part.chmod(0o755)
        os.chown(part, NOBODY, NOBODY)
    yield folder
    shutil.rmtree(folder)


def start(unit: str, home: Path, number: int, *more: str) -> list[str]:
    """Command `number` of a unit, to be run in `home` instead of /var/lib/zhengce, with `more` at its end."""
    line = settings(unit, "ExecStart")[number].replace(PROGRAM, str(Path(sys.executable).parent / "zhengce"))
    state = settings(unit, "StateDirectory")[0].partition("/")[2]
    return confined(home / state, *line.split(), *more)


def environment(unit: str, home: Path, **more: str) -> dict[str, str]:
    """What the unit sets, with `home` for /var/lib/zhengce."""
    own = dict(value.split("=", 1) for value in settings(unit, "Environment"))
    own.pop("ZHENGCE_CONFIG", None)
    paths = {name: value.replace("/var/lib/zhengce", str(home)) for name, value in own.items()}
    return {"PATH": os.environ["PATH"], "TMPDIR": str(home / "tmp"), "HOME": str(home), **paths, **more}


def test_each_unit_starts_under_a_read_only_root_and_members_can_leave(home: Path) -> None:
    if not can_confine():
        pytest.skip("only root may make the root read-only for one process, and here it may not")
    address = "https://www.ndrc.gov.cn/xxgk/zcfb/tz/202611/t20261101_1400001.html"
    write([SavedPage(address, document("关于节能工作的通知", "2026-11-01").encode())], home / "tmp" / "one.warc.gz")

    def run(unit: str, number: int, *more: str) -> subprocess.CompletedProcess[str]:
        command, env = start(unit, home, number, *more), environment(unit, home)
        return subprocess.run(command, env=env, capture_output=True, text=True, check=False)

    crawled = run("zhengce.service", 0, "--replay", str(home / "tmp" / "one.warc.gz"))
    assert crawled.returncode in (0, 3), crawled.stderr
    published = run("zhengce.service", 1, "--first")
    assert published.returncode == 0, published.stderr
    key = "a key for the tests only"
    link = unsubscribe.PATH + unsubscribe.token(hashed("a@x.example", key), key)
    assert serve(home, lambda site: (site.get("/timeline").status_code, site.post(link).status_code)) == (200, 503)
    assert serve(home, lambda site: site.post(link).status_code, ZHENGCE_MAIL_KEY=key) == 200
    assert (home / "newsletter-state" / "unsubscribed.txt").read_text() == hashed("a@x.example", key) + "\n"


def serve(home: Path, ask: Callable[[httpx.Client], object], **more: str) -> object:
    """What `ask` finds on the site that the unit starts."""
    unit = "zhengce-site.service"
    env = environment(unit, home, PYTHONUNBUFFERED="1", **more)
    command = start(unit, home, 0, "--port", "0")
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            with httpx.Client(base_url=next(word for word in line.split() if word.startswith("http://"))) as site:
                return ask(site)
        finally:
            process.terminate()


@pytest.mark.parametrize("name", ["deploy/github-weekly.yml", ".github/workflows/ci.yml"])
def test_every_action_is_pinned_to_a_commit(name: str) -> None:
    uses = re.findall(r"uses: *(\S+)", (ROOT / name).read_text(encoding="utf-8"))
    assert len(uses) >= 2
    assert [use for use in uses if not re.fullmatch(r"[\w-]+/[\w/-]+@[0-9a-f]{40}", use)] == []


def steps(job: str) -> list[str]:
    """The text of each step of a job."""
    body = re.split(r"^  (?=\w)", WORKFLOW.split("\njobs:\n")[1], flags=re.M)
    (own,) = [part for part in body if part.startswith(f"{job}:")]
    return re.split(r"^      - ", own, flags=re.M)


def test_only_what_talks_to_the_repository_holds_a_token() -> None:
    """What runs our code and what it fetches has none, and the job that may write runs none of our code."""
    assert "\npermissions: {}\n" in WORKFLOW
    for job in ("crawl", "release"):
        head, *rest = steps(job)
        assert "token" not in head
        for step in rest:
            assert ("GH_TOKEN" in step) == ("gh release" in step), step
    crawl, release = "".join(steps("crawl")), "".join(steps("release"))
    assert "contents: write" not in crawl
    assert "persist-credentials: false" in crawl
    assert ".venv" not in release


def test_the_workflow_compares_with_last_week_unless_a_person_says_that_it_is_the_first() -> None:
    (publishing,) = [step for step in steps("crawl") if "zhengce publish" in step]
    assert "${{ inputs.first && '--first' || '' }}" in publishing
    (fetching,) = [step for step in steps("crawl") if "gh release download" in step]
    assert "baked.db" in fetching
    assert "||" not in fetching, "a failure to fetch ends the run"
