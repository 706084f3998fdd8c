"""Relations from role nouns: one row a sentence, as (sentence, subject, relation, object); a role is a literal in quotation marks."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.language.layers import Layers, TokenClaim, layers_of
from kg.language.tree import Tree, tree_of

ROWS = [
    # titles
    ("Interior Secretary Mary Stone resigned.", "Mary Stone", "holdsRole", '"Interior Secretary"'),
    ("Pentagon spokesman Peter Lane declined to comment.", "Peter Lane", "holdsRole", '"spokesman"'),
    ("Pentagon spokesman Peter Lane declined to comment.", "Peter Lane", "worksFor", "Pentagon"),
    ("French President Jean Moreau arrived.", "Jean Moreau", "leads", "French"),
    ("Kenyan Foreign Minister Grace Otieno flew home.", "Grace Otieno", "worksFor", "Kenyan"),
    ("Iraqi Prime Minister Ali Hamid flew home.", "Ali Hamid", "leads", "Iraqi"),
    ("Gen. Robert Hale inspected the base.", "Robert Hale", "holdsRole", '"Gen."'),
    ("The banker Tom Reed fled to Panama.", "Tom Reed", "holdsRole", '"banker"'),
    ("The former Spanish judge Elena Ruiz wrote a book.", "Elena Ruiz", "holdsRole", '"judge"'),
    ("The Nigerian singer Ada Obi sang.", "Ada Obi", "citizenOf", "Nigerian"),
    ("Pakistani striker Asif Khan scored.", "Asif Khan", "citizenOf", "Pakistani"),
    # appositions
    ("Laura Chen, a senior fellow at the Brookings Institution, disagreed.", "Laura Chen", "holdsRole", '"senior fellow"'),
    ("Laura Chen, a senior fellow at the Brookings Institution, disagreed.", "Laura Chen", "worksFor", "Brookings Institution"),
    ("Nadia Amari, a member of the Socialist Party, disagreed.", "Nadia Amari", "memberOf", "Socialist Party"),
    ("Iran's foreign minister, Reza Karimi, travelled to Kabul.", "Reza Karimi", "worksFor", "Iran"),
    ("Iran's foreign minister, Reza Karimi, travelled to Kabul.", "Reza Karimi", "holdsRole", '"foreign minister"'),
    ("Ghana's acting president, Kofi Mensah, refused.", "Kofi Mensah", "leads", "Ghana"),
    ("Hezbollah's deputy chief, Karim Haddad, spoke.", "Karim Haddad", "worksFor", "Hezbollah"),
    ("The head of the World Bank, Ann Reyes, resigned.", "Ann Reyes", "leads", "World Bank"),
    ("John Roe, president and CEO of Acme Corp., resigned.", "John Roe", "leads", "Acme Corp."),
    ("Omar Said, co-founder of Wadi Media, resigned.", "Omar Said", "founded", "Wadi Media"),
    ("Omar Said, co-founder of Wadi Media, resigned.", "Omar Said", "holdsRole", '"co-founder"'),
    ("Ahmed Rashid, the son of Omar Rashid, was arrested.", "Ahmed Rashid", "familyOf", "Omar Rashid"),
    ("Jane Doe, owner of the Daily Star, resigned.", "Jane Doe", "controls", "Daily Star"),
    ("The 5th Brigade, part of the Iraqi army, withdrew.", "5th Brigade", "partOf", "Iraqi army"),
    ("Rebels entered Kabul, the Afghan capital.", "Kabul", "locatedIn", "Afghan"),
    ("Rwanda's army chief, Paul Kagera, met the envoy.", "Paul Kagera", "leads", "Rwanda's army"),
    ("The Turkish navy commander, Cem Demir, flew to Tripoli.", "Cem Demir", "leads", "Turkish navy"),
    ("Omar Daud, a Taliban police commander, denied it.", "Omar Daud", "worksFor", "Taliban police"),
    ("Pakistani army chief Asim Durrani flew to Riyadh.", "Asim Durrani", "leads", "Pakistani army"),
    ("The city's police chief, Rosa Diaz, resigned.", "Rosa Diaz", "worksFor", "city"),
    ("Tom Reed succeeded Ida Berg as head of Volta in May.", "Tom Reed", "leads", "Volta"),
    ("Volta has named Tom Reed to succeed Ida Berg as chairman.", "Tom Reed", "holdsRole", '"chairman"'),
    ("The president of Chad, a critic of France, flew to Paris.", "president", "criticized", "France"),
    ("The governor of Sindh, an ally of the king, arrived.", "governor of Sindh", "alliedWith", "king"),
    ("Rebels attacked a police station in Quetta.", "police station", "locatedIn", "Quetta"),
    ("Bishop Luis Ortega of Matagalpa, a critic of the king, fled.", "Luis Ortega", "criticized", "king"),
    ("Volta is owned by the president's son-in-law.", "the president's son-in-law", "familyOf", "president"),
    # possessives
    ("Syria's ally Russia sent planes.", "Russia", "alliedWith", "Syria"),
    ("Maria Silva and her husband Paulo Silva left.", "Paulo Silva", "familyOf", "her"),
    ("The president's adviser Lena Fox suggested it.", "Lena Fox", "worksFor", "president"),
    # copula
    ("Ivan Petrov is the head of the Sofia Institute.", "Ivan Petrov", "leads", "Sofia Institute"),
    ("Ivan Petrov was a professor of law at Oxford University.", "Ivan Petrov", "worksFor", "Oxford University"),
    ("The chairman of the bank is Ivan Petrov.", "Ivan Petrov", "leads", "bank"),
    ("Kenya is a member of the African Union.", "Kenya", "memberOf", "African Union"),
    ("Maria Silva is a Brazilian journalist.", "Maria Silva", "citizenOf", "Brazilian"),
    ("Maria Silva is Brazilian.", "Maria Silva", "citizenOf", "Brazilian"),
    ("Maria Silva is a native of Lisbon.", "Maria Silva", "bornIn", "Lisbon"),
    ("Maria Silva is a resident of Lisbon.", "Maria Silva", "livesIn", "Lisbon"),
    ("Orion Air is a subsidiary of Nordic Group.", "Orion Air", "partOf", "Nordic Group"),
    ("Maria Silva is the daughter of Jose Silva.", "Maria Silva", "familyOf", "Jose Silva"),
    # appointment
    ("Grace Otieno was appointed director of the National Museum.", "Grace Otieno", "leads", "National Museum"),
    ("Grace Otieno was named as the bank's compliance director.", "Grace Otieno", "worksFor", "bank"),
    ("Grace Otieno served as ambassador of Kenya.", "Grace Otieno", "worksFor", "Kenya"),
    ("Grace Otieno joined Orion Air as chief executive.", "Grace Otieno", "leads", "Orion Air"),
    ("Grace Otieno became chairwoman of Orion Air in 2019.", "Grace Otieno", "leads", "Orion Air"),
    ("Grace Otieno took the post of director of the National Museum.", "Grace Otieno", "leads", "National Museum"),
    ("Grace Otieno resigned as head of the National Museum.", "Grace Otieno", "leads", "National Museum"),
    ("As chairman of Orion Air, Paul Mwangi cut jobs.", "Paul Mwangi", "leads", "Orion Air"),
    ("A professor at Oxford University, Paul Mwangi writes novels.", "Paul Mwangi", "worksFor", "Oxford University"),
    ("Paul Mwangi founded Orion Air, where he served as chief executive.", "he", "leads", "Orion Air"),
    ("Paul Mwangi is one of the founders of Orion Air.", "Paul Mwangi", "founded", "Orion Air"),
    ("Ann Taylor, one of 300 students who marched, was hurt.", "Ann Taylor", "memberOf", "300 students"),
    ("Paul Mwangi is a Kenyan banker, chairman of Orion Air and founder of Wadi Media.", "Paul Mwangi", "founded", "Wadi Media"),
    ("Paul Mwangi is the founding president of Orion Air.", "Paul Mwangi", "founded", "Orion Air"),
    # nested bodies
    ("Dan Cole, a fellow in the Center for Law at the Brookings Institution, left.", "Center for Law", "partOf", "Brookings Institution"),
    # compound participles
    ("Saudi-backed troops entered the port.", "Saudi", "supports", "troops"),
    ("Kenya's Paul Mwangi won the race.", "Paul Mwangi", "citizenOf", "Kenya"),
    ("Orion Air is the parent company of Wadi Air.", "Wadi Air", "partOf", "Orion Air"),
    ("Algeria and Mali met. Both countries are members of the African Union.", "Mali", "memberOf", "African Union"),
    ("The warlord Hamza Kone travelled to Abidjan.", "Hamza Kone", "travelledTo", "Abidjan"),
    ("The London-based analyst Jane Doe disagreed.", "Jane Doe", "livesIn", "London"),
    ("The Kenyan-born banker Paul Mwangi was fined.", "Paul Mwangi", "bornIn", "Kenyan"),
    # origins
    ("Ann Taylor was born on 4 May 1970 in Lagos, Nigeria.", "Ann Taylor", "bornIn", "Lagos"),
    ("Ann Taylor was born on 4 May 1970 in Lagos, Nigeria.", "Ann Taylor", "bornIn", "Nigeria"),
    ("Ann Taylor (born 4 May 1970 in Lagos) is a painter.", "Ann Taylor", "bornIn", "Lagos"),
    ("Peter Lane of Reuters saw it.", "Peter Lane", "worksFor", "Reuters"),
    ("Ann Taylor, 34, of Leeds, was hurt.", "Ann Taylor", "livesIn", "Leeds"),
    ("Paul Mwangi is originally from Mombasa.", "Paul Mwangi", "bornIn", "Mombasa"),
    ("Ivo Marek co-founded and served as director of the Sofia Trust.", "Ivo Marek", "founded", "Sofia Trust"),
    ("Ivo Marek founded and runs the Sofia Institute.", "Ivo Marek", "founded", "Sofia Institute"),
    # residence
    ("Ann Taylor was born in Lagos and lived there until 1990.", "Ann Taylor", "livesIn", "Lagos"),
    ("Ann Taylor lives with her husband, Joe Taylor, in Leeds.", "Joe Taylor", "livesIn", "Leeds"),
    ("Ann Taylor lives with her husband, Joe Taylor, in Leeds.", "Ann Taylor", "livesIn", "Leeds"),
    ("Ann Taylor returned to Lagos, where she lived in poverty.", "she", "livesIn", "Lagos"),
    ("Ann Taylor lives in Salem, OR, and is writing a novel.", "Ann Taylor", "livesIn", "OR"),
    # several bodies
    ("Ivo Marek is a professor at Oxford University, CERN and Leiden University.", "Ivo Marek", "worksFor", "Leiden University"),
    ("Ivo Marek was appointed lecturer at Leiden University and then at Utrecht University.", "Ivo Marek", "worksFor", "Utrecht"),
    ("Ivo Marek is a member of several parties including the Labour Party.", "Ivo Marek", "memberOf", "Labour Party"),
    ("Orion Air was founded by brothers Ivo Marek and Jan Marek.", "Jan Marek", "founded", "Orion Air"),
    ("Ivo Marek is the founder, chairman and chief executive of Orion Air.", "Ivo Marek", "founded", "Orion Air"),
    ("Ivo Marek, chairman and co-founder of Orion Air, spoke.", "Ivo Marek", "founded", "Orion Air"),
    # told by whom or what gives it
    ("Orion Air hired Ivo Marek as finance director.", "Ivo Marek", "worksFor", "Orion Air"),
    ("Ivo Marek succeeded Jan Lind as chief executive of Orion Air.", "Jan Lind", "leads", "Orion Air"),
    ("Orion Air was co-founded by Ivo Marek and Jan Lind.", "Jan Lind", "founded", "Orion Air"),
    ("Founded in 1980 by Ivo Marek, Orion Air flies to Rome.", "Ivo Marek", "founded", "Orion Air"),
    ("Ivo Marek works at Orion Air, a firm that he co-founded in 1990.", "he", "founded", "Orion Air"),
    ("Ivo Marek runs a company called Orion Air.", "Ivo Marek", "leads", "Orion Air"),
    ("She is the mother of Orion Air founder Ivo Marek.", "Ivo Marek", "founded", "Orion Air"),
    ("Ivo Marek was a British Army officer.", "Ivo Marek", "worksFor", "British Army"),
    ("Orion Air founder and CEO Ivo Marek resigned.", "Ivo Marek", "founded", "Orion Air"),
    ("Orion Air founder and CEO Ivo Marek resigned.", "Ivo Marek", "leads", "Orion Air"),
    ("Ivo Marek is managing director of Orion Air.", "Ivo Marek", "leads", "Orion Air"),
    ("A former partner at Nordic Steel, Ivo Marek now teaches.", "Ivo Marek", "worksFor", "Nordic Steel"),
    ("Ivo Marek is best known as the founder of Orion Air.", "Ivo Marek", "founded", "Orion Air"),
    ("Ivo Marek was among the founders of Orion Air.", "Ivo Marek", "founded", "Orion Air"),
    ("The Lagos Institute's Grace Otieno disagreed.", "Grace Otieno", "worksFor", "Lagos Institute"),
    ("Ivo Marek helped found Orion Air.", "Ivo Marek", "founded", "Orion Air"),
    ("Grace Otieno is the Mary Lane Professor of Law at Leiden University.", "Grace Otieno", "worksFor", "Leiden University"),
    ("Grace Otieno is a sprinter from Kenya.", "Grace Otieno", "citizenOf", "Kenya"),
    # workplaces
    ("Ann Taylor joined Orion Air, where she worked until 1990.", "she", "worksFor", "Orion Air"),
    ("During her time at Orion Air, Ann Taylor wrote a novel.", "her", "worksFor", "Orion Air"),
    ("During his tenure as head of Orion Air, Ivo Marek cut jobs.", "his", "leads", "Orion Air"),
    ("Ann Taylor, of Reuters, saw it.", "Ann Taylor", "worksFor", "Reuters"),
    ("Nordic Group, the parent of Orion Air, grew.", "Orion Air", "partOf", "Nordic Group"),
    ("Nordic Steel subsidiary Orion Air grew.", "Orion Air", "partOf", "Nordic Steel"),
    ("Ann Taylor founded Orion Air with her husband, Joe Taylor.", "Joe Taylor", "founded", "Orion Air"),
    # told again
    ("Grace Otieno is chairwoman of Orion Air, a post she has held since 2019.", "she", "leads", "Orion Air"),
    ("Ivo Marek joined Orion Air (NYSE: ORA), where he is chairman.", "he", "leads", "Orion Air"),
    ("It is led by Grace Otieno.", "Grace Otieno", "leads", "It"),
    # places
    ("Orion Air and Wadi Media are based in Nairobi.", "Wadi Media", "basedIn", "Nairobi"),
    ("Orion Air is a booking agent headquartered in Nairobi.", "Orion Air", "basedIn", "Nairobi"),
    ("Orion Air is a team of experienced pilots based in Nairobi.", "Orion Air", "basedIn", "Nairobi"),
    ("Leeds resident Ann Taylor spoke.", "Ann Taylor", "livesIn", "Leeds"),
    ("Police searched Ann Taylor's home in Leeds.", "Ann Taylor", "livesIn", "Leeds"),
    ("The headquarters of Orion Air is in Nairobi.", "Orion Air", "basedIn", "Nairobi"),
    ("Orion Air, with headquarters in Nairobi, grew.", "Orion Air", "basedIn", "Nairobi"),
    ("Orion Air was based in Nairobi and later in Mombasa.", "Orion Air", "basedIn", "Mombasa"),
    ("Orion Air is an airline in Kenya.", "Orion Air", "basedIn", "Kenya"),
    ("Orion Air has its headquarters in Nairobi.", "Orion Air", "basedIn", "Nairobi"),
    ("The bank is based in Nairobi, Kenya.", "Nairobi", "locatedIn", "Kenya"),
    ("The bank is based in Nairobi, Kenya.", "bank", "basedIn", "Kenya"),
    ("The Syrian city of Aleppo was calm.", "Aleppo", "locatedIn", "Syrian"),
]

NONE = [
    ("The French president, Jean Moreau, arrived.", "citizenOf"),
    ("Jean Moreau is the French ambassador to Kenya.", "leads"),
    ("The compliance director of Orion Air, John Roe, resigned.", "leads"),
    ("Tunisian opposition leader Rafik Bey was freed.", "leads"),
    ("Taliban fighters paraded through the city.", "memberOf"),
    ("Grace Otieno was a professor of Latin at Oxford University.", "leads"),
    ("She is a director of Orion Air.", "leads"),
    ("They visited Paris, London and Rome.", "locatedIn"),
    ("Ivo Marek (Russian: Иво Марек) is a painter.", "citizenOf"),
    ("Ann Taylor (née French) is a painter.", "citizenOf"),
    ("Fans remember Ivan Petrov as the captain of the Sofia Group.", "leads"),
    ("They visited Leeds, York, and Rome.", "locatedIn"),
    ("Orion Air is the largest airline in Africa.", "basedIn"),
    ("Grace Otieno runs Orion Air, a leader in African Aviation.", "holdsRole"),
    ("Kenya is a country in Africa and a member of bodies which are headquartered in Addis Ababa.", "basedIn"),
    ("Ann Taylor is a writer based in Leeds.", "basedIn"),
    ("Critics know Ivo Marek as the leader of the Sofia Group.", "leads"),
    ("The mayor and the head of Orion Air met.", "memberOf"),
    ("Ann Taylor visited Orion Air, where nobody worked.", "worksFor"),
    ("Police named Ivo Marek as the ringleader.", "worksFor"),
    ("Orion Air opened its regional headquarters in Accra.", "basedIn"),
    ("Ann Taylor went to Lagos and settled the lawsuit there.", "livesIn"),
    ("Critics described Ivan Petrov as the leader of the Sofia Group.", "leads"),
]

PAST = [
    ("Lena Kroll, Germany's ambassador to Peru from 2010 to 2014, resigned.", "worksFor"),
    ("Tom Reed, the head of Volta until 2019, disagreed.", "leads"),
    ("Former president Jean Moreau spoke.", "holdsRole"),
    ("The late judge Elena Ruiz was honoured.", "holdsRole"),
    ("Omar Said, the founder of Wadi Media, spoke.", "founded"),
]


def _text(tree: Tree, layers: Layers, item: object) -> str:
    if isinstance(item, int):
        return tree.span_text(layers.mentions[item].start, layers.mentions[item].end)
    return f'"{tree.span_text(item.start, item.end)}"' if item is not None else ""  # type: ignore[attr-defined]


def _claims(nlp: Language, text: str) -> list[tuple[TokenClaim, tuple[str, str, str]]]:
    doc = nlp(text)
    tree, layers = tree_of(doc), layers_of(doc)
    return [(c, (_text(tree, layers, c.subject), c.relation, _text(tree, layers, c.object))) for c in layers.claims]


@pytest.mark.parametrize(("sentence", "subject", "relation", "target"), ROWS)
def test_role_rows(nlp: Language, sentence: str, subject: str, relation: str, target: str) -> None:
    found = [row for _, row in _claims(nlp, sentence)]
    assert any(subject in s and relation == r and target in o for s, r, o in found), found


@pytest.mark.parametrize(("sentence", "relation"), NONE)
def test_roles_that_are_none(nlp: Language, sentence: str, relation: str) -> None:
    assert not [row for _, row in _claims(nlp, sentence) if row[1] == relation]


@pytest.mark.parametrize(("sentence", "relation"), PAST)
def test_roles_that_are_over(nlp: Language, sentence: str, relation: str) -> None:
    found = [claim for claim, row in _claims(nlp, sentence) if row[1] == relation]
    assert found and all(c.factuality is not None and c.factuality.tense == "past" and c.presupposed for c in found)


def test_a_denied_role_is_denied(nlp: Language) -> None:
    doc = nlp("Kenya is not a member of the African Union.")
    layers = layers_of(doc)
    found = [c for c in layers.claims if c.relation == "memberOf"]
    assert found and all((c.factuality or layers.factuality[c.predicate]).polarity == "negative" for c in found)


def test_a_role_inside_a_report_is_the_authors(nlp: Language) -> None:
    found = [c for c, row in _claims(nlp, "Reuters said that Iran's foreign minister, Reza Karimi, had left.") if row[1] == "worksFor"]
    assert found and all(c.presupposed for c in found)
