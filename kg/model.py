"""The records of the project: what is read, what is found in it, and what the graph is made of.

Every offset in every record is a 0-based, end-exclusive index into the document's text as a Python
`str` (code points): `document.text[span.start:span.end] == span.text`, always.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Tense = Literal["past", "present", "future"]
Modality = Literal["intention", "deontic", "conditional", "question", "ability", "hypothetical"]
MentionKind = Literal["name", "nominal", "pronoun"]
CueKind = Literal["attribution", "certainty", "negation", "modality", "time"]
AttributionKind = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of a document's text: `start` and `end` in code points, end-exclusive."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text with what is known of its origin; `published` is an ISO 8601 day."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that names an entity; `entity` is an entity's id, or a cluster's key before resolution."""

    doc: str
    start: int
    end: int
    text: str
    type: str
    kind: MentionKind
    entity: str | None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Cluster:
    """The mentions of one thing in one document, before documents are brought together.

    `names` are its distinct names as written, the best first; `entry` is the id of the gazetteer entry it was
    recognised as; `part_of` is the key of the cluster that its words name (`Taliban fighters`).
    """

    key: str
    label: str
    type: str
    names: tuple[str, ...]
    kind: MentionKind
    entry: str | None = None
    part_of: str | None = None
    mentions: int = 1


@dataclass(frozen=True, slots=True)
class Entity:
    """A node of the graph: one thing, through all documents."""

    id: str
    label: str
    type: str
    aliases: tuple[str, ...] = ()
    links: tuple[tuple[str, str | int], ...] = ()
    lat: float | None = None
    lon: float | None = None
    part_of: str | None = None
    mentions: int = 0
    documents: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """How many, as the words at `start` to `end` say: from `low` to `high`, both inclusive, None where that end is open.

    `at least 20` has no `high`, `up to 40` no `low`; a number that is told as rounded (`about 2,200`) is both.
    """

    low: int | None
    high: int | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Argument:
    """What fills a role of a claim: an entity at one of its mentions or, where `value` is given, a literal.

    `count` tells how many are meant, where the words say so.
    """

    start: int
    end: int
    text: str
    entity: str | None = None
    label: str | None = None
    type: str | None = None
    value: str | None = None
    count: Count | None = None

    @property
    def is_literal(self) -> bool:
        """Whether this is a value (a role, a date) and no entity."""
        return self.value is not None


@dataclass(frozen=True, slots=True, order=True)
class Cue:
    """The words that show one attribute of a claim."""

    kind: CueKind
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time expression; `value` is ISO 8601 (a day, `2021-W34`, `2021-08`), None where it cannot be resolved."""

    text: str
    start: int
    end: int
    value: str | None


@dataclass(frozen=True, slots=True)
class Factuality:
    """How sure the speaker is that something is so, in four independent attributes, each with its cues."""

    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    tense: Tense = "present"
    modality: Modality | None = None
    cues: tuple[Cue, ...] = ()

    @property
    def is_fact(self) -> bool:
        """Positive, certain, past or present, and free of modality: what may be drawn as a plain edge."""
        return self.polarity == "positive" and self.certainty == "certain" and self.tense != "future" and self.modality is None


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement at one place in one text, with its evidence and its factuality.

    `subject` is None where the text names no agent; `speaker` is None for the author's own voice, and
    `speakers` is the chain of nested reports, outermost first.
    """

    id: str
    doc: str
    subject: Argument | None
    relation: str
    object: Argument
    phrase: str
    polarity: Polarity
    certainty: Certainty
    tense: Tense
    modality: Modality | None
    asserted: bool
    speaker: Argument | None
    speakers: tuple[Argument, ...]
    cues: tuple[Cue, ...]
    evidence: Span
    time: TimeSpan | None
    place: Argument | None
    via_coreference: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: the spans of a source, of the words that attribute, and of what is said."""

    doc: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: AttributionKind


@dataclass(frozen=True, slots=True)
class Predicate:
    """The factuality of one verb or event noun, whether or not it carries a claim."""

    doc: str
    start: int
    end: int
    text: str
    polarity: Polarity
    certainty: Certainty
    tense: Tense
    modality: Modality | None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document; entities are named by the keys of its clusters.

    `silent` are the sentences with two or more entities of which no claim was made.
    """

    doc: str
    clusters: tuple[Cluster, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    silent: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two names became one node, or might: `applied` is False for a mere proposal."""

    entity: str
    name: str
    other: str
    rule: str
    score: float
    applied: bool


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything known after resolution, each part sorted; what the graph, the RDF, the page and the tables are made of.

    `silent` pairs a document's id with each of its sentences that has two or more entities and no claim.
    """

    documents: tuple[Document, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    merges: tuple[Merge, ...] = ()
    silent: tuple[tuple[str, Span], ...] = ()
    policy: Literal["reported", "strict"] = "reported"


@dataclass(frozen=True, slots=True)
class Fact:
    """The claims that say the same: one subject, relation and object, with who supports and who disputes it.

    `object` is an entity's id, or a literal's text where `is_literal`. `sources` are the independent documents that assert it
    (a reprint counts once), `disputed` tells that somebody asserts what somebody else denies.
    """

    subject: str | None
    relation: str
    object: str
    is_literal: bool
    claims: tuple[Claim, ...]
    asserted: bool
    sources: tuple[str, ...]
    disputed: bool
