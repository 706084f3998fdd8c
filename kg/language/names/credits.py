"""Photo credits: the agencies and photographers in them are no part of what a text tells."""

from __future__ import annotations

import re

_AGENCY = (
    r"(?:AFP|AP|Associated\ Press|Agence\ France-Presse|Reuters|REUTERS|EPA(?:-EFE)?|EFE|DPA|dpa|Getty(?:\ Images)?|GETTY\ IMAGES"
    r"|Anadolu(?:\ Agency)?|NurPhoto|Shutterstock|Handout|HANDOUT|Stringer|Xinhua|Alamy|PA\ Images|TASS|Bloomberg|Pool|POOL)"
)
_NAME = r"[A-Z][\w.'’-]*(?:\ (?:[A-Z][\w.'’-]*|al|de|van|von|bin)){0,3}"
_CREDIT = re.compile(
    rf"""
    (?:{_NAME}\ ?/\ ?)?{_AGENCY}\ via\ {_AGENCY}(?:\ ?/\ ?{_NAME})?
    | {_NAME}\ ?/\ ?{_AGENCY}(?:\ (?:via\ )?{_AGENCY}|/{_AGENCY})*
    | {_AGENCY}(?:\ ?/\ ?{_AGENCY})*\ ?/\ ?{_NAME}
    | \((?:{_AGENCY}\ )?(?:[Pp]hoto|[Pp]hotograph|[Ii]mage|[Pp]icture|[Cc]redit|[Ff]ile\ photo)(?:\ by|\ credit|:|/|,)[^)\n]{{1,90}}\)
    | (?:(?:{_NAME}\ )?[Pp]hoto(?:graph)?\ by|[Ii]mage\ by|(?:[Pp]hoto(?:graph)?|PHOTO|[Ii]mage)(?:\ credit)?:|[Cc]redit:|CREDIT:)
      \ ?{_NAME}(?:\ ?[/,|]\ ?(?:{_AGENCY}|{_NAME}))*
    | (?<=[.!?]\ ){_AGENCY}(?=\s*$)
    """,
    re.VERBOSE | re.MULTILINE,
)
_HINT = re.compile(rf"/| via |hoto|HOTO|mage|redit|REDIT|[.!?] {_AGENCY}\s*$", re.MULTILINE)


def credit_spans(text: str) -> list[tuple[int, int]]:
    """The photo credits of a text, in code points.

    >>> text = "A patrol in Herat. AFP via Getty Images / OMAR DESH"
    >>> [text[start:end] for start, end in credit_spans(text)]
    ['AFP via Getty Images / OMAR DESH']
    """
    if not _HINT.search(text):
        return []
    return [match.span() for match in _CREDIT.finditer(text)]
