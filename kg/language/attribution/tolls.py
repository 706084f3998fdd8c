"""Attribution of a toll to who counts: `officials put the death toll at 40`, `the toll was put at 40 by officials`."""

from __future__ import annotations

from kg.language.attribution.sources import verb_source
from kg.language.attribution.spans import Draft, cue_span, is_passive, phrase, subject_of
from kg.language.tolls import put_toll
from kg.language.tree import Tree


def draft_of_toll(tree: Tree, verb: int) -> Draft | None:
    """The attribution of a toll that somebody puts at a number, None where a verb says no such thing; nobody may be named."""
    put = put_toll(tree, verb)
    if put is None:
        return None
    noun, number = put
    before = noun < verb
    content = [(tree.left[noun], noun + 1), (verb + 1, number + 1)] if before else [(tree.left[noun], number + 1)]
    if not is_passive(tree, verb):
        subject = subject_of(tree, verb)
        told = subject is not None and tree.dep[subject] == "nsubjpass"  # the victims of the verb before are no source
        return Draft(verb, cue_span(tree, verb), None if told else verb_source(tree, verb), content)
    agent = next((kid for by in tree.kids(verb, "agent") for kid in tree.kids(by, "pobj")), None)
    return Draft(verb, cue_span(tree, verb), phrase(tree, agent) if agent is not None else None, content)
