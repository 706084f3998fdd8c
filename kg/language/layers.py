"""What the components find in one document, layer upon layer, in token numbers.

Every `start` and `end` here is a token number, end-exclusive; `kg.extraction` turns them into code points. A mention is
named by its index in `Layers.mentions`, a chain by its index in `Layers.chains`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal
from weakref import WeakKeyDictionary

from spacy.tokens import Doc

from kg.language.tree import Tree, tree_of
from kg.model import Certainty, CueKind, MentionKind, Modality, Polarity, Tense

TokenSpan = tuple[int, int]
Number = Literal["singular", "plural"]
Gender = Literal["male", "female", "neuter"]


@dataclass(frozen=True, slots=True)
class TokenMention:
    """A name, a nominal or a pronoun.

    `head` is its head token; `entry` and `label` are the gazetteer entry's id and preferred name, where one was recognised.
    A `weak` mention is a noun phrase that becomes a node only where a claim uses it. `inner` is the index of the
    mention inside it of which it is a part or whose adjective it carries (`Taliban fighters` -> `Taliban`).
    """

    start: int
    end: int
    head: int
    type: str
    kind: MentionKind
    entry: str | None = None
    label: str | None = None
    number: Number | None = None
    gender: Gender | None = None
    weak: bool = False
    inner: int | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """The mentions of one thing, in text order, each with the rule that linked it (the first one's rule is `""`)."""

    members: tuple[int, ...]
    rules: tuple[str, ...]
    type: str
    label: str
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class TokenAttribution:
    """Who says what; `parent` is the index of the attribution in whose content this one stands.

    Where `voiced` is False the source plans, wants or judges what the content tells (`plans to leave`, `condemned the attack`):
    a claim inside is then no statement of the source, and keeps the speaker of what stands around.
    """

    source: TokenSpan | None
    cue: TokenSpan | None
    content: tuple[TokenSpan, ...]
    kind: Literal["direct", "indirect", "mixed"]
    parent: int | None = None
    voiced: bool = True


@dataclass(frozen=True, slots=True)
class TokenCue:
    """The words that show one attribute."""

    kind: CueKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TokenFactuality:
    """The factuality of the predicate at one token, for its speaker."""

    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    tense: Tense = "present"
    modality: Modality | None = None
    cues: tuple[TokenCue, ...] = ()


@dataclass(frozen=True, slots=True)
class TokenTime:
    """A time expression and the token (verb or noun) it modifies, None where unknown."""

    start: int
    end: int
    anchor: int | None = None


@dataclass(frozen=True, slots=True)
class TokenValue:
    """A literal object: a role, a date or a quantity, as written."""

    start: int
    end: int
    value: str | None = None


@dataclass(frozen=True, slots=True)
class TokenClaim:
    """A claim in token numbers.

    `subject` and an entity `object` are mention indices. `predicate` is the token whose factuality holds for the claim;
    `factuality` overrides what that layer says of it. A `presupposed` claim (title, apposition, possessive,
    non-restrictive relative) is the author's even inside a report. `phrase` is the tokens that carry the relation. `speaker` is whose
    claim it is where no attribution tells that (who denies what another says).
    """

    subject: int | None
    relation: str
    object: int | TokenValue
    predicate: int
    phrase: TokenSpan
    rule: str
    presupposed: bool = False
    factuality: TokenFactuality | None = None
    time: TokenTime | None = None
    place: int | None = None
    speaker: TokenSpan | None = None


@dataclass(slots=True)
class Layers:
    """All layers of one document; each component fills one."""

    mentions: list[TokenMention] = field(default_factory=list)
    attributions: list[TokenAttribution] = field(default_factory=list)
    chains: list[Chain] = field(default_factory=list)
    factuality: dict[int, TokenFactuality] = field(default_factory=dict)
    claims: list[TokenClaim] = field(default_factory=list)

    def chain_of(self) -> dict[int, int]:
        """The index of the chain of every mention that stands in one."""
        return {member: number for number, chain in enumerate(self.chains) for member in chain.members}

    def mention_by_head(self) -> dict[int, int]:
        """The mention at every head token: of several, the longest."""
        found: dict[int, int] = {}
        for number, mention in enumerate(self.mentions):
            other = found.get(mention.head)
            if other is None or mention.end - mention.start > self.mentions[other].end - self.mentions[other].start:
                found[mention.head] = number
        return found


_LAYERS: WeakKeyDictionary[Doc, Layers] = WeakKeyDictionary()


def layers_of(doc: Doc) -> Layers:
    """Return the layers of a document, made at the first call and kept as long as the document lives; `doc._.kg` is the same."""
    found = _LAYERS.get(doc)
    if found is None:
        found = _LAYERS[doc] = Layers()
    return found


if not Doc.has_extension("kg"):
    Doc.set_extension("kg", getter=layers_of)


__all__ = [
    "Chain",
    "Layers",
    "TokenAttribution",
    "TokenClaim",
    "TokenCue",
    "TokenFactuality",
    "TokenMention",
    "TokenSpan",
    "TokenTime",
    "TokenValue",
    "Tree",
    "layers_of",
    "tree_of",
]
