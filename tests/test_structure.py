"""The house: a file imports only from floors below its own, and no file is too large."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import kg

ROOT = Path(kg.__file__).parent
FLOORS = (
    ("errors", "model"),
    ("files",),
    ("vocabulary", "reading", "store", "tables", "corrections"),
    ("language", "resolution", "links", "graph", "lookup", "coverage"),
    ("extraction", "rdf", "page"),
    ("engine",),
    ("builder",),
    ("knowledge", "evaluation"),
    ("console",),
    ("cli",),
    ("__main__", "__init__"),
)
LEVEL = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}
SOURCES = sorted(ROOT.rglob("*.py"))


def room_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[0]


def imported_rooms(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    names += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    return {name.split(".")[1] for name in names if name.startswith("kg.")}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_downwards(path: Path) -> None:
    room = room_of(path)
    assert room in LEVEL, f"{room} stands on no floor: add it to FLOORS"
    above = {other for other in imported_rooms(path) - {room} if LEVEL[other] >= LEVEL[room]}
    assert not above, f"{room} imports from its own floor or from above: {sorted(above)}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 350, "split it into rooms that their names explain"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno <= 60, f"{node.name} is too long"


def test_pyvis_stays_in_its_room() -> None:
    users = {room_of(path) for path in SOURCES if re.search(r"^\s*(from|import) pyvis", path.read_text(encoding="utf-8"), re.M)}
    assert users == {"page"}


def test_no_file_is_named_like_a_function_it_would_hide() -> None:
    assert not {path.stem for path in ROOT.glob("*.py")} & set(kg.__all__)
