"""The gazetteer: known names with their aliases, compiled once and matched at the tokens of a text.

A file is a TSV with a header: `id`, `label`, `type`, `aliases` and `source`, and, as countries have them, `adjectives`, `people`,
`capital` and `geonames`. Within a cell names are parted by `|`; the first capital is the preferred one. An alias that begins with `=`
is an adjective (`=Kurdish`): it names the entry only as a modifier. A user's file may repeat an id to add aliases to it.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from kg.errors import CorrectionError
from kg.language.tree import Tree

FILES = ("agencies", "armed_groups", "bodies", "countries", "media", "parties", "peoples", "regions")
Use = Literal["name", "adjective"]
_SHORT = 4
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\n": " ", "\t": " ", "‑": "-", "–": "-"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A known thing; `country` is the id of the country whose capital or people it is."""

    id: str
    label: str
    type: str
    source: str
    country: str | None = None
    is_capital: bool = False
    geonames: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A place in a text, in token numbers, that an entry's alias fits."""

    start: int
    end: int
    entry: Entry
    use: Use


@dataclass(frozen=True, slots=True)
class _Alias:
    text: str
    lower: str
    entry: Entry
    use: Use


class Gazetteer:
    """Entries by id, and their aliases ready to be matched."""

    def __init__(self, rows: Iterable[tuple[str, Entry, Use]]) -> None:
        self.entries: dict[str, Entry] = {}
        self._short: dict[str, _Alias] = {}
        self._long: dict[str, list[_Alias]] = {}
        for name, entry, use in rows:
            self.entries.setdefault(entry.id, entry)
            text = name.translate(_PLAIN)
            self._add(_Alias(text, text.lower(), self.entries[entry.id], use))
        for aliases in self._long.values():
            aliases.sort(key=lambda alias: (-len(alias.text), alias.use == "adjective"))

    def _add(self, alias: _Alias) -> None:
        if len(alias.text) < _SHORT:
            self._short.setdefault(alias.text, alias)
            return
        self._long.setdefault(alias.lower[:_SHORT], []).append(alias)

    def find(self, tree: Tree, *, caseless: bool = False) -> list[Match]:
        """The longest aliases at the tokens of a text, left to right, each with a country that it begins with.

        `caseless` asks for no capitals: for texts that have none.
        """
        text = tree.text.translate(_PLAIN)
        lower = text.lower()
        if len(lower) != len(text):
            lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        found: list[Match] = []
        i = 0
        while i < tree.n:
            hit = self._at(tree, i, (text, lower), caseless=caseless)
            if hit and not _is_continent(tree, i):
                found.append(hit)
                inner = self._at(tree, i, (text, lower), caseless=caseless, limit=hit.end) if hit.end - i > 1 else None
                if inner and inner.entry is not hit.entry and inner.entry.type == "Government":
                    found.append(inner)
                i = hit.end
            else:
                i += 1
        return found

    def _at(self, tree: Tree, i: int, texts: tuple[str, str], *, caseless: bool, limit: int = -1) -> Match | None:
        """The longest alias that begins at token `i` and ends where a token ends, before the token `limit`."""
        text, lower = texts
        start = tree.offset[i]
        for alias in self._long.get(lower[start : start + _SHORT], ()):
            size = len(alias.text)
            if lower.startswith(alias.lower, start) and (end := _token_end(tree, i, start + size)) and end != limit:
                if caseless or _fits(text[start : start + size], alias.text):
                    return Match(i, end, alias.entry, alias.use)
        for size in (3, 2):
            short = self._short.get(text[start : start + size])
            if short and (end := _token_end(tree, i, start + size)) and end != limit and tree.pos[i] != "AUX":
                return Match(i, end, short.entry, short.use)
        return None

    def named(self, name: str) -> Entry | None:
        """The entry that bears exactly this name, or None."""
        text = name.translate(_PLAIN)
        if len(text) < _SHORT:
            short = self._short.get(text)
            return short.entry if short else None
        return next((a.entry for a in self._long.get(text.lower()[:_SHORT], ()) if _fits(text, a.text)), None)


def _fits(written: str, alias: str) -> bool:
    """Whether what is written may stand for the alias: as it is, with an initial capital, or all in capitals."""
    if written == alias:
        return True
    if alias.isupper():
        return False
    if not written[0].isupper():
        return False
    return written.isupper() or written[1:] == alias[1:] or _title(written) == _title(alias)


def _title(text: str) -> str:
    return " ".join(word if word in _LITTLE else word[:1].upper() + word[1:] for word in text.split(" "))


_LITTLE = frozenset(("of", "the", "and", "for", "in", "on", "to"))


def _is_continent(tree: Tree, i: int) -> bool:
    """Whether `America` is that of the south, the north or the middle, and no country."""
    return i > 0 and tree.lower[i].startswith("america") and tree.lower[i - 1] in ("north", "south", "latin", "central")


def _token_end(tree: Tree, i: int, end: int) -> int | None:
    """The number after the token that ends at this code point, if one does."""
    while i < tree.n and tree.ends[i] < end:
        i += 1
    return i + 1 if i < tree.n and tree.ends[i] == end else None


def slug(name: str) -> str:
    """An id of our own from a name: `N'Djamena` gives `ndjamena`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def read_gazetteer(lines: Iterable[str], name: str) -> Iterator[tuple[str, Entry, Use]]:
    """Yield every alias of a TSV with its entry and use; raise `CorrectionError` where a row lacks id, label, type or source."""
    for number, row in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), start=2):
        lacking = [field for field in ("id", "label", "type", "source") if not row.get(field)]
        if lacking:
            what = " and no ".join(lacking)
            raise CorrectionError(f"{name}:{number}: no {what}; a gazetteer has the columns id, label, type, aliases, source")
        geonames = row.get("geonames") or ""
        entry = Entry(row["id"], row["label"], row["type"], row["source"], geonames=int(geonames) if geonames else None)
        yield entry.label, entry, "name"
        for alias in _cell(row, "aliases"):
            yield alias.lstrip("="), entry, "adjective" if alias.startswith("=") else "name"
        for alias in _cell(row, "adjectives"):
            yield alias, entry, "adjective"
        yield from _dependants(row, entry)


def _dependants(row: dict[str, str], entry: Entry) -> Iterator[tuple[str, Entry, Use]]:
    """The people and the capital of a country, entries of their own."""
    people, capitals = _cell(row, "people"), _cell(row, "capital")
    if people:
        folk = Entry(slug(people[0]), people[0], "Group", entry.source, country=entry.id)
        yield from ((name, folk, "name") for name in people)
    if capitals:
        city = Entry(slug(capitals[0]), capitals[0], "Place", entry.source, country=entry.id, is_capital=True)
        yield from ((name, city, "name") for name in capitals)


def _cell(row: dict[str, str], field: str) -> list[str]:
    return [name.strip() for name in (row.get(field) or "").split("|") if name.strip()]


@cache
def load_gazetteer(extra: tuple[Path, ...] = ()) -> Gazetteer:
    """The package's gazetteer with the user's files laid over it, compiled once."""
    rows: list[tuple[str, Entry, Use]] = []
    for path in extra:
        rows.extend(_read_file(path))
    for name in FILES:
        text = files("kg.language").joinpath("gazetteer", f"{name}.tsv").read_text(encoding="utf-8")
        rows.extend(read_gazetteer(text.splitlines(), f"{name}.tsv"))
    return Gazetteer(rows)


def _read_file(path: Path) -> Sequence[tuple[str, Entry, Use]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CorrectionError(f"{path}: not a readable gazetteer ({error}); it is a TSV in UTF-8") from error
    return list(read_gazetteer(text.splitlines(), str(path)))
