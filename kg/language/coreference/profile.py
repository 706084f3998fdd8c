"""What the words and the place of one mention tell of it: its name, gender, number and grammatical role."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.language.layers import Gender, Number, TokenMention
from kg.language.lexicon import rules
from kg.language.names.gender import common_given_names, gender_of_name, gendered_words
from kg.language.tree import Tree

_PLURAL_TAGS = {"NNS", "NNPS"}
ARTICLES = {"the", "a", "an"}


@cache
def words_of(section: str, name: str) -> frozenset[str]:
    """A word list of the rules as a set."""
    return frozenset(rules("coreference")[section][name])


@dataclass(slots=True)
class Profile:
    """What is known of one mention; `words` are those of its name, lower case, without article, title and possessive."""

    words: tuple[str, ...]
    sent: int
    role: str
    gender: Gender | None
    number: Number | None
    titles: tuple[str, ...] = ()
    leaning: Gender | None = None


def profile_of(tree: Tree, mention: TokenMention) -> Profile:
    """Work out what a mention's own words and place tell of it."""
    words = [tree.lower[i] for i in range(mention.start, mention.end) if tree.pos[i] not in ("SPACE", "PUNCT") and tree.tag[i] != "POS"]
    words = [word for word in words if word.strip() and word not in {"'s", "’s"}]
    while len(words) > 1 and words[0] in ARTICLES:
        del words[0]
    titles: list[str] = []
    if mention.type == "Person" and mention.kind == "name":
        words, titles = _bare_person(words)
        before = tree.lower[mention.start - 1].rstrip(".") if mention.start else ""
        if not titles and before in words_of("names", "titles"):
            titles = [before]
    gender = _gender(mention, words, titles)
    leaning = None
    if gender and len(words) == 1 and not titles and mention.kind == "name" and words[0] not in common_given_names():
        gender, leaning = None, gender
    number = mention.number or _number(tree, mention)
    return Profile(tuple(words), tree.sent[mention.head], role_of(tree, mention.head), gender, number, tuple(titles), leaning)


def _bare_person(words: list[str]) -> tuple[list[str], list[str]]:
    """A person's name without titles and suffixes, and the titles."""
    titles = []
    known, after = words_of("names", "titles"), words_of("names", "suffixes")
    while len(words) > 1 and words[0].rstrip(".") in known:
        titles.append(words[0].rstrip("."))
        words = words[1:]
    while len(words) > 1 and words[-1].rstrip(".") in after - {"ii", "iii", "iv", "jr", "sr"}:
        words = words[:-1]
    return words, titles


def _gender(mention: TokenMention, words: list[str], titles: list[str]) -> Gender | None:
    """What a name's title or given name, or a noun tells; a single name tells little, and is no more than a leaning."""
    if mention.kind == "pronoun":
        return mention.gender
    if mention.kind == "name" and mention.type == "Person":
        return gender_of_name([*titles, *words])
    if mention.kind == "nominal" and mention.type in ("Person", "Other") and words:
        known = gendered_words()
        return next((known[word] for word in reversed(words) if word in known), None)
    return mention.gender if mention.kind == "nominal" else None


def _number(tree: Tree, mention: TokenMention) -> Number | None:
    if mention.kind == "pronoun":
        return None
    if mention.kind == "name":
        return "singular" if mention.type == "Person" else None
    return "plural" if tree.tag[mention.head] in _PLURAL_TAGS else "singular" if tree.tag[mention.head] in ("NN", "NNP") else None


def role_of(tree: Tree, token: int) -> str:
    """The grammatical role of a noun phrase by its head: subject, object, oblique, possessor, part or other."""
    for _ in range(12):
        dep = tree.dep[token]
        if dep in ("conj", "appos") and tree.head[token] != token:
            token = tree.head[token]
            continue
        break
    return _ROLES.get(tree.dep[token], "other")


_ROLES = {
    "nsubj": "subject",
    "nsubjpass": "subject",
    "csubj": "subject",
    "expl": "subject",
    "dobj": "object",
    "dative": "object",
    "oprd": "object",
    "pobj": "oblique",
    "agent": "oblique",
    "pcomp": "oblique",
    "poss": "possessor",
    "compound": "part",
    "nmod": "part",
    "amod": "part",
    "attr": "attribute",
}
