"""Attribution by verbs: `X said that P`, `P, X said`, `X told Y to P`, `X is said to P`, `X accused Y of P`."""

from __future__ import annotations

from kg.language.attribution.asides import draft_of_aside, draft_of_comment
from kg.language.attribution.clauses import before_semicolon, complement_of, content_around, is_infinitive
from kg.language.attribution.passives import draft_of_passive, drafts_of_quoting
from kg.language.attribution.reporting import Reporting, reporting
from kg.language.attribution.sources import verb_source
from kg.language.attribution.spans import (
    Draft,
    cue_span,
    cut_asides,
    further_end,
    is_passive,
    joint_of,
    phrase,
    reporter_of,
    subject_of,
    trim,
)
from kg.language.layers import TokenSpan
from kg.language.lexicon import rules
from kg.language.tree import Tree

_NEAR = 8
_BELONGING = frozenset("behind between against toward towards into regarding concerning about over of for".split())


def drafts_of_verb(tree: Tree, verb: int, lexicon: Reporting) -> list[Draft]:
    """The attributions that a verb makes: one, and another where it cites whose words it passes on."""
    if tree.lemma[verb] in ("quote", "cite"):
        quoting = drafts_of_quoting(tree, verb, lexicon)
        if quoting:
            return quoting
    if tree.dep[verb] == "pcomp" and tree.lemma[tree.head[tree.head[verb]]] in ("quote", "cite") and tree.lower[tree.head[verb]] == "as":
        return []
    draft = draft_of_verb(tree, verb, lexicon)
    if draft is None:
        return []
    cited = _cited(tree, verb)
    noun = tree.kid(cited, "dobj", "pobj") if cited is not None else None
    if cited is None or noun is None or not draft.content:
        return [draft]
    inner = Draft(cited, (cited, cited + 1), _bare(tree, noun), list(draft.content), around=draft)
    return [draft, inner]


def _cited(tree: Tree, verb: int) -> int | None:
    """The `citing` of a report, also where the parse hangs it on what is reported."""
    own = next((c for c in tree.children[verb] if tree.lower[c] in ("citing", "quoting") and tree.dep[c] in ("advcl", "prep")), None)
    if own is not None:
        return own
    for i in range(verb + 1, min(verb + _NEAR, tree.sents[tree.sent[verb]][1])):
        if tree.lower[i] == "citing" and tree.word[i - 1] == ",":
            return i
        if tree.word[i] == ";" or tree.tag[i] in ("VBD", "VBZ", "VBP", "MD"):
            return None
    return None


def _bare(tree: Tree, noun: int) -> TokenSpan:
    """A noun's phrase without clauses."""
    clause = next((c for c in tree.children[noun] if c > noun and tree.dep[c] in ("relcl", "acl")), None)
    return phrase(tree, noun, clause)


def draft_of_verb(tree: Tree, verb: int, lexicon: Reporting) -> Draft | None:
    """The attribution that a verb makes, or None; without content where only a quotation can give it."""
    if is_passive(tree, verb):
        return draft_of_passive(tree, verb, lexicon)
    if tree.lemma[verb] in lexicon.verbs["hear"]:
        return _heard(tree, verb, lexicon)
    aside = _aside(tree, verb, lexicon)
    if aside is not None:
        return aside
    source = verb_source(tree, verb)
    if source is None or _is_inference(tree, verb, lexicon):
        return None
    draft = Draft(verb, cue_span(tree, verb), source)
    draft.voiced = not _is_withheld(tree, verb)
    for frame in (_clause, _infinitive, _accusation, _naming, _preposition, _object):
        if frame(tree, verb, lexicon, draft):
            return draft
    return draft if tree.lemma[verb] in lexicon.speech else None


def _aside(tree: Tree, verb: int, lexicon: Reporting) -> Draft | None:
    """`as X said, P`, `P, X said`."""
    comment = draft_of_comment(tree, verb, lexicon) if tree.dep[verb] == "advcl" else None
    if comment is None and (tree.lemma[verb] in lexicon.clausal or _takes_clause(tree, verb, lexicon)):
        return draft_of_aside(tree, verb, lexicon)
    return comment


def _heard(tree: Tree, verb: int, lexicon: Reporting) -> Draft | None:
    """`The court heard that P`: somebody said so, and nobody is named."""
    clause, subject = complement_of(tree, verb), subject_of(tree, verb)
    if clause is None or clause < verb or subject is None or tree.lemma[subject] not in lexicon.nouns["hearer"]:
        return None
    span = cut_asides(tree, tree.left[clause], _end(tree, clause))
    return Draft(verb, cue_span(tree, verb), None, [span]) if span else None


def _clause(tree: Tree, verb: int, lexicon: Reporting, draft: Draft) -> bool:
    """`X said (that) P`, `P, said X`, `P, X said, Q`."""
    clause = complement_of(tree, verb)
    if clause is None and tree.lemma[verb] in lexicon.speech:
        span = before_semicolon(tree, verb)
        draft.content = [span] if span else []
        return span is not None
    if clause is None or not _takes_clause(tree, verb, lexicon) or (clause < verb and tree.lemma[verb] not in lexicon.clausal):
        return False
    if clause < verb and tree.kid(verb, "xcomp") is not None:
        return False
    if clause < verb:
        draft.content = content_around(tree, verb, clause, draft)
    else:
        span = cut_asides(tree, max(tree.left[clause], verb + 1), _end(tree, clause))
        draft.content = [span] if span else []
    if tree.lemma[verb] in lexicon.verbs["order"] and (is_infinitive(tree, clause) or tree.lemma[verb] not in lexicon.clausal):
        draft.voiced = tree.lemma[verb] in lexicon.verbs["think"] | lexicon.verbs["directive"]
    return bool(draft.content)


def _end(tree: Tree, clause: int) -> int:
    """Where a reported clause ends: before what goes on with the report itself."""
    for child in tree.children[clause]:
        if child > clause and tree.dep[child] == "advcl" and (comma := further_end(tree, child)) is not None:
            return comma
        if child > clause and tree.dep[child] == "conj" and tree.kid(child, "nsubj", "nsubjpass", "mark", "expl") is None:
            joint = joint_of(tree, child)
            if joint is not None and tree.tag[clause] == "VB" and tree.tag[child] in ("VBD", "VBZ", "VBP"):
                return joint
            if joint is not None and tree.lemma[child] in reporting().all_verbs and reporter_of(tree, child) is not None:
                return joint
    return tree.right[clause] + 1


def _is_withheld(tree: Tree, verb: int) -> bool:
    """Whether somebody takes no stand: `neither confirmed nor denied`."""
    first = tree.first_conjunct(verb)
    return any(tree.lower[child] == "neither" for child in tree.children[first]) and tree.lemma[verb] in ("confirm", "deny")


def _is_inference(tree: Tree, verb: int, lexicon: Reporting) -> bool:
    """Whether the author reads something out of a thing: `these crimes show that`, `it suggests that`."""
    subject = subject_of(tree, verb)
    if tree.lemma[verb] not in lexicon.verbs["show"] or subject is None:
        return False
    if tree.tag[subject] in ("DT", "WDT") or tree.lower[subject] in ("it", "nothing"):
        return True
    pointed = any(tree.tag[c] == "DT" and tree.lower[c] in ("this", "these", "that", "those", "such") for c in tree.children[subject])
    noun = tree.lemma[subject]
    return tree.pos[subject] == "NOUN" and noun not in lexicon.nouns["evidence"] and (pointed or noun in rules("events")["nouns"])


def _takes_clause(tree: Tree, verb: int, lexicon: Reporting) -> bool:
    lemma = tree.lemma[verb]
    if lemma in lexicon.clausal or lemma in lexicon.verbs["order"]:
        return True
    words = lexicon.phrases.get(lemma)
    return words is not None and any(tree.lower[child] in words or tree.lemma[child] in words for child in tree.children[verb])


def _infinitive(tree: Tree, verb: int, lexicon: Reporting, draft: Draft) -> bool:
    """`X plans to P`, `X urged Y to P`, `X denied having done P`."""
    lemma = tree.lemma[verb]
    clause = tree.kid(verb, "xcomp")
    if clause is None or clause < verb or tree.pos[clause] not in ("VERB", "AUX"):
        return False
    gerund = tree.tag[clause] == "VBG"
    if lemma in lexicon.verbs["gerund" if gerund else "claim"]:
        pass
    elif lemma in lexicon.verbs["propose"] if gerund else lemma in lexicon.verbs["want"] | lexicon.verbs["order"]:
        draft.voiced = lemma in lexicon.verbs["directive"]
    else:
        return False
    patient = _addressee(tree, verb, lexicon)
    draft.voiced = draft.voiced and (patient is not None or lemma not in lexicon.verbs["want"] | lexicon.verbs["order"])
    start = tree.left[clause] if patient is None or patient > clause or lemma not in lexicon.verbs["order"] else tree.left[patient]
    span = cut_asides(tree, start, _end(tree, clause))
    draft.content = [span] if span else []
    return span is not None


def _addressee(tree: Tree, verb: int, lexicon: Reporting) -> int | None:
    """Whom one urges to do something: `urged Y to`, `called on Y to`, `appealed to Y to`."""
    patient = tree.kid(verb, "dobj")
    if patient is None and tree.lemma[verb] in lexicon.verbs["directive"]:
        preposition = next((c for c in tree.children[verb] if c > verb and tree.lower[c] in ("on", "upon", "to", "for", "with")), None)
        patient = tree.kid(preposition, "pobj") if preposition is not None else None
    return patient


def _accusation(tree: Tree, verb: int, lexicon: Reporting, draft: Draft) -> bool:
    """`X accused Y of P`, `X blamed Y for P`."""
    accused = tree.kid(verb, "dobj")
    if tree.lemma[verb] not in lexicon.verbs["accuse"] or accused is None:
        return False
    for child in tree.children[verb] + tree.children[accused]:
        own = ("of", "for", "with", "to", "over", "on") if tree.head[child] == verb else ("of", "for")
        if tree.dep[child] == "prep" and tree.lower[child] in own and child > accused and tree.children[child]:
            draft.content = [phrase(tree, accused, child), (child, tree.right[child] + 1)]
            draft.voiced = tree.lower[child] not in ("to", "on")
            return True
    return False


def _naming(tree: Tree, verb: int, lexicon: Reporting, draft: Draft) -> bool:
    """`X called Y a Z`, `X described Y as Z`."""
    if tree.lemma[verb] not in lexicon.verbs["call"]:
        return False
    named = next((c for c in tree.children[verb] if c > verb and tree.dep[c] in ("dobj", "ccomp")), None)
    for child in tree.children[verb]:
        if (tree.dep[child] == "oprd" and child > verb) or (tree.dep[child] == "prep" and tree.lower[child] == "as" and child > verb):
            span = trim(tree, tree.left[named] if named is not None and named > verb else tree.left[child], tree.right[child] + 1)
            draft.content = [span] if span else []
            draft.voiced = tree.lemma[verb] == "call" or tree.lemma[verb] not in lexicon.verbs["stance"]
            return span is not None
    if named is not None and tree.lemma[verb] in ("call", "dub", "label") and tree.kid(named, "nsubj") is not None:
        draft.content = [(tree.left[named], tree.right[named] + 1)]
        return True
    return False


def _object(tree: Tree, verb: int, lexicon: Reporting, draft: Draft) -> bool:
    """`X announced N`."""
    target = tree.kid(verb, "dobj")
    if target is not None and target < verb and tree.tag[target] == "WDT" and tree.lemma[verb] in lexicon.verbs["say_object"]:
        draft.content = [(target, target + 1)]
        return True
    if (
        tree.lemma[verb] not in lexicon.verbs["say_object"]
        or target is None
        or target < verb
        or tree.lemma[target] in lexicon.frames["empty_objects"]
    ):
        return False
    if tree.kid(verb, "dative") is not None or tree.pos[target] == "PRON" or tree.ent[target] in ("PERSON",):
        return False
    end = tree.right[target] + 1
    for child in tree.children[verb]:
        if child == end and tree.lower[child] in _BELONGING:
            end = tree.right[child] + 1
    span = cut_asides(tree, tree.left[target], end)
    draft.content = [span] if span else []
    draft.voiced = tree.lemma[verb] not in lexicon.verbs["stance"]
    return span is not None


def _preposition(tree: Tree, verb: int, lexicon: Reporting, draft: Draft) -> bool:
    """`X talked about N`, `X warned of N`."""
    wanted = lexicon.prepositions.get(tree.lemma[verb])
    if wanted is None:
        return False
    for child in tree.children[verb]:
        if child > verb and tree.dep[child] in ("prep", "prt") and tree.lower[child] in wanted and tree.children[child]:
            span = cut_asides(tree, child + 1, tree.right[child] + 1)
            draft.content = [span] if span else []
            draft.voiced = tree.lemma[verb] in lexicon.verbs["told_of"]
            return span is not None
    return False
