"""Coreference of pronouns: relative, reflexive, personal and possessive ones, and the speaker of a quotation for I and we."""

from __future__ import annotations

from kg.language.coreference.book import Book
from kg.language.coreference.deeds import link_deed
from kg.language.coreference.ranking import Anaphor, Ranker
from kg.language.coreference.speakers import body_of_speaker
from kg.language.coreference.syntax import subjects_of
from kg.language.layers import Gender, Number, TokenAttribution
from kg.language.lexicon import rules
from kg.language.tree import Tree

_PERSONAL: dict[str, tuple[str, Number, Gender | None]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("person", "singular", "male")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("person", "singular", "female")),
    **dict.fromkeys(("it", "its", "itself"), ("it", "singular", "neuter")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("they", "plural", None)),
}
_SPEAKER = {"i", "me", "my", "mine", "myself"}
_SPEAKERS = {"we", "us", "our", "ours", "ourselves"}
_RELATIVE = {"who", "whom", "whose", "which", "that"}
_WINDOW = {"person": 5, "it": 1, "they": 2}
_TOLD = set(
    "know say believe think report expect understand hope fear assume suggest allege rumour estimate agree decide announce reveal".split()
)
_IMPERSONAL_VERBS = {"seem", "appear", "turn", "happen", "rain", "snow", "take", "remain", "matter"}


def link_pronouns(book: Book, attributions: list[TokenAttribution]) -> None:
    """Link the pronouns of the document in text order."""
    pronouns = [number for number in book.order if book.mentions[number].kind == "pronoun"]
    if not pronouns:
        return
    speech = _speech(book.tree, attributions)
    ranker = Ranker(book, rules("coreference")["weights"])
    for number in pronouns:
        if not _link_sure(book, number, speech) and not link_deed(book, number):
            _link_personal(book, ranker, number, book.tree.lower[book.mentions[number].head])


def link_sure_pronouns(book: Book, attributions: list[TokenAttribution]) -> None:
    """Link only the pronouns that syntax or a quotation decides: who, which, I and we."""
    speech = _speech(book.tree, attributions)
    for number in book.order:
        if book.mentions[number].kind == "pronoun":
            _link_sure(book, number, speech)


def _link_sure(book: Book, number: int, speech: dict[int, TokenAttribution]) -> bool:
    """Link a relative pronoun or a speaker's; tell whether it is one."""
    word = book.tree.lower[book.mentions[number].head]
    if word in _RELATIVE:
        _link_relative(book, number)
    elif word in _SPEAKER or word in _SPEAKERS:
        _link_speaker(book, number, speech, several=word in _SPEAKERS)
    else:
        return False
    return True


def _link_relative(book: Book, number: int) -> None:
    """`who`, `which`, `that`: the noun that the clause modifies."""
    tree, token = book.tree, book.mentions[number].head
    below = token
    for above in (token, *tree.ancestors(token)):
        if tree.dep[above] in ("relcl", "acl"):
            below = tree.head[above]
            break
    else:
        return
    if below >= token:
        return
    personal = {"who": True, "whom": True, "which": False}.get(tree.lower[token])
    for antecedent in (below, _before(book, token)):
        found = [n for n in book.at_head.get(antecedent, ()) if n != number] if antecedent is not None else []
        found = [n for n in found if personal is None or personal == _is_personal(book, n)]
        if found:
            book.link(max(found, key=lambda n: book.mentions[n].end - book.mentions[n].start), number, "relative pronoun")
            return


def _is_personal(book: Book, number: int) -> bool:
    """Whether `who` may stand for a mention and `which` may not."""
    return book.mentions[number].type in ("Person", "Group") or "person" in book.group_of[number].families


def _before(book: Book, token: int) -> int | None:
    """The head of the mention that ends right before a relative pronoun and its comma."""
    place = token - 1
    if place > 0 and book.tree.word[place] == ",":
        place -= 1
    for head in (place, book.tree.head[place]):
        if any(book.mentions[n].end == place + 1 for n in book.at_head.get(head, ())):
            return head
    return None


def _speech(tree: Tree, attributions: list[TokenAttribution]) -> dict[int, TokenAttribution]:
    """The innermost quotation around every token of one; indirect speech is none."""
    found: dict[int, TokenAttribution] = {}
    quotations = [(start, end, a) for a in attributions if a.kind != "indirect" for start, end in a.content]
    for start, end, attribution in sorted(quotations, key=lambda row: row[0] - row[1]):
        for token in range(start, min(end, tree.n)):
            found[token] = attribution
    return found


def _link_speaker(book: Book, number: int, speech: dict[int, TokenAttribution], *, several: bool) -> None:
    """I is the speaker of the quotation; we is the body that speaks, or that an official speaks for, never a person alone."""
    attribution = speech.get(book.mentions[number].head)
    if attribution is None or attribution.source is None:
        return
    source = source_mention(book, attribution.source)
    if source is None or source == number:
        return
    families = book.group_of[source].families
    if (several and families & {"body", "state"}) or (not several and "person" in families | ({"person"} if not families else set())):
        book.link(source, number, "speaker")
    elif several and families == {"person"}:
        body = body_of_speaker(book, source)
        if body is not None:
            book.link(body, number, "speaker's body")


def source_mention(book: Book, source: tuple[int, int]) -> int | None:
    """The mention at the head of a source's words."""
    tree = book.tree
    for token in range(*source):
        if tree.head[token] == token or not source[0] <= tree.head[token] < source[1]:
            found = book.at_head.get(token)
            if found:
                return max(found, key=lambda n: book.mentions[n].end - book.mentions[n].start)
    return None


def _link_personal(book: Book, ranker: Ranker, number: int, word: str) -> None:
    """He, she, it and they, with their other forms."""
    token = book.mentions[number].head
    what = _PERSONAL.get(word)
    if what is None:
        return
    kind, plural, gender = what
    if kind == "it" and is_impersonal(book.tree, token):
        return
    reflexive = word.endswith(("self", "selves"))
    anaphor = Anaphor(number, token, kind, plural, gender, 0 if reflexive else _WINDOW[kind], reflexive)
    own = _own_subject(book, anaphor) if reflexive else _beside(book, anaphor)
    best = own if own is not None else ranker.best(anaphor)
    if best is not None:
        book.link(best, number, "reflexive" if own is not None and reflexive else f"pronoun {word}")


def _beside(book: Book, anaphor: Anaphor) -> int | None:
    """The noun that an owner stands beside: `the parties and their supporters`, `Jane Doe and her staff`."""
    tree, token = book.tree, anaphor.token
    noun = tree.head[token]
    first = tree.head[noun]
    if tree.dep[token] != "poss" or tree.dep[noun] != "conj" or tree.dep[token - 1] != "cc" or tree.kid(first, "poss") is not None:
        return None
    found = [n for n in book.at_head.get(first, ()) if book.mentions[n].kind != "pronoun" and _agrees(book, n, anaphor)]
    return max(found, key=lambda n: book.mentions[n].end - book.mentions[n].start, default=None)


def _agrees(book: Book, number: int, anaphor: Anaphor) -> bool:
    """Whether what a mention is agrees with the form of an owner."""
    mention, group = book.mentions[number], book.group_of[number]
    many = mention.type == "Group" or mention.number == "plural"
    if anaphor.kind == "they":
        return many
    if anaphor.kind == "it":
        return not many and mention.type in ("Organization", "ArmedGroup", "Government")
    return mention.type == "Person" and not many and (not group.genders or anaphor.gender in group.genders)


def _own_subject(book: Book, anaphor: Anaphor) -> int | None:
    """The subject of the clause of a reflexive."""
    tree = book.tree
    for above in tree.ancestors(anaphor.token):
        if tree.pos[above] in ("VERB", "AUX"):
            for subject in subjects_of(tree, above):
                for number in book.at_head.get(subject, ()):
                    if number != anaphor.mention:
                        return number
            return None
    return None


def is_impersonal(tree: Tree, token: int) -> bool:
    """Whether an `it` stands for nothing named: `it is clear that`, `it seems`, `it was raining`, `it was X who`."""
    if tree.dep[token] == "expl":
        return True
    if tree.dep[token] not in ("nsubj", "nsubjpass"):
        return False
    verb = tree.head[token]
    if tree.lemma[verb] in _IMPERSONAL_VERBS:
        return True
    clausal = tree.kid(verb, "csubj", "ccomp") is not None
    if tree.lemma[verb] == "be":
        complement = tree.kid(verb, "acomp", "attr")
        below = tree.kids(complement) if complement is not None else []
        opened = any(
            tree.dep[child] in ("xcomp", "ccomp", "acl", "relcl", "advcl") for child in [*below, *tree.kids(verb)] if child > token
        )
        return opened or clausal
    return tree.dep[token] == "nsubjpass" and (clausal or tree.lemma[verb] in _TOLD)
