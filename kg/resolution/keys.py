"""Names made comparable: keys, slugs for ids, skeletons of transliterated words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’ʼ]s?\b|['’ʼ]")
_DOTS = re.compile(r"(?<=\w)\.(?=\w)|(?<=\b\w)\.")
_ARTICLES = ("the ", "a ", "an ")
LEGAL = frozenset("inc corp corporation ltd limited llc llp plc co company gmbh ag sa nv bv incorporated holdings".split())
TRADE = frozenset(
    "airlines airways bank brands capital communications computer computers electronics energy enterprises entertainment "
    "financial foods foundation group industries institute institution international laboratories labs media motor motors "
    "network networks oil organisation organization petroleum pharmaceuticals products software stores systems technologies "
    "technology".split()
)
TITLES = frozenset(
    "acting adm admiral ambassador archbishop ayatollah bishop brig brigadier capt captain cardinal chairman chairwoman "
    "chancellor cmdr col colonel commander congressman congresswoman dame defence defense deputy dr finance foreign former "
    "gen general gov governor imam interior judge justice king lady lieutenant lord lt maj major maulana mayor minister miss "
    "mr mrs ms mullah pope premier president prime prince princess prof professor queen rabbi rear rep representative rev "
    "reverend secdef secretary sen senator sergeant sgt sheikh sir vice".split()
)
SUFFIXES = frozenset("jr sr ii iii iv".split())


def fold(text: str) -> str:
    """Lower case without accents.

    >>> fold("Erdoğan"), fold("São Tomé")
    ('erdogan', 'sao tome')
    """
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


@lru_cache(maxsize=200_000)
def name_key(name: str) -> str:
    """The words of a name, folded, without article, possessive and points.

    >>> name_key("The U.S."), name_key("Ja’afari’s  army"), name_key("Apple Inc.")
    ('us', 'jaafari army', 'apple inc')
    """
    text = _DOTS.sub("", _POSSESSIVE.sub("", fold(" ".join(name.split()))))
    words = _WORD.findall(text)
    if len(words) > 1 and words[0] in ("the", "a", "an"):
        del words[0]
    return " ".join(words)


def body_key(key: str) -> str:
    """The key of a body's name without what tells its legal form.

    >>> body_key("apple inc"), body_key("company")
    ('apple', 'company')
    """
    words = key.split()
    while len(words) > 1 and words[-1] in LEGAL:
        del words[-1]
    return " ".join(words)


def core_key(key: str) -> str:
    """The key of a body's name without its legal form and its trade, as people shorten it.

    >>> core_key("ford motor company"), core_key("ford motors"), core_key("media group")
    ('ford', 'ford', 'media')
    """
    words = key.split()
    while len(words) > 1 and words[-1] in LEGAL | TRADE:
        del words[-1]
    return " ".join(words)


def person_key(key: str) -> str:
    """The key of a person's name without titles before it.

    >>> person_key("gen joseph votel"), person_key("president")
    ('joseph votel', 'president')
    """
    words = key.split()
    while len(words) > 1 and words[0] in TITLES:
        del words[0]
    return " ".join(words)


def slug(text: str) -> str:
    """A name as an id: lower-case words joined by hyphens, letters of any script.

    >>> slug("The Foundation for Defense of Democracies"), slug("ISIS-K"), slug("?!")
    ('foundation-for-defense-of-democracies', 'isis-k', 'unnamed')
    """
    text = unicodedata.normalize("NFKC", text).lower()
    for article in _ARTICLES:
        text = text.removeprefix(article)
    text = _DOTS.sub("", re.sub(r"['’ʼ]s\b", "", text))
    return "-".join(_WORD.findall(text)) or "unnamed"


_SOUNDS = str.maketrans(
    {"q": "k", "c": "k", "g": "k", "z": "s", "y": "", "w": "v", "h": "", "a": "", "e": "", "i": "", "o": "", "u": "", "j": ""}
)


def skeleton(word: str) -> str:
    """The consonants of a word, those alike to each other made one: transliterations of one name share it.

    >>> skeleton("muhammad"), skeleton("mohamed"), skeleton("qaddafi"), skeleton("gadhafi")
    ('mmd', 'mmd', 'kdf', 'kdf')
    """
    word = word.replace("ph", "f")
    return word[0].translate(_SOUNDS) + re.sub(r"(.)\1+", r"\1", word.translate(_SOUNDS)[len(word[0].translate(_SOUNDS)) :]) if word else ""
