"""What is known of a document's origin: dates, and the header of a text file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kg.errors import InputError

ALIASES: Mapping[str, str] = {
    "id": "id",
    "title": "title",
    "headline": "title",
    "published": "published",
    "date": "published",
    "published_at": "published",
    "publication_date": "published",
    "pubdate": "published",
    "source": "source",
    "outlet": "source",
    "publisher": "source",
    "publication": "source",
    "url": "url",
    "link": "url",
    "text": "text",
    "content": "text",
    "body": "text",
    "article": "text",
    "full_text": "text",
}
_FORMS = ("%Y/%m/%d", "%Y%m%d", "%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%b. %d, %Y", "%a, %d %b %Y %H:%M:%S %z", "%a, %d %b %Y")
_LINE = re.compile(r"^([A-Za-z_]+)[ \t]*:[ \t]*([^\r\n]*?)[ \t]*\r?\n", re.M)
_BLOCK = re.compile(r"---[ \t]*\r?\n((?:.*\n){0,50}?)---[ \t]*(?:\r?\n|$)")
_EMPTY = re.compile(r"[ \t]*(?:\r?\n|$)")


@dataclass(frozen=True, slots=True)
class Origin:
    """What a file or a record says of itself; each part may be missing."""

    id: str | None = None
    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None


def parse_day(text: str) -> str | None:
    """A date as an ISO 8601 day; None where it is none, or where day and month could be taken for each other.

    >>> parse_day("2021-09-01T08:00:00Z"), parse_day("September 1, 2021"), parse_day("01/09/2021")
    ('2021-09-01', '2021-09-01', None)
    """
    text = " ".join(text.split())
    try:
        return datetime.fromisoformat(text).date().isoformat() if not re.fullmatch(r"\d{8}|.*[Ww].*", text) else _other_form(text)
    except ValueError:
        return _other_form(text)


def day(text: str, where: str) -> str:
    """A date as an ISO 8601 day; raises `InputError` where it is none."""
    found = parse_day(text)
    if found is None:
        raise InputError(f"{where}: {text[:40]!r} is no date; write it as YYYY-MM-DD")
    return found


def read_header(text: str, where: str) -> tuple[Origin, str]:
    """The header of a text file (`title: …` and so on, between `---` lines or followed by an empty line) and the text after it."""
    found = _block(text) or _bare(text)
    if found is None:
        return Origin(), text
    lines, end = found
    origin = {ALIASES[name]: value.strip("\"'") for name, value in lines if ALIASES.get(name, "text") != "text" and value}
    if "published" in origin:
        origin["published"] = day(origin["published"], f"{where}: published")
    return Origin(**origin), text[end:].lstrip("\r\n")


def _block(text: str) -> tuple[list[tuple[str, str]], int] | None:
    """The header between two `---` lines and where it ends; lines that are no `name: value` are passed over."""
    block = _BLOCK.match(text)
    lines = [(match[1].lower(), match[2]) for match in _LINE.finditer(block[1])] if block else []
    return (lines, block.end()) if block and lines else None


def _bare(text: str) -> tuple[list[tuple[str, str]], int] | None:
    """The header that is all of the first lines up to an empty one, and where it ends."""
    lines, end = [], 0
    while match := _LINE.match(text, end):
        lines.append((match[1].lower(), match[2]))
        end = match.end()
    known = all(ALIASES.get(name, "text") != "text" for name, _ in lines)
    return (lines, end) if lines and known and _EMPTY.match(text, end) else None


def _other_form(text: str) -> str | None:
    for form in _FORMS:
        try:
            return datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    return None
