"""The command as a user meets it: real processes, real files, one line for every mistake."""

from __future__ import annotations

import contextlib
import filecmp
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.cli import app
from kg.console import heeded_interrupts

TEXT = "The Taliban attacked Kabul on Monday. Pentagon spokesman John Kirby said the United States could withdraw from Afghanistan.\n"
FILES = (
    "graph.graphml", "graph.html", "graph.ttl", "tables/attributions.jsonl", "tables/claims.jsonl", "tables/documents.jsonl",
    "tables/entities.jsonl", "tables/mentions.jsonl", "tables/predicates.jsonl",
)  # fmt: skip


def kg(*arguments: str | Path, cwd: Path | None = None, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, input=stdin, timeout=300, check=False)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder with one small document."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "article.txt").write_text(TEXT, encoding="utf-8")
    run = kg("build", "article.txt", "--published", "2021-09-01", cwd=folder)
    assert run.returncode == 0, run.stderr
    return folder


def test_a_build_leaves_every_file(built: Path) -> None:
    assert all((built / "output" / name).stat().st_size for name in FILES)
    assert not list((built / "output").rglob("*.tmp"))


def test_a_second_run_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    run = kg("build", "article.txt", "--published", "2021-09-01", "-o", tmp_path / "other", cwd=built)
    assert run.returncode == 0, run.stderr
    again = kg("build", "article.txt", "--published", "2021-09-01", cwd=built)
    assert again.returncode == 0, again.stderr
    _, different, missing = filecmp.cmpfiles(built / "output", tmp_path / "other", FILES, shallow=False)
    assert not different
    assert not missing


def test_the_summary_names_the_page(built: Path) -> None:
    run = kg("build", "article.txt", cwd=built)
    assert "page: output/graph.html" in run.stdout
    assert run.stderr == ""


def test_show_gives_names_claims_and_sentences(built: Path) -> None:
    run = kg("show", "taliban", cwd=built)
    assert run.returncode == 0, run.stderr
    assert "Taliban" in run.stdout
    assert "attacked" in run.stdout
    assert "The Taliban attacked Kabul on Monday." in run.stdout


def test_show_of_an_unknown_name_suggests_a_near_one(built: Path) -> None:
    run = kg("show", "Talibann", cwd=built)
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.startswith("kg: Talibann: no entity of that name; near it: Taliban")


def test_query_asks_the_graph_of_an_output_folder(built: Path, tmp_path: Path) -> None:
    question = "SELECT ?a ?b { ?a kg:attacked ?b }"
    assert kg("query", question, "-o", str(built / "output"), cwd=tmp_path).stdout == kg("query", question, cwd=built).stdout != ""


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_query_prints_each_form(built: Path, form: str) -> None:
    run = kg("query", "SELECT ?a ?b { ?a kg:attacked ?b }", "--format", form, cwd=built)
    assert run.returncode == 0, run.stderr
    assert "taliban" in run.stdout.lower()
    if form == "json":
        assert json.loads(run.stdout)


def test_query_reads_a_file_and_lists_questions(built: Path) -> None:
    (built / "question.rq").write_text("SELECT (COUNT(*) AS ?n) { ?c a kg:Claim }", encoding="utf-8")
    assert re.search(r"\b[1-9]\d*\b", kg("query", "question.rq", cwd=built).stdout)
    assert "facts" in kg("query", "--list", cwd=built).stdout


@pytest.mark.parametrize("command", ["entities", "coverage"])
def test_lists_print_tables(built: Path, command: str) -> None:
    run = kg(command, "--format", "csv", cwd=built)
    assert run.returncode == 0, run.stderr
    assert len(run.stdout.splitlines()) >= 1


def test_standard_input_is_a_document(tmp_path: Path) -> None:
    run = kg("build", "-", cwd=tmp_path, stdin=TEXT)
    assert run.returncode == 0, run.stderr
    assert json.loads((tmp_path / "output/tables/documents.jsonl").read_text())["text"] == TEXT


def one_line(run: subprocess.CompletedProcess[str], *parts: str) -> None:
    assert run.returncode == 1, run
    assert run.stdout == ""
    assert run.stderr.count("\n") == 1, run.stderr
    assert run.stderr.startswith("kg: ")
    for part in parts:
        assert part in run.stderr


@pytest.mark.parametrize(
    ("name", "content", "parts"),
    [
        ("nothing.txt", None, ("nothing.txt",)),
        ("empty.txt", b"", ("empty.txt", "empty")),
        ("blank.txt", b" \n\t\n", ("blank.txt",)),
        ("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, ("image.txt",)),
        ("broken.pdf", b"%PDF-1.4 this is none", ("broken.pdf",)),
        ("news.jsonl", b'{"text": "Iran attacked Iraq."\n', ("news.jsonl:1",)),
        ("list.jsonl", b'["Iran attacked Iraq."]\n', ("list.jsonl:1", "object")),
        ("news.csv", b"headline,day\nIran,Monday\n", ("news.csv", "text")),
        ("dated.jsonl", b'{"text": "Iran attacked Iraq.", "published": "yesterday"}\n', ("dated.jsonl:1", "YYYY-MM-DD")),
    ],
)
def test_bad_input_is_one_line(tmp_path: Path, name: str, content: bytes | None, parts: tuple[str, ...]) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    one_line(kg("build", name, cwd=tmp_path), *parts)
    assert not (tmp_path / "output" / "graph.html").exists()


def test_an_unknown_model_is_one_line(built: Path) -> None:
    one_line(kg("build", "article.txt", "--model", "no_such_model", cwd=built), "no_such_model", "pip install")


def test_a_date_that_is_none_is_one_line(built: Path) -> None:
    one_line(kg("build", "article.txt", "--published", "soon", cwd=built), "soon", "YYYY-MM-DD")


def test_an_unreachable_address_is_one_line(tmp_path: Path) -> None:
    one_line(kg("build", "http://127.0.0.1:9/news.html", cwd=tmp_path), "http://127.0.0.1:9/news.html")


def test_an_output_folder_that_is_a_file_is_one_line(built: Path) -> None:
    (built / "taken").write_text("x")
    one_line(kg("build", "article.txt", "-o", "taken", cwd=built), "taken", "choose another")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser can write anywhere")
def test_an_output_folder_that_cannot_be_written_is_one_line(built: Path) -> None:
    (built / "closed").mkdir(mode=0o500, exist_ok=True)
    one_line(kg("build", "article.txt", "-o", "closed", cwd=built), "closed", "choose another")


def test_wrong_usage_is_exit_2(tmp_path: Path) -> None:
    assert kg("build", cwd=tmp_path).returncode == 2
    assert kg("build", "x.txt", "--policy", "guess", cwd=tmp_path).returncode == 2


def test_good_documents_are_built_and_bad_ones_listed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(TEXT)
    (tmp_path / "in" / "bad.pdf").write_bytes(b"%PDF-1.4 none")
    run = kg("build", "in", cwd=tmp_path)
    assert run.returncode == 3, run
    assert "bad.pdf" in run.stderr
    assert json.loads((tmp_path / "output/tables/documents.jsonl").read_text())["id"] == "good.txt"
    one_line(kg("build", "in", "--strict-input", cwd=tmp_path), "bad.pdf")


def test_a_failed_run_loses_nothing(built: Path) -> None:
    before = (built / "output/graph.html").read_bytes()
    assert kg("build", "missing.txt", cwd=built).returncode == 1
    assert (built / "output/graph.html").read_bytes() == before


def test_documents_can_be_added_and_removed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Iran attacked Iraq.")
    (tmp_path / "b.txt").write_text("France praised Germany.")

    def ids() -> list[str]:
        return [json.loads(line)["id"] for line in (tmp_path / "output/tables/documents.jsonl").read_text().splitlines()]

    kg("build", "a.txt", cwd=tmp_path)
    kg("build", "b.txt", "--add", cwd=tmp_path)
    assert ids() == ["a.txt", "b.txt"]
    kg("build", "b.txt", cwd=tmp_path)
    assert ids() == ["b.txt"]
    assert "Iran" not in (tmp_path / "output/graph.ttl").read_text()


def test_an_interrupt_leaves_no_half_file(tmp_path: Path) -> None:
    with (tmp_path / "many.jsonl").open("w") as file:
        for number in range(3000):
            file.write(json.dumps({"id": str(number), "text": TEXT * 20}) + "\n")
    command = [sys.executable, "-m", "kg", "build", "many.jsonl", "-j", "1"]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    store = tmp_path / "output" / "store.sqlite-wal"
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and not (store.exists() and store.stat().st_size > 50_000):
        time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors.count("\n") == 1
    assert not list(tmp_path.rglob("*.tmp"))
    assert not (tmp_path / "output/graph.html").exists()


def test_an_interrupt_that_is_swallowed_stops_the_next_step() -> None:
    before = signal.getsignal(signal.SIGINT)
    with heeded_interrupts() as check:
        check()
        with contextlib.suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            check()
    assert signal.getsignal(signal.SIGINT) is before


def test_every_command_is_documented() -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    for command in app.registered_commands:
        name = command.name or (command.callback.__name__ if command.callback else "")
        assert f"kg {name}" in readme, f"README does not tell of kg {name}"


def test_help_needs_no_spacy() -> None:
    code = "import sys; from kg.cli import app; sys.exit('spacy' in sys.modules or 'rdflib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    code = "import sys, kg; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
