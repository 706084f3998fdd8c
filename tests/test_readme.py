"""Every command and every Python line of the README runs, in the README's order, where a reader would run it."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
ARTICLE = "ISIS-K claimed responsibility for the bombing in Kabul. The United States could work with the Taliban, Gen. Mark Milley said.\n"


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)


def commands() -> list[str]:
    lines = [line.split("  #")[0].strip() for block in blocks("sh") for line in block.splitlines()]
    return [part.strip() for line in lines if line for part in line.split("&&")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a reader of the README stands after `kg demo`."""
    folder = tmp_path_factory.mktemp("reader")
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "reports").mkdir()
    (folder / "reports" / "one.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "news").mkdir()
    (folder / "news" / "one.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "question.rq").write_text("SELECT ?a ?b { ?a kg:attacked ?b }", encoding="utf-8")
    (folder / "tests" / "gold").mkdir(parents=True)
    for gold in (Path(__file__).parent / "gold").glob("*.jsonl"):
        (folder / "tests" / "gold" / gold.name).write_bytes(gold.read_bytes())
    run = subprocess.run([sys.executable, "-m", "kg", "demo"], cwd=folder, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return folder


def files_of(folder: Path) -> None:
    """The files that the README speaks of as the reader's own."""
    for name, text in re.findall(r"```(?:toml|tsv) title=(\S+)\n(.*?)```", README, flags=re.DOTALL):
        (folder / name).write_text(text, encoding="utf-8")


OFFLINE = [c for c in commands() if c.startswith("kg ") and "http" not in c and c != "kg demo" and "en_core_web" not in c]


@pytest.mark.parametrize("command", OFFLINE)
def test_command_runs(folder: Path, command: str) -> None:
    files_of(folder)
    run = subprocess.run([sys.executable, "-m", *shlex.split(command)], cwd=folder, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_the_two_commands_are_those_of_ci() -> None:
    script = (Path(__file__).parent.parent / ".ci" / "run").read_text(encoding="utf-8")
    assert "pip install . && kg demo" in README
    assert "pip install -e '.[test]' && pytest" in README
    for command in ("pip install", "kg demo", "pytest"):
        assert command in script


def test_python_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    names: dict[str, object] = {}
    for block in blocks("python"):
        exec(compile(block, "README.md", "exec"), names)
