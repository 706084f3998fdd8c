"""Relations from verbs: one row a sentence, as (sentence, subject, relation, object), and sentences that tell none."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.errors import CorrectionError
from kg.language.layers import TokenClaim, layers_of
from kg.language.relations import find_claims
from kg.language.relations.patterns import build_lexicon, extend, lexicon
from kg.language.tree import tree_of

ROWS = [
    # conflict
    ("Hamas attacked Israel.", "Hamas", "attacked", "Israel"),
    ("The Taliban carried out an attack on the Afghan army.", "Taliban", "attacked", "Afghan army"),
    ("Israel launched strikes against Hezbollah.", "Israel", "attacked", "Hezbollah"),
    ("Gunmen opened fire on the convoy near Mosul.", "Gunmen", "attacked", "convoy"),
    ("Boko Haram killed twelve soldiers.", "Boko Haram", "killed", "twelve soldiers"),
    ("Twelve soldiers were killed by Boko Haram.", "Boko Haram", "killed", "Twelve soldiers"),
    ("The soldiers killed by Boko Haram were buried on Friday.", "Boko Haram", "killed", "soldiers"),
    ("The blast left nine people dead.", "blast", "killed", "nine people"),
    ("Nine people died in the bombing.", "bombing", "killed", "Nine people"),
    ("The explosion wounded three officers.", "explosion", "injured", "three officers"),
    ("Ethiopian troops clashed with the Fano militia.", "Ethiopian troops", "foughtAgainst", "Fano militia"),
    ("Armed men abducted Maria Silva.", "Armed men", "abducted", "Maria Silva"),
    ("The Houthis seized the port of Hodeidah.", "Houthis", "captured", "Hodeidah"),
    ("Kunduz fell to the Taliban.", "Taliban", "captured", "Kunduz"),
    ("Egypt arrested Ahmed Saleh.", "Egypt", "detained", "Ahmed Saleh"),
    ("Ahmed Saleh was taken into custody by police.", "police", "detained", "Ahmed Saleh"),
    ("Russia forced Ukraine to leave the city.", "Russia", "coerced", "Ukraine"),
    ("Turkey deployed troops to Libya.", "Turkey", "deployedTo", "Libya"),
    ("France sent soldiers to Chad.", "France", "deployedTo", "Chad"),
    ("North Korea threatened to attack Japan.", "North Korea", "threatened", "Japan"),
    ("The European Union imposed sanctions on Belarus.", "European Union", "sanctioned", "Belarus"),
    ("Sanctions were imposed on Belarus by the European Union.", "European Union", "sanctioned", "Belarus"),
    ("Poland severed ties with Belarus.", "Poland", "sanctioned", "Belarus"),
    ("Students protested against the government.", "Students", "protestedAgainst", "government"),
    ("Al-Shabaab claimed responsibility for the bombing.", "Al-Shabaab", "claimedResponsibilityFor", "bombing"),
    ("Aid workers said the army had shelled the camp and accused Serbia of arming it.", "Aid workers", "accused", "Serbia"),
    ("The envoy said rebels had attacked the convoy and killed the driver.", "rebels", "killed", "driver"),
    ("Police arrested 12 people, including the writer Ada Novak.", "Police", "detained", "Ada Novak"),
    ("The rebels freed 40 hostages, among them the nurse Anna Frey.", "rebels", "released", "Anna Frey"),
    ("Several countries, including France and Spain, have recognised the council.", "Spain", "supports", "council"),
    ("Five passengers, including a baby, were injured by the blast.", "blast", "injured", "baby"),
    ("Police arrested two men identified as Ivan Petrenko and Oleg Rus.", "Police", "detained", "Oleg Rus"),
    ("The former minister was convicted of ordering the murder of Ana Ruiz.", "former minister", "killed", "Ana Ruiz"),
    ("Burning four lorries and taking seven drivers hostage, the rebels fled.", "rebels", "abducted", "seven drivers"),
    ("Rebels are holding four nurses hostage in Bor.", "Rebels", "abducted", "four nurses"),
    ("Its leaders, Ann Lee and Tom Reed, were arrested by police.", "police", "detained", "Tom Reed"),
    ("The two countries, Chad and Mali, agreed on a truce.", "Chad", "agreedWith", "Mali"),
    ("Nachtwerk belongs to the Swedish group Lydia Music.", "Nachtwerk", "partOf", "Lydia Music"),
    ("The rapper Koko Bay and the singer Sef Adu were arrested by police.", "police", "detained", "Sef Adu"),
    ("A truck bomb destroyed the embassy.", "truck bomb", "attacked", "embassy"),
    ("Five engineers are being held by the guerrillas.", "guerrillas", "detained", "Five engineers"),
    ("The rebels drove the army out of Goma.", "rebels", "foughtAgainst", "army"),
    ("Two others were wounded by the gunmen.", "gunmen", "injured", "Two others"),
    ("Missiles hit a school in Kharkiv.", "school", "locatedIn", "Kharkiv"),
    ("Students marched in protest at the fees bill.", "Students", "protestedAgainst", "fees bill"),
    ("The army blamed the explosion on separatists.", "separatists", "caused", "explosion"),
    ("Germany will send 50 police to Kosovo.", "Germany", "deployedTo", "Kosovo"),
    ("The rebels are holding at least 30 villagers.", "rebels", "detained", "30 villagers"),
    ("The minister dismissed a claim by Amnesty International.", "minister", "rejected", "Amnesty International"),
    ("The army said that its soldiers had freed ten men, and killed a warlord.", "its soldiers", "killed", "warlord"),
    ("One of the victims, Ann Lee, met Omar Saleh.", "Ann Lee", "metWith", "Omar Saleh"),
    (
        "Houthi fighters march along a road to mark the day the army left Ibb, in Sanaa, on May 5, 2023.",
        "Houthi fighters",
        "locatedIn",
        "Sanaa",
    ),
    ("A bomb killed four Marines, an Army Medic, and a driver.", "bomb", "killed", "four Marines"),
    # words against
    ("Iran accused Israel of killing the scientist.", "Iran", "accused", "Israel"),
    ("Iran blamed Israel for the blast.", "Iran", "accused", "Israel"),
    ("Germany condemned the attack.", "Germany", "criticized", "attack"),
    ("Sudan rejected a French proposal.", "Sudan", "rejected", "French"),
    ("Hungary refused to meet Volodymyr Zelensky.", "Hungary", "rejected", "Volodymyr Zelensky"),
    ("Kyiv called on Germany to send tanks.", "Kyiv", "requested", "Germany"),
    ("Poland urged Germany to send tanks.", "Poland", "requested", "Germany"),
    ("China demanded that Japan apologise.", "China", "requested", "Japan"),
    ("China demanded an apology from Japan.", "China", "requested", "Japan"),
    ("Turkey opposes the plan.", "Turkey", "opposes", "plan"),
    ("Poland distrusts Russia.", "Poland", "distrusts", "Russia"),
    ("Norway announced 40m euros in aid to Malawi.", "Norway", "aided", "Malawi"),
    ("Qatar pledged $300 million in military aid to Lebanon.", "Qatar", "aided", "Lebanon"),
    # yielding
    ("Russia withdrew its troops from Kherson.", "Russia", "withdrewFrom", "Kherson"),
    ("The army pulled out of Kherson.", "army", "withdrewFrom", "Kherson"),
    ("Hamas released two hostages.", "Hamas", "released", "two hostages"),
    ("Hamas set two hostages free.", "Hamas", "released", "two hostages"),
    ("Syria lifted the siege of Homs.", "Syria", "conceded", "Homs"),
    ("Government forces retreated to Kunduz.", "Government forces", "travelledTo", "Kunduz"),
    ("Ana Silva fled Luanda for Lisbon.", "Ana Silva", "travelledTo", "Lisbon"),
    ("The navy freed the crew of the tanker Aras.", "navy", "released", "crew"),
    # cooperation
    ("Kenya and Uganda met, and both urged Sudan to sign.", "Uganda", "requested", "Sudan"),
    ("Maria Silva married Omar Reza. The couple lives in Lisbon.", "Omar Reza", "livesIn", "Lisbon"),
    ("Maria Silva and Omar Reza met in Rome. The couple moved to Lisbon.", "Maria Silva", "livesIn", "Lisbon"),
    ("The United States and Britain, which both recognise the council, left.", "Britain", "supports", "council"),
    ("The French president and the Emir of Qatar discussed the hostages.", "French president", "spokeTo", "Emir of Qatar"),
    ("The minister discussed the crisis with his Greek counterpart.", "minister", "spokeTo", "Greek counterpart"),
    ("Ann Lee is close to the president.", "Ann Lee", "hasTiesTo", "president"),
    ("The dissident lives in exile in Prague.", "dissident", "livesIn", "Prague"),
    ("Kenya cooperated with Uganda.", "Kenya", "cooperatedWith", "Uganda"),
    ("Japan gave ten million dollars to Nepal.", "Japan", "aided", "Nepal"),
    ("Japan gave Nepal ten million dollars.", "Japan", "aided", "Nepal"),
    ("Russia supports Serbia.", "Russia", "supports", "Serbia"),
    ("Egypt signed an agreement with Sudan.", "Egypt", "agreedWith", "Sudan"),
    ("Egypt and Sudan signed an agreement.", "Egypt", "agreedWith", "Sudan"),
    ("Antony Blinken met Wang Yi in Beijing.", "Antony Blinken", "metWith", "Wang Yi"),
    ("Antony Blinken and Wang Yi met in Beijing.", "Antony Blinken", "metWith", "Wang Yi"),
    ("Iran held talks with Iraq.", "Iran", "negotiatedWith", "Iraq"),
    ("Angela Merkel told reporters that she would leave.", "Angela Merkel", "spokeTo", "reporters"),
    ("Kenya trusts Uganda.", "Kenya", "trusts", "Uganda"),
    # affiliation and place
    ("Ali Hassan joined Hezbollah.", "Ali Hassan", "memberOf", "Hezbollah"),
    ("Maria Silva heads the World Bank.", "Maria Silva", "leads", "World Bank"),
    ("The World Bank is headed by Maria Silva.", "Maria Silva", "leads", "World Bank"),
    ("Maria Silva works for the World Bank.", "Maria Silva", "worksFor", "World Bank"),
    ("Elon Musk founded SpaceX.", "Elon Musk", "founded", "SpaceX"),
    ("The group has links to Al-Qaeda.", "group", "hasTiesTo", "Al-Qaeda"),
    ("The firm Huawei is based in Shenzhen.", "Huawei", "basedIn", "Shenzhen"),
    ("Al-Shabaab controls Jilib.", "Al-Shabaab", "controls", "Jilib"),
    ("Jilib is controlled by Al-Shabaab.", "Al-Shabaab", "controls", "Jilib"),
    ("Angela Merkel travelled to Moscow.", "Angela Merkel", "travelledTo", "Moscow"),
    ("Maria Silva lives in Lisbon.", "Maria Silva", "livesIn", "Lisbon"),
    ("Maria Silva was born in Lisbon.", "Maria Silva", "bornIn", "Lisbon"),
    ("Maria Silva married John Smith.", "Maria Silva", "familyOf", "John Smith"),
    # constructions
    ("Iran, which backs Hezbollah, condemned the raid.", "Iran", "supports", "Hezbollah"),
    ("Rebels backed by Rwanda entered Goma.", "Rwanda", "supports", "Rebels"),
    ("Kenya refused to stop supporting Uganda.", "Kenya", "supports", "Uganda"),
    ("Troops entered Goma and arrested Jean Mbala.", "Troops", "detained", "Jean Mbala"),
    ("Police arrested and deported Jean Mbala.", "Police", "detained", "Jean Mbala"),
    ("The gunman Ali Hassan attacked the embassy.", "Ali Hassan", "attacked", "embassy"),
    ("Ali Hassan, a gunman from Basra, attacked the embassy.", "Ali Hassan", "attacked", "embassy"),
    ("Fighters from Hezbollah attacked the base.", "Hezbollah", "attacked", "base"),
    ("None of the soldiers attacked the embassy.", "soldiers", "attacked", "embassy"),
    ("Police arrest Jean Mbala in Goma", "Police", "detained", "Jean Mbala"),
    ("Five soldiers killed by Taliban in Kabul", "Taliban", "killed", "Five soldiers"),
    ("Egypt held talks with Sudan, and both countries signed an agreement.", "Egypt", "agreedWith", "Sudan"),
    ("Turkish and Greek officials held talks in Geneva.", "Turkish", "negotiatedWith", "Greek"),
    ("In Mosul, two strikes destroyed a depot.", "strikes", "occurredIn", "Mosul"),
    ("Near Mosul, two strikes destroyed a depot.", "strikes", "occurredIn", "Mosul"),
    ("Fighters in Idlib destroyed a tank.", "Fighters", "locatedIn", "Idlib"),
    ("Students marched through Dhaka, demanding reforms from the government.", "Students", "protestedAgainst", "government"),
    ("The army blames Hamas for the deaths of two soldiers.", "Hamas", "killed", "two soldiers"),
    ("Iran accused Israel of the murder of Ali Hassan.", "Israel", "killed", "Ali Hassan"),
    ("She runs Acme Corporation, based in Lisbon, which she founded in 2001.", "she", "founded", "Acme Corporation"),
    ("Emmanuel Macron spoke after a meeting with Olaf Scholz.", "Emmanuel Macron", "metWith", "Olaf Scholz"),
    ("Israel killed two men in a strike on Tyre.", "Israel", "attacked", "Tyre"),
    ("Mercenaries loyal to Haftar shelled the refinery.", "Mercenaries", "supports", "Haftar"),
    ("Poland did not accept the plan.", "Poland", "rejected", "plan"),
    # anything else
    ("Germany outplayed Brazil.", "Germany", "relatedTo", "Brazil"),
]
SILENT = [
    ("The party denied ties to the cartel.", "sanctioned"),
    ("The bank sold its Angolan arm to the fund Qimma.", "aided"),
    ("The sailors took them to the port of Safi.", "killed"),
    ("Peace in Gao depends on the Chadian contingent.", "trusts"),
    ("Eritrea has sent more troops to Badme.", "aided"),
    ("The general was dismissed from the army by President Kane.", "rejected"),
    ("Shoppers left the market after the alarm.", "withdrewFrom"),
    ("Oman is ready to host talks between Yemen and Iran.", "agreedWith"),
    ("Oman is ready to host a new round of talks between Yemen and Iran.", "agreedWith"),
    ("Norway announced 40m euros in aid to Malawi.", "spokeTo"),
    ("The militia was behind the blast at the Hotel Astoria.", "locatedIn"),
    ("Troops were deployed on Friday.", "deployedTo"),
    ("Prices hit a record in Japan.", "attacked"),
    ("Egypt struck a deal with Sudan.", "attacked"),
    ("The company met its targets.", "metWith"),
    ("Germany is engaged in talks.", "attacked"),
    ("Iraqi officials blamed the strike on Israel.", "attacked"),
    ("Armenia insisted that Azerbaijan controls the village.", "requested"),
    ("Poland accepted the plan.", "rejected"),
    ("The device allows users to make calls.", "conceded"),
    ("The fighting took place in Idlib.", "captured"),
    ("France refused to deploy soldiers in Mali.", "rejected"),
    ("The airline charged passengers for landing in Cairo.", "accused"),
    ("The man was flown to Cairo.", "attacked"),
]


def _claims(nlp: Language, text: str) -> list[tuple[str | None, str, str]]:
    doc = nlp(text)
    tree, layers = tree_of(doc), layers_of(doc)

    def words(claim: TokenClaim, number: object) -> str:
        mention = layers.mentions[number] if isinstance(number, int) else claim.object
        return tree.span_text(mention.start, mention.end)  # type: ignore[union-attr]

    return [(None if c.subject is None else words(c, c.subject), c.relation, words(c, c.object)) for c in layers.claims]


@pytest.mark.parametrize(("text", "subject", "relation", "target"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_relation(nlp: Language, text: str, subject: str, relation: str, target: str) -> None:
    found = _claims(nlp, text)
    assert any(r == relation and s is not None and subject in s and target in o for s, r, o in found), found


@pytest.mark.parametrize(("text", "relation"), SILENT, ids=[row[0] for row in SILENT])
def test_no_such_relation(nlp: Language, text: str, relation: str) -> None:
    assert relation not in {r for _, r, _ in _claims(nlp, text)}


def test_nobody_is_invented_for_a_passive_without_an_agent(nlp: Language) -> None:
    assert (None, "detained", "Jean Mbala") in _claims(nlp, "Jean Mbala was arrested in Goma.")


def test_an_attack_may_be_told_without_its_agent(nlp: Language) -> None:
    assert (None, "attacked", "Two bridges") in _claims(nlp, "Two bridges were destroyed in Mosul.")


def test_every_member_of_a_coordination_has_its_claim(nlp: Language) -> None:
    found = _claims(nlp, "France and Germany condemned Russia and Belarus.")
    assert {(s, o) for s, r, o in found if r == "criticized"} == {
        ("France", "Russia"),
        ("France", "Belarus"),
        ("Germany", "Russia"),
        ("Germany", "Belarus"),
    }


def test_a_users_pattern_is_laid_before_the_packages(nlp: Language) -> None:
    doc = nlp("Germany outplayed Brazil.")
    tree, layers = tree_of(doc), layers_of(doc)
    layers.claims.clear()
    find_claims(tree, layers, extend({"relations": {"foughtAgainst": ["S outplay O"]}}))
    assert [claim.relation for claim in layers.claims] == ["foughtAgainst"]


def test_a_users_pattern_may_have_two_prepositions_in_a_row(nlp: Language) -> None:
    doc = nlp("Spain stood up for Cuba.")
    tree, layers = tree_of(doc), layers_of(doc)
    layers.claims.clear()
    find_claims(tree, layers, extend({"relations": {"supports": ["S stand up for O"]}}))
    assert [claim.relation for claim in layers.claims] == ["supports"]


@pytest.mark.parametrize("line", ["S attack", "attack O", "S @nolist O", "S O"])
def test_a_pattern_that_cannot_be_read_is_told(line: str) -> None:
    with pytest.raises(CorrectionError, match=r"pattern|no list"):
        build_lexicon([{"relations": {"attacked": [line]}}])


def test_the_lexicon_is_broad() -> None:
    assert len(lexicon()) > 500
    assert len({pattern.relation for patterns in lexicon().values() for pattern in patterns}) > 35


def test_a_promise_is_no_gift(nlp: Language) -> None:
    layers = layers_of(nlp("Japan pledged ten million dollars to Nepal."))
    claim = next(claim for claim in layers.claims if claim.relation == "aided")
    assert claim.factuality is not None
    assert (claim.factuality.certainty, claim.factuality.modality) == ("unknown", "intention")


@pytest.mark.xfail(strict=True, reason="a plural noun whose members the text does not name has no pair")
def test_unnamed_members_of_a_pair(nlp: Language) -> None:
    assert any(r == "metWith" for _, r, _ in _claims(nlp, "The two presidents met in Riyadh."))


@pytest.mark.xfail(strict=True, reason="the parser reads the verb of this headline as an adjective")
def test_headline_participle_of_a_phrasal_verb(nlp: Language) -> None:
    assert any(r == "requested" for _, r, _ in _claims(nlp, "A state newspaper called Monday on Georgia to open the border."))
