"""The wheel and the sdist are whole: the demo runs from an empty folder, away from the source tree.

`PACKAGING_PYTHONS` may name other interpreters that have the packages of requirements.txt, divided by colons.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.db.kit import dump

# Places in the WARC file, whose records have random ids; when the file was made; how long the run took; numbers of
# rows, which follow how many pages a busy machine stores at once.
CHANCE = ("raw", "applied_at", "seconds", "id")
ROOT = Path(__file__).resolve().parents[2]
UV = Path(sys.executable).parent / "uv"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ROOMS = [name.rstrip("*") for name in PROJECT["tool"]["setuptools"]["packages"]["find"]["include"]]
PYTHONS = [path for path in os.environ.get("PACKAGING_PYTHONS", "").split(":") if path] or [sys.executable]
PURELIB = "import sysconfig; print(sysconfig.get_path('purelib'))"
LOOK = """
import asyncio, importlib, json, sys
from web.server.app import build
page = asyncio.run(build("demo/zhengce.db").client.get("/?lang=en"))
ready = asyncio.run(build("demo/zhengce.db").client.get("/zhengce/due_in_year.json?year=2027&_shape=array"))
files = [importlib.import_module(name).__file__ for name in sys.argv[1:]]
print(json.dumps({"files": files, "page": [page.status_code, page.text[:200]], "ready": ready.json()}))
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel that was built from the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    order = [str(UV), "build", "--quiet", "--offline", "--no-build-isolation", "--python", sys.executable]
    order += ["--out-dir", str(folder), str(ROOT)]
    done = subprocess.run(order, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def run(folder: Path, *order: str) -> str:
    """What a command prints in a folder; it must succeed."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "ZHENGCE"))}
    done = subprocess.run(order, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def environment(folder: Path, python: str) -> Path:
    """A new environment of an interpreter; gives its own one, which sees the packages of that interpreter too.

    Their folder is named in a `.pth` file, so that the `.pth` files there do not count: the source tree, which one of
    them names, is out of reach.
    """
    run(folder, str(UV), "venv", "--quiet", "--offline", "--python", python, "own")
    own = folder / "own/bin/python"
    there, here = (run(folder, each, "-c", PURELIB).strip() for each in (python, str(own)))
    Path(here, "packages.pth").write_text(there + "\n", encoding="utf-8")
    return own


@pytest.mark.parametrize("python", PYTHONS)
def test_the_demo_runs_from_the_wheel_in_an_empty_folder_and_again_from_the_checkout(
    built: Path, tmp_path: Path, python: str
) -> None:
    """Both make the same database; one run for both questions, as a demo takes a while."""
    (wheel,) = built.glob("*.whl")
    own, elsewhere = environment(tmp_path, python), tmp_path / "empty"
    run(tmp_path, str(UV), "pip", "install", "--quiet", "--offline", "--no-deps", "--python", str(own), str(wheel))
    elsewhere.mkdir()
    assert "The sample is in demo/zhengce.db" in run(elsewhere, str(own.with_name("zhengce")), "demo", "--no-serve")
    found = json.loads(run(elsewhere, str(own), "-c", LOOK, *ROOMS, "zhengce"))
    assert [file for file in found["files"] if not Path(file).is_relative_to(tmp_path / "own")] == []
    assert found["page"][0] == 200
    assert "<!doctype html>" in found["page"][1].lower()
    assert found["ready"]
    assert sorted(path.name for path in elsewhere.iterdir()) == ["demo"]
    db = elsewhere / "demo/zhengce.db"
    state = dump(db, leave_out=CHANCE)
    assert len(state["versions"]) > 80
    run(ROOT, sys.executable, "-m", "crawler", "demo", "--no-serve", "--db", str(db))
    assert dump(db, leave_out=CHANCE) == state


def test_the_wheel_holds_what_lies_in_the_rooms_and_nothing_else(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    listed = subprocess.run(
        ["git", "ls-files", *ROOMS, "zhengce.py"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    kept = {name for name in listed.stdout.splitlines() if not name.endswith((".cfg",))}
    assert names == kept


def test_the_sdist_builds_by_itself_and_holds_no_private_file(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as tar:
        names = {member.name.partition("/")[2] for member in tar.getmembers() if member.isfile()}
        links = [member.name for member in tar.getmembers() if member.issym() or member.islnk()]
    assert {"pyproject.toml", "requirements.in", "LICENSE", "README.md", "zhengce.py"} <= names
    assert links == []
    assert [name for name in names if re.search(r"\.(db|gz|env)$|^(tests|docs|editorial)/", name)] == []


def test_the_steps_of_the_container_file_make_a_program_that_runs(tmp_path: Path) -> None:
    """Its COPY and RUN lines in a scratch folder: the packages are those of this environment, nothing else is there."""
    text = (ROOT / "deploy/Containerfile").read_text("utf-8")
    app, data = tmp_path / "opt/zhengce", tmp_path / "data"
    app.mkdir(parents=True)
    data.mkdir()
    for *sources, target in (line.split() for line in re.findall(r"^COPY (.+)$", text, re.M)):
        for source in sources:
            if (ROOT / source).is_dir():
                shutil.copytree(
                    ROOT / source, app / target, symlinks=True, ignore=shutil.ignore_patterns("__pycache__")
                )
            else:
                shutil.copy2(ROOT / source, app / target)
    (step,) = re.findall(r"pip (install .*--editable \.)", text)
    options = step.replace("--no-cache-dir ", "").split()
    own = environment(tmp_path, sys.executable)
    run(app, str(UV), "pip", options[0], "--quiet", "--offline", "--python", str(own), *options[1:])
    (entry,) = json.loads(re.findall(r"^ENTRYPOINT (.+)$", text, re.M)[0])
    assert "serve" in run(data, str(own.with_name(entry)), "--help")
    look = "import web.server.app; web.server.app.build('x.db'); print(web.server.app.__file__)"
    assert run(data, str(own), "-c", look).strip() == str(app / "web/server/app.py")


def test_the_segmenter_needs_nothing_of_setuptools() -> None:
    """jieba looks for `pkg_resources`, which setuptools has dropped: it reads its dictionary without."""
    blocked = "import sys; sys.modules['pkg_resources'] = sys.modules['setuptools'] = None\n"
    cut = "from analysis.text.dictionary import tokenizer; print(*tokenizer().cut('核安全法'))"
    assert run(ROOT, sys.executable, "-c", blocked + cut).split() == ["核", "安全法"]
