"""Attribution by verbs: `X said that P`, `P, X said`, `X told Y to P`, `X is said to P`, `X accused Y of P`."""

from __future__ import annotations

from kg.language.attribution_asides import draft_of_aside
from kg.language.attribution_sources import verb_source
from kg.language.attribution_spans import Draft, cue_span, cut_asides, is_passive, joint_of, phrase, reporter_of, trim
from kg.language.layers import TokenSpan
from kg.language.reporting import Reporting, reporting
from kg.language.tree import Tree

_VOICED_XCOMP = frozenset("claim profess purport deny admit report acknowledge recall remember describe mention".split())


def drafts_of_verb(tree: Tree, verb: int, lexicon: Reporting) -> list[Draft]:
    """The attributions that a verb makes: one, and another where it cites whose words it passes on."""
    if tree.lemma[verb] in ("quote", "cite"):
        quoting = _quoting(tree, verb, lexicon)
        if quoting:
            return quoting
    draft = draft_of_verb(tree, verb, lexicon)
    if draft is None:
        return []
    cited = next((c for c in tree.children[verb] if tree.lower[c] in ("citing", "quoting") and tree.dep[c] in ("advcl", "prep")), None)
    noun = tree.kid(cited, "dobj", "pobj") if cited is not None else None
    if cited is None or noun is None or not draft.content:
        return [draft]
    inner = Draft(cited, (cited, cited + 1), _bare(tree, noun), list(draft.content), around=draft)
    return [draft, inner]


def _bare(tree: Tree, noun: int) -> TokenSpan:
    """A noun's phrase without clauses."""
    clause = next((c for c in tree.children[noun] if c > noun and tree.dep[c] in ("relcl", "acl")), None)
    return phrase(tree, noun, clause)


def _quoting(tree: Tree, verb: int, lexicon: Reporting) -> list[Draft]:
    """`Y quoted X as saying P`, `P, Y quoted X as saying`, `X was quoted as saying P`: X speaks, Y passes it on."""
    said = [c for i in tree.children[verb] if tree.lower[i] == "as" for c in tree.children[i] if tree.lemma[c] in lexicon.clausal]
    if not said:
        return []
    speaker = verb_source(tree, said[0])
    outer = Draft(verb, cue_span(tree, verb), None if is_passive(tree, verb) else verb_source(tree, verb))
    clause = _complement(tree, said[0])
    if clause is not None and clause > said[0]:
        span = cut_asides(tree, tree.left[clause], tree.right[clause] + 1)
        outer.content = [span] if span else []
    else:
        clause = _complement(tree, verb)
        outer.content = _around(tree, verb, clause, outer) if clause is not None and clause < verb else []
    inner = Draft(said[0], (said[0], said[0] + 1), speaker, list(outer.content), around=outer)
    return [outer, inner] if outer.source is not None and outer.content else [inner]


def draft_of_verb(tree: Tree, verb: int, lexicon: Reporting) -> Draft | None:
    """The attribution that a verb makes, or None; without content where only a quotation can give it."""
    if is_passive(tree, verb):
        return _passive(tree, verb, lexicon)
    if tree.lemma[verb] in lexicon.clausal:
        aside = draft_of_aside(tree, verb, lexicon)
        if aside is not None:
            return aside
    source = verb_source(tree, verb)
    if source is None:
        return None
    draft = Draft(verb, cue_span(tree, verb), source)
    for frame in (_clause, _infinitive, _accusation, _naming, _object, _preposition):
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
    clauses = [child for child in tree.children[verb] if tree.dep[child] == "ccomp" and not _is_parted(tree, verb, child)]
    after = [child for child in clauses if child > verb]
    if after:
        return after[0]
    if clauses:
        return clauses[0]
    if tree.kid(verb, "xcomp") is not None:
        return None
    for i in range(verb + 1, tree.right[verb] + 1):
        if tree.tag[i] in ("VBD", "VBZ", "VBP", "MD", "WDT"):
            return None
        if tree.dep[i] == "mark" and tree.lower[i] == "that":
            return tree.head[i] if _is_marked(tree, tree.head[i]) else None
    return None


def _is_parted(tree: Tree, verb: int, clause: int) -> bool:
    """Whether a semicolon stands between a verb and a clause."""
    return any(tree.word[i] == ";" for i in range(min(verb, clause), max(verb, clause)))


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


def _infinitive(tree: Tree, verb: int, lexicon: Reporting, draft: Draft) -> bool:
    """`X plans to P`, `X urged Y to P`, `X denied having done P`."""
    lemma = tree.lemma[verb]
    clause = tree.kid(verb, "xcomp")
    if clause is None or clause < verb or tree.pos[clause] not in ("VERB", "AUX"):
        return False
    gerund = tree.tag[clause] == "VBG"
    if lemma in lexicon.verbs["want"] or lemma in lexicon.verbs["order"]:
        draft.voiced = False
    elif not (lemma in _VOICED_XCOMP or (gerund and lemma in lexicon.speech)):
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
        if (
            tree.dep[child] == "prep"
            and tree.lower[child] in ("of", "for", "with", "to", "over")
            and child > accused
            and tree.children[child]
        ):
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
        if (tree.dep[child] == "oprd" and child > verb) or (tree.dep[child] == "prep" and tree.lower[child] == "as" and child > verb):
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
    if (
        tree.lemma[verb] not in lexicon.verbs["say_object"]
        or target is None
        or target < verb
        or tree.lemma[target] in lexicon.frames["empty_objects"]
    ):
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
    if (
        clause is not None
        and clause > verb
        and (lemma in lexicon.frames["impersonal"] or lemma in lexicon.verbs["tell"] | lexicon.verbs["ask"])
    ):
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
