"""From the layers of a parsed document to what is kept of it: code points, speakers, evidence, what is asserted."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.extraction.claims import make_claim
from kg.extraction.context import Context
from kg.language.layers import TokenClaim, TokenMention, TokenValue, layers_of
from kg.language.repeats import repeated_spans
from kg.language.tree import tree_of
from kg.model import Attribution, Claim, Cluster, Document, Extraction, Mention, MentionKind, Predicate, Span
from kg.vocabulary import RELATIONS

# What makes a body of an `it` (or a `we`) that a text begins with, as the subject or the object of a claim.
_AS_SUBJECT = {"it": frozenset({"basedIn", "partOf", "memberOf"}), "we": frozenset({"basedIn"}), "its": frozenset({"basedIn"})}
_AS_OBJECT = frozenset({"founded", "leads", "worksFor", "memberOf"})
_BODIES = frozenset({"it", "its", "our"})


def extract(doc: Doc, document: Document, *, base: int = 0) -> Extraction:
    """Turn an annotated document into its extraction; entities are named by the keys of its clusters.

    Where `doc` is only a piece of the document, `base` is the code point at which the piece begins.
    """
    layers = layers_of(doc)
    context = Context(document, tree_of(doc), layers, layers.chain_of(), layers.mention_by_head(), base, repeated_spans(tree_of(doc).text))
    usable = _usable(context)
    kept = _kept_chains(context, usable)
    made = sorted((make_claim(context, claim) for claim in usable), key=lambda c: (c.evidence.start, c.object.start, c.relation, c.id))
    claims = tuple({claim.id: claim for claim in made}.values())
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


def _usable(context: Context) -> list[TokenClaim]:
    """The claims whose arguments are known: a chain with more than pronouns, or one that the text names nowhere.

    Such a one is a person (`he`), or the body that a text begins with (`It is led by X`) where a claim makes it one. What says
    something of itself is left out, and what stands in a sentence that only repeats another.
    """
    mentions, chain_of, tree = context.layers.mentions, context.chain_of, context.tree

    def may_be_body(token: int, relation: str, *, subject: bool) -> bool:
        word = tree.lower[token]
        told = relation in _AS_SUBJECT.get(word, ()) if subject else word in _BODIES and relation in _AS_OBJECT
        return told and tree.sent[token] == 0 and context.base == 0

    def known(number: int | TokenValue | None, relation: str, *, subject: bool) -> bool:
        if number is None or isinstance(number, TokenValue):
            return True
        chain = chain_of.get(number)
        if chain is None:
            return False
        members = [mentions[m] for m in context.layers.chains[chain].members]
        if any(m.kind != "pronoun" or (m.type == "Person" and m.number == "singular") for m in members):
            return True
        return may_be_body(members[0].head, relation, subject=subject)

    found = []
    for claim in context.layers.claims:
        if context.is_repeated(claim.predicate):
            continue
        reflexive = (
            claim.subject is not None
            and not isinstance(claim.object, TokenValue)
            and chain_of.get(claim.subject) == chain_of.get(claim.object)
        )
        if known(claim.subject, claim.relation, subject=True) and known(claim.object, claim.relation, subject=False) and not reflexive:
            found.append(claim)
    return found


def _kept_chains(context: Context, usable: Sequence[TokenClaim]) -> set[int]:
    """The chains that become nodes: those with a name or an actor noun phrase, those that a claim uses, and some events.

    An event is a node where the text tells of it twice, or where an attack is told by its noun.
    """
    layers, chain_of = context.layers, context.chain_of
    kept = {n for n, chain in enumerate(layers.chains) if any(context.is_strong(m) for m in chain.members)}
    events = [n for n, chain in enumerate(layers.chains) if chain.type == "Event"]
    kept |= {n for n in events if sum(not context.is_repeated(layers.mentions[m].head) for m in layers.chains[n].members) > 1}
    for claim in usable:
        told_by = context.at_head.get(claim.predicate) if RELATIONS[claim.relation].group == "conflict" else None
        if told_by is not None and layers.mentions[told_by].type == "Event" and told_by in chain_of:
            kept.add(chain_of[told_by])
        for number in (claim.subject, claim.object, claim.place):
            if isinstance(number, int) and number in chain_of:
                kept.add(chain_of[number])
    return kept


def _cluster(context: Context, number: int) -> Cluster:
    chain = context.layers.chains[number]
    mentions = [context.layers.mentions[m] for m in chain.members]
    kinds = {m.kind for m in mentions}
    kind: MentionKind = "name" if "name" in kinds else "nominal" if "nominal" in kinds else "pronoun"
    names = {context.tree.span_text(m.start, m.end): None for m in mentions if m.kind == kind}
    inner = [context.chain_of.get(m.inner) for m in mentions if m.inner is not None]
    inner += [context.chain_of.get(owner) for m in mentions if (owner := _owner(context, m)) is not None]
    part_of = next((context.key(i) for i in inner if i is not None and i != number), None)
    return Cluster(context.key(number), chain.label, chain.type, tuple(names), kind, chain.entry, part_of, len(mentions))


def _owner(context: Context, mention: TokenMention) -> int | None:
    """The possessive pronoun that opens a noun phrase (`its troops`)."""
    owner = context.at_head.get(mention.start) if mention.kind == "nominal" else None
    return owner if owner is not None and context.layers.mentions[owner].kind == "pronoun" else None


def _mentions(context: Context, kept: set[int]) -> tuple[Mention, ...]:
    found = []
    for number in kept:
        chain = context.layers.chains[number]
        for member, rule in zip(chain.members, chain.rules, strict=True):
            mention = context.layers.mentions[member]
            span = context.span(mention.start, mention.end)
            kind = chain.type if mention.kind == "pronoun" or mention.type == "Other" else mention.type
            found.append(Mention(context.document.id, span.start, span.end, span.text, kind, mention.kind, context.key(number), rule))
    return tuple(sorted(found, key=lambda m: (m.start, m.end, m.kind, m.entity or "")))


def _attributions(context: Context) -> tuple[Attribution, ...]:
    found = []
    for item in context.layers.attributions:
        source = context.span(*item.source) if item.source else None
        cue = context.span(*item.cue) if item.cue else None
        content = tuple(context.span(*span) for span in item.content)
        found.append(Attribution(context.document.id, source, cue, content, item.kind))
    return tuple(sorted(found, key=lambda a: (a.content[0].start if a.content else 0, a.cue.start if a.cue else 0)))


def _predicates(context: Context) -> tuple[Predicate, ...]:
    found = []
    for token, judged in sorted(context.layers.factuality.items()):
        span = context.span(token, token + 1)
        found.append(
            Predicate(
                context.document.id, span.start, span.end, span.text, judged.polarity, judged.certainty, judged.tense, judged.modality
            )
        )
    return tuple(found)


def _silent(context: Context, kept: set[int], claims: tuple[Claim, ...]) -> tuple[Span, ...]:
    """The sentences with two or more entities of which no claim was made."""
    told = {claim.evidence.start for claim in claims}
    entities: dict[int, set[int]] = {}
    for number in kept:
        for member in context.layers.chains[number].members:
            entities.setdefault(context.tree.sent[context.layers.mentions[member].head], set()).add(number)
    sentences = [context.tree.sents[number] for number, found in sorted(entities.items()) if len(found) > 1]
    spans = [context.trimmed(*sentence) for sentence in sentences if not context.is_repeated(sentence[0])]
    return tuple(span for span in spans if span.start not in told)
