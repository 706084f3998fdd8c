"""Acts of speech and will told with a noun: `Iran's refusal to meet X` has the frame of `Iran refused to meet X`."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.lexicon import rules
from kg.language.relations.arguments import Arguments
from kg.language.relations.frames import Frame, obliques_of
from kg.language.tree import Tree

_TABLE = rules("verbs")["acts"]
_VERBS: dict[str, str] = _TABLE["nouns"]
_ISSUING = frozenset(_TABLE["issuing"])
_CLAUSES = ("acl", "ccomp", "xcomp", "relcl")


def noun_frames(tree: Tree, arguments: Arguments) -> list[Frame]:
    """Return the frames of nouns like `refusal` and `demand` that have a clause and of which it is told whose they are."""
    nouns = [noun for noun, pos in enumerate(tree.pos) if pos == "NOUN" and tree.lemma[noun] in _VERBS]
    return [frame for noun in nouns for frame in _frame(tree, arguments, noun)]


def _frame(tree: Tree, arguments: Arguments, noun: int) -> Iterator[Frame]:
    clause = next((kid for kid in tree.kids(noun, *_CLAUSES) if kid > noun and _is_content(tree, kid)), None)
    subjects = _doers(tree, arguments, noun) if clause is not None else ()
    if clause is not None and subjects:
        yield Frame(
            predicate=noun,
            token=noun,
            lemma=_VERBS[tree.lemma[noun]],
            kind="noun",
            subjects=subjects,
            obliques=tuple(obliques_of(tree, arguments, noun)),
            complement=(clause,),
        )


def _is_content(tree: Tree, clause: int) -> bool:
    """Whether a clause tells what is refused or demanded: an infinitive with `to`, or one with `that` and a subject of its own."""
    if any(tree.dep[kid] == "aux" and tree.lower[kid] == "to" for kid in tree.children[clause]):
        return True
    return tree.kid(clause, "mark") is not None and tree.kid(clause, "nsubj", "nsubjpass") is not None


def _doers(tree: Tree, arguments: Arguments, noun: int) -> tuple[int, ...]:
    """Whose act it is: its owner, a name before it, whom `by` brings, or who issues it (`repeated a threat to attack X`)."""
    owner = tree.kid(noun, "poss")
    if owner is not None:
        return arguments.resolve(owner)
    names = tuple(kid for kid in tree.kids(noun, "compound", "amod", "nmod") if tree.ent[kid])
    if names:
        return names
    makers = [tree.kid(kid, "pobj") for kid in tree.kids(noun, "prep", "agent") if tree.lower[kid] == "by"]
    if makers and makers[0] is not None:
        return arguments.resolve(makers[0])
    issued = tree.dep[noun] == "dobj" and tree.lemma[tree.head[noun]] in _ISSUING
    return arguments.agents(tree.head[noun]) if issued else ()
