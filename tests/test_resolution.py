"""Identity across documents: what is one thing, what is proposed, and that the order of documents is of no matter."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.corrections import Corrections, Split
from kg.model import Argument, Claim, Cluster, Extraction, Mention, Span
from kg.resolution import Resolution, apply_resolution, resolve

Clusters = list[tuple[str, Cluster]]


def cluster(label: str, kind: str = "Organization", **more: Any) -> Cluster:
    names = more.pop("names", (label,))
    return Cluster(more.pop("key", label), label, kind, names, more.pop("mention", "name"), **more)


def ids(*clusters: Cluster, corrections: Corrections | None = None) -> list[str]:
    """The ids of clusters of as many documents, in the order given."""
    pairs = [(f"{number}.txt", item) for number, item in enumerate(clusters)]
    found = resolve(pairs, corrections=corrections)
    return [found.ids[f"{number}.txt", item.key] for number, item in enumerate(clusters)]


PERSON, BODY, PLACE = "Person", "Organization", "Place"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (cluster("Northern Front"), cluster("the Northern Front")),
        (cluster("U.S.", "Government", entry="united-states"), cluster("America", "Government", entry="united-states")),
        (cluster("Islamic State", "ArmedGroup", entry="islamic-state"), cluster("Islamic State", "Organization")),
        (cluster("Acme Inc."), cluster("Acme")),
        (cluster("Erdoğan Holding"), cluster("Erdogan Holding")),
        (cluster("Gen. Maria Lopez", PERSON), cluster("Maria Lopez", PERSON)),
        (cluster("Maria Lopez", PERSON), cluster("Maria J. Lopez", PERSON)),
        (cluster("Northern Front", names=("Northern Front", "NF")), cluster("NF")),
        (cluster("Acme Motor Company", names=("Acme Motor Company", "Acme")), cluster("Acme")),
        (cluster("Mohammed Hassan", PERSON), cluster("Muhammad Hassan", PERSON)),
        (cluster("Ja’afari Brigade", "ArmedGroup"), cluster("Ja'afari Brigade", "ArmedGroup")),
        (cluster("Kivu", PLACE), cluster("Kivu", "Other")),
    ],
    ids=lambda item: item.label,
)
def test_same(one: Cluster, other: Cluster) -> None:
    first, second = ids(one, other)
    assert first == second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (cluster("Washington", "Government", entry="united-states"), cluster("Washington", PLACE, entry="washington")),
        (cluster("Jordan", PERSON), cluster("Jordan", PLACE)),
        (cluster("Smith", PERSON), cluster("John Smith", PERSON)),
        (cluster("John Smith", PERSON), cluster("Adam Smith", PERSON)),
        (cluster("John Smith Jr", PERSON), cluster("John Smith", PERSON)),
        (cluster("John A. Smith", PERSON), cluster("John B. Smith", PERSON)),
        (cluster("Mohammed Hassan", PERSON), cluster("Mohammed Hussein", PERSON)),
        (cluster("Army of Iraq"), cluster("Army of Iran")),
        (cluster("Brigade 313", "ArmedGroup"), cluster("Brigade 331", "ArmedGroup")),
        (cluster("officials", "Group", mention="nominal"), cluster("officials", "Group", mention="nominal")),
        (cluster("the attack", "Event", mention="nominal"), cluster("the attack", "Event", mention="nominal")),
        (cluster("Haqqani network", "ArmedGroup"), cluster("Sirajuddin Haqqani", PERSON)),
        (cluster("ISIS-K", "ArmedGroup", entry="isis-k"), cluster("ISIS", "ArmedGroup", entry="islamic-state")),
    ],
    ids=lambda item: item.label,
)
def test_different(one: Cluster, other: Cluster) -> None:
    first, second = ids(one, other)
    assert first != second


def test_a_short_name_of_two_things_joins_neither() -> None:
    one = cluster("Syrian Democratic Forces", names=("Syrian Democratic Forces", "SDF"))
    two = cluster("Sudan Defence Force", names=("Sudan Defence Force", "SDF"))
    assert len(set(ids(one, two, cluster("SDF")))) == 3


def test_a_surname_of_two_persons_stays_in_its_document() -> None:
    full = cluster("John Smith", PERSON), cluster("Adam Smith", PERSON)
    assert len(set(ids(*full, cluster("Smith", PERSON), cluster("Smith", PERSON), cluster("Smith", PERSON)))) == 5
    assert len(set(ids(full[0], cluster("Smith", PERSON), cluster("Smith", PERSON)))) == 2


def test_ids_are_slugs_of_names_and_tell_things_of_one_name_apart() -> None:
    assert ids(cluster("Foundation for X & Y")) == ["foundation-for-x-y"]
    assert ids(cluster("Jordan", PLACE), cluster("Jordan", PERSON)) == ["jordan", "jordan-person"]
    assert ids(cluster("Jordan", PERSON), cluster("Jordan", PLACE)) == ["jordan-person", "jordan"]
    first, second = ids(cluster("officials", "Group", mention="nominal"), cluster("officials", "Group", mention="nominal"))
    assert first.startswith("officials-") and second.startswith("officials-")


def test_what_is_only_alike_is_proposed_and_never_joined() -> None:
    alike = cluster("Northern Front of Kivu"), cluster("Northern Front of Kiva")
    found = resolve([("a", cluster("Smith", PERSON)), ("b", cluster("John Smith", PERSON)), ("c", alike[0]), ("d", alike[1])])
    proposals = {(merge.name, merge.other, merge.rule) for merge in found.merges if not merge.applied}
    assert ("John Smith", "Smith", "surname") in proposals
    assert {"Northern Front of Kivu", "Northern Front of Kiva"} in [{one, other} for one, other, _ in proposals]
    assert len(found.entities) == 4


def test_every_join_of_two_names_is_explained() -> None:
    pairs = [("a", cluster("Maria Lopez", PERSON)), ("b", cluster("Maria J. Lopez", PERSON)), ("c", cluster("Acme", names=("Acme", "ACM")))]
    applied = {(m.entity, m.name, m.other, m.rule) for m in resolve(pairs).merges if m.applied}
    assert {(name, other, rule) for _, name, other, rule in applied} == {
        ("Maria Lopez", "Maria J. Lopez", "middle name"),
        ("Acme", "ACM", "in the document"),
    }


def test_what_one_document_keeps_apart_stays_apart() -> None:
    pairs = [("a", cluster("Juan Carlos Vega", PERSON, key="0")), ("a", cluster("Juan Vega", PERSON, key="1"))]
    assert len(resolve(pairs).entities) == 2
    assert len(resolve([pairs[0], ("b", pairs[1][1])]).entities) == 1


def test_label_type_and_parent() -> None:
    pairs = [
        ("a", cluster("ISKP", "Organization", entry="isis-k", key="0")),
        ("a", cluster("ISKP fighters", "Group", mention="nominal", key="1", part_of="0")),
        ("b", cluster("Acme", "Other", mentions=9)),
        ("c", cluster("Acme", "Organization")),
    ]
    found = {entity.id: entity for entity in resolve(pairs).entities}
    assert found["acme"].type == "Organization" and found["acme"].mentions == 10 and found["acme"].documents == 2
    assert [entity.part_of for entity in found.values() if entity.label == "ISKP fighters"] == ["isis-k"]


names = st.sampled_from(
    (
        *("Acme", "Acme Inc.", "ACME Motors", "Ann Lee", "Ann B. Lee", "Lee", "Jordan", "Mohammed Hassan", "Muhammad Hassan", "SDF"),
        *("Syrian Democratic Forces", "officials"),
    )
)
clusters = st.builds(
    lambda label, kind, alias, entry, nominal: cluster(
        label, kind, names=(label, alias), entry=entry if nominal is False else None, mention="nominal" if nominal else "name"
    ),
    names,
    st.sampled_from(["Person", "Organization", "Place", "Other"]),
    names,
    st.sampled_from([None, None, None, "acme", "sdf"]),
    st.sampled_from([False, False, True]),
)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), clusters), max_size=14), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_documents_is_of_no_matter(drawn: Clusters, shuffler: random.Random) -> None:
    pairs = [(doc, Cluster(str(number), c.label, c.type, c.names, c.kind, c.entry)) for number, (doc, c) in enumerate(drawn)]
    other = list(pairs)
    shuffler.shuffle(other)
    assert resolve(pairs) == resolve(other)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), clusters), max_size=14))
@settings(max_examples=100, deadline=None)
def test_ids_are_plain_and_all_clusters_have_one(drawn: Clusters) -> None:
    pairs = [(doc, Cluster(str(number), c.label, c.type, c.names, c.kind, c.entry)) for number, (doc, c) in enumerate(drawn)]
    found = resolve(pairs)
    assert set(found.ids) == {(doc, item.key) for doc, item in pairs}
    assert set(found.ids.values()) == {entity.id for entity in found.entities}
    assert sum(entity.mentions for entity in found.entities) == len(pairs)
    for entity in found.entities:
        assert entity.id == entity.id.lower() and all(c.isalnum() or c == "-" for c in entity.id)
        assert entity.label not in entity.aliases


def claim(subject: str, target: str) -> Claim:
    def argument(key: str) -> Argument:
        return Argument(0, 1, key, key, key, "Organization")

    span = Span(0, 1, "x")
    return Claim(
        "1",
        "a",
        argument(subject),
        "metWith",
        argument(target),
        "met",
        "positive",
        "certain",
        "past",
        None,
        True,
        argument(target),
        (argument(target),),
        (),
        span,
        None,
        None,
        False,
        "test",
    )


def resolved(*pairs: tuple[str, Cluster], corrections: Corrections | None = None) -> tuple[Resolution, Extraction]:
    found = resolve(pairs, corrections=corrections)
    mentions = tuple(Mention("a", 0, 1, "x", c.type, "name", c.key) for _, c in pairs)
    labels = {entity.id: entity.label for entity in found.entities}
    return found, apply_resolution(Extraction("a", mentions=mentions, claims=(claim("0", "1"),)), found, labels)


def test_claims_and_mentions_name_entities() -> None:
    pairs = ("a", cluster("Acme", key="0")), ("a", cluster("Ann Lee", PERSON, key="1"))
    _, extraction = resolved(*pairs)
    (made,) = extraction.claims
    assert made.subject and made.speaker
    assert (made.subject.entity, made.object.entity, made.object.type, made.speaker.entity) == ("acme", "ann-lee", "Person", "ann-lee")
    assert [mention.entity for mention in extraction.mentions] == ["acme", "ann-lee"]


def test_what_is_ignored_leaves_no_mention_and_no_claim() -> None:
    pairs = ("a", cluster("Acme", key="0")), ("a", cluster("Ann Lee", PERSON, key="1"))
    found, extraction = resolved(*pairs, corrections=Corrections(ignored=("Acme",)))
    assert [entity.id for entity in found.entities] == ["ann-lee"]
    assert not extraction.claims and [mention.entity for mention in extraction.mentions] == ["ann-lee"]


def test_merge_split_rename_and_retype() -> None:
    smiths = cluster("John Smith", PERSON), cluster("John Smith", PERSON)
    assert len(set(ids(*smiths))) == 1
    assert len(set(ids(*smiths, corrections=Corrections(splits=(Split("john-smith"),))))) == 2
    assert len(set(ids(*smiths, corrections=Corrections(splits=(Split("John Smith", documents=("1.txt",)),))))) == 2
    two = cluster("Acme"), cluster("Bolt")
    assert ids(*two, corrections=Corrections(merges=(("bolt", "Acme"),))) == ["bolt", "bolt"]
    assert ids(*two, corrections=Corrections(merges=(("bolt", "nobody"),))) == ["acme", "bolt"]
    found = resolve([("a", two[0])], corrections=Corrections(renames=(("acme", "ACME"),), retypes=(("acme", "Facility"),)))
    assert [(e.id, e.label, e.type, e.aliases) for e in found.entities] == [("acme", "ACME", "Facility", ("Acme",))]


def test_a_merge_keeps_the_id_and_the_label_of_the_first() -> None:
    pairs = [("a", cluster("Acme")), ("b", cluster("Bolt", mentions=9)), ("c", cluster("Bolt"))]
    (entity,) = resolve(pairs, corrections=Corrections(merges=(("Acme", "bolt"),))).entities
    assert (entity.id, entity.label, entity.aliases, entity.documents) == ("acme", "Acme", ("Bolt",), 3)


def test_a_merge_that_the_user_asked_for_is_explained() -> None:
    found = resolve([("a", cluster("Acme")), ("b", cluster("Bolt"))], corrections=Corrections(merges=(("acme", "bolt"),)))
    assert [(m.entity, m.other, m.rule, m.applied) for m in found.merges] == [("acme", "Bolt", "correction", True)]


def many(count: int) -> Clusters:
    """As many clusters as a large collection has, a third of them names of several documents."""
    draw = random.Random(7)
    words = ["".join(draw.choices("abdefgiklmnoprstu", k=draw.randint(4, 9))).title() for _ in range(6_000)]
    found = []
    for number in range(count):
        label = " ".join(draw.choices(words, k=draw.randint(1, 3)))
        kind = draw.choice(["Person", "Organization", "Place", "ArmedGroup", "Other"])
        found.append((f"{number // 20}.txt", cluster(label, kind, key=str(number % 20), mention=draw.choice(["name", "name", "nominal"]))))
    return found


@pytest.mark.benchmark
def test_speed_of_100_000_mentions(benchmark: Any) -> None:
    clusters = many(100_000)
    found = benchmark.pedantic(resolve, args=(clusters,), rounds=1)
    assert len(found.ids) == 100_000
