"""Who bears a role: by title, apposition, copula, a verb of appointment, or nobody but the noun itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.language.relations.noun_phrases import Nouns
from kg.language.roles.appointments import Bearer, VerbReader
from kg.language.roles.lexicon import words
from kg.language.roles.phrases import RolePhrase, RoleReader

_GAP, _CLIMB = 5, 8
_LISTED = frozenset({"appos", "conj", "pobj", "prep", "poss", "compound", "nmod", "attr", "dep"})
_FRONTED = frozenset({"dobj", "npadvmod", "dep", "advcl", "nmod", "attr", "nsubj", "ccomp", "prep"})
_PAUSES = frozenset({",", ":", "–", "—", "-", "/", '"', "“"})
_BODY_CLASSES = frozenset({"company", "partOf", "place"})
_ANYBODY = frozenset({"any", "no", "every", "each", "either", "neither"})


class BearerFinder:
    """Finds the bearers of the role phrases of one document."""

    def __init__(self, nouns: Nouns, reader: RoleReader) -> None:
        self.nouns, self.tree, self.reader = nouns, nouns.tree, reader
        self.verbs = VerbReader(nouns, reader)
        self.copulas, self.settlements, self.metaphors = words("copula"), words("settlements"), words("metaphors")
        self.consorts = words("consorts")

    def bearers(self, phrase: RolePhrase) -> list[Bearer]:
        """The bearers of one phrase, those of the strongest construction only, each of a type that the noun may have."""
        if self._describes_body(phrase):
            return []
        for find in (self._by_title, self._by_apposition, self.verbs.by_verb, self.verbs.by_owner, self._of_conjunct, self._in_list):
            found = [fitting for bearer in find(phrase) if (fitting := self._of_kind(phrase, bearer)) is not None]
            if found:
                return found
        number = self.nouns.at_head.get(phrase.head)
        taken = self.tree.dep[phrase.head] == "pobj" and self.tree.lower[self.tree.head[phrase.head]] == "as"
        bare = self.tree.kid(phrase.head, "det", "poss") is None and self.tree.tag[phrase.head] in ("NN", "NNP")
        taken = taken or (bare and self.tree.dep[phrase.head] == "pobj" and self.tree.lower[self.tree.head[phrase.head]] == "for")
        anybody = any(self.tree.lower[kid] in _ANYBODY for kid in self.tree.kids(phrase.head, "det"))
        taken = taken or (bare and self.tree.dep[phrase.head] == "conj" and self.tree.tag[self.tree.head[phrase.head]] == "NN")
        own = self._of_kind(phrase, Bearer(number, "nominal")) if number is not None and not taken and not anybody else None
        return [own] if own is not None else []

    def _describes_body(self, phrase: RolePhrase) -> bool:
        """Whether a noun that firms bear, too, stands beside the name of one (`Acme, a leader in steel`), which holds no role."""
        tree, head = self.tree, phrase.head
        if tree.dep[head] != "appos" or tree.lemma[head] not in self.metaphors:
            return False
        number = self.nouns.name_over.get(tree.head[head])
        body = number is not None and self.nouns.mentions[number].type == "Organization"
        return body and all(kind.bearer == "person" for kind in phrase.classes)

    def _of_kind(self, phrase: RolePhrase, bearer: Bearer) -> Bearer | None:
        """The bearer with the class of the noun for it, None where it is of no fitting type."""
        bearing = [kind for kind in phrase.classes if kind.bears(self.nouns.type_of(bearer.mention))]
        after = {self.tree.lower[kid] for kid in self.tree.kids(phrase.head, "prep")}
        fitting = next((kind for kind in bearing if kind.preps & after), bearing[0] if bearing else None)
        if fitting is None and bearer.construction not in ("nominal", "possessive") and self._may_be_person(bearer.mention):
            human = self.tree.lemma[phrase.head] not in self.metaphors
            fitting = next((kind for kind in phrase.classes if kind.bearer == "person" and kind.role and human), None)
        return replace(bearer, kind=fitting) if fitting is not None else None

    def _may_be_person(self, number: int) -> bool:
        """Whether an unknown name may be a person's, whatever type it was given: one or two words, as surnames are."""
        tree, mention = self.tree, self.nouns.mentions[number]
        if tree.dep[mention.head] in ("conj", "poss") or (mention.end < tree.n and tree.tag[mention.end] == "POS"):
            return False
        before = tree.lower[mention.start - 1] if mention.start else ""
        outer = self.nouns.ends_mention.get(mention.start - 1) if before == "," else None
        if mention.type != "Person" and outer is not None and self.nouns.mentions[outer].type == "Place":
            return False
        if any(kind.name in _BODY_CLASSES for kind in self.reader.listed.get(tree.lower[mention.end - 1], ())):
            return False
        return mention.kind == "name" and mention.entry is None and mention.end - mention.start <= 2 and before not in ("the", "a")

    def _of_conjunct(self, phrase: RolePhrase) -> Iterator[Bearer]:
        """The bearers of the role that this one is coordinated with (`founder and head of X`)."""
        tree = self.tree
        first = tree.first_conjunct(phrase.head)
        if first == phrase.head or tree.tag[phrase.head] in ("NNS", "NNPS"):
            return
        if tree.lemma[first] in self.copulas and tree.pos[first] in ("AUX", "VERB"):
            yield from self.verbs.subjects(first, "copula")
            return
        above = self.reader.phrase(first)
        if above is None and (tree.dep[first] in ("attr", "appos", "oprd") or self._is_after_as(first)):
            above = replace(phrase, head=first, start=first, end=first + 1, complements=())
        if above is not None:
            shared = (bearer for bearer in self.bearers(above) if bearer.construction != "nominal")
            yield from (bearer for bearer in shared if self._is_whole(phrase, first, bearer))

    def _is_whole(self, phrase: RolePhrase, first: int, bearer: Bearer) -> bool:
        """Whether a bearer stands beside both roles, and not between them (`his brother Joe and a guard`)."""
        return not first < self.nouns.mentions[bearer.mention].start < phrase.head

    def _is_after_as(self, token: int) -> bool:
        return self.tree.dep[token] == "pobj" and self.tree.lower[self.tree.head[token]] == "as"

    def _in_list(self, phrase: RolePhrase) -> Iterator[Bearer]:
        """The subject of the copula above, for a role in a list that the parse has lost (`is a lawyer, chairman of X, director of Y`)."""
        tree = self.tree
        edge = min(tree.left[phrase.head], phrase.start)
        if edge == 0 or (tree.word[edge - 1] not in (",", ";") and tree.lower[edge - 1] not in ("and", "&")):
            return
        token = phrase.head
        for _ in range(_CLIMB):
            above = tree.head[token]
            if above == token or tree.dep[token] not in _LISTED:
                return
            if tree.dep[token] == "attr" and tree.lemma[above] in self.copulas:
                yield from self.verbs.subjects(above, "copula")
                return
            token = above

    def _by_title(self, phrase: RolePhrase) -> Iterator[Bearer]:
        """A name that the role stands before, in one noun phrase, and its conjuncts where the role is plural."""
        tree, nouns = self.tree, self.nouns
        if phrase.classes[0].bearer == "place":
            yield from self._of_name(phrase.head)
        token = nouns.phrase_head(phrase.head)
        number = nouns.name_over.get(token) if token != phrase.head else nouns.starts_name.get(phrase.end)
        number = self._after_complement(phrase) if number is None else number
        number = self._after_second_role(phrase) if number is None else number
        if number is None or nouns.mentions[number].kind != "name" or nouns.is_country(number):
            return
        if tree.tag[phrase.head] not in ("NNS", "NNPS"):
            yield Bearer(number, "title")
            return
        others = nouns.arguments.members(nouns.mentions[number].head)[1:]
        found = [number, *(more for other in others if (more := nouns.name_over.get(other)) is not None)]
        yield from (Bearer(one, "title") for one in found if len(found) > 1)

    def _of_name(self, head: int) -> Iterator[Bearer]:
        """A place whose name follows `of` (`the Syrian city of Aleppo`)."""
        tree = self.tree
        for prep in tree.kids(head, "prep"):
            named = tree.lower[prep] == "of" and prep == head + 1 and tree.lemma[head] in self.settlements
            noun = tree.kid(prep, "pobj") if named else None
            number = self.nouns.name_over.get(noun) if noun is not None else None
            if number is not None:
                yield Bearer(number, "title")

    def _after_complement(self, phrase: RolePhrase) -> int | None:
        """The person whose name follows a long title at once (`Head of the Defence Staff Gen. Ann Lee`)."""
        tree, nouns = self.tree, self.nouns
        after = [nouns.mentions[c.mention].end for c in phrase.complements if c.by == "of" and nouns.mentions[c.mention].kind == "name"]
        if not after:
            return None
        i = after[0]
        if tree.pos[phrase.head] != "PROPN":
            number = nouns.starts_name.get(i)
            return number if number is not None and nouns.persons_named(number) and tree.dep[phrase.head] != "pobj" else None
        for token in range(i, min(i + _GAP, tree.n)):
            number = nouns.starts_name.get(token)
            if number is not None and nouns.persons_named(number):
                return number
            if tree.pos[token] != "PROPN":
                return None
        return None

    def _after_second_role(self, phrase: RolePhrase) -> int | None:
        """The person after two roles that share their owner and have no article (`Acme CEO and co-founder Jane Doe`)."""
        tree, nouns = self.tree, self.nouns
        if tree.tag[phrase.head] not in ("NN", "NNP") or tree.kid(phrase.head, "det") is not None:
            return None
        start = phrase.end + 1
        if tree.lower[phrase.end : start] not in (["and"], ["&"]):
            return None
        for head in range(start, min(start + _GAP, tree.n)):
            second = self.reader.phrase(head) if head not in nouns.name_over or self.reader.classes(head) else None
            number = nouns.starts_name.get(second.end) if second is not None and second.start == start else None
            if number is not None and nouns.persons_named(number) and tree.lower[head] not in self.consorts:
                return number
        return None

    def _is_sayer(self, phrase: RolePhrase) -> bool:
        """Whether a role after a comma is whoever says what stands before it (`Jane Doe, a Kenyan official said`)."""
        tree, end = self.tree, phrase.end
        return end < tree.n and tree.lower[end] in ("said", "says", "added") and tree.kid(phrase.head, "det") is not None

    def _by_apposition(self, phrase: RolePhrase) -> Iterator[Bearer]:
        """Names beside the role: below or above it in the tree, between commas, or the subject of the sentence that it opens."""
        tree, head = self.tree, phrase.head
        if self._is_sayer(phrase):
            return
        below = [number for kid in tree.kids(head, "appos") for number in self._names_below(phrase, kid)]
        yield from (Bearer(number, "apposition") for number in below)
        near = None if below else self._after_comma(phrase)
        near = self._before_comma(phrase) if near is None and not below else near
        if near is not None:
            yield Bearer(near, "apposition")
        if below or near is not None:
            return
        token = self.verbs.position(head)
        if tree.dep[token] == "appos":
            yield from self._above(tree.head[token])
        elif tree.dep[token] in _FRONTED and tree.left[token] == tree.sents[tree.sent[token]][0]:
            yield from self._fronted(token)

    def _above(self, token: int) -> Iterator[Bearer]:
        """What a role is an apposition to: a mention, or those who bear the role that stands there."""
        number = self.nouns.at(token)
        if number is None or self.nouns.mentions[number].head != token:
            return
        inner = self.reader.phrase(token) if self.nouns.mentions[number].kind == "nominal" else None
        named = [bearer for bearer in self.bearers(inner) if bearer.construction != "nominal"] if inner is not None else []
        yield from named or [Bearer(self._of_place(number), "apposition")]

    def _names_below(self, phrase: RolePhrase, kid: int) -> Iterator[int]:
        """The names that the parse has as appositions of a role."""
        nouns = self.nouns
        for token in nouns.arguments.members(kid):
            number = nouns.at(token)
            if number is not None and nouns.mentions[number].kind != "name":
                inner = self.reader.phrase(token)
                number = next((bearer.mention for bearer in self._by_title(inner)), None) if inner is not None else None
            if number is not None and nouns.mentions[number].kind == "name" and self._of_kind(phrase, Bearer(number, "apposition")):
                if self._is_beside(phrase, min(self.tree.left[token], nouns.mentions[number].start)):
                    yield number

    def _fronted(self, token: int) -> Iterator[Bearer]:
        """The subject of the sentence that a role opens (`A professor at X, she ...`, `As chairman of X, she ...`)."""
        tree = self.tree
        verb = tree.head[token]
        subject = next((kid for kid in tree.kids(verb, "nsubj", "nsubjpass") if kid > tree.right[token]), None)
        if subject is not None and "," in tree.word[tree.right[token] : tree.right[token] + 2]:
            number = self.nouns.at_head.get(subject)
            if number is not None:
                yield Bearer(number, "apposition")

    def _is_beside(self, phrase: RolePhrase, start: int) -> bool:
        """Whether a name stands right after the role or after a comma, and not beside the role's complement."""
        if self.tree.word[start] == "(":
            return False
        return start in (phrase.head + 1, phrase.end) or self.tree.word[start - 1] in _PAUSES or start < phrase.head

    def _after_comma(self, phrase: RolePhrase) -> int | None:
        """The person between commas after a definite role and its complement (`The head of the agency, Jane Doe, said`)."""
        tree, nouns = self.tree, self.nouns
        after = [nouns.mentions[complement.mention] for complement in phrase.complements]
        ends = [mention.end for mention in after if mention.start > phrase.head]
        if not ends or tree.dep[phrase.head] not in ("nsubj", "nsubjpass", "dobj", "pobj"):
            return None
        end = max(ends)
        number = nouns.starts_name.get(end + 1) if end + 1 < tree.n and tree.word[end] == "," else None
        if number is None or not nouns.persons_named(number):
            return None
        mention = nouns.mentions[number]
        closed = mention.end >= tree.n or tree.word[mention.end] in (",", ".", ";", ")")
        return number if closed and tree.dep[mention.head] == "appos" and tree.tag[phrase.head] not in ("NNS", "NNPS") else None

    def _before_comma(self, phrase: RolePhrase) -> int | None:
        """The mention that ends at the comma before the phrase, where the phrase may be an apposition to it."""
        tree, nouns = self.tree, self.nouns
        edge = min(tree.left[phrase.head], phrase.start)
        if edge < 2 or tree.word[edge - 1] not in (",", "(", "–", "—", "-"):
            return None
        number = nouns.ends_mention.get(edge - 1)
        if number is None or tree.dep[phrase.head] not in ("appos", "conj", "dep", "npadvmod", "attr", "ROOT", "nmod"):
            return None
        mention = nouns.mentions[number]
        if mention.kind != "name" or (nouns.is_country(number) and mention.type != "Place"):
            return None
        kids = tree.children[phrase.head]
        if tree.dep[phrase.head] == "conj" and (tree.tag[phrase.head] == "NNS" or any(tree.dep[kid] == "cc" for kid in kids)):
            return None
        number = self._of_place(number)
        return number if any(kind.bears(nouns.type_of(number)) for kind in phrase.classes) else None

    def _of_place(self, number: int) -> int:
        """Who is somebody of a place (`the governor of X, an ally of Y`): what follows speaks of the person, not of the place."""
        tree, nouns = self.tree, self.nouns
        end = nouns.mentions[number].end
        outer: int | None = number
        while outer is not None and nouns.type_of(outer) in ("Place", "Government") and nouns.mentions[outer].end == end:
            token = nouns.mentions[outer].head
            of = tree.dep[token] == "pobj" and tree.lower[tree.head[token]] == "of"
            outer = nouns.at_head.get(tree.head[tree.head[token]]) if of else None
        if outer is None or nouns.type_of(outer) != "Person":
            return number
        ends = (end, tree.head[nouns.mentions[number].head])  # `the governor of X`, or a name and `of X`
        return outer if nouns.mentions[outer].end in ends else number


__all__ = ["Bearer", "BearerFinder"]
