"""The gender that a given name, a title or a noun tells of a person."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from kg.language.layers import Gender
from kg.language.lexicon import rules

_GENDERS: dict[str, Gender] = {"m": "male", "f": "female"}


@cache
def given_names() -> dict[str, Gender]:
    """The given names that only men or only women bear, in lower case, with their gender."""
    text = files("kg.language").joinpath("gazetteer", "given_names.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[2:])
    return {row[0]: _GENDERS[row[1]] for row in rows}


@cache
def common_given_names() -> frozenset[str]:
    """Given names so common that a name of one word is most likely one of them, and no surname."""
    text = files("kg.language").joinpath("gazetteer", "given_names.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[2:])
    return frozenset(row[0] for row in rows if row[3] and float(row[3]) >= _COMMON) - _SURNAMES_TOO


@cache
def gendered_words() -> dict[str, Gender]:
    """Nouns and titles that tell a gender (`mother`, `spokesman`, `mrs`)."""
    table = rules("coreference")["gender"]
    return {word: gender for gender in ("male", "female") for word in table[gender]}


def gender_of_name(words: Sequence[str]) -> Gender | None:
    """The gender of a person's name, from its title or else its first given name; words in lower case.

    >>> gender_of_name(["mrs", "clinton"]), gender_of_name(["mary", "ann", "evans"]), gender_of_name(["austin"])
    ('female', 'female', None)
    """
    titles, given = gendered_words(), given_names()
    for word in words:
        found = titles.get(word.rstrip("."))
        if found:
            return found
    for word in words[:-1] if len(words) > 1 else words:
        found = given.get(word) or given.get(word.partition("-")[0])
        if found:
            return found if len(words) > 1 else None if word in _SURNAMES_TOO else found
    return None


_COMMON = 0.02
_SURNAMES_TOO = frozenset(
    "allen anderson anthony austin bailey baker barnes barry bell benjamin bennett blair brooks bruce bryant burke carter clarence "
    "clark clay clifford cole cooper craig curtis daniel david davis dean dick dixon duncan edwards elliott ellis evans fisher "
    "ford foster fox francis frank franklin gary gates geoffrey george gilbert glenn gordon graham grant gray green gregory "
    "hamilton harris harrison harvey henry howard hughes hunter irving ivan jackson james jay jeffrey john johnson jones joseph "
    "keith kelly kennedy kerry kurt lawrence lee leonard leslie lewis lincoln lloyd logan louis lucas martin mason maxwell "
    "mitchell morgan morris murray nelson newton nixon norman norris oliver owen parker patrick paul perry peter phillips pierce "
    "powell quentin ralph ray reed reid richard robert roberts robin rodney roger rogers ross roy russell ryan scott shaw shelby "
    "sherman sidney simon spencer stanley stephen stewart stuart sullivan taylor terry thomas todd tony travis tucker tyler vance "
    "vincent wade walker wallace walter ward warren wayne webster wesley west william wilson winston wood wright wyatt young ".split()
)
