"""Pronouns: personal, possessive, reflexive, relative and demonstrative ones, with what their form tells."""

from __future__ import annotations

from kg.language.layers import Gender, Number, TokenMention
from kg.language.names.words import is_title
from kg.language.tree import Tree

_FORMS: dict[str, tuple[str, Number | None, Gender | None]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("Person", "singular", "male")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("Person", "singular", "female")),
    **dict.fromkeys(("it", "its", "itself"), ("Other", "singular", "neuter")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("Other", "plural", None)),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), ("Person", "singular", None)),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), ("Group", "plural", None)),
    **dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), ("Person", None, None)),
    **dict.fromkeys(("who", "whom", "whose"), ("Person", None, None)),
    "which": ("Other", None, None),
    "this": ("Other", "singular", "neuter"),
    "these": ("Other", "plural", None),
    "those": ("Other", "plural", None),
}
_RELATIVE = frozenset(("who", "whom", "whose", "which", "that"))
_DEMONSTRATIVE = frozenset(("this", "these", "those", "that"))
_OF_WILL = frozenset("willing unwilling ready unready prepared able unable eager keen reluctant hesitant determined committed".split())


def find_pronouns(tree: Tree, covered: list[int]) -> list[TokenMention]:
    """The pronouns outside of names."""
    found = []
    for i, word in enumerate(tree.lower):
        if (word in _FORMS or word == "that") and covered[i] < 0 and _is_pronoun(tree, i):
            kind, number, gender = _FORMS.get(word, ("Other", None, None))
            found.append(TokenMention(i, i + 1, i, kind, "pronoun", number=_number(tree, i, number), gender=gender))
    return found


def _is_pronoun(tree: Tree, i: int) -> bool:
    word, tag, dep = tree.lower[i], tree.tag[i], tree.dep[i]
    if word in _RELATIVE and tag in ("WDT", "WP", "WP$"):
        return dep != "det" and _is_relative(tree, i)
    if word in _DEMONSTRATIVE:
        return tag == "DT" and dep in ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "dative", "conj")
    if word == "it":
        return not _is_empty(tree, i)
    if tree.word[i] == "I" and i > 0 and tree.pos[i - 1] == "PROPN" and is_title(tree.lower[max(i - 2, 0)]):  # `King Charles I`
        return False
    return tag in ("PRP", "PRP$") and (word != "us" or tree.word[i] != "US")


def _is_relative(tree: Tree, i: int) -> bool:
    """Whether a wh-word opens a relative clause and no question."""
    verb = tree.head[i]
    while verb != tree.head[verb] and tree.dep[verb] not in ("relcl", "ccomp", "acl", "advcl", "pcomp", "csubj"):
        verb = tree.head[verb]
    return tree.dep[verb] in ("relcl", "acl")


def _is_empty(tree: Tree, i: int) -> bool:
    """Whether `it` only fills the subject's place: `it is possible that`, `it seems`, `it is raining`."""
    if tree.dep[i] == "expl":
        return True
    verb = tree.head[i]
    if tree.dep[i] not in ("nsubj", "nsubjpass"):
        return False
    if tree.lemma[verb] in ("seem", "appear", "happen", "rain", "snow"):
        return True
    acomp = tree.kid(verb, "acomp")
    if tree.lemma[verb] != "be" or acomp is None or tree.lower[acomp] in _OF_WILL:
        return False
    return any(tree.dep[k] in ("ccomp", "xcomp", "csubj", "advcl") and k > verb for k in (*tree.children[verb], *tree.children[acomp]))


def _number(tree: Tree, i: int, number: Number | None) -> Number | None:
    """The number of a relative pronoun is that of its antecedent."""
    if number is not None or tree.lower[i] not in _RELATIVE:
        return number
    for verb in tree.ancestors(i):
        if tree.dep[verb] == "relcl":
            return "plural" if tree.tag[tree.head[verb]] in ("NNS", "NNPS") else "singular"
    return None
