"""Sentences that only say again what the same text has said: captions, pull quotes, doubled paragraphs. They add no support."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FEWEST_WORDS = 5
_MOST_CREDIT_WORDS = 14
_PARAGRAPH = re.compile(r"[^\r\n\u2028\u2029]+")
_WORD = re.compile(r"\w+(?:['’.]\w+)*")
_BOUNDARY = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[A-Z0-9À-ÖØ-Þ])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Adm|Sen|Rep|Gov|Pres|Rev|Hon|No|vs|Inc|Corp|Ltd|Co"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z])*)\.$"
)
_AGENCY = (
    r"(?:AFP|AP|Associated Press|Reuters|Getty(?: Images)?|EPA(?:-EFE)?|EFE|Shutterstock|Anadolu(?: Agency)?|Xinhua|Bloomberg|DPA"
    r"|Alamy|NurPhoto|ZUMA(?: Press)?|Sipa(?: USA)?|UPI|TASS|Sputnik|Kyodo(?: News)?|Yonhap"
    r"|PA(?: Media| Wire)?|Handout|Pool|Redux|Magnum(?: Photos)?)"
)
_MARK = r"(?:/|\||\bvia\b|\b[Pp]hotos?\b|\b[Pp]hotograph\b|\bImages\b|\b[Cc]redit\b|\b[Ff]ile\b|©)"
_CREDIT = re.compile(rf"[\s(\[–—-]*(?=.*\b{_AGENCY}\b)(?:(?=.*{_MARK}).*|{_AGENCY}[\s)\].]*)$", re.S)
_CREDIT_AT_END = re.compile(rf"\s*[(\[](?=[^)\]]*(?:\b{_AGENCY}\b|[Pp]hoto))[^)\]]*[)\]]\s*$")


def repeated_spans(text: str) -> list[tuple[int, int]]:
    """The pieces of a text that only repeat an earlier sentence or paragraph of it, with the photo credits that end them.

    Spans are in code points, end-exclusive, sorted and apart. Case, white space, punctuation and photo credits are of no matter;
    sentences of fewer than five words are never taken for a repetition.

    >>> repeated_spans("Rebels took the old town. Rebels took the old town. AFP via Getty Images / A NAME")
    [(26, 81)]
    """
    seen: set[str] = set()
    found: list[tuple[int, int]] = []
    for start, end in _paragraphs(text):
        if _is_known(text[start:end], seen):
            found.append((start, end))
            continue
        found += _in_paragraph(text, start, end, seen)
        seen.add(_key(text[start:end]))
    return found


def is_credit(words: str) -> bool:
    """Whether some words are a photo credit: `AFP via Getty Images / A NAME`, `(AP Photo/A. Name)`, `Reuters`.

    >>> is_credit("Getty Images / A. NAME"), is_credit("Reuters reported the attack.")
    (True, False)
    """
    return len(_WORD.findall(words)) <= _MOST_CREDIT_WORDS and _CREDIT.match(words) is not None


def _in_paragraph(text: str, start: int, end: int, seen: set[str]) -> Iterator[tuple[int, int]]:
    """The repeated sentences of a paragraph, those side by side as one span."""
    open_at: int | None = None
    closed = start
    for first, last in _sentences(text, start, end):
        words = text[first:last]
        known = _is_known(words, seen) or (open_at is not None and is_credit(words))
        if known and open_at is None:
            open_at = first
        if not known:
            seen.add(_key(words))
            if open_at is not None:
                yield open_at, closed
            open_at = None
        closed = last
    if open_at is not None:
        yield open_at, closed


def _is_known(words: str, seen: set[str]) -> bool:
    key = _key(words)
    return key.count(" ") >= _FEWEST_WORDS - 1 and key in seen


def _key(words: str) -> str:
    """The words alone, without a photo credit in brackets at their end."""
    return " ".join(_WORD.findall(_CREDIT_AT_END.sub("", words).casefold().replace("’", "'")))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for match in _PARAGRAPH.finditer(text):
        if match[0].strip():
            yield _trimmed(text, *match.span())


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph; a full stop after an abbreviation ends none."""
    first = start
    for match in _BOUNDARY.finditer(text, start, end):
        if not _ABBREVIATION.search(text, first, match.start() + 1):
            yield _trimmed(text, first, match.end())
            first = match.end()
    if first < end:
        yield _trimmed(text, first, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
