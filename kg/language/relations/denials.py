"""What is denied without being said again: `a charge that Iran denies`, `Iran denied the allegation`, `the army said the claim was false`.

Whoever denies it makes the claim that it is not so. What is denied is what was said last before: in the content of the denied noun, in the
report or accusation before it in the sentence, or in that of the sentence before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.language.layers import Layers, TokenAttribution, TokenClaim, TokenCue, TokenFactuality, TokenSpan
from kg.language.lexicon import rules
from kg.language.relations.frames import Frame
from kg.language.relations.mention_finder import Mentions
from kg.language.tree import Tree
from kg.vocabulary import RELATIONS

_DENYING = frozenset({"deny", "reject", "dismiss", "dispute", "refute", "rebut", "repudiate"})
_BRANDING = frozenset({"call", "dismiss", "describe", "brand", "label", "denounce", "reject"})
_FALSE = frozenset({"false", "untrue", "baseless", "unfounded", "groundless", "lie", "fabrication", "fiction", "nonsense", "fake"})
_STATEMENTS = frozenset({"statement", "story", "account", "announcement"})
_PRONOUNS = frozenset({"this", "it", "that"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "such"})
_WORDS = frozenset({"accused", "criticized", "rejected", "spokeTo", "requested", "relatedTo"})
_GROUPS = frozenset({"conflict", "words against", "yielding", "cooperation", "events"})
_MORE = frozenset({"controls", "travelledTo", "hasTiesTo", "alliedWith", "operatesIn"})


def denials(tree: Tree, layers: Layers, mentions: Mentions, frames: Iterable[Frame]) -> list[TokenClaim]:
    """The claims that those make who deny what is claimed in the document: negative ones, each with its speaker."""
    return [*_Denials(tree, layers, mentions).of(frames)]


class _Denials:
    """Finds what the denials of one document deny."""

    def __init__(self, tree: Tree, layers: Layers, mentions: Mentions) -> None:
        self.tree, self.layers, self.mentions = tree, layers, mentions
        self.nouns = frozenset(rules("relations")["words"]["allegation"])
        self.claims = [claim for claim in layers.claims if self._is_deniable(claim)]

    def _is_deniable(self, claim: TokenClaim) -> bool:
        relation = claim.relation
        told = (RELATIONS[relation].group in _GROUPS and relation not in _WORDS) or relation in _MORE
        judged = self._judged(claim)
        return told and claim.subject is not None and judged.polarity == "positive" and judged.modality is None

    def _judged(self, claim: TokenClaim) -> TokenFactuality:
        return claim.factuality or self.layers.factuality.get(claim.predicate, TokenFactuality())

    def of(self, frames: Iterable[Frame]) -> Iterator[TokenClaim]:
        """The claims denied by these frames."""
        for frame in frames:
            speaker = self._denier(frame)
            if speaker is None:
                continue
            reported = frame.kind == "copula"  # the attribution around it tells who speaks
            for claim in self._denied(frame, speaker):
                judged = self._judged(claim)
                cues = (*(cue for cue in judged.cues if cue.kind == "time"), TokenCue("negation", frame.token, frame.token + 1))
                denied = replace(judged, polarity="negative", certainty="certain", cues=cues)
                own, aside = None if reported else speaker, self.tree.dep[frame.token] in ("relcl", "acl")
                yield replace(claim, predicate=frame.predicate, factuality=denied, presupposed=aside, speaker=own, rule="denial")

    def _denier(self, frame: Frame) -> TokenSpan | None:
        """The words for whoever denies: the subject of the denial, or who calls a claim false."""
        if not frame.subjects:
            return None
        judged = self.layers.factuality.get(frame.predicate, TokenFactuality())
        if judged.polarity != "positive" or judged.certainty != "certain" or judged.modality is not None or judged.tense == "future":
            return None
        if frame.kind == "copula":
            return self._speaker_around(frame) if any(self.tree.lower[token] in _FALSE for token in frame.objects) else None
        if frame.lemma not in _DENYING and not self._brands(frame):
            return None
        number = self.mentions.find(frame.subjects[0])
        return None if number is None else (self.mentions.all[number].start, self.mentions.all[number].end)

    def _brands(self, frame: Frame) -> bool:
        """Whether a verb calls its object false (`called the allegation a lie`)."""
        tree = self.tree
        named = [token for kid in tree.kids(frame.token, "oprd", "prep", "acomp", "ccomp") for token in tree.subtree(kid)]
        return frame.lemma in _BRANDING and any(tree.lemma[token] in _FALSE for token in named)

    def _speaker_around(self, frame: Frame) -> TokenSpan | None:
        around = [a for a in self.layers.attributions if a.voiced and _holds(a, frame.token)]
        return min(around, key=lambda a: sum(end - start for start, end in a.content)).source if around else None

    def _denied(self, frame: Frame, speaker: TokenSpan) -> list[TokenClaim]:
        """What is denied by a frame, never the denier's own words."""
        tree = self.tree
        if tree.dep[frame.token] == "relcl" or (tree.dep[frame.token] == "acl" and not frame.objects):
            return self._by_relative(frame, speaker)
        for token in frame.subjects if frame.kind == "copula" else frame.objects:
            said = [a for a in self.layers.attributions if a.cue is not None and a.cue[0] <= token < a.cue[1]]
            if said:
                return [claim for a in said for claim in self._inside(a, speaker)]
            if frame.lemma == "deny" and tree.lower[token] in _PRONOUNS and not frame.complement:
                return self._last_said(tree.left[frame.token], frame, speaker)
            pointed = any(tree.lower[kid] in _POINTING for kid in tree.kids(token, "det"))
            if pointed and (tree.lemma[token] in self.nouns or (tree.lemma[token] in _STATEMENTS and self._brands(frame))):
                return self._last_said(tree.left[frame.token], frame, speaker)
        return []

    def _by_relative(self, frame: Frame, speaker: TokenSpan) -> list[TokenClaim]:
        """`..., which X denies`, `..., a claim that X rejects`: what is said before it in the sentence."""
        tree, token = self.tree, frame.token
        noun = tree.head[token]
        if frame.complement or (frame.objects and noun not in frame.objects):
            return []
        if tree.lemma[noun] in self.nouns and tree.word[tree.left[noun] - 1] == ",":
            return self._last_said(tree.left[noun], frame, speaker)
        which = any(tree.lower[kid] == "which" for kid in tree.kids(token, "dobj"))
        whole = which and tree.word[tree.left[token] - 1] == "," and frame.lemma == "deny"
        return self._last_said(tree.left[token], frame, speaker, clause=True) if whole else []

    def _last_said(self, end: int, frame: Frame, speaker: TokenSpan, *, clause: bool = False) -> list[TokenClaim]:
        """The claims of the last report or accusation before a token, in its sentence or the one before; else those of its clause."""
        tree = self.tree
        sentence = tree.sent[frame.token]
        first = tree.sents[sentence if clause else max(sentence - 1, 0)][0]
        said = [a for a in self.layers.attributions if a.voiced and a.content and first <= a.content[0][0] and a.content[-1][0] < end]
        for attribution in sorted(said, key=lambda a: (tree.sent[a.content[-1][0]], -a.content[0][0]), reverse=True):
            found = self._inside(attribution, speaker)
            if found:
                return [claim for claim in found if claim.predicate < end]
        if not clause:
            return []
        return [
            claim for claim in self.claims if first <= claim.predicate < end and not claim.presupposed and claim.predicate != frame.token
        ]

    def _inside(self, attribution: TokenAttribution, speaker: TokenSpan) -> list[TokenClaim]:
        if attribution.source is None or self._same(attribution.source, speaker):
            return []
        return [claim for claim in self.claims if _holds(attribution, claim.predicate) and not claim.presupposed]

    def _same(self, one: TokenSpan, other: TokenSpan) -> bool:
        """Whether two spans name one thing."""
        chains = [
            {self.mentions.chain_of.get(n) for t in range(*span) if (n := self.mentions.at.get(t)) is not None} for span in (one, other)
        ]
        return one == other or bool((chains[0] & chains[1]) - {None})


def _holds(attribution: TokenAttribution, token: int) -> bool:
    return any(start <= token < end for start, end in attribution.content)
