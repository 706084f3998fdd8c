"""From layers to records: repeated sentences, pieces of long texts, silent sentences."""

from __future__ import annotations

from spacy.language import Language

from kg.engine import extract_documents
from kg.model import Document, Extraction


def extraction(nlp: Language, text: str, published: str | None = None) -> Extraction:
    return next(extract_documents(nlp, [Document("d", text, published=published)]))


def test_a_repeated_sentence_adds_no_claim(nlp: Language) -> None:
    once = "Rebel fighters attacked the northern city of Kunduz on Monday."
    twice = extraction(nlp, f"{once}\n\n{once} AFP via Getty Images / A NAME\n\nThe army said nothing.")
    assert [c.relation for c in twice.claims if c.relation == "attacked"] == ["attacked"]
    assert all(claim.evidence.start < len(once) for claim in twice.claims)


def test_the_title_is_no_part_of_the_text(nlp: Language) -> None:
    text = "Iran attacked Iraq."
    document = Document("d", text, title="France attacked Germany")
    found = next(extract_documents(nlp, [document]))
    assert {claim.subject.text for claim in found.claims if claim.subject} == {"Iran"}


def test_what_is_silent_is_kept(nlp: Language) -> None:
    text = "Iran attacked Iraq. From Iran to Iraq and back."
    assert [span.text for span in extraction(nlp, text).silent] == ["From Iran to Iraq and back."]


def test_nested_reports_keep_their_chain(nlp: Language) -> None:
    text = "Reuters reported that the minister, Anna Berg, said that Iran attacked Iraq."
    claim = next(c for c in extraction(nlp, text).claims if c.relation == "attacked")
    assert [speaker.text for speaker in claim.speakers] == ["Reuters", claim.speaker.text if claim.speaker else ""]
    assert claim.asserted


def test_an_unnamed_speaker_has_no_entity(nlp: Language) -> None:
    claim = next(c for c in extraction(nlp, "Some say Iran attacked Iraq.").claims if c.relation == "attacked")
    assert claim.speaker is not None
    assert claim.speaker.entity is None


def test_time_is_resolved_against_the_date(nlp: Language) -> None:
    claim = next(c for c in extraction(nlp, "Iran attacked Iraq on Monday.", "2021-09-01").claims if c.relation == "attacked")
    assert claim.time is not None
    assert claim.time.value == "2021-08-30"


def test_an_attack_told_by_its_noun_is_a_node(nlp: Language) -> None:
    found = extraction(nlp, "Iran is planning strikes against Iraq.")
    assert any(cluster.type == "Event" and "strikes" in cluster.label for cluster in found.clusters)


def test_an_event_told_of_twice_is_a_node(nlp: Language) -> None:
    found = extraction(nlp, "The evacuation began on Monday. The evacuation was slow.")
    assert [cluster.mentions for cluster in found.clusters if cluster.type == "Event"] == [2]


def test_a_text_may_begin_with_the_body_it_tells_of(nlp: Language) -> None:
    found = extraction(nlp, "It is headquartered in Nairobi and led by Grace Otieno.")
    assert {claim.relation for claim in found.claims} >= {"basedIn", "leads"}


def test_nothing_is_told_of_an_unknown_it_further_on(nlp: Language) -> None:
    found = extraction(nlp, "Rain fell. Ann Lee slept. It is headquartered in Nairobi.")
    assert not [claim for claim in found.claims if claim.relation == "basedIn"]


def test_what_is_owned_by_a_pronoun_is_named_after_its_owner(nlp: Language) -> None:
    found = extraction(nlp, "General Anna Berg fled. Her troops left Goma, and its mayor thanked them.")
    troops = next(cluster for cluster in found.clusters if "Her troops" in cluster.names)
    assert (troops.label, troops.part_of) == ("Anna Berg's troops", next(c.key for c in found.clusters if c.label == "Anna Berg"))
