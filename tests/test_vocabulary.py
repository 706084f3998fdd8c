"""The vocabulary is what the contract of the outputs lists, no more and no less."""

import subprocess
import sys

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Namespace

from kg.errors import KGError
from kg.vocabulary import ENTITY_TYPES, KG, RELATIONS, entity_type, is_symmetric, ontology, parent_type, relation

GROUPS = {
    "affiliation": "memberOf leads worksFor holdsRole partOf founded hasTiesTo alliedWith citizenOf familyOf",
    "place": "locatedIn basedIn operatesIn livesIn bornIn controls travelledTo",
    "conflict": "attacked killed injured foughtAgainst abducted captured detained coerced deployedTo threatened sanctioned "
    "protestedAgainst claimedResponsibilityFor",
    "words against": "accused criticized rejected requested opposes distrusts",
    "yielding": "withdrewFrom evacuated released conceded",
    "cooperation": "cooperatedWith aided supports agreedWith metWith spokeTo negotiatedWith trusts",
    "events": "tookPartIn occurredOn occurredIn caused",
    "open": "relatedTo",
}
SYMMETRIC = "hasTiesTo alliedWith familyOf foughtAgainst cooperatedWith agreedWith metWith negotiatedWith"
PLOVER = {
    "ASSAULT": "attacked killed injured foughtAgainst abducted",
    "COERCE": "captured detained coerced",
    "MOBILIZE": "deployedTo",
    "THREATEN": "threatened",
    "SANCTION": "sanctioned",
    "PROTEST": "protestedAgainst",
    "ACCUSE": "accused criticized",
    "REJECT": "rejected",
    "REQUEST": "requested",
    "RETREAT": "withdrewFrom evacuated released",
    "CONCEDE": "conceded",
    "COOPERATE": "cooperatedWith",
    "AID": "aided",
    "SUPPORT": "supports",
    "AGREE": "agreedWith",
    "CONSULT": "metWith spokeTo negotiatedWith",
}
TYPES = "Person Organization ArmedGroup Government Place Facility Group Event Equipment Date Quantity Other"


def test_relations_and_their_groups():
    assert [(r.group, r.name) for r in RELATIONS.values()] == [(g, name) for g, names in GROUPS.items() for name in names.split()]


def test_symmetric_relations():
    assert {name for name in RELATIONS if is_symmetric(name)} == set(SYMMETRIC.split())


def test_plover_types():
    expected = {name: plover for plover, names in PLOVER.items() for name in names.split()}
    assert {name: r.plover for name, r in RELATIONS.items() if r.plover} == expected


def test_entity_types_and_their_parents():
    assert list(ENTITY_TYPES) == TYPES.split()
    assert {name: parent_type(name) for name in ENTITY_TYPES if parent_type(name)} == {"ArmedGroup": "Organization", "Facility": "Place"}


def test_only_roles_are_always_literals():
    assert [name for name, r in RELATIONS.items() if r.literal] == ["holdsRole"]


@pytest.mark.parametrize("look_up", [entity_type, parent_type, relation, is_symmetric])
def test_unknown_names_are_named(look_up):
    with pytest.raises(KGError, match="'Wombat' is no"):
        look_up("Wombat")


def test_everything_has_words():
    assert all(entry.label and entry.comment for entry in [*ENTITY_TYPES.values(), *RELATIONS.values()])


def test_terms_of_the_ontology_are_declared():
    graph = Graph().parse(data=ontology(), format="turtle")
    kg = Namespace(KG)
    used = {term for triple in graph for term in triple if str(term).startswith(KG)}
    assert {term for term in used if (term, RDF.type, None) not in graph} == set()
    assert all(graph.value(term, RDFS.label) for term in graph.subjects(RDF.type, OWL.Class))
    assert (kg.ArmedGroup, RDFS.subClassOf, kg.Organization) in graph


def test_import_is_quick_and_light():
    code = "import sys, kg.vocabulary; print(sorted({'rdflib', 'spacy', 'networkx'} & set(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert out.stdout.strip() == "[]"
