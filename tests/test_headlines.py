"""Headlines and captions, in sentence case and in title case, and verbs whose form is that of a noun."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.engine import extract_documents
from kg.language.tree import tree_of
from kg.model import Argument, Claim, Document

Told = tuple[str | None, str, str]


def claims_of(nlp: Language, text: str) -> list[Claim]:
    return list(next(extract_documents(nlp, [Document("d", text, published="2023-06-14")])).claims)


def told(claims: list[Claim]) -> dict[Told, Claim]:
    def words(argument: Argument) -> str:
        return argument.text.removeprefix("the ").removeprefix("The ").removeprefix("a ")

    return {(words(c.subject) if c.subject else None, c.relation, words(c.object)): c for c in claims}


FACTS: list[tuple[str, Told]] = [
    # a plural subject and a verb that is a noun too
    ("Rebels attack convoy near Gao", ("Rebels", "attacked", "convoy")),
    ("Gunmen raid village in northern Benue", ("Gunmen", "attacked", "village")),
    ("Houthis attack tanker in Red Sea", ("Houthis", "attacked", "tanker")),
    ("Insurgents target mosque in Kano", ("Insurgents", "attacked", "mosque")),
    ("Kurds control border crossings in Hasakah", ("Kurds", "controls", "border crossings")),
    ("Separatists free hostages after ransom deal", ("Separatists", "released", "hostages")),
    ("Protesters storm parliament in Nairobi", ("Protesters", "attacked", "parliament")),
    ("Militants ambush patrol, kill two soldiers", ("Militants", "attacked", "patrol")),
    ("Militants ambush patrol, kill two soldiers", ("Militants", "killed", "two soldiers")),
    ("Al-Shabab fighters ambush Ethiopian convoy, seize weapons", ("Al-Shabab fighters", "captured", "weapons")),
    ("Israeli jets strike Hezbollah depot in Bekaa Valley", ("Israeli jets", "attacked", "Hezbollah depot")),
    ("Lawmakers urge Canada to aid Haiti", ("Lawmakers", "requested", "Canada")),
    ("Pakistani Taliban claim attack on Peshawar mosque", ("Pakistani Taliban", "claimedResponsibilityFor", "attack")),
    # the same in a clause
    ("The ministers met in Doha, where the Houthis hold talks with Oman.", ("Houthis", "negotiatedWith", "Oman")),
    ("They moved to Marib, where the Houthis shell the suburbs every night.", ("Houthis", "attacked", "suburbs")),
    ("Residents flee as gangs torch homes in Jos", ("gangs", "attacked", "homes")),
    ("He fled because rebels control the road to Bamako.", ("rebels", "controls", "road")),
    ("Diplomats say that the Taliban shelter al-Qaida leaders in Kabul.", ("Taliban", "aided", "al-Qaida leaders")),
    # a comma for `and`
    ("Peru, Chile sign border accord", ("Peru", "agreedWith", "Chile")),
    ("Turkey, Russia agree to extend Syria ceasefire", ("Turkey", "agreedWith", "Russia")),
    # no auxiliary
    ("Two journalists detained in Minsk", (None, "detained", "Two journalists")),
    ("Former minister accused of fraud", (None, "accused", "Former minister")),
    ("Opposition leader jailed in Tunis", (None, "detained", "Opposition leader")),
    ("Mayor shot dead by gunmen in Tijuana", ("gunmen", "killed", "Mayor")),
    ("Convoy attacked by rebels in Darfur", ("rebels", "attacked", "Convoy")),
    ("Two Palestinians killed, three wounded in Jenin raid", (None, "killed", "Palestinians")),
    # a label before a colon
    ("Ethiopia: UN aid workers held by Tigray forces", ("Tigray forces", "detained", "UN aid workers")),
    ("Iraq: Militia Leader Killed in Baghdad Drone Strike", ("Baghdad Drone Strike", "killed", "Militia Leader")),
    # title case
    ("Taliban Fighters Seize Border Town From Afghan Forces", ("Taliban Fighters", "captured", "Border Town")),
    ("Germany And Poland Sign Defense Pact In Warsaw", ("Germany", "agreedWith", "Poland")),
    ("Rebels Kill 12 Soldiers In Attack On Mali Army Base", ("Rebels", "killed", "12 Soldiers")),
    ("Gunmen Abduct Priest From Church In Nigeria", ("Gunmen", "abducted", "Priest")),
    ("Israel Strikes Gaza After Rocket Fire As Egypt Pushes for Truce", ("Israel", "attacked", "Gaza")),
    ("Somali Forces Retake Town From al-Shabab", ("Somali Forces", "captured", "Town")),
    ("U.S. Imposes Sanctions on Iranian Oil Network", ("U.S.", "sanctioned", "Iranian Oil Network")),
    ("Two Turkish Soldiers Killed in PKK Attack in Northern Iraq", ("PKK Attack", "killed", "Two Turkish Soldiers")),
    ("Kidnapped Aid Worker Freed in Niger", (None, "released", "Kidnapped Aid Worker")),
    ("Brazil Police Arrest Former Governor in Graft Probe", ("Brazil Police", "detained", "Former Governor")),
    ("How Wagner Fighters Took Over a Town in Mali", ("Wagner Fighters", "captured", "Town")),
    ("Mob Attacks Rohingya Aid Boat In Sittwe", ("Mob", "attacked", "Rohingya Aid Boat")),
    ("Militants Attack Army Post In Kashmir, Kill Three Guards", ("Militants", "killed", "Three Guards")),
    ("Hamas, Fatah Sign Unity Deal In Cairo", ("Hamas", "agreedWith", "Fatah")),
    ("Rebels Seize Goma", ("Rebels", "captured", "Goma")),
    ("Protesters Storm Parliament", ("Protesters", "attacked", "Parliament")),
    # a singular subject
    ("Court Jails Editor", ("Court", "detained", "Editor")),
    ("Kenyan police fire tear gas at protesters", ("Kenyan police", "attacked", "protesters")),
    ("Bomb attack on bus kills two nurses in Quetta", ("Bomb attack", "killed", "two nurses")),
    # captions
    ("Soldiers patrol a street in Goma on Monday. AFP via Getty Images / MOISE KABALA", ("Soldiers", "operatesIn", "Goma")),
]


@pytest.mark.parametrize(("text", "fact"), FACTS, ids=[f"{text}: {fact[1]}" for text, fact in FACTS])
def test_a_headline_tells_a_fact(nlp: Language, text: str, fact: Told) -> None:
    claim = told(claims_of(nlp, text))[fact]
    assert claim.asserted
    assert claim.speaker is None or text.startswith("Diplomats")


FUTURE: list[tuple[str, Told]] = [
    ("Kenya, Uganda to hold talks on Lake Victoria", ("Kenya", "negotiatedWith", "Uganda")),
    ("France to withdraw troops from Niger", ("France", "withdrewFrom", "Niger")),
    ("EU to sanction Belarus over airline ban", ("EU", "sanctioned", "Belarus")),
    ("Sri Lanka, Maldives To Sign Fishing Deal", ("Sri Lanka", "agreedWith", "Maldives")),
    ("Hamas 'to Free Hostages' Under Truce Plan", ("Hamas", "released", "Hostages")),
    ("Norway, Sweden to target pirates together", ("Sweden", "attacked", "pirates")),
]


@pytest.mark.parametrize(("text", "plan"), FUTURE, ids=[text for text, _ in FUTURE])
def test_an_infinitive_is_to_come(nlp: Language, text: str, plan: Told) -> None:
    claim = told(claims_of(nlp, text))[plan]
    assert (claim.polarity, claim.certainty, claim.tense, claim.asserted) == ("positive", "certain", "future", False)


SAID: list[tuple[str, Told, str, bool]] = [
    ("Rebels fired on aid convoy, UN says", ("Rebels", "attacked", "aid convoy"), "UN", True),
    ("Police: Gunman killed three people in Tulsa", ("Gunman", "killed", "three people"), "Police", True),
    ("Pentagon: 12 US troops killed in Kabul airport attack", ("Kabul airport attack", "killed", "12 US troops"), "Pentagon", True),
    ("Report: Iran shipped missiles to Houthis", ("Iran", "aided", "Houthis"), "Report", True),
    ("Militia killed 20 villagers, report says", ("Militia", "killed", "20 villagers"), "report", True),
    ("Zelenskiy: Russia attacked Odesa port", ("Russia", "attacked", "Odesa port"), "Zelenskiy", True),
    ("‘No Doubt’ Sudan and Ethiopia Will Fight Rebels Together, Abdi Says", ("Sudan", "foughtAgainst", "Rebels"), "Abdi", False),
    ("Russia Could Attack Moldova, General Warns", ("Russia", "attacked", "Moldova"), "General", False),
    ("Boko Haram Fighters Kill 14 Farmers in Borno, Residents Say", ("Boko Haram Fighters", "killed", "14 Farmers"), "Residents", True),
    ("Syrian Kurds, Turkey Agree To Truce, Envoy Says", ("Kurds", "agreedWith", "Turkey"), "Envoy", True),
    (
        "But Defense Minister Weber warns, “I would not trust the rebels” after the prisoner swap.",
        ("I", "trusts", "rebels"),
        "Weber",
        False,
    ),
]


@pytest.mark.parametrize(("text", "content", "speaker", "asserted"), SAID, ids=[row[0] for row in SAID])
def test_a_headline_has_its_speaker(nlp: Language, text: str, content: Told, speaker: str, asserted: bool) -> None:
    claim = told(claims_of(nlp, text))[content]
    assert claim.speaker is not None
    assert (claim.speaker.text, claim.asserted) == (speaker, asserted)


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_a_typographic_apostrophe_hides_no_verb(nlp: Language, apostrophe: str) -> None:
    text = f"‘It{apostrophe}s Possible’ Sudan and Ethiopia Will Target the Rebels Together, Abdi Says"
    assert told(claims_of(nlp, text))["Sudan", "attacked", "Rebels"].certainty == "possible"


VERBS = [
    ("Taliban fighters guard a checkpoint outside Herat.", "guard", "fighters"),
    ("Hezbollah fighters march through Tyre, Lebanon, on May 3, 2020. (AP Photo/Rami Haddad)", "march", "fighters"),
    ("Supporters of President Ruto rally in Eldoret, Kenya, on August 9, 2022. Credit: Mary Otieno / Getty Images", "rally", "Supporters"),
    ("Villagers with red flags parade along a street in Goma, on May 3, 2020.", "parade", "Villagers"),
    ("Women's rights groups march in Kabul", "march", "groups"),
    ("Egypt, Qatar broker truce between Israel and Hamas", "broker", "Egypt"),
    ("Analysts fear an attack as the Houthis rearm and threaten Israel.", "rearm", "Houthis"),
    ("Turkey Attacks Kurdish Positions In Northern Syria", "Attacks", "Turkey"),
    ("Toyota recalls cars to mend brakes", "recalls", "Toyota"),
]


@pytest.mark.parametrize(("text", "verb", "subject"), VERBS, ids=[row[0] for row in VERBS])
def test_a_verb_has_its_subject(nlp: Language, text: str, verb: str, subject: str) -> None:
    doc = nlp(text)
    tree = tree_of(doc)
    at = [token.text for token in doc].index(verb)
    assert tree.tag[at] in ("VBP", "VBZ")
    assert [doc[kid].text for kid in tree.kids(at, "nsubj")] == [subject]


NOUNS = [
    ("Taliban control of Kabul alarms India", "control"),
    ("Rebel attack on convoy leaves two dead", "attack"),
    ("US troops withdrawal from Syria", "withdrawal"),
    ("Houthis' attack on ship near Aden", "attack"),
    ("The Houthis attack on the ship was condemned by Oman.", "attack"),
    ("A Taliban parade in Kandahar drew thousands.", "parade"),
    ("Prisoners release in Yemen", "release"),
    ("Arms control talks in Geneva", "control"),
    ("The army denied that the Houthis attack on the port had failed.", "attack"),
]


@pytest.mark.parametrize(("text", "noun"), NOUNS, ids=[row[0] for row in NOUNS])
def test_a_noun_stays_one(nlp: Language, text: str, noun: str) -> None:
    doc = nlp(text)
    assert doc[[token.text for token in doc].index(noun)].pos_ == "NOUN"


NAMES = [
    "Human Rights Watch",
    "Reporters Without Borders",
    "When Harry Met Sally",
    "Rose Hill Cemetery Trust Fund",
    "By John Smith and Mary Jones",
    "Ministry of Foreign Affairs and International Cooperation",
    "The Rise and Fall of the Islamic State",
]


@pytest.mark.parametrize("text", NAMES)
def test_a_title_without_a_verb_stays_as_it_is(nlp: Language, text: str) -> None:
    assert tree_of(nlp(text)).word == [token.text for token in nlp(text)]


def test_names_of_the_text_are_names_in_its_title(nlp: Language) -> None:
    text = "Baker Sues Mill Over Unpaid Wages\n\nThe court heard Baker on Monday. The firm owns a mill."
    words = tree_of(nlp(text)).word
    assert words[:6] == ["Baker", "sues", "mill", "over", "unpaid", "wages"]


SIDES = [
    "Defense Secretary Anna Weber, left, meets Kenyan envoy Aden Okoth in Nairobi, Kenya.",
    "Defense Secretary Anna Weber (L) meets Kenyan envoy Aden Okoth in Nairobi, Kenya.",
    "Defense Secretary Anna Weber meets Kenyan envoy Aden Okoth, second right, in Nairobi, Kenya.",
]


@pytest.mark.parametrize("text", SIDES)
def test_where_somebody_stands_in_a_picture_is_no_deed(nlp: Language, text: str) -> None:
    assert told(claims_of(nlp, text))["Anna Weber", "metWith", "Aden Okoth"].asserted


CREDITS = [
    "AFP via Getty Images / MOISE KABALA",
    "(AP Photo/Rami Haddad)",
    "(Rami Haddad/Associated Press)",
    "Photo: Rami Haddad/Reuters",
    "CREDIT: RAMI HADDAD/AFP",
    "U.S. Navy photo by Alexander Kubik",
    "Congo Media Office/Handout via REUTERS",
    "Getty Images",
    "Reuters",
]


@pytest.mark.parametrize("credit", CREDITS)
def test_a_photographer_is_no_actor(nlp: Language, credit: str) -> None:
    found = next(extract_documents(nlp, [Document("d", f"Rebels parade in Goma, Congo, on May 3, 2020. {credit}")]))
    assert {mention.text for mention in found.mentions if mention.kind == "name"} == {"Goma", "Congo"}


ACRONYMS: list[tuple[str, Told]] = [
    ("IS militants attacked a village near Kirkuk.", ("IS militants", "attacked", "village")),
    ("He joined IS in 2014.", ("He", "memberOf", "IS")),
    ("The UN said IS has killed 12 villagers.", ("IS", "killed", "12 villagers")),
    ("Lebanese army arrests IS commander near Arsal", ("Lebanese army", "detained", "IS commander")),
    ("IS Claims Attack on Kabul Shrine", ("IS", "claimedResponsibilityFor", "Attack")),
    ("WHO chief Tedros visited Goma.", ("Tedros", "travelledTo", "Goma")),
]


@pytest.mark.parametrize(("text", "fact"), ACRONYMS, ids=[text for text, _ in ACRONYMS])
def test_an_acronym_is_no_small_word(nlp: Language, text: str, fact: Told) -> None:
    assert told(claims_of(nlp, text))[fact].asserted


@pytest.mark.parametrize(
    "text", ["This IS the end of the war.", "The army IS in Mosul, he said.", "TALIBAN IS BACK IN KABUL", "War IS looming."]
)
def test_a_stressed_word_is_no_acronym(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc[[token.text for token in doc].index("IS")].pos_ == "AUX"
