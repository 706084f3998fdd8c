"""Names: a sentence and the names that are found in it, with their types (an entry's id behind an `=`)."""

import pytest
from spacy.language import Language

from kg.language.layers import TokenMention, layers_of
from kg.language.tree import Tree, tree_of

OTHERS = ["kg_attribution", "kg_coreference", "kg_factuality", "kg_relations"]


def read(nlp: Language, text: str) -> tuple[Tree, list[TokenMention]]:
    """The tree and the mentions of a text."""
    doc = nlp(text, disable=OTHERS)
    return tree_of(doc), layers_of(doc).mentions


def names(nlp: Language, text: str) -> list[str]:
    """The names of a text as `words/Type=entry`."""
    tree, mentions = read(nlp, text)
    return [f"{tree.span_text(m.start, m.end)}/{m.type}" + (f"={m.entry}" if m.entry else "") for m in mentions if m.kind == "name"]


CASES = [
    ("A bomb killed a Navy Medic in Ankara.", ["Ankara/Place=ankara"]),
    # titles and roles
    ("Defense Secretary Norman Pell met Gen. Ruth Okafor in Ankara.", ["Norman Pell/Person", "Ruth Okafor/Person", "Ankara/Place=ankara"]),
    ("SecDef Pell would not comment.", ["Pell/Person"]),
    ("Deputy Prime Minister Karim al-Rawi resigned.", ["Karim al-Rawi/Person"]),
    (
        "Vice Chairman of the Joint Chiefs of Staff Gen. Dale Hunt spoke on Monday.",
        ["Joint Chiefs of Staff/Government=joint-chiefs-of-staff", "Dale Hunt/Person"],
    ),
    ("Secretary of State Laura Finch arrived.", ["Laura Finch/Person"]),
    ("Mr. Finch and Dr. Vu agreed.", ["Finch/Person", "Vu/Person"]),
    ("Pentagon Press Secretary Norman Pell spoke.", ["Pentagon/Government=pentagon", "Norman Pell/Person"]),
    # datelines, scores
    ("SKOVIK, Denmark (Reuters) - Floods hit the town.", ["SKOVIK/Place", "Denmark/Government=denmark", "Reuters/Organization=reuters"]),
    ("They saw Calder Rovers 3-2 on Saturday.", ["Calder Rovers/Person"]),
    # possessives, hyphens, slashes, brackets
    ("Iran's foreign minister visited Syria's capital.", ["Iran/Government=iran", "Syria/Government=syria"]),
    ("The US-Taliban deal was signed in Doha.", ["US/Government=united-states", "Taliban/ArmedGroup=taliban", "Doha/Place=doha"]),
    (
        "The Oromo Justice Party (OJP) won. The OJP will govern.",
        ["Oromo Justice Party/Organization", "OJP/Organization", "OJP/Organization"],
    ),
    (
        "The Social Democratic Federation (SDF) split. The SDF had 900 members.",
        ["Social Democratic Federation/Organization", "SDF/Organization", "SDF/Organization"],
    ),
    (
        "The Syrian Democratic Forces (SDF) left.",
        ["Syrian Democratic Forces/ArmedGroup=syrian-democratic-forces", "SDF/ArmedGroup=syrian-democratic-forces"],
    ),
    ("Ships crossed the Sea of Azov.", ["Sea of Azov/Place"]),
    # names by their head noun
    (
        "The Ministry of Rural Development blamed the Workers' Party of Kivu.",
        ["Ministry of Rural Development/Government", "Workers' Party of Kivu/Organization"],
    ),
    ("A bomb went off at Abbey Gate.", ["Abbey Gate/Facility"]),
    ("She teaches at the University of Tartu.", ["University of Tartu/Organization"]),
    ("The 82nd Airborne Division left Fort Bragg.", ["82nd Airborne Division/ArmedGroup", "Fort Bragg/Facility"]),
    (
        "Jaish al-Fatah fighters attacked the Parti Socialiste Sénégalais.",
        ["Jaish al-Fatah/ArmedGroup", "Parti Socialiste Sénégalais/Organization"],
    ),
    ("The USS Harlan Gray docked in Manama.", ["USS Harlan Gray/Equipment", "Manama/Place=manama"]),
    (
        "Oil rose as the Tripoli Brigade's Falcon Unit left Sanaa International Airport.",
        ["Tripoli Brigade/ArmedGroup", "Falcon Unit/ArmedGroup", "Sanaa International Airport/Facility"],
    ),
    ("Worshippers at the Bibi Maryam mosque fled.", ["Bibi Maryam mosque/Facility"]),
    ('Col. Marcus "Red" Holloway and Jimmy "Spoon" Duval met.', ['Marcus "Red" Holloway/Person', 'Jimmy "Spoon" Duval/Person']),
    ("Alessandro (Alex) Conti met Robert (Bob) Hale.", ["Alessandro (Alex) Conti/Person", "Robert (Bob) Hale/Person"]),
    (
        "Sen. Ann Lowe (D-Ohio) and Rep. Bob Lott, R-Texas, clashed.",
        ["Ann Lowe/Person", "Ohio/Place=ohio", "Bob Lott/Person", "Texas/Place=texas"],
    ),
    ("Pro-Houthi media and pro-Iranian militias agreed.", ["Houthi/ArmedGroup=houthis"]),
    ("Troops shelled the town of Tel Aswad.", ["Tel Aswad/Place"]),
    ("He was born in Akron, OH.", ["Akron/Place", "OH/Place=ohio"]),
    ("Gunmen struck in Niger's Tillabéri region.", ["Niger/Government=niger", "Tillabéri region/Place"]),
    # what the sentence says of a name
    ("Kessig, a Danish shipping company, was founded in 1921.", ["Kessig/Organization"]),
    ("Ekholm Dahl is the CEO of Sandoro.", ["Ekholm Dahl/Person", "Sandoro/Organization"]),
    ("He left the Musavat party.", ["Musavat/Organization"]),
    ("The envoy will travel to Marib.", ["Marib/Place"]),
    ("She met her counterpart, Ararat Mirzoyan, in Paris.", ["Ararat Mirzoyan/Person", "Paris/Place=paris"]),
    # one name, one type
    ("Dana Kowalczyk spoke first. Kowalczyk said the talks had failed.", ["Dana Kowalczyk/Person", "Kowalczyk/Person"]),
    ("Michael Jordan retired. Jordan was 40.", ["Michael Jordan/Person", "Jordan/Person"]),
    # votes and operations are events
    ("She lost the 2019 Canadian federal election.", ["2019 Canadian federal election/Event"]),
    ("Troops took part in Operation Silver Dawn.", ["Operation Silver Dawn/Event"]),
    # no names
    ("He left on Wednesday in March.", []),
    ("They dropped a 500-pound bomb.", []),
    ("Militants on a road near Herat. AFP via Getty Images / OMAR DESH", ["Herat/Place=herat"]),
    ("The minister spoke. (AP Photo/Sam Tull)", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_names(nlp: Language, text: str, expected: list[str]) -> None:
    assert names(nlp, text) == expected


CAPITALS = [
    ("Washington said it would not negotiate.", "united-states"),
    ("The ministers met in Washington.", "washington"),
    ("Moscow and Beijing rejected the draft.", "russia"),
    ("Sanctions against Tehran were lifted.", "iran"),
    ("Talks with Pyongyang broke down.", "north-korea"),
    ("Officials accused Islamabad of sheltering militants.", "pakistan"),
    ("Kabul fell in August.", "kabul"),
    ("The road to Damascus is closed.", "damascus"),
    ("Its ambassador to Berlin resigned.", "germany"),
    ("A rocket was fired toward Riyadh.", "riyadh"),
    ("London's decision surprised allies.", "united-kingdom"),
    ("They fled London's suburbs.", "london"),
    ("The army captured Tripoli.", "tripoli"),
    ("They supplied Moscow with chips.", "russia"),
    ("They will send Kyiv more tanks.", "ukraine"),
    ("Sales of missiles to Riyadh were halted.", "saudi-arabia"),
    ("They announced military aid to Kyiv.", "ukraine"),
]


@pytest.mark.parametrize(("text", "entry"), CAPITALS)
def test_a_capital_that_acts_is_its_government(nlp: Language, text: str, entry: str) -> None:
    _, mentions = read(nlp, text)
    assert next(m.entry for m in mentions if m.entry) == entry


ONE_NODE = [
    (("US", "U.S.", "the United States", "America"), "united-states"),
    (("ISIS-K", "IS-K", "ISKP", "the Islamic State Khorasan Province"), "isis-k"),
    (("ISIS", "ISIL", "Daesh", "the Islamic State"), "islamic-state"),
    (("the Haqqanis", "the Haqqani network"), "haqqani-network"),
    (("the Pentagon", "the Department of Defense"), "pentagon"),
]


@pytest.mark.parametrize(("forms", "entry"), ONE_NODE)
def test_one_thing_under_many_names(nlp: Language, forms: tuple[str, ...], entry: str) -> None:
    for form in forms:
        tree, mentions = read(nlp, f"Analysts say {form} will not attend the talks.")
        assert [m.entry for m in mentions if m.kind == "name"] == [entry], (form, [tree.span_text(m.start, m.end) for m in mentions])


def test_a_person_is_no_network(nlp: Language) -> None:
    found = names(nlp, "Sirajuddin Haqqani leads the Haqqani network.")
    assert found == ["Sirajuddin Haqqani/Person", "Haqqani network/ArmedGroup=haqqani-network"]


def test_headlines_glue_nothing(nlp: Language) -> None:
    found = names(nlp, "US and Iraq Will Fight ISIS-K Side by Side, Milley Says")
    assert found[:3] == ["US/Government=united-states", "Iraq/Government=iraq", "ISIS-K/ArmedGroup=isis-k"]
    assert "Milley/Person" in found


def test_lower_case_text(nlp: Language) -> None:
    found = names(nlp, "the taliban met officials from pakistan and qatar in doha.")
    assert {"taliban/ArmedGroup=taliban", "pakistan/Government=pakistan", "qatar/Government=qatar"} <= set(found)


def test_a_country_in_a_name_is_no_name_of_its_own(nlp: Language) -> None:
    tree, mentions = read(nlp, "The Socialist Party of Chile won.")
    inner = [m for m in mentions if m.entry == "chile"]
    assert [(m.kind, m.weak) for m in inner] == [("nominal", True)]
    assert [tree.span_text(m.start, m.end) for m in mentions if m.kind == "name"] == ["Socialist Party of Chile"]


def test_gender(nlp: Language) -> None:
    _, mentions = read(nlp, "Mrs. Ito met Angela Brandt and David Okoye.")
    assert [m.gender for m in mentions if m.kind == "name"] == ["female", "female", "male"]
