"""Attribution by passive verbs: `X is said to P`, `X was accused by Y of P`, `X was quoted by Y as saying P`."""

from __future__ import annotations

from kg.language.attribution.asides import draft_of_impersonal
from kg.language.attribution.clauses import complement_of, content_around
from kg.language.attribution.reporting import Reporting
from kg.language.attribution.sources import verb_source
from kg.language.attribution.spans import Draft, cue_span, cut_asides, is_passive, phrase
from kg.language.layers import TokenSpan
from kg.language.tree import Tree

_QUESTIONS = frozenset({"if", "whether", "why", "how", "what", "when", "who", "where", "about"})


def draft_of_passive(tree: Tree, verb: int, lexicon: Reporting) -> Draft | None:
    """The attribution that a passive verb makes; its agent is the source, without one nobody is."""
    lemma = tree.lemma[verb]
    if lemma in lexicon.frames["impersonal"] and (aside := draft_of_impersonal(tree, verb)) is not None:
        return aside
    by = _agent(tree, verb)
    draft = Draft(verb, cue_span(tree, verb), phrase(tree, by) if by is not None else None)
    subject = tree.kid(verb, "nsubjpass")
    clause = _clause(tree, verb, lexicon)
    if clause is not None:
        draft.content = [clause]
    elif (charge := _charge(tree, verb, lexicon)) is not None:
        draft.content = [(charge, tree.right[charge] + 1)]
        draft.source = phrase(tree, by, charge) if by is not None else None
    elif by is not None and subject is not None and lemma in lexicon.verbs["say_object"] | lexicon.verbs["call"]:
        named = next((c for c in tree.children[verb] if c > verb and (tree.dep[c] == "oprd" or tree.lower[c] == "as")), None)
        draft.content = [phrase(tree, subject)] + ([(tree.left[named], _before(tree, named, by))] if named is not None else [])
        draft.voiced = lemma == "call" or lemma not in lexicon.verbs["stance"]
    elif (infinitive := _infinitive(tree, verb, lexicon)) is not None:
        draft.content = [infinitive]
        if subject is not None:
            draft.content.insert(0, phrase(tree, subject))
    draft.voiced = draft.voiced and not (draft.source is None and lemma in lexicon.frames["plain"])
    return draft if draft.content else None


def _agent(tree: Tree, verb: int) -> int | None:
    """Who does it: the agent, also where the parse hangs it on the last noun (`was described as a massacre by X`)."""
    agent = tree.kid(verb, "agent")
    if agent is None:
        nouns = [noun for c in tree.children[verb] if tree.lower[c] == "as" for noun in tree.children[c]]
        agent = next((c for noun in nouns for c in tree.children[noun] if tree.lower[c] == "by"), None)
    return tree.kid(agent, "pobj") if agent is not None else None


def _before(tree: Tree, named: int, by: int) -> int:
    """The end of a phrase, before an agent that stands in it."""
    preposition = tree.head[by]
    return preposition if named < preposition <= tree.right[named] else tree.right[named] + 1


def _clause(tree: Tree, verb: int, lexicon: Reporting) -> TokenSpan | None:
    """`it is believed that P`, `X was told that P`, `asked whether P`."""
    lemma = tree.lemma[verb]
    if lemma in lexicon.frames["impersonal"] or lemma in lexicon.verbs["tell"]:
        clause = tree.kid(verb, "ccomp")
        if clause is not None and clause > verb and tree.kid(clause, "nsubj", "nsubjpass", "expl", "csubj") is not None:
            return cut_asides(tree, tree.left[clause], tree.right[clause] + 1)
    following = verb + 1
    if lemma in lexicon.verbs["ask"] and following < tree.n and tree.lower[following] in _QUESTIONS:
        head = following
        while tree.head[head] != verb and tree.head[head] != head and tree.pos[head] not in ("VERB", "AUX"):
            head = tree.head[head]
        return cut_asides(tree, following, max(tree.right[head], following) + 1)
    return None


def _infinitive(tree: Tree, verb: int, lexicon: Reporting) -> TokenSpan | None:
    """`X is said to P`."""
    clause = tree.kid(verb, "xcomp")
    if clause is None or clause < verb or tree.lemma[verb] not in lexicon.frames["impersonal"]:
        return None
    return cut_asides(tree, tree.left[clause], tree.right[clause] + 1)


def _charge(tree: Tree, verb: int, lexicon: Reporting) -> int | None:
    """The preposition of what somebody is accused of: of the verb, or of the agent that stands between."""
    if tree.lemma[verb] not in lexicon.verbs["accuse"]:
        return None
    agent = _agent(tree, verb)
    children: list[int] = [*tree.children[verb], *(tree.children[agent] if agent is not None else ())]
    for child in children:
        if tree.dep[child] == "prep" and tree.lower[child] in ("of", "for", "with") and child > verb and tree.children[child]:
            return child
    return None


def drafts_of_quoting(tree: Tree, verb: int, lexicon: Reporting) -> list[Draft]:
    """`Y quoted X as saying P`, `P, Y quoted X as saying`, `X was quoted by Y as saying P`: X speaks, Y passes it on."""
    said = [c for i in tree.children[verb] if tree.lower[i] == "as" for c in tree.children[i] if tree.lemma[c] in lexicon.clausal]
    if not said:
        return []
    by = _agent(tree, verb)
    passer = (phrase(tree, by) if by is not None else None) if is_passive(tree, verb) else verb_source(tree, verb)
    outer = Draft(verb, cue_span(tree, verb), passer)
    clause = complement_of(tree, said[0])
    if clause is not None and clause > said[0]:
        span = cut_asides(tree, tree.left[clause], tree.right[clause] + 1)
        outer.content = [span] if span else []
    else:
        clause = complement_of(tree, verb)
        outer.content = content_around(tree, verb, clause, outer) if clause is not None and clause < verb else []
    inner = Draft(said[0], (said[0], said[0] + 1), verb_source(tree, said[0]), list(outer.content), around=outer)
    return [outer, inner] if outer.source is not None and outer.content else [inner]
