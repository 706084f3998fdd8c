"""Claims from the nouns that tell who is what of whom: roles, offices, kin, members, parts, owners, allies, and where things lie.

`Iran's foreign minister, Jane Doe` holds a role and works for Iran, whatever the construction: title, apposition, possessive, copula or a
verb of appointment.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.language.layers import Layers, TokenClaim, TokenFactuality, TokenValue
from kg.language.relations.noun_phrases import Nouns
from kg.language.roles.bearers import Bearer, BearerFinder
from kg.language.roles.complements import Complement
from kg.language.roles.hedges import hedged
from kg.language.roles.lexicon import RoleClass, words
from kg.language.roles.modifiers import modifier_claims
from kg.language.roles.origins import origin_claims
from kg.language.roles.phrases import RolePhrase, RoleReader
from kg.language.roles.relations import choose_relation
from kg.language.roles.residence import residence_claims
from kg.language.roles.tenure import held_again, is_served
from kg.language.roles.workplaces import workplace_claims

_PRESENT, _PAST = TokenFactuality(), TokenFactuality(tense="past")
_FAR = 8
_BOUND = frozenset({"of", "at", "within"})
_WITHIN = frozenset({"at", "in", "within", "with"})
_BODIES = frozenset({"Organization", "ArmedGroup", "Government", "Facility"})


@dataclass(frozen=True, slots=True)
class Roles:
    """The claims of the nouns of a document, and the name that each role's noun phrase stands beside, by mention."""

    claims: list[TokenClaim]
    names: dict[int, int]


def read_roles(nouns: Nouns, layers: Layers) -> Roles:
    """Return the claims of all relation nouns and of the modifiers of names, with the names of those who bear them."""
    reader = RoleReader(nouns)
    finder = BearerFinder(nouns, reader)
    writer = _Writer(nouns, reader, layers)
    found: list[TokenClaim] = []
    names: dict[int, int] = {}
    for phrase in reader.phrases():
        bearers = finder.bearers(phrase)
        for bearer in (*bearers, *held_again(nouns, phrase, bearers)):
            found.extend(writer.claims(phrase, bearer))
        number = nouns.at_head.get(phrase.head)
        alone = len(bearers) == 1 and bearers[0].verb is None and writer.counted(phrase) is None
        alone = alone and nouns.mentions[bearers[0].mention].kind != "nominal"
        if number is not None and alone and nouns.mentions[number].kind == "nominal":
            names[number] = bearers[0].mention
    found.extend(modifier_claims(nouns, reader, finder))
    found.extend(origin_claims(nouns))
    found.extend(residence_claims(nouns))
    found.extend(workplace_claims(nouns))
    return Roles(list({(claim.subject, claim.relation, claim.object): claim for claim in reversed(found)}.values())[::-1], names)


class _Writer:
    """Makes the claims of role phrases and their bearers."""

    def __init__(self, nouns: Nouns, reader: RoleReader, layers: Layers) -> None:
        self.nouns, self.tree, self.reader, self.layers = nouns, nouns.tree, reader, layers

    def claims(self, phrase: RolePhrase, bearer: Bearer) -> Iterator[TokenClaim]:
        """What one phrase says of one bearer."""
        kind = bearer.kind
        if kind is None:
            return
        group = self.counted(phrase)
        if group is not None and bearer.construction != "nominal" and kind.relation not in ("founded", "controls", "familyOf"):
            yield self._claim(phrase, bearer, "memberOf", group, kind)
        elif self._holds_role(phrase, bearer, kind):
            yield self._claim(phrase, bearer, "holdsRole", TokenValue(phrase.start, phrase.end), kind)
        complements = self._complements(phrase, bearer, kind)
        for complement in complements:
            further = complement.by in _WITHIN and any(self._is_before(other, complement) for other in complements)
            yield from self._relation(phrase, bearer, kind, replace(complement, direct=complement.direct and not further))
            if "founding" in phrase.modifiers(self.tree.lower) and complement.by != "compound" and complement.direct:
                yield self._claim(phrase, replace(bearer, ended=True), "founded", complement.mention, kind)
        yield from self._nested([c for c in complements if choose_relation(self.nouns, phrase, bearer, kind, c) is not None])

    def _is_before(self, one: Complement, other: Complement) -> bool:
        """Whether one complement is brought by `of` or `for` and stands before another (`head of X at Y`)."""
        return one.by in ("of", "for") and self.nouns.mentions[one.mention].start < self.nouns.mentions[other.mention].start

    def _holds_role(self, phrase: RolePhrase, bearer: Bearer, kind: RoleClass) -> bool:
        """Whether the words are a role that this one person holds."""
        if not kind.role or bearer.construction == "nominal" or (self.tree.tag[phrase.head] == "NNS" and bearer.construction != "title"):
            return False
        if any(self.tree.tag[i] == "CD" and self.tree.word[i].isdecimal() for i in range(phrase.start, phrase.head)):
            return False
        return kind.bearer == "person" or self.nouns.type_of(bearer.mention) == "Person"

    def counted(self, phrase: RolePhrase) -> int | None:
        """The group that the bearer is one of (`one of about 300 students`)."""
        tree = self.tree
        above = tree.head[phrase.head]
        if tree.dep[phrase.head] == "pobj" and tree.lower[above] == "of" and tree.lower[tree.head[above]] == "one":
            numbered = any(tree.dep[kid] == "nummod" for kid in tree.children[phrase.head])
            return self.nouns.at_head.get(phrase.head) if numbered else None
        return None

    def _complements(self, phrase: RolePhrase, bearer: Bearer, kind: RoleClass) -> list[Complement]:
        """The complements of the phrase, else those of its verb or of the roles it is coordinated with."""
        end = self.nouns.mentions[bearer.mention].end if bearer.construction == "title" else self.tree.n
        own = [c for c in phrase.complements if self.nouns.mentions[c.mention].start < end]
        if bearer.verb is not None:
            own += self._of_verb(phrase, bearer.verb, kind)
        if any(c.by != "compound" or not self.nouns.is_country(c.mention) for c in own):
            return own
        return own + list(self._shared(phrase, bearer, kind))

    def _of_verb(self, phrase: RolePhrase, verb: int, kind: RoleClass) -> Iterator[Complement]:
        """What the verb brings: `joined X as R`, `was R at X`."""
        tree = self.tree
        where = tree.kid(verb, "advmod") if tree.dep[verb] == "relcl" else None
        if where is not None and tree.lower[where] == "where":
            yield from self.reader.around.brought(self._before_bracket(tree.head[verb]), "of", frozenset())
        if tree.lemma[verb] == "join":
            for token in tree.kids(verb, "dobj"):
                yield from self.reader.around.brought(token, "of", frozenset())
        elif tree.lemma[verb] in words("hire") and not phrase.complements and kind.name != "occupation":
            yield from self._employer(verb)
        for prep in tree.kids(verb, "prep", "conj"):
            name = tree.lower[prep]
            noun = tree.kid(prep, "pobj")
            if noun is None or prep < phrase.head or name not in kind.preps or name not in ("at", "for", "of", "in", "with"):
                continue
            for complement in self.reader.around.brought(noun, name, kind.preps):
                if name in ("at", "of") or self.nouns.type_of(complement.mention) in ("Organization", "ArmedGroup"):
                    yield complement

    def _employer(self, verb: int) -> Iterator[Complement]:
        """The body that gives somebody a role in itself (`the bank hired X as head of sales`)."""
        arguments = self.nouns.arguments
        for token in arguments.agents(verb):
            number = self.nouns.at(token)
            if number is not None and self.nouns.type_of(number) == "Organization":
                yield Complement(number, "of")

    def _before_bracket(self, noun: int) -> int:
        """The name before a bracket that the parse has taken for what a clause modifies (`Acme (NYSE: ACM), where she is`)."""
        tree, i = self.tree, noun
        while i > 1 and noun - i < _FAR and tree.word[i] not in ("(", ")"):
            i -= 1
        return i - 1 if tree.word[i] == "(" and i - 1 in self.nouns.name_over else noun

    def _shared(self, phrase: RolePhrase, bearer: Bearer, kind: RoleClass) -> Iterator[Complement]:
        """The complements of coordinated roles: `chairman and CEO of X`, `its founder and editor`."""
        for other in self._listed(phrase.head):
            # `the mayor and the head of X` are two persons
            two = bearer.construction == "nominal" and self.tree.kid(max(other, phrase.head), "det") is not None
            if other == phrase.head or abs(other - phrase.head) >= _FAR or two:
                continue
            near = self.reader.phrase(other)
            told = near.complements if near is not None else tuple(self.reader.around.right(other, kind.preps, 1))
            after = {c for c in told if self.nouns.mentions[c.mention].start > phrase.head}
            shared = [c for c in told if (c.by in kind.preps if c in after else near is not None and c.by == "poss")]
            if shared:
                yield from shared
                return
        before = self.reader.phrase(phrase.start - 2) if phrase.start > 1 and self.tree.lower[phrase.start - 1] in ("and", "&") else None
        if before is not None and before.end == phrase.start - 1 and bearer.construction == "title":
            yield from (c for c in before.complements if c.by == "poss" or (c.by == "compound" and kind.compound))

    def _listed(self, head: int) -> list[int]:
        """The roles in one list with a role: coordinated, or with the first after a comma (`founder, chairman and head of X`)."""
        tree = self.tree
        top = tree.first_conjunct(head)
        if tree.dep[top] == "appos" and self._is_list(top) and self.reader.classes(tree.head[top]):
            top = tree.first_conjunct(tree.head[top])
        found = tree.conjuncts(top)
        for kid in tree.kids(top, "appos"):
            found += tree.conjuncts(kid) if self._is_list(kid) and self.reader.classes(kid) else []
        return found

    def _is_list(self, noun: int) -> bool:
        """Whether an apposition goes on a list: bare and itself coordinated, or parted by a hyphen (`chairman and co-founder`)."""
        tree = self.tree
        bare = tree.kid(noun, "det", "poss") is None
        return bare and (tree.kid(noun, "conj") is not None or tree.word[noun - 1] == "-")

    def _relation(self, phrase: RolePhrase, bearer: Bearer, kind: RoleClass, complement: Complement) -> Iterator[TokenClaim]:
        if self.nouns.same_thing(bearer.mention, complement.mention):
            return
        parent = "parent" in (*phrase.modifiers(self.tree.lower), self.tree.lower[phrase.head])
        if kind.name == "company" and parent and complement.by in ("of", "poss"):
            claim = self._claim(phrase, bearer, "partOf", complement.mention, kind)
            yield replace(claim, subject=complement.mention, object=bearer.mention)
            return
        relation = choose_relation(self.nouns, phrase, bearer, kind, complement)
        if relation is not None:
            yield self._claim(phrase, bearer, relation, complement.mention, kind)

    def _nested(self, complements: list[Complement]) -> Iterator[TokenClaim]:
        """A body within a body: `the Center for Peace at the Institute`."""
        nouns = self.nouns
        for one, other in pairwise(complements):
            mention = nouns.mentions[one.mention]
            between = range(mention.end, nouns.mentions[other.mention].start)
            beside = len(between) <= 2 and any(self.tree.lower[i] in _BOUND for i in between)
            bound = (beside or not other.direct) and other.by in _BOUND and one.by not in ("poss", "compound") and mention.kind == "name"
            bound = bound and not any(self.tree.dep[i] == "cc" for i in between)
            if bound and {nouns.type_of(one.mention), nouns.type_of(other.mention)} <= _BODIES:
                span, head = (mention.start, mention.end), mention.head
                yield TokenClaim(one.mention, "partOf", other.mention, head, span, "role:nested", presupposed=True, factuality=_PRESENT)

    def _claim(self, phrase: RolePhrase, bearer: Bearer, relation: str, target: int | TokenValue, kind: RoleClass) -> TokenClaim:
        past = phrase.past or kind.past or bearer.ended or is_served(self.tree, phrase)
        rule = f"role:{bearer.construction}"
        subject, span = bearer.mention, (phrase.start, phrase.end)
        if bearer.verb is None:
            fact = hedged(self.tree, self.nouns.left_edge(phrase.head), phrase.head, _PAST if past else _PRESENT)
            return TokenClaim(subject, relation, target, phrase.head, span, rule, presupposed=True, factuality=fact)
        judged = self.layers.factuality.get(bearer.verb, _PRESENT)
        fact = replace(judged, tense="past") if past and judged.tense == "present" else judged
        fact = hedged(self.tree, self.nouns.left_edge(phrase.head), phrase.head, fact)
        if bearer.verb < phrase.head and phrase.head - bearer.verb < 12:
            span = (bearer.verb, phrase.end)
        return TokenClaim(subject, relation, target, bearer.verb, span, rule, factuality=fact)
