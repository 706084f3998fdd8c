"""Attribution by other words: `according to X`, `in X's view`, `X's claim that P`, `Minister: "P"`."""

from __future__ import annotations

from kg.language.attribution.reporting import Reporting, reporting
from kg.language.attribution.sources import author_of, noun_source
from kg.language.attribution.spans import Draft, cut_asides, phrase, subject_of, trim
from kg.language.layers import TokenSpan
from kg.language.tree import Tree

_CLAUSES = frozenset({"ccomp", "ROOT", "parataxis"})
_MARKS = frozenset({'"', "“", "``", "`", "‘", "'", "«", "„"})
_SPEAKING = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_LONGEST_NAME = 8


def draft_of_according(tree: Tree, i: int) -> Draft | None:
    """`according to X, P`."""
    to = i + 1
    if to >= tree.n or tree.lower[to] != "to":
        return None
    noun = tree.kid(to, "pobj")
    if noun is None:
        noun = tree.kid(i, "pobj")
    if noun is None:
        return None
    end = _phrase_end(tree, i, max(tree.right[i], tree.right[noun]) + 1)
    content = _modified(tree, i, (i, end))
    source = noun_source(tree, noun)
    if source is not None and source[0] < end < source[1]:
        source = (source[0], end)
    return Draft(i, (i, to + 1), source, content) if content else None


def _phrase_end(tree: Tree, i: int, end: int) -> int:
    """Where a phrase at the head of a sentence ends: at its first comma if it has swallowed the subject that follows."""
    verb = tree.head[i]
    begin = tree.sents[tree.sent[i]][0]
    if i > begin + 1 or end >= tree.n or tree.kid(verb, "nsubj", "nsubjpass", "expl", "csubj") is not None:
        return end
    return next((k for k in range(i + 3, end) if tree.word[k] == ","), end)


def draft_of_view(tree: Tree, noun: int) -> Draft | None:
    """`in X's view, P`, `in the words of X, P`."""
    preposition = tree.head[noun]
    if tree.dep[noun] != "pobj" or tree.lower[preposition] not in ("in", "to", "by"):
        return None
    owner = tree.kid(noun, "poss")
    if owner is None:
        of = next((c for c in tree.children[noun] if tree.lower[c] == "of"), None)
        owner = tree.kid(of, "pobj") if of is not None else None
    if owner is None or (preposition != tree.sents[tree.sent[noun]][0] and tree.word[preposition - 1] != ","):
        return None
    block = (tree.left[preposition], tree.right[preposition] + 1)
    content = _modified(tree, preposition, block)
    return Draft(noun, (preposition, noun + 1) if owner < noun else block, phrase(tree, owner), content) if content else None


def _modified(tree: Tree, i: int, block: TokenSpan) -> list[TokenSpan]:
    """What an adverbial phrase bears on: its clause without the phrase itself."""
    head = tree.head[i]
    while tree.dep[head] not in _CLAUSES and tree.head[head] != head:
        head = tree.head[head]
    start, end = tree.left[head], tree.right[head] + 1
    spans = [trim(tree, start, min(block[0], end)), trim(tree, max(block[1], start), end)]
    return [span for span in spans if span and span[1] - span[0] > 1]


def draft_of_noun(tree: Tree, noun: int, lexicon: Reporting) -> Draft | None:
    """`X's claim that P`, `fears among X that P`, `X repeated the allegation that P`, `reports of N`, `X's plan to P`."""
    lemma = tree.lemma[noun]
    clause, voiced = _noun_clause(tree, noun), True
    if clause is not None and lemma in lexicon.nouns["say"] | lexicon.nouns["think"]:
        span = cut_asides(tree, tree.left[clause], tree.right[clause] + 1)
    elif lemma in lexicon.nouns["of"] and (of := _of_phrase(tree, noun)) is not None:
        span = cut_asides(tree, tree.left[of], tree.right[of] + 1)
        voiced = lemma not in lexicon.nouns["asking"]
    elif lemma in lexicon.nouns["want"]:
        span, voiced = _infinitive(tree, noun), False
    else:
        return None
    source = author_of(tree, noun) or _lent(tree, noun, lexicon)
    if span is not None and clause is None and source is not None and source[0] >= span[1]:
        span, source = trim(tree, span[0], max(span[1], source[1])), None
    if span is None or (source is None and lemma in lexicon.nouns["want"] and clause is None and lemma not in lexicon.nouns["of"]):
        return None
    return Draft(noun, (noun, noun + 1), source, [span], voiced)


def _noun_clause(tree: Tree, noun: int) -> int | None:
    """The clause of `the claim that P`, `the claim is that P`."""
    own = [c for c in tree.children[noun] if c > noun and tree.dep[c] in ("acl", "ccomp", "relcl") and _is_that_clause(tree, c)]
    if not own and tree.dep[noun] == "nsubj" and tree.lemma[tree.head[noun]] == "be":
        own = [c for c in tree.children[tree.head[noun]] if c > noun and tree.dep[c] == "ccomp" and _is_that_clause(tree, c)]
    return own[0] if own else None


def _of_phrase(tree: Tree, noun: int) -> int | None:
    """The noun of `reports of an attack`, unless it is an author (`the report of the committee`)."""
    for child in tree.children[noun]:
        wanted = tree.lower[child] == "for" and tree.lemma[noun] in reporting().nouns["asking"]
        if (tree.lower[child] == "of" and child == noun + 1) or tree.lower[child] == "about" or wanted:
            inner = tree.kid(child, "pobj", "pcomp")
            if inner is not None and tree.ent[inner] not in ("ORG", "PERSON", "DATE") and tree.pos[inner] != "PROPN":
                return inner
    return None


def _infinitive(tree: Tree, noun: int) -> TokenSpan | None:
    """What `X's plan to P` is about."""
    for child in tree.children[noun]:
        if child > noun and tree.dep[child] == "acl" and tree.tag[child] == "VB":
            return cut_asides(tree, tree.left[child], tree.right[child] + 1)
    return None


def _lent(tree: Tree, noun: int, lexicon: Reporting) -> TokenSpan | None:
    """The subject of `X made the claim`, `X has plans`."""
    verb = tree.head[noun]
    if tree.dep[noun] != "dobj" or tree.lemma[verb] not in lexicon.frames["light"]:
        return None
    subject = subject_of(tree, verb)
    return phrase(tree, subject) if subject is not None and tree.tag[subject] != "EX" else None


def draft_of_adjective(tree: Tree, adjective: int, lexicon: Reporting) -> Draft | None:
    """`X is confident that P`, `X is committed to P`."""
    verb = tree.head[adjective]
    if tree.dep[adjective] != "acomp":
        return None
    subject = subject_of(tree, verb)
    if subject is None or tree.tag[subject] == "EX" or tree.lower[subject] in ("it", "this", "that"):
        return None
    lemma = tree.lower[adjective]
    clauses = [c for i in (adjective, verb) for c in tree.children[i] if c > adjective and tree.dep[c] in ("ccomp", "xcomp")]
    for clause in clauses:
        voiced = tree.dep[clause] == "ccomp"
        if lemma in lexicon.adjectives["think" if voiced else "want"]:
            span = cut_asides(tree, tree.left[clause], tree.right[clause] + 1)
            return Draft(adjective, (adjective, adjective + 1), phrase(tree, subject), [span], voiced) if span else None
    return None


def _is_that_clause(tree: Tree, clause: int) -> bool:
    first = tree.left[clause]
    if tree.lower[first] != "that" or tree.dep[first] not in ("mark", "dobj", "nsubj"):
        return False
    return tree.dep[first] == "mark"


def draft_of_colon(tree: Tree, colon: int, lexicon: Reporting) -> Draft | None:
    """`Minister: "P"`, and without quotation marks the transcript's `Milley: P` and the headlines `Police: P` and `P: police`."""
    begin, end = tree.sents[tree.sent[colon]]
    before, after = trim(tree, begin, colon), trim(tree, colon + 1, end)
    if before is None or after is None:
        return None
    headline = not any(tree.word[i] == "." for i in range(after[1], end))
    if headline and _is_name(tree, after, lexicon) and _has_verb(tree, before):
        return Draft(colon, None, after, [before])
    if not _is_name(tree, before, lexicon):
        return None
    spoken = any(tree.ent[i] == "PERSON" for i in range(*before)) or (headline and tree.ent[before[0]] not in ("GPE", "NORP", "LOC"))
    if tree.word[after[0]] in _MARKS or (spoken and _has_verb(tree, after)):
        return Draft(colon, None, before, [after])
    return None


def _has_verb(tree: Tree, span: TokenSpan) -> bool:
    """Whether there is a finite verb, or the participle that stands for it in a headline: `two soldiers killed`."""
    return any(
        tree.tag[i] in ("VBD", "VBZ", "VBP", "MD") or (tree.tag[i] == "VBN" and tree.dep[i] in ("acl", "ROOT")) for i in range(*span)
    )


def _is_name(tree: Tree, span: TokenSpan, lexicon: Reporting) -> bool:
    """Whether a span is a short phrase that can speak: a name, or officials and the like, and no verb."""
    if span[1] - span[0] > _LONGEST_NAME or any(tree.word[i] in ("(", ")") for i in range(*span)):
        return False
    if any(tree.pos[i] in ("VERB", "AUX") and not tree.ent[i] for i in range(*span)):
        return False
    return any(tree.ent[i] in _SPEAKING or tree.lemma[i] in lexicon.nouns["speaker"] for i in range(*span))
