"""Attribution by verbs: `X said that P`, `P, X said`, `X told Y to P`, `X is said to P`, `X accused Y of P`."""

from __future__ import annotations

from kg.language.attribution_sources import verb_source
from kg.language.attribution_spans import Draft, cue_span, cut_asides, is_passive, joint_of, phrase, reporter_of, trim
from kg.language.layers import TokenSpan
from kg.language.reporting import Reporting, reporting
from kg.language.tree import Tree

_VOICED_XCOMP = frozenset("claim profess purport deny admit report acknowledge recall remember describe mention".split())


def draft_of_verb(tree: Tree, verb: int, lexicon: Reporting) -> Draft | None:
    """The attribution that a verb makes, or None; without content where only a quotation can give it."""
    if is_passive(tree, verb):
        return _passive(tree, verb, lexicon)
    source = verb_source(tree, verb)
    if source is None:
        return None
    draft = Draft(verb, cue_span(tree, verb), source)
    for frame in (_clause, _aside, _infinitive, _accusation, _naming, _object, _preposition):
        if frame(tree, verb, lexicon, draft):
            return draft
    return draft if tree.lemma[verb] in lexicon.speech else None


def _clause(tree: Tree, verb: int, lexicon: Reporting, draft: Draft) -> bool:
    """`X said (that) P`, `P, said X`, `P, X said, Q`."""
    clause = _complement(tree, verb)
    if clause is None or not _takes_clause(tree, verb, lexicon):
        return False
    if clause < verb:
        draft.content = _around(tree, verb, clause, draft)
    else:
        span = cut_asides(tree, max(tree.left[clause], verb + 1), _end(tree, clause))
        draft.content = [span] if span else []
    if tree.lemma[verb] in lexicon.verbs["order"] and tree.kid(clause, "aux") is not None and _is_infinitive(tree, clause):
        draft.voiced = tree.lemma[verb] in lexicon.verbs["think"] and tree.lemma[verb] != "want"
    return bool(draft.content)


def _end(tree: Tree, clause: int) -> int:
    """Where a reported clause ends: before what goes on with the report itself."""
    for child in tree.children[clause]:
        if tree.dep[child] == "conj" and child > clause and tree.kid(child, "nsubj", "nsubjpass", "mark", "expl") is None:
            joint = joint_of(tree, child)
            if joint is not None and tree.lemma[child] in reporting().all_verbs and reporter_of(tree, child) is not None:
                return joint
    return tree.right[clause] + 1


def _takes_clause(tree: Tree, verb: int, lexicon: Reporting) -> bool:
    lemma = tree.lemma[verb]
    if lemma in lexicon.clausal or lemma in lexicon.verbs["order"]:
        return True
    words = lexicon.phrases.get(lemma)
    return words is not None and any(tree.lower[child] in words or tree.lemma[child] in words for child in tree.children[verb])


def _complement(tree: Tree, verb: int) -> int | None:
    """The clause that a verb governs: after it, else before it."""
    clauses = [child for child in tree.children[verb] if tree.dep[child] == "ccomp"]
    after = [child for child in clauses if child > verb]
    if after:
        return after[0]
    if clauses:
        return clauses[0]
    if tree.kid(verb, "xcomp") is not None:
        return None
    for child in tree.children[verb]:
        if child > verb and tree.dep[child] in ("acomp", "dobj", "attr", "advmod", "prep", "npadvmod", "dative"):
            for inner in (child, *tree.children[child]):
                for clause in tree.children[inner]:
                    if tree.dep[clause] in ("ccomp", "acl", "relcl") and _is_marked(tree, clause) and inner not in (verb,):
                        return clause
    return None


def _is_marked(tree: Tree, clause: int) -> bool:
    """Whether a clause begins with `that` as a mere conjunction, and has a subject of its own."""
    mark = tree.kid(clause, "mark")
    return mark is not None and tree.lower[mark] == "that" and tree.kid(clause, "nsubj", "nsubjpass", "expl") is not None


def _is_infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.dep[child] == "aux" and tree.lower[child] == "to" for child in tree.children[verb])


def _around(tree: Tree, verb: int, clause: int, draft: Draft) -> list[TokenSpan]:
    """What is said where the words that attribute stand after or within it."""
    block = [verb, *([draft.source[0], draft.source[1] - 1] if draft.source else [])]
    start, end = min(block), max(block) + 1
    limit = tree.right[clause]
    for child in tree.children[verb]:
        if tree.dep[child] in ("aux", "auxpass", "neg", "dobj", "dative", "prt", "npadvmod", "prep", "advmod", "agent"):
            if child > clause and tree.left[child] <= end + 1 and child < max(limit, end):
                start, end = min(start, tree.left[child]), max(end, tree.right[child] + 1)
            elif clause < child < start:
                start = tree.left[child]
    first = min(tree.left[verb], tree.left[clause])
    spans = [trim(tree, first, start)]
    if limit >= end:
        spans.append(cut_asides(tree, end, limit + 1))
    return [span for span in spans if span]


def _aside(tree: Tree, verb: int, lexicon: Reporting, draft: Draft) -> bool:
    """`P, X said, Q` where the parse makes the aside a modifier of what is said."""
    head = tree.head[verb]
    if tree.lemma[verb] not in lexicon.clausal or head == verb or draft.source is None or tree.kid(verb, "dobj", "xcomp") is not None:
        return False
    if tree.dep[verb] not in ("parataxis", "ccomp", "dep", "conj", "advcl", "intj") or tree.kid(verb, "mark") is not None:
        return False
    start, end = min(verb, draft.source[0]), max(verb + 1, draft.source[1])
    if start == 0 or tree.pos[start - 1] != "PUNCT" or tree.pos[head] not in ("VERB", "AUX"):
        return False
    end = max(end, tree.right[verb] + 1)
    if end < tree.n and tree.pos[end] != "PUNCT":
        return False
    spans = [trim(tree, tree.left[head], start), cut_asides(tree, end, tree.right[head] + 1) if tree.right[head] >= end else None]
    draft.content = [span for span in spans if span]
    return bool(draft.content)


def _infinitive(tree: Tree, verb: int, lexicon: Reporting, draft: Draft) -> bool:
    """`X plans to P`, `X urged Y to P`, `X denied having done P`."""
    lemma = tree.lemma[verb]
    clause = tree.kid(verb, "xcomp")
    if clause is None or clause < verb or tree.pos[clause] not in ("VERB", "AUX"):
        return False
    gerund = tree.tag[clause] == "VBG"
    if lemma in lexicon.verbs["want"] or lemma in lexicon.verbs["order"]:
        draft.voiced = False
    elif not (lemma in _VOICED_XCOMP or gerund and lemma in lexicon.speech):
        return False
    patient = tree.kid(verb, "dobj")
    start = tree.left[clause] if patient is None or patient > clause or lemma not in lexicon.verbs["order"] else tree.left[patient]
    span = cut_asides(tree, start, tree.right[clause] + 1)
    draft.content = [span] if span else []
    return span is not None


def _accusation(tree: Tree, verb: int, lexicon: Reporting, draft: Draft) -> bool:
    """`X accused Y of P`, `X blamed Y for P`."""
    accused = tree.kid(verb, "dobj")
    if tree.lemma[verb] not in lexicon.verbs["accuse"] or accused is None:
        return False
    for child in tree.children[verb] + tree.children[accused]:
        if tree.dep[child] == "prep" and tree.lower[child] in ("of", "for", "with", "to", "over") and child > accused and tree.children[child]:
            draft.content = [phrase(tree, accused, child), (child, tree.right[child] + 1)]
            draft.voiced = tree.lemma[verb] not in lexicon.verbs["call"] or tree.lower[child] != "to"
            return True
    return False


def _naming(tree: Tree, verb: int, lexicon: Reporting, draft: Draft) -> bool:
    """`X called Y a Z`, `X described Y as Z`."""
    if tree.lemma[verb] not in lexicon.verbs["call"]:
        return False
    named = tree.kid(verb, "dobj", "ccomp")
    for child in tree.children[verb]:
        if tree.dep[child] == "oprd" and child > verb or tree.dep[child] == "prep" and tree.lower[child] == "as" and child > verb:
            span = trim(tree, tree.left[named] if named is not None and named > verb else tree.left[child], tree.right[child] + 1)
            draft.content = [span] if span else []
            return span is not None
    if named is not None and tree.lemma[verb] in ("call", "dub", "label") and tree.kid(named, "nsubj") is not None:
        draft.content = [(tree.left[named], tree.right[named] + 1)]
        return True
    return False


def _object(tree: Tree, verb: int, lexicon: Reporting, draft: Draft) -> bool:
    """`X announced N`."""
    target = tree.kid(verb, "dobj")
    if tree.lemma[verb] not in lexicon.verbs["say_object"] or target is None or target < verb or tree.lemma[target] in lexicon.frames["empty_objects"]:
        return False
    if tree.pos[target] == "PRON" or tree.ent[target] in ("PERSON",):
        return False
    span = cut_asides(tree, tree.left[target], tree.right[target] + 1)
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
            draft.voiced = tree.lower[child] in ("of", "about") and tree.lemma[verb] in ("warn", "complain", "boast", "testify")
            return span is not None
    return False


def _passive(tree: Tree, verb: int, lexicon: Reporting) -> Draft | None:
    """`X is said to P`, `it is believed that P`, `X was told that P`, `P was announced by X`; without an agent nobody is the source."""
    agent = tree.kid(verb, "agent")
    by = tree.kid(agent, "pobj") if agent is not None else None
    draft = Draft(verb, cue_span(tree, verb), phrase(tree, by) if by is not None else None)
    lemma, subject = tree.lemma[verb], tree.kid(verb, "nsubjpass")
    clause, infinitive = tree.kid(verb, "ccomp"), tree.kid(verb, "xcomp")
    if clause is not None and clause > verb and (lemma in lexicon.frames["impersonal"] or lemma in lexicon.verbs["tell"]):
        span = cut_asides(tree, tree.left[clause], tree.right[clause] + 1)
    elif infinitive is not None and infinitive > verb and lemma in lexicon.frames["impersonal"]:
        span = cut_asides(tree, tree.left[infinitive], tree.right[infinitive] + 1)
        if subject is not None:
            draft.content.append(phrase(tree, subject))
    elif by is not None and subject is not None and lemma in lexicon.verbs["say_object"]:
        span, draft.voiced = phrase(tree, subject), lemma not in lexicon.verbs["stance"]
    else:
        return None
    if span:
        draft.content.append(span)
    return draft if draft.content else None
