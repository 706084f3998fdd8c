"""Claims in code points, with their speakers, cues, evidence and status."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from kg.extraction.context import Context
from kg.language.layers import TokenAttribution, TokenClaim, TokenCue, TokenFactuality, TokenMention, TokenSpan, TokenValue
from kg.language.quantities import mention_count
from kg.language.time import resolve_time
from kg.model import Argument, Claim, Count, Cue, Factuality, Span, TimeSpan

_PLAIN = TokenFactuality()


def make_claim(context: Context, claim: TokenClaim) -> Claim:
    """Turn one claim of the layers into a claim of the model."""
    judged = claim.factuality or _judged(context, claim)
    around = _attributions_around(context, claim)
    if around and around[-1].source is None and judged.certainty == "certain":  # said, but by nobody who is named
        judged = replace(judged, certainty="possible")
    said = [] if _is_rumour(context, around) else [_speaker(context, attribution.source) for attribution in around]
    said.append(_speaker(context, claim.speaker))
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
        evidence=context.trimmed(*sentence),
        time=time,
        place=_argument(context, claim.place) if claim.place is not None and claim.place in context.chain_of else None,
        via_coreference=any(_through_coreference(context, n) for n in (claim.subject, claim.object)),
        rule=claim.rule,
    )


def _judged(context: Context, claim: TokenClaim) -> TokenFactuality:
    """The factuality of a claim's predicate; a presupposed noun (title, apposition) is plain, a verb (relative clause) is not."""
    if claim.presupposed and context.tree.pos[claim.predicate] not in ("VERB", "AUX"):
        return _PLAIN
    return context.layers.factuality.get(claim.predicate, _PLAIN)


def _argument(context: Context, number: int) -> Argument:
    mention = context.layers.mentions[number]
    span = context.span(mention.start, mention.end)
    chain_number = context.chain_of[number]
    chain = context.layers.chains[chain_number]
    count = _count(context, mention)
    return Argument(span.start, span.end, span.text, context.key(chain_number), chain.label, chain.type, count=count)


def _count(context: Context, mention: TokenMention) -> Count | None:
    """How many a mention's own words say there are; of a name, those right before it (`170 Afghans`)."""
    found = mention_count(context.tree, mention)
    if found is None:
        return None
    span = context.span(found.start, found.end)
    return Count(found.low, found.high, span.start, span.end, span.text)


def _object(context: Context, item: int | TokenValue) -> Argument:
    if isinstance(item, int):
        return _argument(context, item)
    span = context.span(item.start, item.end)
    return Argument(span.start, span.end, span.text, value=item.value or span.text)


def _speaker(context: Context, source: TokenSpan | None) -> Argument | None:
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
    chain = context.layers.chains[chain_number]
    if not any(context.is_strong(m) for m in chain.members):
        return Argument(span.start, span.end, span.text, label=span.text)
    words = context.span(mention.start, mention.end)
    return Argument(words.start, words.end, words.text, context.key(chain_number), chain.label, chain.type)


def _mention_in(context: Context, source: TokenSpan) -> int | None:
    """The mention that a source names: the one at its head, else the name that ends it (`Chairman of the Board Gen. Ann Lee`)."""
    tree, mentions = context.tree, context.layers.mentions
    for token in range(*source):
        if (not source[0] <= tree.head[token] < source[1] or tree.head[token] == token) and token in context.at_head:
            return context.at_head[token]
    ending = context.at_head.get(source[1] - 1)
    return ending if ending is not None and mentions[ending].kind == "name" and mentions[ending].start >= source[0] else None


def _is_rumour(context: Context, around: list[TokenAttribution]) -> bool:
    """Whether a noun tells what nobody named says (`reports that P are lies, X said`): it is not X who says it."""
    if not around or around[-1].source is not None or around[-1].cue is None:
        return False
    return context.tree.pos[around[-1].cue[0]] == "NOUN"


def _attributions_around(context: Context, claim: TokenClaim) -> list[TokenAttribution]:
    """The attributions in whose content a claim stands, outermost first.

    What a title, an apposition or a set-off clause tells is the author's, but for a clause within quotation marks.
    """
    token = claim.predicate
    clause = context.tree.pos[token] in ("VERB", "AUX")
    if claim.presupposed and not clause:
        return []
    found: list[tuple[int, int, TokenAttribution]] = []
    for number, attribution in enumerate(context.layers.attributions):
        size = next((end - start for start, end in attribution.content if start <= token < end), None)
        at_cue = attribution.cue is not None and attribution.cue[0] <= token < attribution.cue[1]
        own = not claim.presupposed or attribution.kind == "direct"
        if size is not None and attribution.voiced and own and not at_cue:
            found.append((size, -number, attribution))
    return [attribution for *_, attribution in sorted(found, key=lambda item: item[:2], reverse=True)]


def _through_coreference(context: Context, number: int | TokenValue | None) -> bool:
    if not isinstance(number, int):
        return False
    kind = context.layers.mentions[number].kind
    named = any(context.layers.mentions[m].kind == "name" for m in context.layers.chains[context.chain_of[number]].members)
    return kind == "pronoun" or (kind == "nominal" and named)


def _claim_id(context: Context, claim: TokenClaim, subject: Argument | None, target: Argument) -> str:
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


def _cue(context: Context, cue: TokenCue) -> Cue:
    return Cue(cue.kind, *_bare(context.span(cue.start, cue.end)))


def _time(context: Context, claim: TokenClaim, judged: TokenFactuality) -> TimeSpan | None:
    if claim.time is None:
        return None
    span = context.span(claim.time.start, claim.time.end)
    return TimeSpan(span.text, span.start, span.end, resolve_time(span.text, tense=judged.tense, published=context.document.published))
