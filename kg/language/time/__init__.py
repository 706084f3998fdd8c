"""Time expressions: found in the text, hung on the verb or event they modify, resolved against a publication date."""

from __future__ import annotations

import re
from functools import cache

from kg.language import lexicon
from kg.language.layers import TokenTime
from kg.language.time.dates import MONTH, NUMBER, WEEKDAY, YEAR, resolve_time
from kg.language.tree import Tree

_EXPRESSION = re.compile(
    rf"""\b(?:
      {YEAR}-\d\d-\d\d
    | (?:{WEEKDAY},?\s+(?:the\s+)?)?(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?![\d:,.]\d)(?:,?\s+{YEAR})?
                                     |\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR})?)
    | (?:(?:the\s+)?(?:end|start|beginning|middle)\s+of\s+|(?:early|late|mid)[\s-]|(?:last|next|this)\s+)?
      {MONTH}(?:,?\s+(?:of\s+)?{YEAR})?(?!\w)
    | (?:(?:last|next|this|coming|past|early|late)\s+)?{WEEKDAY}(?:\s+(?:morning|afternoon|evening|night))?
    | (?:(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate|the\s+end\s+of)\s+)?
      (?:[Ll]ast|[Nn]ext|[Tt]his|(?:the\s+)?(?:past|previous|coming))\s+(?:week|weekend|month|year|night|morning|afternoon|evening)
    | (?:over|at|on|during)\s+the\s+weekend
    | (?i:{NUMBER})\s+(?:hour|minute|day|week|month|year|decade)s?\s+ago
    | [Yy]esterday | [Tt]oday | [Tt]onight | [Tt]omorrow
    | (?:(?:[Ee]arly|[Ll]ate|mid)[\s-])?{YEAR}s?
    )(?!\w)""",
    re.VERBOSE,
)  # fmt: skip
_LEADING = re.compile(r"(?:over|at|on|during)\s+(?=the\s+weekend)")
_AMBIGUOUS = {"may", "march", "sun", "mar", "jan"}
_BEFORE_YEAR = {
    "in",
    "since",
    "by",
    "until",
    "till",
    "from",
    "during",
    "before",
    "after",
    "of",
    "between",
    "to",
    "late",
    "early",
    "around",
    "through",
    "and",
}
_PASSED = {
    "prep",
    "pobj",
    "npadvmod",
    "nmod",
    "nummod",
    "compound",
    "amod",
    "appos",
    "pcomp",
    "advmod",
    "dep",
    "poss",
    "dobj",
    "attr",
    "conj",
    "nsubj",
    "nsubjpass",
    "agent",
    "dative",
    "punct",
    "intj",
    "det",
}
_SPOKEN = {
    "say",
    "tell",
    "add",
    "report",
    "announce",
    "note",
    "write",
    "state",
    "suggest",
    "claim",
    "warn",
    "argue",
    "insist",
    "quote",
    "admit",
}


@cache
def event_nouns() -> frozenset[str]:
    """The nouns that tell an event."""
    return frozenset(lexicon.rules("events")["nouns"])


def find_times(tree: Tree) -> list[TokenTime]:
    """Find the time expressions of a document and the verb or event noun each modifies (None where it hangs on neither)."""
    found = []
    ends = {end: i for i, end in enumerate(tree.ends)}
    for match in _EXPRESSION.finditer(tree.text):
        begin = match.start() + len(lead.group()) if (lead := _LEADING.match(match.group())) else match.start()
        start, last = tree.token_at.get(begin), ends.get(match.end(), ends.get(match.end() - 1))
        if start is None or last is None or last < start or not _is_time(tree, start, last):
            continue
        ended = start > 0 and tree.lower[start - 1] in ("until", "till")
        found.append(TokenTime(start, last + 1, None if ended else _anchor(tree, start, last)))
    return found


def _is_time(tree: Tree, start: int, last: int) -> bool:
    """Whether a bare `May`, `March` or number is a time here."""
    if start != last:
        return True
    word = tree.lower[start]
    if word in _AMBIGUOUS:
        return tree.tag[start] in ("NNP", "NN") and (tree.dep[start] == "pobj" or tree.ent[start] == "DATE")
    if word[0].isdigit() and len(word) == 4:
        return _is_year(tree, start)
    return True


def _is_year(tree: Tree, i: int) -> bool:
    head = tree.head[i]
    before = tree.lower[i - 1] if i else ""
    if tree.tag[i] != "CD" or (tree.dep[i] in ("pobj", "npadvmod", "conj", "pcomp") and before not in _BEFORE_YEAR):
        return False
    if tree.dep[i] in ("nummod", "compound", "nmod", "amod"):
        return tree.tag[head] in ("NN", "NNP") and (before in ("the", "a", "this") or tree.dep[tree.left[head]] == "poss")
    return before in _BEFORE_YEAR


def _anchor(tree: Tree, start: int, last: int) -> int | None:
    """Climb from a time expression to the first verb or event noun; one set off by a comma belongs to the main clause."""
    i = next((k for k in range(last, start - 1, -1) if not start <= tree.head[k] <= last or tree.head[k] == k), last)
    before = start - 2 if start and tree.pos[start - 1] == "ADP" else start - 1
    apart = before > 0 and tree.word[before] == ","
    while tree.head[i] != i and tree.dep[i] in _PASSED:
        i = int(tree.head[i])
        if tree.pos[i] in ("VERB", "AUX") and tree.dep[i] not in ("aux", "auxpass", "amod"):
            return _main(tree, i) if apart else i
        if tree.pos[i] == "NOUN" and tree.lemma[i] in event_nouns():
            return i
    return None


def _main(tree: Tree, verb: int) -> int:
    """The verb of the main clause before which, or after which, a time set off by commas stands."""
    while tree.dep[verb] in ("xcomp", "ccomp", "advcl") and tree.head[verb] < verb and tree.pos[tree.head[verb]] in ("VERB", "AUX"):
        verb = tree.head[verb]
    return verb


def times_by_anchor(tree: Tree) -> dict[int, TokenTime]:
    """The time of every verb and event noun that has one, its own or one that it shares.

    An event shares the time of the verb it is the subject or object of and gives it its own; a later conjunct in the same
    tense takes the time of the one before it. Made once a tree.
    """
    found = tree.__dict__.get("kg_times")
    if found is None:
        found = tree.__dict__["kg_times"] = _shared(tree)
    times: dict[int, TokenTime] = found
    return times


def _shared(tree: Tree) -> dict[int, TokenTime]:
    own: dict[int, TokenTime] = {}
    for time in find_times(tree):
        if time.anchor is not None:
            own.setdefault(time.anchor, time)
    times = dict(own)
    for anchor, time in own.items():
        if tree.pos[anchor] == "NOUN":
            _give_to_verb(tree, anchor, time, times)
        else:
            for kid in tree.children[anchor]:
                if (
                    tree.dep[kid] in ("nsubj", "nsubjpass", "dobj")
                    and tree.lemma[kid] in event_nouns()
                    and tree.lemma[anchor] not in _SPOKEN
                ):
                    times.setdefault(kid, time)
    for anchor in sorted(times):
        _give_to_conjuncts(tree, anchor, times)
    return times


def _give_to_verb(tree: Tree, noun: int, time: TokenTime, times: dict[int, TokenTime]) -> None:
    """`the bombing on Monday killed`, `launched an attack on Monday`, but not `mourned the 1992 massacre`."""
    head, dep = tree.head[noun], tree.dep[noun]
    for kid in tree.kids(noun, "relcl"):
        if tree.tag[kid] in ("VBD", "VBN"):
            times.setdefault(kid, time)
    shared = dep == "nsubj" or (dep == "dobj" and time.start > noun)
    if shared and tree.pos[head] == "VERB" and tree.lemma[head] not in _SPOKEN:
        times.setdefault(head, time)


def _give_to_conjuncts(tree: Tree, anchor: int, times: dict[int, TokenTime]) -> None:
    """`attacked on Monday and killed`: what follows in the same tense, unless it has a time of its own."""
    chain = [anchor]
    for verb in chain:
        if tree.pos[verb] != "VERB" or tree.lemma[verb] in _SPOKEN or tree.tag[verb] not in ("VBD", "VBN"):
            continue
        for kid in tree.kids(verb, "conj"):
            if tree.tag[kid] in ("VBD", "VBN") and tree.lemma[kid] not in _SPOKEN and kid not in times:
                times[kid] = times[verb]
                chain.append(kid)


__all__ = ["find_times", "resolve_time", "times_by_anchor"]
