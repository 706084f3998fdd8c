"""Which relation a role phrase tells between its bearer and one of its complements."""

from __future__ import annotations

from kg.language.relations.noun_phrases import Nouns
from kg.language.roles.bearers import Bearer
from kg.language.roles.complements import Complement
from kg.language.roles.lexicon import RoleClass, words
from kg.language.roles.phrases import RolePhrase

_BODIES = frozenset({"Organization", "ArmedGroup", "Government", "Facility", "Group", "Event"})
_PLACES = frozenset({"Place", "Government", "Facility"})
_TARGETS = {
    "familyOf": frozenset({"Person"}),
    "bornIn": _PLACES,
    "livesIn": _PLACES,
    "citizenOf": _PLACES,
    "locatedIn": _PLACES,
    "basedIn": frozenset({"Place", "Government"}),
    "partOf": _BODIES | {"Place"},
    "memberOf": _BODIES | {"Place"},
    "founded": _BODIES | {"Place"},
}

# What a country has in others: `Russia's base` may be anywhere.
_ABROAD = frozenset({"base", "embassy", "consulate", "outpost", "position", "mission", "territory", "island", "colony"})


def choose_relation(nouns: Nouns, phrase: RolePhrase, bearer: Bearer, kind: RoleClass, complement: Complement) -> str | None:
    """Return the relation from the bearer to the complement, None where the words tell none."""
    target = _type_of_body(nouns, bearer, complement)
    if complement.by == "compound":
        outside = kind.relation == "worksFor" and nouns.tree.lemma[phrase.head] in words("outsiders")
        apart = outside and not nouns.is_country(complement.mention)  # `Norvik investor`, but `Kenyan banker`
        return None if bearer.construction == "nominal" or apart else _of_modifier(nouns, phrase, bearer, kind, complement)
    unnamed = kind.name == "opposes" and not nouns.is_named(bearer.mention)
    if unnamed or (kind.relation == "memberOf" and _is_no_member(nouns, phrase, bearer, complement)):
        return None
    if kind.bearer == "person" and kind.relation in ("leads", "worksFor", "memberOf"):
        if complement.by == "from" and kind.name == "occupation" and nouns.is_country(complement.mention):
            return "citizenOf" if bearer.construction != "nominal" else None
        return _of_office(nouns, phrase, kind, complement, target)
    if kind.relation == "citizenOf" and not nouns.is_country(complement.mention):
        return "livesIn" if target == "Place" and complement.by == "of" else None
    wanted = _TARGETS.get(kind.relation)
    fits = target in wanted if wanted is not None else target not in ("Date", "Quantity")
    if kind.relation == "basedIn":
        fits = fits and _is_one_of_many(nouns, phrase, complement)
    if kind.relation == "locatedIn" and complement.by == "poss" and nouns.tree.lemma[phrase.head] in _ABROAD:
        fits = False
    if kind.relation == "founded" and _is_misread(nouns, kind, complement):
        fits = True
    built = kind.relation == "basedIn" and nouns.type_of(bearer.mention) == "Facility"  # `a police station in X`
    return ("locatedIn" if built else kind.relation) if fits else None


def _is_no_member(nouns: Nouns, phrase: RolePhrase, bearer: Bearer, complement: Complement) -> bool:
    """Whether nobody in particular is a member, or the complement is where the members are (`service members in Mali`)."""
    abroad = complement.by in ("in", "from", "within") and _is_place(nouns, complement)
    return abroad or (bearer.construction == "nominal" and nouns.tree.lemma[phrase.head] != "member")


def _is_one_of_many(nouns: Nouns, phrase: RolePhrase, place: Complement) -> bool:
    """Whether a noun phrase begins with `a`, and `in` with a place ends it: `a bank in Lagos`, not `the largest bank in Africa`."""
    tree = nouns.tree
    article = tree.kid(phrase.head, "det")
    prep = tree.head[nouns.mentions[place.mention].head]
    own = place.by == "in" and tree.lower[prep] == "in" and tree.head[prep] == phrase.head
    return own and article is not None and tree.lower[article] in ("a", "an")


def _type_of_body(nouns: Nouns, bearer: Bearer, complement: Complement) -> str:
    """The type of a complement; `its` and `our`, of which nothing is known, stand for a body before the role of somebody."""
    mention = nouns.mentions[complement.mention]
    found = nouns.type_of(complement.mention)
    unnamed = (
        mention.kind == "pronoun"
        and complement.by == "poss"
        and bearer.construction != "nominal"
        and nouns.tree.lower[mention.head] in ("its", "our")
    )
    return "Organization" if unnamed and found in ("Other", "Group") else found


def _of_modifier(nouns: Nouns, phrase: RolePhrase, bearer: Bearer, kind: RoleClass, complement: Complement) -> str | None:
    """The relation to a name or adjective before the noun."""
    tree, target = nouns.tree, nouns.type_of(complement.mention)
    lemma = tree.lemma[phrase.head]
    office = kind.relation in ("leads", "worksFor")
    if nouns.is_country(complement.mention) and kind.relation != "bornIn":
        relation = _of_country(phrase, kind, lemma, phrase.modifiers(tree.lower))
        member = kind.relation == "memberOf" and nouns.type_of(bearer.mention) == "Person"
        return "citizenOf" if relation is None and member else relation
    if kind.relation == "bornIn" or target == "Place":
        if kind.relation in ("bornIn", "livesIn"):
            return kind.relation if target in _PLACES else None
        return _leading(nouns, phrase, kind, complement) if lemma in words("town_offices") or kind.relation == "locatedIn" else None
    if target == "Person":
        return "worksFor" if office and lemma in words("personal") else None
    unknown = target == "Group" and nouns.mentions[complement.mention].kind == "name" and nouns.mentions[complement.mention].entry is None
    if unknown or (target != "Group" and target in _BODIES):
        fits = kind.compound and kind.relation not in ("basedIn", "locatedIn")
        return _leading(nouns, phrase, kind, complement) if office else kind.relation if fits else None
    return None


def _of_country(phrase: RolePhrase, kind: RoleClass, lemma: str, modifiers: list[str]) -> str | None:
    """A country before a noun: of an office it is whom it serves, of another person the nationality, of a firm the seat."""
    if kind.name in ("company", "place"):
        return kind.relation if kind.compound else None
    if kind.bearer == "person" and kind.role:
        office = (lemma in words("offices") and kind.name in ("leads", "worksFor")) or (kind.name == "leads" and lemma == "chief")
        if office and not words("followers") & set(modifiers):
            return "worksFor" if _is_of_branch(lemma, modifiers) else _rank(kind, lemma, modifiers)
        return "citizenOf"
    return "citizenOf" if kind.relation in ("memberOf", "citizenOf") and kind.bearer == "person" else None


def _is_of_branch(lemma: str, modifiers: list[str]) -> bool:
    """Whether a role is at the head of a part only (`police chief`)."""
    return lemma in words("partial") and not words("bodies").isdisjoint(modifiers)


def _of_office(nouns: Nouns, phrase: RolePhrase, kind: RoleClass, complement: Complement, target: str) -> str | None:
    """The relation of an office to the body or person that a preposition or a possessive brings."""
    lemma, by = nouns.tree.lemma[phrase.head], complement.by
    misread = _is_misread(nouns, kind, complement)
    if target == "Person" and not misread:
        serves = lemma in words("personal") and by in ("poss", "of", "to", "for")
        return "worksFor" if serves else None
    if (target not in _BODIES and target != "Place" and not misread) or _is_abroad(nouns, lemma, kind, complement):
        return None
    if target == "Event" and by not in ("of", "poss"):
        return None
    if kind.name == "occupation" and by in ("poss", "of"):
        if lemma in words("outsiders"):
            return None
        return "worksFor" if target in ("Organization", "ArmedGroup") else None
    return _leading(nouns, phrase, kind, complement)


def _is_abroad(nouns: Nouns, lemma: str, kind: RoleClass, complement: Complement) -> bool:
    """Whether the complement is where the role is held or whom it is sent to, not whom it serves (`ambassador to X`, `senator from X`)."""
    by, place = complement.by, _is_place(nouns, complement)
    if _is_field(nouns, lemma, complement) or (by == "for" and lemma in words("charged")):
        return True
    if by == "for" and place and lemma not in words("voices"):
        return True
    if by == "to" and lemma in words("abroad"):
        return True
    return place and (by in ("in", "with", "from", "within") or kind.name == "legislator")


def _is_place(nouns: Nouns, complement: Complement) -> bool:
    """Whether a complement is a place or a country."""
    return nouns.type_of(complement.mention) == "Place" or nouns.is_country(complement.mention)


def _is_field(nouns: Nouns, lemma: str, complement: Complement) -> bool:
    """Whether the complement is the field that an academic works in (`professor of Latin`)."""
    mention = nouns.mentions[complement.mention]
    named = {nouns.tree.lower[i] for i in range(mention.start, mention.end)}
    return complement.by == "of" and lemma in words("academic") and not named & words("schools")


def _is_misread(nouns: Nouns, kind: RoleClass, complement: Complement) -> bool:
    """Whether a name after `CEO of` is a body's though it was taken for a person's or a thing's."""
    mention = nouns.mentions[complement.mention]
    misread = mention.kind == "name" and nouns.type_of(complement.mention) in ("Person", "Equipment", "Other")
    misread = misread and nouns.tree.pos[mention.start - 1] in ("ADP", "DET", "NOUN", "ADJ")
    return kind.name in ("leads", "founded") and complement.by in ("of", "at") and misread


def _leading(nouns: Nouns, phrase: RolePhrase, kind: RoleClass, complement: Complement) -> str | None:
    """`leads` only where the role is at the head of the very body that is named."""
    lemmas = nouns.tree.lemma
    lemma, modifiers = lemmas[phrase.head], phrase.modifiers(nouns.tree.lower)
    relation = _rank(kind, lemma, modifiers)
    if nouns.is_country(complement.mention) and words("followers") & set(modifiers):
        return None
    state = nouns.type_of(complement.mention) in ("Government", "Place", "Group")
    if relation == "leads" and state and _is_of_branch(lemma, modifiers):
        return "worksFor"
    if relation == "leads" and lemma in ("director", "manager", "commander") and _is_one_of_several(nouns, phrase):
        return "worksFor"
    if relation == "leads" and not complement.direct:
        return "worksFor"
    if relation == "leads" and phrase.end > phrase.head + 1:
        return "worksFor"
    return relation


def _is_one_of_several(nouns: Nouns, phrase: RolePhrase) -> bool:
    """Whether a role has an indefinite article (`a police commander`)."""
    tree = nouns.tree
    before = phrase.start > 0 and tree.lower[phrase.start - 1] in ("a", "an")
    return before or any(tree.lower[kid] in ("a", "an") for kid in tree.kids(phrase.head, "det"))


def _rank(kind: RoleClass, lemma: str, modifiers: list[str]) -> str:
    """`leads` or `worksFor`, by the words of the role alone."""
    before = set(modifiers)
    wanted = _HEADED.get(lemma)
    relation = "leads" if wanted and before & wanted else kind.relation
    if relation == "leads" and (before & words("lower") or (lemma in words("partial") and before - words("plain") - words("portfolios"))):
        return "worksFor"
    return relation


_HEADED = {
    "minister": {"prime", "first", "chief"},
    "officer": {"executive"},
    "executive": {"chief"},
    "general": {"secretary", "director"},
    "secretary": {"general", "first"},
}

__all__ = ["choose_relation"]
