"""Whatever the text, every offset of every record gives the words that the record quotes."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from kg.engine import extract_documents, split_text
from kg.model import Argument, Document, Extraction, Span

SENTENCES = (
    "Taliban fighters attacked an army post near Kunduz on Monday, killing four soldiers.",
    "“We will not leave,” Defense Secretary Lloyd Austin said.",
    "It seeks to target the U.S., according to the UN.",
    "Tehran\u2019s co\u00adoperation with the group\u200b was \u200fdenied\u200e by its spokes\u00adman.",
    "ISIS-K\u00a0may launch attacks; Pakistan\u2014which borders Iran\u2014could help.",
    "The 😀 group's leader, Émile Zoé, met 习近平 in Zürich.",
    "KABUL (AP) — Officials said they had no comment.",
    "He said: 'No.'",
    "\u0130stanbul \ufb01ghters fled\u2026",
)
GAPS = (" ", "\n", "\n\n", "\r\n\r\n", "  ", "\t", "\u2028", "")
texts = st.lists(st.tuples(st.sampled_from(SENTENCES) | st.text(max_size=20), st.sampled_from(GAPS)), min_size=1, max_size=6).map(
    lambda parts: "".join(sentence + gap for sentence, gap in parts)
)
# surrogates cannot stand in UTF-8, so the readers replace them
readable = texts.filter(lambda text: text.strip() and not any("\ud800" <= char <= "\udfff" for char in text))


def quoted(extraction: Extraction) -> Iterator[Span | Argument]:
    """Everything that has offsets and a text."""
    for claim in extraction.claims:
        yield from (part for part in (claim.subject, claim.object, claim.speaker, claim.place, claim.evidence, *claim.speakers) if part)
        yield from (Span(cue.start, cue.end, cue.text) for cue in claim.cues)
        if claim.time:
            yield Span(claim.time.start, claim.time.end, claim.time.text)
    for attribution in extraction.attributions:
        yield from (span for span in (attribution.source, attribution.cue, *attribution.content) if span)
    for item in (*extraction.mentions, *extraction.predicates):
        yield Span(item.start, item.end, item.text)
    yield from extraction.silent


@given(text=readable)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_offsets_give_the_quoted_words(nlp: Language, text: str) -> None:
    extraction = next(extract_documents(nlp, [Document("d", text, published="2021-09-01")]))
    for item in quoted(extraction):
        assert 0 <= item.start < item.end <= len(text)
        assert text[item.start : item.end] == item.text


@given(text=st.text(max_size=300), limit=st.integers(min_value=1, max_value=60))
def test_pieces_together_are_the_text(text: str, limit: int) -> None:
    pieces = list(split_text(text, limit))
    assert "".join(piece for piece, *_ in pieces) == text
    assert all(text[start : start + len(piece)] == piece and len(piece) <= limit for piece, start, _ in pieces)
    assert [last for *_, last in pieces] == [False] * (len(pieces) - 1) + [True]


def test_a_text_longer_than_one_piece_keeps_its_offsets(nlp: Language) -> None:
    text = "\n\n".join(SENTENCES[:5] * 700)
    assert len(text) > 200_000
    extraction = next(extract_documents(nlp, [Document("d", text)]))
    assert max(claim.evidence.end for claim in extraction.claims) > 195_000
    assert all(text[item.start : item.end] == item.text for item in quoted(extraction))
