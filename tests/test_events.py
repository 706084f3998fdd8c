"""Relations from event nouns: one row a sentence, as (sentence, subject, relation, object); a day is a literal in quotation marks."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.language.layers import layers_of
from kg.language.relations.event_lexicon import event_frames, event_noun, event_types
from kg.language.tree import tree_of
from kg.vocabulary import relation as relation_named

ROWS = [
    ("The Taliban's attack on a convoy in Helmand shocked the town.", "Taliban", "attacked", "convoy"),
    ("An Israeli airstrike on a school was condemned.", "Israeli", "attacked", "school"),
    ("The bombing of Kobani by Turkey went on.", "Turkey", "attacked", "Kobani"),
    ("The assassination of Omar Said by the militia shocked Beirut.", "militia", "killed", "Omar Said"),
    ("His arrest by Turkish police was condemned.", "Turkish police", "detained", "His"),
    ("The kidnapping of Maria Silva went unnoticed.", "", "abducted", "Maria Silva"),
    ("The Taliban's takeover of Afghanistan surprised many.", "Taliban", "captured", "Afghanistan"),
    ("Russia's withdrawal from Kherson surprised many.", "Russia", "withdrewFrom", "Kherson"),
    ("Talks between Iran and Iraq collapsed.", "Iran", "negotiatedWith", "Iraq"),
    ("Iran's talks with Iraq collapsed.", "Iran", "negotiatedWith", "Iraq"),
    ("An agreement between Kenya and Uganda was published.", "Kenya", "agreedWith", "Uganda"),
    ("The war between Ethiopia and Eritrea is over.", "Ethiopia", "foughtAgainst", "Eritrea"),
    ("Poland's support for Ukraine is strong.", "Poland", "supports", "Ukraine"),
    ("Germany's sanctions on Belarus remain.", "Germany", "sanctioned", "Belarus"),
    ("Ties between Hamas and Iran are close.", "Hamas", "hasTiesTo", "Iran"),
    ("Mali is planning new strikes against the rebels.", "Mali", "attacked", "rebels"),
    ("Reuters reported the death of Omar Rashid in an airstrike.", "airstrike", "killed", "Omar Rashid"),
    ("Kenya and Uganda signed an agreement.", "Kenya", "agreedWith", "Uganda"),
    ("The group, which has links with Hamas, denied it.", "group", "hasTiesTo", "Hamas"),
    ("The blast at the gate that killed nine people was heard in Kabul.", "blast", "killed", "nine people"),
    ("A bombing in Quetta killed nine people.", "bombing", "occurredIn", "Quetta"),
    ("A bombing in Quetta on Monday killed nine people.", "bombing", "occurredOn", '"Monday"'),
    ("The explosion occurred in Arauca on 4 May.", "explosion", "occurredOn", '"4 May"'),
    ("A blast at Kabul airport killed nine people.", "blast", "occurredIn", "Kabul airport"),
    ("The attack on a convoy in Helmand shocked many.", "attack", "occurredIn", "Helmand"),
]

NONE = [
    ("The Turkish attack helicopter landed.", "attacked"),
    ("They signed an agreement on Monday.", "occurredOn"),
    ("The release of the new album was delayed.", "released"),
    ("Iran's talks collapsed.", "negotiatedWith"),
]


def _rows(nlp: Language, text: str) -> list[tuple[str, str, str]]:
    doc = nlp(text)
    tree, layers = tree_of(doc), layers_of(doc)

    def told(item: object) -> str:
        if isinstance(item, int):
            return tree.span_text(layers.mentions[item].start, layers.mentions[item].end)
        return "" if item is None else f'"{tree.span_text(item.start, item.end)}"'  # type: ignore[attr-defined]

    return [(told(c.subject), c.relation, told(c.object)) for c in layers.claims]


@pytest.mark.parametrize(("sentence", "subject", "relation", "target"), ROWS)
def test_event_rows(nlp: Language, sentence: str, subject: str, relation: str, target: str) -> None:
    found = _rows(nlp, sentence)
    assert any(subject in s and relation == r and target in o for s, r, o in found), found


@pytest.mark.parametrize(("sentence", "relation"), NONE)
def test_events_that_tell_none(nlp: Language, sentence: str, relation: str) -> None:
    assert not [row for row in _rows(nlp, sentence) if row[1] == relation]


def test_a_planned_event_is_no_fact(nlp: Language) -> None:
    doc = nlp("Mali is planning new strikes against the rebels.")
    layers = layers_of(doc)
    found = [c for c in layers.claims if c.relation == "attacked"]
    assert found and all((c.factuality or layers.factuality[c.predicate]).modality == "intention" for c in found)


def test_the_table_names_relations_of_the_vocabulary() -> None:
    assert all(relation_named(frame.relation) for frame in event_frames().values())
    attack = event_noun("attack")
    assert attack is not None and attack.relation == "attacked" and "on" in attack.patient
    assert event_noun("table") is None
    assert event_types()["massacre"] == "ASSAULT"
