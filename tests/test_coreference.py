"""Who is who within a document: each row a rule, with mentions that are one thing and mentions that are not.

A mention is written as its words; `words#2` is the second place in the text where they stand.
"""

from __future__ import annotations

import re

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import ModelError
from kg.language.coreference.hook import make_chain_finder
from kg.language.layers import Layers, layers_of
from kg.language.tree import tree_of


def chain_at(doc: Doc, words: str) -> int | None:
    """The number of the chain of the mention written `words` or `words#n`, or the one whose head stands last in those words."""
    words, _, nth = words.partition("#")
    place = [match.start() for match in re.finditer(rf"\b{re.escape(words)}", doc.text)][int(nth or 1) - 1]
    layers, tree = layers_of(doc), tree_of(doc)
    inside = []
    for number, chain in enumerate(layers.chains):
        for member in chain.members:
            mention = layers.mentions[member]
            start, end = tree.chars(mention.start, mention.end)
            if place <= start and end <= place + len(words):
                inside.append((end - start, number))
    return max(inside)[1] if inside else None


SAME = [
    ("exact", "Mary Jones left Geneva. On Monday Mary Jones returned to Geneva.", "Mary Jones", "Mary Jones#2"),
    ("acronym in brackets", "The Northern Relief Fund (NRF) sent trucks. The NRF has 40 of them.", "Northern Relief Fund", "NRF#2"),
    ("initials", "The National Farmers Union met on Friday. NFU leaders were angry.", "National Farmers Union", "NFU"),
    ("alias", "The United States sent aid. The U.S. will send more.", "United States", "U.S."),
    ("demonym", "Germany closed the border. The German government gave no reason.", "Germany", "German government"),
    ("short form", "Harland Motor Company cut 300 jobs. Harland had warned of losses.", "Harland Motor Company", "Harland#2"),
    ("surname", "Peter Marlowe opened the meeting. Marlowe spoke for an hour.", "Peter Marlowe", "Marlowe#2"),
    ("given name", "Helen Archer grew up in York. Helen was the oldest child.", "Helen Archer", "Helen#2"),
    ("middle initial", "Thomas R. Whitfield was elected. Thomas Whitfield took office in May.", "Thomas R. Whitfield", "Thomas Whitfield"),
    ("title and surname", "Gen. Robert Hale visited the base. Gen. Hale praised the troops.", "Robert Hale", "Hale#2"),
    ("appositive", "Anna Weber, the mayor of Bonn, resigned.", "Anna Weber", "the mayor of Bonn"),
    ("appositive before the name", "The group's leader, Omar Saleh, was arrested.", "The group's leader", "Omar Saleh"),
    ("predicate noun", "Carla Mendes is the director of the museum.", "Carla Mendes", "the director of the museum"),
    ("same head", "A ship sank off Malta. The ship had carried grain.", "A ship", "The ship"),
    ("title again", "President Julia Stone arrived on Monday. The president met union leaders.", "Julia Stone", "The president"),
    ("kind", "Volkswagen reported losses. The company blamed high costs.", "Volkswagen", "The company"),
    ("army by its name", "The Free Kasan Army took the town. The army also holds the port.", "Free Kasan Army", "The army"),
    ("what killed", "The explosion happened at noon. It killed 13.", "The explosion", "It"),
    ("kind of place", "Austria closed its border. The country had seen many arrivals.", "Austria", "The country"),
    ("he", "Peter Marlowe met Anna Weber. He thanked her.", "Peter Marlowe", "He"),
    ("her", "Peter Marlowe met Anna Weber. He thanked her.", "Anna Weber", "her"),
    ("possessive", "Anna Weber sold her house.", "Anna Weber", "her"),
    ("it", "The ministry said it would appeal.", "The ministry", "it"),
    ("its", "Volkswagen said its profits fell.", "Volkswagen", "its"),
    ("they", "The rebels said they had taken the town.", "The rebels", "they"),
    ("reflexive", "Peter Marlowe blamed himself.", "Peter Marlowe", "himself"),
    ("who", "Anna Weber, who leads the council, resigned.", "Anna Weber", "who"),
    ("which", "The Haqqani network, which controls the valley, denied it.", "Haqqani network", "which"),
    ("cataphora", "When he arrived in Rome, Peter Marlowe was arrested.", "Peter Marlowe", "he"),
    ("possessive cataphora", "In her speech, Anna Weber praised the army.", "Anna Weber", "her"),
    ("speaker", '"I will not resign," Anna Weber said.', "I", "Anna Weber"),
    ("my", '"My party will win," said Peter Marlowe.', "My", "Peter Marlowe"),
    ("reported speech", "Peter Marlowe said he would run again.", "Peter Marlowe", "he"),
    ("conjoined possessive", "Peter Marlowe and his wife left.", "Peter Marlowe", "his"),
    ("object control", "Anna Weber asked Peter Marlowe to call her.", "Anna Weber", "her"),
    ("topic", "Anna Weber was born in Bonn. She studied law. In 1999 she moved to Paris.", "Anna Weber", "she"),
    ("second role", "Karl Braun, the mayor and leader of the party, resigned.", "Karl Braun", "leader"),
    ("role before the name", "Finance Minister Lena Sommer resigned. Sommer gave no reason.", "Finance Minister Lena Sommer", "Sommer#2"),
    ("also known as", "The Lord's Resistance Army, also known as the LRA, fled.", "Lord's Resistance Army", "LRA"),
    ("apposition by commas", "He fled to Raqqa, the group's capital, in May.", "Raqqa", "the group's capital"),
    ("of-name", "Shells hit the town of Bakhmut. The town was empty.", "Bakhmut", "The town"),
    ("bracket after a possessive", "The Air Safety Authority's (ASA) chief left. The ASA is in Leeds.", "Air Safety Authority's", "ASA#2"),
    ("title of a name", "Gen. Robert Hale spoke first. The general left early.", "Robert Hale", "The general"),
    ("who after a comma", "Police held Omar Saleh of Tunis, who leads the cell.", "Omar Saleh", "who"),
    ("which after a comma", "The plant belongs to Siemens, which makes turbines.", "Siemens", "which"),
    ("its of the own clause", "The Commission forced Volkswagen to cut its prices.", "Volkswagen", "its"),
    ("its in a fronted phrase", "During a meeting at its headquarters, Volkswagen raised wages.", "Volkswagen", "its"),
    ("its of the clause above", "Volkswagen will drop its plan, the union said, and then cut jobs.", "Volkswagen", "its"),
    ("their of the own clause", "Sales fell as the farmers sold their land.", "the farmers", "their"),
    ("short name of a woman", "Anna Weber joined the paper in 2012. Weber left when she was 40.", "Anna Weber", "she"),
    ("repeated caption", "Two men guard a road near Herat. All was quiet. Two men guard a road near Herat.", "a road", "a road#2"),
    ("general word for an event", "A bombing killed ten people in Herat. No group claimed the attack.", "A bombing", "the attack"),
    ("event told twice", "A suicide bombing shook Herat. The bombing attack killed ten.", "A suicide bombing", "The bombing attack"),
    (
        "subject before the one named beside it",
        "Ivan Petrov, an aide to President Karl Braun, met Omar Saleh. He left.",
        "Ivan Petrov",
        "He",
    ),
    ("its of a partner", "The book tells of Volkswagen and its founder.", "Volkswagen", "its"),
    ("its of a state", "Ghana will act if the Sahel League agrees, its foreign minister said.", "Ghana", "its"),
    ("definite plural", "Three soldiers were wounded near Homs. The soldiers were flown out.", "Three soldiers", "The soldiers"),
]
DIFFERENT = [
    ("an army that is no rebels'", "The Dawn Brigade attacked a post. The army killed five of them.", "The Dawn Brigade", "The army"),
    ("two of one surname", "John Harris met Adam Harris in Leeds.", "John Harris", "Adam Harris"),
    ("a forest is no region", "They fled into the Mabira forest. Gangs control the region.", "Mabira forest", "the region"),
    ("named beside", "Jan Erik Holm, the father of singer Jan Holm, left.", "Jan Erik Holm", "Jan Holm"),
    ("father and son", "Paul Keller Jr. succeeded Paul Keller Sr. in March.", "Paul Keller Jr.", "Paul Keller Sr."),
    ("gender", "Anna Weber met Peter Marlowe. He left early.", "Anna Weber", "He"),
    ("binding", "Peter Marlowe said John Harris blamed him.", "John Harris", "him"),
    ("binding of an object", "Peter Marlowe saw him in Rome.", "Peter Marlowe", "him"),
    ("number", "The rebels met Anna Weber. She spoke to them.", "Anna Weber", "them"),
    ("another", "A bomb hit the market. Another bomb hit the station.", "A bomb", "Another bomb"),
    ("modifiers", "The German company sued the French company.", "The German company", "the French company"),
    ("it is no person", "Anna Weber said it was raining.", "Anna Weber", "it"),
    ("empty it", "The ministry said it is clear that taxes will rise.", "The ministry", "it"),
    ("group and offshoot", "ISIS-K fought the Taliban. ISIS has lost its land.", "ISIS-K", "ISIS#2"),
    ("we is not the speaker alone", '"We will fight on," said Peter Marlowe.', "We", "Peter Marlowe"),
    ("negated predicate", "Carla Mendes is not the director of the museum.", "Carla Mendes", "the director of the museum"),
    ("fronted phrase", "Through his father, Paul Keller met Karl Braun.", "his father", "Paul Keller"),
    ("list of persons", "Anna Weber, the mayor, and Karl Braun left.", "Anna Weber", "Karl Braun"),
    ("active naming", "The president named Karl Braun to the post.", "The president", "Karl Braun"),
    ("they and half a pair", "Karl Braun and Anna Weber said they would marry.", "Karl Braun", "they"),
    ("they after we", '"We asked for help. They sent none," a farmer said.', "We", "They"),
    ("known that", "The army was blamed. It is known that ten men died.", "The army", "It"),
    ("two countries", "Finland will pay Tanzania for projects. The country agreed.", "Finland", "The country"),
    ("part of a body", "Volkswagen lost money. The board met on Friday.", "Volkswagen", "The board"),
    ("two events", "A bombing hit Herat and a raid hit Kabul. The attack killed ten.", "A bombing", "The attack"),
    ("owner and owned", "Anna Weber's brother met her.", "Anna Weber's brother", "her"),
]


@pytest.mark.parametrize(("text", "one", "other"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_same(nlp: Language, text: str, one: str, other: str) -> None:
    doc = nlp(text)
    first, second = chain_at(doc, one), chain_at(doc, other)
    assert first is not None and first == second


@pytest.mark.parametrize(("text", "one", "other"), [row[1:] for row in DIFFERENT], ids=[row[0] for row in DIFFERENT])
def test_different(nlp: Language, text: str, one: str, other: str) -> None:
    doc = nlp(text)
    first, second = chain_at(doc, one), chain_at(doc, other)
    assert first is None or first != second


def test_every_link_names_its_rule(nlp: Language) -> None:
    doc = nlp("Anna Weber, the mayor of Bonn, resigned. Weber said she was tired.")
    chain = next(chain for chain in layers_of(doc).chains if chain.label == "Anna Weber")
    assert chain.rules[0] == "" and all(chain.rules[1:])
    assert set(chain.rules[1:]) >= {"appositive", "surname", "pronoun she"}


def test_every_mention_stands_in_one_chain(nlp: Language) -> None:
    layers = layers_of(nlp(" ".join(row[1] for row in SAME)))
    members = [member for chain in layers.chains for member in chain.members]
    assert sorted(members) == list(range(len(layers.mentions)))


def test_another_resolver_takes_over_the_pronouns(nlp: Language) -> None:
    text = "Peter Marlowe met John Harris. He left."
    doc = nlp(text)
    he = text.index("He ")

    def resolver(doc: Doc) -> list[list[tuple[int, int]]]:
        return [[(text.index("John"), text.index("John") + len("John Harris")), (he, he + 2)]]

    layers = Layers(mentions=layers_of(doc).mentions)
    make_chain_finder(resolver)(tree_of(doc), layers)
    (chain,) = [chain for chain in layers.chains if len(chain.members) > 1]
    assert chain.label == "John Harris" and chain.rules == ("", "resolver resolver")


def test_a_resolver_that_is_not_there_is_told() -> None:
    with pytest.raises(ModelError, match="fastcoref, or module:function"):
        make_chain_finder("nothing")
    with pytest.raises(ModelError, match="cannot be loaded"):
        make_chain_finder("kg.language.tree:nothing")
