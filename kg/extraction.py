"""From the layers of a parsed document to what is kept of it: code points, speakers, evidence, what is asserted."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from kg.language.layers import Chain, Layers, TokenAttribution, TokenClaim, TokenCue, TokenFactuality, TokenSpan, TokenValue, layers_of
from kg.language.time import resolve_time
from kg.language.tree import Tree, tree_of
from kg.model import (
    Argument,
    Attribution,
    Claim,
    Cluster,
    Cue,
    Document,
    Extraction,
    Factuality,
    Mention,
    MentionKind,
    Predicate,
    Span,
    TimeSpan,
)

_PLAIN = TokenFactuality()


@dataclass(frozen=True, slots=True)
class _Context:
    """What every step below needs of one document."""

    document: Document
    tree: Tree
    layers: Layers
    chain_of: dict[int, int]
    at_head: dict[int, int]
    base: int

    def span(self, start: int, end: int) -> Span:
        """The code points and text of a token span."""
        first, last = self.tree.chars(start, end)
        return Span(self.base + first, self.base + last, self.tree.text[first:last])

    def key(self, chain: int) -> str:
        """The key of a chain's cluster, unlike that of any other piece of the document."""
        return f"{self.base}.{chain}" if self.base else str(chain)


def extract(doc: Doc, document: Document, *, base: int = 0) -> Extraction:
    """Turn an annotated document into its extraction; entities are named by the keys of its clusters.

    Where `doc` is only a piece of the document, `base` is the code point at which the piece begins.
    """
    layers = layers_of(doc)
    context = _Context(document, tree_of(doc), layers, layers.chain_of(), layers.mention_by_head(), base)
    kept = _kept_chains(context)
    claims = tuple(
        sorted((_claim(context, claim) for claim in _usable(context)), key=lambda c: (c.evidence.start, c.object.start, c.relation, c.id))
    )
    claims = tuple({claim.id: claim for claim in claims}.values())
    return Extraction(
        doc=document.id,
        clusters=tuple(_cluster(context, number) for number in sorted(kept)),
        mentions=_mentions(context, kept),
        claims=claims,
        attributions=_attributions(context),
        predicates=_predicates(context),
        silent=_silent(context, kept, claims),
    )


def join_extractions(parts: Sequence[Extraction]) -> Extraction:
    """Put the extractions of the pieces of one document together, in their order."""
    if len(parts) == 1:
        return parts[0]
    return Extraction(
        doc=parts[0].doc,
        clusters=tuple(item for part in parts for item in part.clusters),
        mentions=tuple(item for part in parts for item in part.mentions),
        claims=tuple(item for part in parts for item in part.claims),
        attributions=tuple(item for part in parts for item in part.attributions),
        predicates=tuple(item for part in parts for item in part.predicates),
        silent=tuple(item for part in parts for item in part.silent),
    )


def _usable(context: _Context) -> list[TokenClaim]:
    """The claims whose arguments are known: a chain with more than pronouns, or one person (`he` that the text names nowhere).

    What says something of itself is left out.
    """
    mentions, chain_of = context.layers.mentions, context.chain_of

    def known(number: int | TokenValue | None) -> bool:
        if number is None or isinstance(number, TokenValue):
            return True
        chain = chain_of.get(number)
        if chain is None:
            return False
        members = [mentions[m] for m in context.layers.chains[chain].members]
        return any(m.kind != "pronoun" or (m.type == "Person" and m.number == "singular") for m in members)

    found = []
    for claim in context.layers.claims:
        reflexive = (
            claim.subject is not None
            and not isinstance(claim.object, TokenValue)
            and chain_of.get(claim.subject) == chain_of.get(claim.object)
        )
        if known(claim.subject) and known(claim.object) and not reflexive:
            found.append(claim)
    return found


def _kept_chains(context: _Context) -> set[int]:
    """The chains that become nodes: with a name or an actor noun phrase, or used by a claim, and what they are part of."""
    layers, chain_of = context.layers, context.chain_of
    kept = {n for n, chain in enumerate(layers.chains) if any(_is_strong(context, m) for m in chain.members)}
    for claim in _usable(context):
        for number in (claim.subject, claim.object, claim.place):
            if isinstance(number, int) and number in chain_of:
                kept.add(chain_of[number])
    return kept


def _is_strong(context: _Context, number: int) -> bool:
    mention = context.layers.mentions[number]
    return mention.kind == "name" or (mention.kind == "nominal" and not mention.weak)


def _cluster(context: _Context, number: int) -> Cluster:
    chain = context.layers.chains[number]
    mentions = [context.layers.mentions[m] for m in chain.members]
    kinds = {m.kind for m in mentions}
    kind: MentionKind = "name" if "name" in kinds else "nominal" if "nominal" in kinds else "pronoun"
    names = {context.tree.span_text(m.start, m.end): None for m in mentions if m.kind == kind}
    inner = [context.chain_of.get(m.inner) for m in mentions if m.inner is not None]
    part_of = next((context.key(i) for i in inner if i is not None and i != number), None)
    return Cluster(context.key(number), chain.label, chain.type, tuple(names), kind, chain.entry, part_of, len(mentions))


def _mentions(context: _Context, kept: set[int]) -> tuple[Mention, ...]:
    found = []
    for number in kept:
        chain = context.layers.chains[number]
        for member, rule in zip(chain.members, chain.rules, strict=True):
            mention = context.layers.mentions[member]
            span = context.span(mention.start, mention.end)
            kind = chain.type if mention.kind == "pronoun" or mention.type == "Other" else mention.type
            found.append(Mention(context.document.id, span.start, span.end, span.text, kind, mention.kind, context.key(number), rule))
    return tuple(sorted(found, key=lambda m: (m.start, m.end, m.kind, m.entity or "")))


def _argument(context: _Context, number: int) -> Argument:
    mention = context.layers.mentions[number]
    span = context.span(mention.start, mention.end)
    chain_number = context.chain_of[number]
    chain = context.layers.chains[chain_number]
    return Argument(span.start, span.end, span.text, context.key(chain_number), chain.label, chain.type)


def _object(context: _Context, item: int | TokenValue) -> Argument:
    if isinstance(item, int):
        return _argument(context, item)
    span = context.span(item.start, item.end)
    return Argument(span.start, span.end, span.text, value=item.value or span.text)


def _speaker(context: _Context, source: TokenSpan | None) -> Argument | None:
    """The source of an attribution: the mention that covers its head where it has one, else the words alone."""
    if source is None:
        return None
    span = context.span(*source)
    number = _mention_in(context, source)
    if number is None:
        return Argument(span.start, span.end, span.text, label=span.text)
    mention = context.layers.mentions[number]
    chain_number = context.chain_of.get(number)
    if chain_number is None:
        return Argument(span.start, span.end, span.text, label=span.text)
    chain: Chain = context.layers.chains[chain_number]
    if not any(_is_strong(context, m) for m in chain.members):
        return Argument(span.start, span.end, span.text, label=span.text)
    words = context.span(mention.start, mention.end)
    return Argument(words.start, words.end, words.text, context.key(chain_number), chain.label, chain.type)


def _mention_in(context: _Context, source: TokenSpan) -> int | None:
    """The mention at the head of a token span."""
    tree = context.tree
    for token in range(*source):
        if not source[0] <= tree.head[token] < source[1] or tree.head[token] == token:
            if token in context.at_head:
                return context.at_head[token]
    return None


def _attributions_around(context: _Context, claim: TokenClaim) -> list[TokenAttribution]:
    """The attributions in whose content a claim stands, outermost first; none for what the author presupposes."""
    if claim.presupposed:
        return []
    token = claim.predicate
    found: list[tuple[int, int, TokenAttribution]] = []
    for number, attribution in enumerate(context.layers.attributions):
        size = next((end - start for start, end in attribution.content if start <= token < end), None)
        at_cue = attribution.cue is not None and attribution.cue[0] <= token < attribution.cue[1]
        if size is not None and attribution.voiced and not at_cue:
            found.append((size, -number, attribution))
    return [attribution for *_, attribution in sorted(found, key=lambda item: item[:2], reverse=True)]


def _judged(context: _Context, claim: TokenClaim) -> TokenFactuality:
    """The factuality of a claim's predicate; a presupposed noun (title, apposition) is plain, a verb (relative clause) is not."""
    if claim.presupposed and context.tree.pos[claim.predicate] not in ("VERB", "AUX"):
        return _PLAIN
    return context.layers.factuality.get(claim.predicate, _PLAIN)


def _claim(context: _Context, claim: TokenClaim) -> Claim:
    judged = claim.factuality or _judged(context, claim)
    around = _attributions_around(context, claim)
    said = [_speaker(context, attribution.source) for attribution in around]
    speakers = tuple(speaker for speaker in said if speaker is not None)
    subject = None if claim.subject is None else _argument(context, claim.subject)
    target = _object(context, claim.object)
    if claim.relation == "occurredOn" and isinstance(claim.object, TokenValue) and claim.object.value is None:
        value = resolve_time(target.text, tense=judged.tense, published=context.document.published)
        target = replace(target, value=value or target.text)
    cues = [_cue(context, cue) for cue in judged.cues]
    cues += [Cue("attribution", *_bare(context.span(*a.cue))) for a in around if a.cue]
    time = _time(context, claim, judged)
    if time:
        cues.append(Cue("time", time.start, time.end, time.text))
    sentence = context.tree.sents[context.tree.sent[claim.predicate]]
    fact = Factuality(judged.polarity, judged.certainty, judged.tense, judged.modality)
    return Claim(
        id=_claim_id(context, claim, subject, target),
        doc=context.document.id,
        subject=subject,
        relation=claim.relation,
        object=target,
        phrase=context.tree.span_text(*claim.phrase),
        polarity=judged.polarity,
        certainty=judged.certainty,
        tense=judged.tense,
        modality=judged.modality,
        asserted=fact.is_fact,
        speaker=speakers[-1] if speakers else None,
        speakers=speakers,
        cues=tuple(sorted(set(cues))),
        evidence=_trimmed(context, *sentence),
        time=time,
        place=_argument(context, claim.place) if claim.place is not None and claim.place in context.chain_of else None,
        via_coreference=any(_through_coreference(context, n) for n in (claim.subject, claim.object)),
        rule=claim.rule,
    )


def _through_coreference(context: _Context, number: int | TokenValue | None) -> bool:
    if not isinstance(number, int):
        return False
    kind = context.layers.mentions[number].kind
    named = any(context.layers.mentions[m].kind == "name" for m in context.layers.chains[context.chain_of[number]].members)
    return kind == "pronoun" or (kind == "nominal" and named)


def _claim_id(context: _Context, claim: TokenClaim, subject: Argument | None, target: Argument) -> str:
    place = (
        subject.start if subject else -1,
        subject.end if subject else -1,
        target.start,
        target.end,
        context.base + context.tree.offset[claim.predicate],
    )
    key = "|".join([context.document.id, claim.relation, *map(str, place)])
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _bare(span: Span) -> tuple[int, int, str]:
    return span.start, span.end, span.text


def _cue(context: _Context, cue: TokenCue) -> Cue:
    return Cue(cue.kind, *_bare(context.span(cue.start, cue.end)))


def _time(context: _Context, claim: TokenClaim, judged: TokenFactuality) -> TimeSpan | None:
    if claim.time is None:
        return None
    span = context.span(claim.time.start, claim.time.end)
    return TimeSpan(span.text, span.start, span.end, resolve_time(span.text, tense=judged.tense, published=context.document.published))


def _trimmed(context: _Context, start: int, end: int) -> Span:
    """A sentence without the white space around it."""
    while end - 1 > start and context.tree.word[end - 1].isspace():
        end -= 1
    while start < end - 1 and context.tree.word[start].isspace():
        start += 1
    return context.span(start, end)


def _attributions(context: _Context) -> tuple[Attribution, ...]:
    found = []
    for item in context.layers.attributions:
        source = context.span(*item.source) if item.source else None
        cue = context.span(*item.cue) if item.cue else None
        content = tuple(context.span(*span) for span in item.content)
        found.append(Attribution(context.document.id, source, cue, content, item.kind))
    return tuple(sorted(found, key=lambda a: (a.content[0].start if a.content else 0, a.cue.start if a.cue else 0)))


def _predicates(context: _Context) -> tuple[Predicate, ...]:
    found = []
    for token, judged in sorted(context.layers.factuality.items()):
        span = context.span(token, token + 1)
        found.append(Predicate(context.document.id, *_bare(span), judged.polarity, judged.certainty, judged.tense, judged.modality))
    return tuple(found)


def _silent(context: _Context, kept: set[int], claims: tuple[Claim, ...]) -> tuple[Span, ...]:
    """The sentences with two or more entities of which no claim was made."""
    told = {claim.evidence.start for claim in claims}
    entities: dict[int, set[int]] = {}
    for number in kept:
        for member in context.layers.chains[number].members:
            entities.setdefault(context.tree.sent[context.layers.mentions[member].head], set()).add(number)
    spans = [_trimmed(context, *context.tree.sents[sentence]) for sentence, found in sorted(entities.items()) if len(found) > 1]
    return tuple(span for span in spans if span.start not in told)
