"""What a headline, a caption or a clause leaves out: sentences whose verb was not found, and what would make it plain.

A word is put in (or stands for another) that leaves the parser no choice: `rebels [will] attack convoy`, `France [will] recall envoy`,
`Turkey [also] attacks positions`, `three [were] killed in blast`, `Peru [and] Chile sign accord`.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.language.relations.misreadings import subject_before
from kg.language.rereading.readings import Word
from kg.language.rereading.verbs import in_base_form, in_third_person
from kg.language.rereading.words import LONGEST, is_actor, is_finite, listed
from kg.language.tree import Tree

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_SUBJECTS = ("nsubj", "nsubjpass")
_FINAL = frozenset({".", "!", "?"})


@dataclass(frozen=True, slots=True)
class Edit:
    """A word put in before a token, or in its place."""

    at: int
    word: str
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """What to change for a sentence to have its verb, which stands at `verb`."""

    verb: int
    edits: tuple[Edit, ...]


def find_gap(tree: Tree, begin: int, end: int) -> Gap | None:
    """What a sentence leaves out, None where its verb stands there and is read as such."""
    root = next((i for i in range(begin, end) if tree.head[i] == i), begin)
    headless = not is_finite(tree, root) or subject_before(tree, root) is not None
    joined = _joined(tree, begin, end)
    gap = None
    if headless:
        gap = _future(tree, begin, end, joined)
    if gap is None:
        verb = next(in_base_form(tree, begin, end, headless=headless, comma=joined), None)
        gap = Gap(verb, (Edit(verb, "will"),)) if verb is not None else None
    if gap is None:
        verb = next(in_third_person(tree, begin, end, root), None)
        gap = Gap(verb, (Edit(verb, "also"),)) if verb is not None else None
    if gap is None:
        gap = _passive(tree, begin, end, root)
    if joined is None:
        return gap
    edit = Edit(joined, "and", replaces=True)
    if gap is None:
        verb = _predicate(tree, joined, end)
        return Gap(verb, (edit,)) if verb is not None and tree.tag[verb] != "NN" else None
    return Gap(gap.verb, (edit, *gap.edits))


def with_edits(words: tuple[Word, ...], begin: int, gap: Gap) -> tuple[tuple[Word, ...], int]:
    """The words of a sentence that begins at token `begin` with the edits of a gap, and where its verb stands among them."""
    found = list(words)
    verb = gap.verb - begin
    for edit in sorted(gap.edits, key=lambda edit: -edit.at):
        at = edit.at - begin
        if edit.replaces:
            found[at] = Word(edit.word, found[at].token)
        else:
            found.insert(at, Word(edit.word, None))
            verb += edit.at <= gap.verb
    return tuple(found), verb


def _joined(tree: Tree, begin: int, end: int) -> int | None:
    """The comma that stands for `and` between two subjects: `Peru, Chile sign accord`."""
    comma = next((i for i in range(begin + 1, min(end, begin + LONGEST)) if tree.word[i] == ","), None)
    if comma is None or not all(tree.pos[i] in _NOMINAL for i in range(begin, comma)):
        return None
    if not _may_join(tree, comma - 1) and not (comma == begin + 1 and is_actor(tree, begin)):
        return None
    verb = _predicate(tree, comma, end - 1)
    aside = verb is not None and tree.word[verb + 1] == ","  # `the rebels, residents say, fled`
    return comma if verb is not None and not aside and _may_join(tree, verb - 1) else None


def _may_join(tree: Tree, i: int) -> bool:
    return (tree.pos[i] == "PROPN" or tree.tag[i] == "NNS") and tree.ent[i] not in ("DATE", "TIME")


def _predicate(tree: Tree, comma: int, end: int) -> int | None:
    """The plural verb right after the noun phrase that follows a comma."""
    for i in range(comma + 2, min(end, comma + LONGEST)):
        if tree.tag[i] in ("TO", "VBP", "VB", "MD") or (tree.lower[i] in listed("verbs") and tree.word[i].islower()):
            return i
        if tree.pos[i] not in _NOMINAL:
            return None
    return None


def _future(tree: Tree, begin: int, end: int, comma: int | None) -> Gap | None:
    """`EU to sanction Belarus`: an infinitive after an actor, where the sentence has no other verb."""
    to = next((i for i in range(begin + 1, end - 1) if tree.tag[i] == "TO"), None)
    if to is None or tree.tag[to + 1] != "VB" or tree.tag[begin] in ("DT", "PRP$"):
        return None
    joins = (tree.pos[i] in _NOMINAL or tree.lower[i] in ("-", "'s", "’s", "and") or i == comma for i in range(begin, to))
    parted = any(tree.tag[i] == "NNS" and tree.pos[i + 1] == "PROPN" for i in range(begin, to - 1))  # `blackmails Lockhart to leave`
    if parted or not all(joins) or not is_actor(tree, to - 1):
        return None
    if comma is None and tree.head[to + 1] == to + 1 and tree.kid(to + 1, *_SUBJECTS) is not None:
        return None
    return Gap(to + 1, (Edit(to, "will", replaces=True),))


def _passive(tree: Tree, begin: int, end: int, root: int) -> Gap | None:
    """`Three killed in blast`, `two killed, three hurt`: participles without their auxiliary, which the parse takes for active verbs."""
    stopped = any(tree.word[i] in _FINAL for i in range(begin, end))
    verbs = [i for i in (root, *tree.kids(root, "ccomp", "conj")) if _is_participle(tree, i, stopped=stopped)]
    if root not in verbs or tree.left[root] != begin:
        return None
    return Gap(root, tuple(Edit(i, "was" if _subject_tag(tree, i) in ("NN", "NNP") else "were") for i in verbs))


def _is_participle(tree: Tree, verb: int, *, stopped: bool) -> bool:
    """Whether a verb that must have an object has none, nor an auxiliary: in a headline (not `stopped`) it is passive."""
    if tree.tag[verb] not in ("VBN", "VBD") or tree.lemma[verb] not in listed("participles"):
        return False
    subject = tree.kid(verb, "nsubj")
    if subject is None or subject > verb or tree.kid(verb, "dobj", "aux", "auxpass", "xcomp") is not None:
        return False
    return tree.tag[verb] == "VBN" or not (stopped or tree.kid(subject, "det", "poss") is not None)


def _subject_tag(tree: Tree, verb: int) -> str:
    subject = tree.kid(verb, "nsubj")
    return tree.tag[subject] if subject is not None else ""


__all__ = ["Edit", "Gap", "find_gap", "with_edits"]
