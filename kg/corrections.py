"""What the user knows better: a file of corrections, applied last at every build.

The file is TOML, `corrections.toml` in the output folder unless another is named. All parts may be left out:

    ignore = ["Getty Images"]                       # no node, no claim about it

    [[merge]]                                       # these are one thing; the first keeps its id and label
    names = ["islamic-state-khorasan", "ISKP"]

    [[split]]                                       # undo what was joined: every name is a thing of its own, and where
    name = "john-smith"                             # all have one name, every document's is

    [[split]]
    name = "washington"
    names = ["Washington, D.C."]                    # only these names leave, together
    documents = ["news/b.txt"]                      # only what stands in these documents leaves, together

    [rename]
    "taliban" = "The Taliban"                       # another label; the old one becomes an alias

    [retype]
    "kabul-airport" = "Facility"

A thing is named by its id, or by its label or an alias as the graph shows them. What a build does not know is passed over, so
that one file serves many builds. Splits come before merges, then rename, retype and ignore.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kg.errors import CorrectionError
from kg.files import replace_file


@dataclass(frozen=True, slots=True)
class Split:
    """One thing to be taken apart: wholly, or only these names or what stands in these documents."""

    name: str
    names: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of a file; things are named by id, label or alias."""

    merges: tuple[tuple[str, ...], ...] = ()
    splits: tuple[Split, ...] = ()
    renames: tuple[tuple[str, str], ...] = ()
    retypes: tuple[tuple[str, str], ...] = ()
    ignored: tuple[str, ...] = ()


def read_corrections(path: Path) -> Corrections:
    """Read a file of corrections.

    Raises:
        CorrectionError: the file cannot be read, or is not of the form that this module's docstring shows.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CorrectionError(f"{path}: not a readable file of corrections ({error}); mend or remove it") from error
    unknown = sorted(set(table) - {"merge", "split", "rename", "retype", "ignore"})
    if unknown:
        raise CorrectionError(f"{path}: unknown part {unknown[0]!r}; known are merge, split, rename, retype and ignore")
    return Corrections(
        merges=tuple(_names(path, "merge", item, least=2) for item in _tables(path, "merge", table)),
        splits=tuple(_split(path, item) for item in _tables(path, "split", table)),
        renames=_pairs(path, "rename", table),
        retypes=_pairs(path, "retype", table),
        ignored=_texts(path, "ignore", table.get("ignore", [])),
    )


def write_corrections(corrections: Corrections, path: Path) -> None:
    """Write a file of corrections, atomically; raises `OutputError` where that is not possible."""
    replace_file(path, lambda temporary: _write(temporary, to_toml(corrections)))


def add_merge(path: Path, names: Sequence[str]) -> Corrections:
    """Note in a file of corrections (made where there is none) that these are one thing; what is there is kept as it stands."""
    return _append(path, Corrections(merges=(tuple(names),)))


def add_split(path: Path, name: str) -> Corrections:
    """Note in a file of corrections that one thing is to be taken apart; a merge of it noted earlier is taken back instead."""
    known = read_corrections(path) if path.exists() else Corrections()
    kept = tuple(merge for merge in known.merges if name not in merge)
    if len(kept) == len(known.merges):
        return _append(path, Corrections(splits=(Split(name),)))
    found = replace(known, merges=kept)
    write_corrections(found, path)
    return found


def _append(path: Path, added: Corrections) -> Corrections:
    before = ""
    if path.exists():
        read_corrections(path)
        before = path.read_text(encoding="utf-8").rstrip("\n") + "\n\n"
    replace_file(path, lambda temporary: _write(temporary, before + to_toml(added)))
    return read_corrections(path)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def to_toml(corrections: Corrections) -> str:
    r"""Corrections as the text of a file.

    >>> print(to_toml(Corrections(merges=(("isis-k", "ISKP"),))), end="")
    [[merge]]
    names = ["isis-k", "ISKP"]
    """
    parts = [f"ignore = {_list(corrections.ignored)}\n"] if corrections.ignored else []
    parts += [f"[[merge]]\nnames = {_list(names)}\n" for names in corrections.merges]
    for split in corrections.splits:
        lines = [f"[[split]]\nname = {_text(split.name)}\n"]
        lines += [f"names = {_list(split.names)}\n"] if split.names else []
        lines += [f"documents = {_list(split.documents)}\n"] if split.documents else []
        parts.append("".join(lines))
    for name, pairs in (("rename", corrections.renames), ("retype", corrections.retypes)):
        if pairs:
            parts.append(f"[{name}]\n" + "".join(f"{_text(key)} = {_text(value)}\n" for key, value in pairs))
    return "\n".join(parts)


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(texts: Iterable[str]) -> str:
    return "[" + ", ".join(_text(text) for text in texts) + "]"


def _tables(path: Path, part: str, table: dict[str, Any]) -> list[dict[str, Any]]:
    found = table.get(part, [])
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise CorrectionError(f"{path}: {part!r} must be written as [[{part}]] with its names below")
    return found


def _texts(path: Path, part: str, found: object) -> tuple[str, ...]:
    if not isinstance(found, list) or not all(isinstance(item, str) and item.strip() for item in found):
        raise CorrectionError(f'{path}: {part!r} must be a list of names in quotes, such as ["name", "name"]')
    return tuple(found)


def _names(path: Path, part: str, item: dict[str, Any], *, least: int) -> tuple[str, ...]:
    names = _texts(path, f"names of a {part}", item.get("names", []))
    if len(names) < least or set(item) - {"names"}:
        raise CorrectionError(f'{path}: a {part} needs at least {least} names and nothing else: names = ["name", "name"]')
    return names


def _split(path: Path, item: dict[str, Any]) -> Split:
    name = item.get("name")
    if not isinstance(name, str) or not name.strip() or set(item) - {"name", "names", "documents"}:
        raise CorrectionError(f'{path}: a split needs a name, and may have names and documents: name = "name"')
    names, documents = (_texts(path, f"{part} of a split", item.get(part, [])) for part in ("names", "documents"))
    return Split(name, names, documents)


def _pairs(path: Path, part: str, table: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    found = table.get(part, {})
    if not isinstance(found, dict) or not all(isinstance(value, str) and value.strip() for value in found.values()):
        raise CorrectionError(f'{path}: [{part}] must hold lines such as "name" = "value"')
    return tuple(found.items())
