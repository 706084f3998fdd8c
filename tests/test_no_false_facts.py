"""What must not be told as a fact: sentences of every cause of false facts, with the claim that they do not make."""

import pytest
from spacy.language import Language

from kg.extraction import extract
from kg.model import Claim, Document

# Denied by a determiner, an adverb or the verb above.
DENIED = [
    ("No group has claimed responsibility for the attack on the market.", "group", "claimedResponsibilityFor", "attack"),
    ("Neither Iran nor Hezbollah attacked the embassy in Beirut.", "Iran", "attacked", "embassy"),
    ("Neither Iran nor Hezbollah attacked the embassy in Beirut.", "Hezbollah", "attacked", "embassy"),
    ("None of the rebels attacked Goma.", "rebels", "attacked", "Goma"),
    ("Police have not arrested Omar Daud.", "Police", "detained", "Omar Daud"),
    ("The army denied that its soldiers had killed Omar Daud.", "soldiers", "killed", "Omar Daud"),
    ("Ann Lee never met Omar Daud.", "Ann Lee", "metWith", "Omar Daud"),
    ("Kenya failed to capture Kismayo.", "Kenya", "captured", "Kismayo"),
    ("Egypt refused to release Omar Daud.", "Egypt", "released", "Omar Daud"),
    ("Hardly any soldiers attacked Goma.", "soldiers", "attacked", "Goma"),
    ("Ann Lee was unable to visit Goma.", "Ann Lee", "travelledTo", "Goma"),
    ("Rather than attack Goma, the rebels withdrew to Bunia.", "rebels", "attacked", "Goma"),
    ("The rebels withdrew rather than attacking Goma.", "rebels", "attacked", "Goma"),
    ("The army denied ordering the killing of Omar Daud.", "army", "killed", "Omar Daud"),
    ("Canada plans to build a factory in Goma.", "factory", "locatedIn", "Goma"),
    ("Ann Lee will open a shop in Goma next year.", "shop", "locatedIn", "Goma"),
    ("If rebels attack a base in Mali, France will leave.", "base", "locatedIn", "Mali"),
    ("The Sahel Front is blamed for the deaths of 12 miners.", "Sahel Front", "killed", "12 miners"),
    ("Iran has been blamed for the attack on the refinery.", "Iran", "attacked", "refinery"),
    ("Turkey's withdrawal from Goma would embolden the rebels.", "Turkey", "withdrewFrom", "Goma"),
    ("The driver died when a lorry hit their car.", "lorry", "attacked", "car"),
    ("Hurricane Delia destroyed the hospital.", "Delia", "attacked", "hospital"),
    ("The junta has cut ties with Kenya.", "junta", "hasTiesTo", "Kenya"),
    ("The king ordered an attack on Goma.", "king", "attacked", "Goma"),
    ("Ann Lee left without meeting Omar Daud.", "Ann Lee", "metWith", "Omar Daud"),
    ("There is no evidence that Iran attacked Goma.", "Iran", "attacked", "Goma"),
]
# Hedged, wished, planned, conditional or asked.
UNSURE = [
    ("Iran may have attacked the tanker Agnes.", "Iran", "attacked", "Agnes"),
    ("Iran allegedly attacked the tanker Agnes.", "Iran", "attacked", "Agnes"),
    ("Analysts suspect that Iran attacked the tanker Agnes.", "Iran", "attacked", "Agnes"),
    ("Omar Daud is believed to have killed Ann Lee.", "Omar Daud", "killed", "Ann Lee"),
    ("Omar Daud is accused of killing Ann Lee.", "Omar Daud", "killed", "Ann Lee"),
    ("If Iran attacks Iraq, the United States will attack Iran.", "Iran", "attacked", "Iraq"),
    ("If Iran attacks Iraq, the United States will attack Iran.", "United States", "attacked", "Iran"),
    ("Iran threatened to attack Iraq.", "Iran", "attacked", "Iraq"),
    ("Iran wants to attack Iraq.", "Iran", "attacked", "Iraq"),
    ("Ann Lee urged Kenya to withdraw from Somalia.", "Kenya", "withdrewFrom", "Somalia"),
    ("Did Iran attack Iraq?", "Iran", "attacked", "Iraq"),
    ("Kenya should withdraw from Somalia, Ann Lee said.", "Kenya", "withdrewFrom", "Somalia"),
    ("Ann Lee will meet Omar Daud on Friday.", "Ann Lee", "metWith", "Omar Daud"),
    ("Police foiled a plot to kill Ann Lee.", "Police", "killed", "Ann Lee"),
    ("Japan offered to send tents to Haiti.", "Japan", "aided", "Haiti"),
    ("Kenya would have attacked Somalia.", "Kenya", "attacked", "Somalia"),
    ("Ann Lee called off her visit to Kenya.", "Ann Lee", "travelledTo", "Kenya"),
    ("Ann Lee put off her trip to Kenya.", "Ann Lee", "travelledTo", "Kenya"),
    ("Omar Daud was cleared of killing Ann Lee.", "Omar Daud", "killed", "Ann Lee"),
    ("A court acquitted Omar Daud of bombing the embassy.", "Omar Daud", "attacked", "embassy"),
    ("Omar Daud pleaded not guilty to killing Ann Lee.", "Omar Daud", "killed", "Ann Lee"),
    ("Omar Daud is wanted for killing Ann Lee.", "Omar Daud", "killed", "Ann Lee"),
    ("Omar Daud was sued for attacking Ann Lee.", "Omar Daud", "attacked", "Ann Lee"),
    ("Ann Lee hopes to meet Omar Daud.", "Ann Lee", "metWith", "Omar Daud"),
    ("The army said it was ready to attack Goma.", "army", "attacked", "Goma"),
    ("Janez Kovac rejected an offer to form a government.", "Janez Kovac", "founded", "government"),
]
# The verb says another thing here than its pattern.
OTHER_RELATION = [
    ("The earthquake destroyed a bridge in Quito.", "earthquake", "attacked", "bridge"),
    ("Workers at the shipyard downed tools on Monday.", "Workers", "attacked", "tools"),
    ("The union called a general strike against the reforms.", "union", "attacked", "reforms"),
    ("Coastguards saved 40 migrants whose boat had sunk off Malta.", "boat", "attacked", "migrants"),
    ("The ceremony expanded economic relations with Kenya.", "ceremony", "cooperatedWith", "Kenya"),
    ("Omar Daud was in a state of chronic distress.", "Omar Daud", "locatedIn", "state"),
    ("Alan is an Iranian form of Aryan.", "Alan", "citizenOf", "Iran"),
    ("Novak Brandt crushed Rafael Holm in the final in Paris.", "Novak Brandt", "killed", "Rafael Holm"),
    ("Brazil eliminated Chile in the quarter-final.", "Brazil", "killed", "Chile"),
    ("Google hit Apple Inc. with a lawsuit.", "Google", "attacked", "Apple"),
    ("Harlow United beat Calder Rovers on Saturday.", "Harlow United", "attacked", "Calder Rovers"),
    ("Turkey and Armenia agreed to reopen their border.", "Turkey", "agreedWith", "border"),
    ("Doctors called Maria Lopez a hero.", "Doctors", "spokeTo", "Maria Lopez"),
    ("Prosecutors accused Omar Daud of hiding the money in Dubai.", "Omar Daud", "locatedIn", "Dubai"),
    ("The airline moved its planes to Cairo.", "airline", "travelledTo", "Cairo"),
    ("The museum returned the bronzes to Nigeria.", "museum", "travelledTo", "Nigeria"),
    ("Marie Sloan held the office of mayor for ten years.", "Marie Sloan", "controls", "office"),
    ("Apple Inc. released its new iPhone Software Kit.", "Apple", "released", "iPhone Software Kit"),
    ("Lebanon refused to extradite Omar Daud.", "Lebanon", "rejected", "Omar Daud"),
    ("Europe should stand up to China, Anna Weber told the Times.", "Anna Weber", "requested", "Times"),
    ("Analysts expect Tata Steel to buy Voss AG.", "Analysts", "relatedTo", "Tata Steel"),
    ("The Taliban want the United States to leave.", "Taliban", "relatedTo", "United States"),
    ("Kenya promised to reinforce the force in Somalia.", "Kenya", "agreedWith", "force"),
]
# The wrong noun: past a relative clause, after a comma, of another verb, from a dateline.
WRONG_ARGUMENT = [
    ("Two gunmen on a motorcycle shot and killed a Sunni cleric in Lahore, officials reported.", "officials", "killed", "cleric"),
    ("The militia gave foreign firms two weeks to leave the province of Tete.", "militia", "withdrewFrom", "Tete"),
    ("Slovakia's parliament refused to ratify the treaty with Hungary.", "parliament", "rejected", "Hungary"),
    ("Omar Daud, who leads the Sahel Front, and his deputy, Issa Bah, were killed.", "Issa Bah", "leads", "Sahel Front"),
    ("Hemedti accused Egypt of bombing his troops, which Cairo denies.", "Egypt", "rejected", "his troops"),
    ("Rebels bombed Kabul airport, U.S. officials said.", "Kabul airport", "locatedIn", "United States"),
    ("The blast hit the centre of Kabul, Pakistan said on Monday.", "Kabul", "locatedIn", "Pakistan"),
    ("DAVAO, Philippines (Reuters) - Floods and landslides killed 61 people.", "Davao", "killed", "people"),
    ("DAVAO, Philippines (Reuters) - Floods and landslides killed 61 people.", "Philippines", "killed", "people"),
    ("Cyclone Agnes struck Mozambique.", "Agnes", "attacked", "Mozambique"),
    ("Northgate signed Rafael Teles from Benfica.", "Northgate", "relatedTo", "Benfica"),
    ("Tony Scott tracked Ann Lee to Beverly Hills.", "Tony Scott", "relatedTo", "Beverly Hills"),
    ("Omar Daud was killed by soldiers near Goma.", "Omar Daud", "killed", "soldiers"),
    ("Kenya and Somalia, which borders Ethiopia, met Uganda.", "Kenya", "metWith", "Somalia"),
    ("Omar Daud and Issa Bah, who leads the Sahel Front, were killed.", "Omar Daud", "leads", "Sahel Front"),
    ("The raid destroyed an ISIL-held building, a bridge and two vehicles.", "Islamic State", "controls", "vehicles"),
    ("The port of Tartus, for which Daesh has claimed responsibility, was hit.", "Islamic State", "claimedResponsibilityFor", "Tartus"),
    ("Police released footage of Omar Daud attacking Ann Lee.", "Police", "attacked", "Ann Lee"),
    ("Analysts at Berenberg met Ann Lee.", "Analysts", "locatedIn", "Berenberg"),
    ("Pirates boarded a Greek-owned tanker off Somalia.", "Greece", "controls", "tanker"),
    ("The drone came from Bara. RSF commander Omar Daud denied it and accused Egypt.", "Bara", "accused", "Egypt"),
    ("The Global Coalition to Counter ISIL in Oslo met on Monday.", "Islamic State", "operatesIn", "Oslo"),
    ("Russia closed its radar base in Cuba.", "base", "locatedIn", "Russia"),
    ("The attack in the town of Goma, which killed ten people and targeted a school, was condemned.", "Goma", "attacked", "school"),
    ("The council reiterates its support for reform and its support for the people of Kenya.", "council", "supports", "its support"),
    ("The raids have brought the total to 40 since May 5.", "raids", "occurredOn", "05-05"),
    ("Her wedding in Tyre was set for May 2.", "wedding", "occurredOn", "05-02"),
    ("Some Kenyans were killed by gunmen on Friday, including a group of nurses.", "nurses", "killed", "Kenyans"),
    ("He admitted that Kenyan officials, whom he calls friends, paid for the trips.", "He", "relatedTo", "Kenyan officials"),
    ("The Reform Party was replaced by the Unity Party, leaving the Green Party without seats.", "Reform", "relatedTo", "Green"),
    ("The party seeks the removal of Kenya from the Union.", "party", "requested", "Union"),
    ("Kenya opened the bridge, reports aid agencies.", "Kenya", "relatedTo", "aid agencies"),
    ("The revolt in the Duchy of Saxony, which had forced Henry Adams to flee, failed.", "Saxony", "coerced", "Henry Adams"),
    ("King Charles I awarded land to James Johnston.", "I", "relatedTo", "James Johnston"),
    ("Supporters demanded that Omar Daud be reinstated.", "Supporters", "requested", "Omar Daud"),
    ("Prisoners rioted at a jail in Goma.", "Prisoners", "protestedAgainst", "jail"),
    ("Kenya limited the number of European-based missiles.", "missiles", "basedIn", "Europeans"),
    ("The housing units at River Garden burned.", "housing units", "operatesIn", "River Garden"),
    ("Kenya prepares tomorrow's meeting of ministers.", "meeting", "occurredOn", "05-15"),
    (
        "The last meeting of judges took place in Rome. The last meeting of mayors took place in Oslo.",
        "meeting of judges",
        "occurredIn",
        "Oslo",
    ),
]
# A thing near a place, or outside it, is not in it as a fact.
BESIDE = [
    ("Near Goma, an air strike destroyed a depot.", "depot", "locatedIn", "Goma"),
    ("Norden Hall, a theatre near Lisbon, was closed.", "Norden Hall", "locatedIn", "Lisbon"),
    ("Police said Omar Daud was behind the blast at the Norden Hotel.", "Omar Daud", "locatedIn", "Norden Hotel"),
]
# Whom a pronoun or a bare name means.
WRONG_IDENTITY = [
    (
        "A court jailed Ibrahim Danladi but freed his brother Sani. The judge sent Danladi to prison. Sani Danladi met Ann Lee.",
        "Sani",
        "detained",
        "Danladi",
    ),
    ("Ann Lee met Omar Daud. She attacked the army.", "Omar Daud", "attacked", "army"),
    ("Lofgren was born in Boston to Ruth Boyce and John Charles Lofgren.", "John", "bornIn", "Boston"),
    ("The members of the council urge all parties and their supporters to stay calm.", "supporters", "supports", "members"),
    ("Ann Lee thanked Maria Lopez and her brother.", "brother", "familyOf", "Ann Lee"),
    ("The general spoke. His brother attacked the army.", "The general", "attacked", "army"),
    ("The rebels attacked the army. Ann Lee condemned it.", "Ann Lee", "attacked", "army"),
]
# Roles of somebody else, or none.
WRONG_ROLE = [
    ("Iraq's parliament speaker met Omar Daud.", "speaker", "leads", "Iraq"),
    ("The alleged mastermind of the attack, Omar Daud, was caught.", "Omar Daud", "holdsRole", "mastermind"),
    ("Two suspected members of the Sahel Front were arrested.", "members", "memberOf", "Sahel Front"),
    ("The would-be assassin of Ann Lee was released from prison.", "assassin", "killed", "Ann Lee"),
    ("Ann Lee, the next president of Kenya, flew to Rome.", "Ann Lee", "leads", "Kenya"),
    ("Germany's largest steelmaker, Rheinwerk, cut 300 jobs.", "Rheinwerk", "holdsRole", "steelmaker"),
    ("The army chief and the head of the navy met the king.", "army chief", "leads", "navy"),
    ("A court acquitted his brother Sani and two aides.", "Sani", "holdsRole", "aides"),
    ("Harlow will face Northgate City or holders Saint-Denis in Cardiff.", "Saint-Denis", "holdsRole", "holders"),
    ("Ann Lee won a medal as captain of the team at the Winter Games.", "Ann Lee", "leads", "Winter Games"),
    ("Ann Lee is professor of Latin at Cole University.", "Ann Lee", "worksFor", "Latin"),
    ("Ann Lee is a student at Baylor University.", "Ann Lee", "worksFor", "Baylor University"),
    ("Ann Lee is the founder of North Press and South Press.", "North Press", "partOf", "South Press"),
    ("Kirk Kern, Acme Motors' largest investor, sold his shares.", "Kirk Kern", "worksFor", "Acme Motors"),
    ("Norvik investor Ann Lee sold her shares.", "Ann Lee", "worksFor", "Norvik"),
    ("Any member of the Sahel Front can leave.", "member", "memberOf", "Sahel Front"),
    ("Hanna Reed portrayed Ann Lee as head of Acme Motors.", "Hanna Reed", "holdsRole", "head"),
    ("Omar Daud, the former mayor of Goma, met an aide to Ann Lee.", "Omar Daud", "worksFor", "Ann Lee"),
    ("Ann Lee was running for president of Kenya.", "president", "leads", "Kenya"),
    ("Ann Lee ran for President of Kenya.", "President", "leads", "Kenya"),
    ("Omar Daud was described as the leader of the Sahel Front.", "Omar Daud", "leads", "Sahel Front"),
    ("Sampark Foundation, where the CEO of Acme Motors spoke, was closed.", "Sampark Foundation", "holdsRole", "CEO"),
    ("Ann Lee, the envoy for Kenya, met Omar Daud.", "Ann Lee", "worksFor", "Kenya"),
    ("Photographs of U.S. service members in Mali were published.", "service members", "memberOf", "Mali"),
    ("The Secretary of State has offered a reward.", "Secretary of State", "worksFor", "State"),
    ("Radical Shiite cleric Omar Daud spoke in Goma.", "Omar Daud", "holdsRole", "Radical"),
    ("Secretary of State Holt and Secretary of Defense Mark Bell met.", "Mark Bell", "worksFor", "Holt"),
    ("Omar Daud, a Kenyan official said on Friday, will go to Doha.", "Omar Daud", "holdsRole", "official"),
    ("They buy films from Norvik, Sendai's distributor and owner of NBX.", "owner", "controls", "NBX"),
]
ROWS = [*DENIED, *UNSURE, *OTHER_RELATION, *WRONG_ARGUMENT, *BESIDE, *WRONG_IDENTITY, *WRONG_ROLE]

# What stands in the same constructions and is a fact: silence is no virtue.
TOLD = [
    ("The general launched a strike on Goma.", "general", "attacked", "Goma"),
    ("Artillery fire destroyed a school in Goma.", "fire", "attacked", "school"),
    ("Nurses marched at the hospital in protest over the reform.", "Nurses", "protestedAgainst", "reform"),
    ("Ann Lee thanked Maria Lopez and her brother.", "brother", "familyOf", "Maria Lopez"),
    ("The Board of Muslim clerics condemned the attack.", "Board of Muslim clerics", "criticized", "attack"),
    ("Northfield CEO and co-founder Maria Lopez spoke to reporters.", "Maria Lopez", "holdsRole", "CEO"),
    ("The chairman of Northfield Ltd Paul Sharp met Omar Daud.", "Paul Sharp", "leads", "Northfield Ltd"),
    ("The attack in the town of Goma, which killed ten people and targeted a school, was condemned.", "attack", "attacked", "school"),
    ("Commander Luc Morel leads Task Force 50.", "Luc Morel", "leads", "Task Force 50"),
    ("The United Front of Kenya (UFK) attacked the army.", "United Front of Kenya", "attacked", "army"),
    ("King Charles I awarded land to James Johnston.", "Charles I", "holdsRole", "King"),
    ("The strike destroyed a UAV, a VBIED and an IED.", "strike", "attacked", "VBIED"),
    ("Kenya demanded that the prisoners be released by Uganda.", "Kenya", "requested", "Uganda"),
    ("Karl Braun is the founder of Norvik Forum India.", "Karl Braun", "founded", "Norvik Forum India"),
    ("Foreign Minister Julie Bishop met with Omar Daud.", "Julie Bishop", "metWith", "Omar Daud"),
    ("Omar Daud planned the attacks of March 3, 2004.", "attacks of March 3, 2004", "occurredOn", "2004-03-03"),
    ("Omar Daud, who leads the Sahel Front, and his deputy, Issa Bah, were killed.", "Omar Daud", "leads", "Sahel Front"),
    ("Rebels hit Goma with missiles.", "Rebels", "attacked", "Goma"),
    ("Police released footage of Omar Daud attacking Ann Lee.", "Omar Daud", "attacked", "Ann Lee"),
    ("Police beat dozens of protesters in Minsk.", "Police", "attacked", "protesters"),
    ("DAVAO, Philippines (Reuters) - Floods and landslides killed 61 people.", "landslides", "killed", "people"),
    ("Ann Lee crossed the border into Kenya.", "Ann Lee", "travelledTo", "Kenya"),
    ("Ann Lee called Omar Daud on Monday.", "Ann Lee", "spokeTo", "Omar Daud"),
    ("Ann Lee was born in Paris, France.", "Paris", "locatedIn", "France"),
    ("Israel offered a truce, which Hamas rejected.", "Hamas", "rejected", "truce"),
    ("Police arrested the professors Karl Braun and Otto Frei.", "Karl Braun", "holdsRole", "professors"),
    ("Acme Motors was absorbed by Cole University.", "Acme Motors", "partOf", "Cole University"),
]


def claims_of(nlp: Language, text: str) -> list[Claim]:
    return list(extract(nlp(text), Document("text", text, published="2025-05-14")).claims)


def facts_like(claims: list[Claim], subject: str, relation: str, target: str) -> list[Claim]:
    """The asserted claims of a relation whose arguments contain these words."""
    return [
        claim
        for claim in claims
        if claim.asserted
        and claim.subject is not None
        and claim.relation == relation
        and subject.lower() in f"{claim.subject.label} {claim.subject.text}".lower()
        and target.lower() in f"{claim.object.value} {claim.object.label} {claim.object.text}".lower()
    ]


@pytest.mark.parametrize(("text", "subject", "relation", "target"), ROWS)
def test_is_no_fact(nlp: Language, text: str, subject: str, relation: str, target: str) -> None:
    found = facts_like(claims_of(nlp, text), subject, relation, target)
    assert not found, [(claim.subject, claim.relation, claim.object, claim.rule) for claim in found]


@pytest.mark.parametrize(("text", "subject", "relation", "target"), TOLD)
def test_is_a_fact(nlp: Language, text: str, subject: str, relation: str, target: str) -> None:
    assert facts_like(claims_of(nlp, text), subject, relation, target)


# What names nothing: nobody, what something is, and who is meant only by whoever speaks.
NOTHINGS = [
    ("No group has claimed responsibility for the attack on the market.", "No group"),
    ("No one has claimed responsibility for the attack on the market.", "No one"),
    ("The Sahel Front is a ruthless group.", "ruthless group"),
    ("Kenya and Uganda see the Sahel Front as their common enemy.", "enemy"),
    ("The enemy of my enemy is my friend, Ann Lee said.", "enemy"),
    ("Ann Lee met Omar Daud, the founder and owner of the North Press.", "owner"),
    ("The phone sold by Norvik holds 6 GB of data.", "GB"),
    ("Norvik sold phones in foreign markets.", "market"),
    ("The music business grew in Kenya.", "business"),
    ("The side of the phone broke.", "side"),
    ("The state of emergency in Kenya ended.", "emergency"),
    ("Norvik sold music players in Kenya.", "players"),
    ("Two positions at Norvik were filled.", "positions"),
    ("Public funds were stolen in Kenya.", "funds"),
    ("Central American leaders met in Oslo.", "United States"),
    ("Honey Design, LLC is a firm based in Oslo.", "LLC"),
    ("Ann Lee ran for President of Kenya.", "President"),
]


# What a noun is that has several senses.
SENSES = [
    ("Norvik Corps sold phones.", "Norvik Corps", "Organization"),
    ("The bank's brokerage unit in Malta was sold.", "brokerage unit", "Organization"),
    ("The Clintons met Omar Daud.", "Clintons", "Group"),
    ("The frigate FS Marin left. Marin is joining the fleet, said Luc Morel, commander of Marin.", "Marin", "Equipment"),
    ("Norvik's automotive division lost money.", "division", "Organization"),
    ("The 10th Mountain Division attacked Goma.", "10th Mountain Division", "ArmedGroup"),
    ("A bomb exploded at a crowded market in Goma.", "market", "Facility"),
]


@pytest.mark.parametrize(("text", "words", "kind"), SENSES)
def test_type_of_a_noun_with_several_senses(nlp: Language, text: str, words: str, kind: str) -> None:
    clusters = extract(nlp(text), Document("text", text)).clusters
    assert kind in {cluster.type for cluster in clusters if words.lower() in cluster.label.lower()}


@pytest.mark.parametrize(("text", "words"), NOTHINGS)
def test_is_no_node(nlp: Language, text: str, words: str) -> None:
    clusters = extract(nlp(text), Document("text", text)).clusters
    assert not [cluster.label for cluster in clusters if words.lower() in cluster.label.lower()]


def test_what_no_group_claims_is_claimed_by_nobody(nlp: Language) -> None:
    [claim] = [c for c in claims_of(nlp, NOTHINGS[0][0]) if c.relation == "claimedResponsibilityFor"]
    assert claim.subject is None
    assert claim.polarity == "negative"
