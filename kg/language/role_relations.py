"""Which relation a role phrase tells between its bearer and one of its complements."""

from __future__ import annotations

from kg.language.noun_phrases import Nouns
from kg.language.role_bearers import Bearer
from kg.language.role_lexicon import RoleClass, words
from kg.language.role_phrases import Complement, RolePhrase

_BODIES = frozenset({"Organization", "ArmedGroup", "Government", "Facility", "Group", "Event"})
_PLACES = frozenset({"Place", "Government", "Facility"})


def choose_relation(nouns: Nouns, phrase: RolePhrase, bearer: Bearer, kind: RoleClass, complement: Complement) -> str | None:
    """Return the relation from the bearer to the complement, None where the words tell none."""
    target = nouns.type_of(complement.mention)
    if complement.by == "compound":
        return _of_modifier(nouns, phrase, bearer, kind, complement)
    if kind.bearer == "person" and kind.relation in ("leads", "worksFor", "memberOf"):
        return _of_office(nouns, phrase, kind, complement, target)
    if kind.relation == "familyOf":
        return kind.relation if target == "Person" else None
    if kind.relation in ("bornIn", "livesIn", "citizenOf", "locatedIn"):
        return kind.relation if target in _PLACES else None
    if kind.relation == "basedIn":
        return None
    if kind.relation in ("partOf", "memberOf", "founded"):
        return kind.relation if target in _BODIES or target == "Place" else None
    return kind.relation if target not in ("Date", "Quantity") else None


def _of_modifier(nouns: Nouns, phrase: RolePhrase, bearer: Bearer, kind: RoleClass, complement: Complement) -> str | None:
    """The relation to a name or adjective before the noun: of a nominal, it is no claim."""
    number = complement.mention
    if bearer.construction == "nominal":
        return None
    tree, target = nouns.tree, nouns.type_of(number)
    lemma = tree.lemma[phrase.head]
    if nouns.is_country(number):
        return _of_country(phrase, kind, lemma, phrase.modifiers(tree.lemma))
    if target == "Group":
        return None
    if target == "Place":
        return _leading(nouns, phrase, kind, complement) if lemma in words("town_offices") or kind.relation == "locatedIn" else None
    if target == "Person":
        return "worksFor" if kind.relation in ("leads", "worksFor") and lemma in words("personal") else None
    if kind.relation in ("leads", "worksFor") and target in _BODIES:
        return _leading(nouns, phrase, kind, complement)
    return kind.relation if kind.compound and kind.relation not in ("basedIn", "locatedIn") and target in _BODIES else None


def _of_country(phrase: RolePhrase, kind: RoleClass, lemma: str, modifiers: list[str]) -> str | None:
    """A country before a noun: of an office it is whom it serves, of another person the nationality, of a firm the seat."""
    if kind.name in ("company", "place"):
        return kind.relation if kind.compound else None
    if kind.bearer == "person" and kind.role:
        office = (lemma in words("offices") and kind.name in ("leads", "worksFor")) or (kind.name == "leads" and lemma == "chief")
        if office and not words("followers") & set(modifiers):
            return _rank(kind, lemma, modifiers)
        return "citizenOf"
    return "citizenOf" if kind.relation in ("memberOf", "citizenOf") and kind.bearer == "person" else None


def _of_office(nouns: Nouns, phrase: RolePhrase, kind: RoleClass, complement: Complement, target: str) -> str | None:
    lemma, by = nouns.tree.lemma[phrase.head], complement.by
    if target == "Person":
        serves = lemma in words("personal") and by in ("poss", "of", "to", "for")
        return "worksFor" if serves else None
    if target not in _BODIES and target != "Place":
        return None
    if by in ("to", "from") and (lemma in words("abroad") or (by == "from" and target in _PLACES)):
        return None
    if by in ("in", "with", "from", "within", "for") and (target == "Place" or nouns.is_country(complement.mention)) and by != "for":
        return None
    if kind.name == "occupation" and by in ("poss", "of"):
        return "worksFor" if target in ("Organization", "ArmedGroup") else None
    return _leading(nouns, phrase, kind, complement)


def _leading(nouns: Nouns, phrase: RolePhrase, kind: RoleClass, complement: Complement) -> str:
    """`leads` only where the role is at the head of the very body that is named."""
    lemmas = nouns.tree.lemma
    lemma, modifiers = lemmas[phrase.head], phrase.modifiers(lemmas)
    relation = _rank(kind, lemma, modifiers)
    if relation == "leads" and not complement.direct and complement.by not in ("of", "poss"):
        return "worksFor"
    if relation == "leads" and phrase.end > phrase.head + 1:
        return "worksFor"
    return relation


def _rank(kind: RoleClass, lemma: str, modifiers: list[str]) -> str:
    before = set(modifiers)
    if (lemma == "minister" and before & {"prime", "first", "chief"}) or (lemma in ("officer", "executive") and {"chief", "executive"} <= before | {lemma}):
        relation = "leads"
    elif (lemma == "general" and before & {"secretary", "director"}) or (lemma == "secretary" and before & {"general", "first"}):
        relation = "leads"
    else:
        relation = kind.relation
    if relation == "leads" and (before & words("lower") or (lemma in words("partial") and before - words("plain") - words("portfolios"))):
        return "worksFor"
    return relation


__all__ = ["choose_relation"]
