"""Who says what: sentence, and the attributions in it as `(source, content)`; content in several pieces is joined by `|`."""

import pytest
from spacy.language import Language

from kg.extraction import extract
from kg.language.layers import TokenAttribution, layers_of
from kg.language.tree import Tree, tree_of
from kg.model import Document


def attributions(nlp: Language, text: str) -> tuple[Tree, list[TokenAttribution]]:
    doc = nlp(text)
    return tree_of(doc), layers_of(doc).attributions


def shown(tree: Tree, item: TokenAttribution) -> tuple[str | None, str]:
    return tree.span_text(*item.source) if item.source else None, " | ".join(tree.span_text(*span) for span in item.content)


CLAUSES = [
    ("The minister said that the rebels had left the town.", "The minister", "that the rebels had left the town"),
    ("The minister said the rebels had left the town.", "The minister", "the rebels had left the town"),
    ("The minister told parliament that Turkey would send troops.", "The minister", "that Turkey would send troops"),
    ("The president promised that the attackers would be punished.", "The president", "that the attackers would be punished"),
    ("The chairman pointed out that the law had not changed.", "The chairman", "that the law had not changed"),
    ("The United Nations estimates that 2,000 people have fled.", "The United Nations", "that 2,000 people have fled"),
    ("The army denied that it had shelled the village.", "The army", "that it had shelled the village"),
    ("The army denied shelling the village.", "The army", "shelling the village"),
    ("Experts suspect that the two groups have ties.", "Experts", "that the two groups have ties"),
    ("Diplomats fear the ceasefire will collapse.", "Diplomats", "the ceasefire will collapse"),
    ("Analysts expect the army to withdraw from the north.", "Analysts", "the army to withdraw from the north"),
    (
        "A poll by the university found that most voters distrust the party.",
        "A poll by the university",
        "that most voters distrust the party",
    ),
    ("Satellite images show that the base was hit.", "Satellite images", "that the base was hit"),
    ("A letter from the governor said that the road was closed.", "the governor", "that the road was closed"),
    ("The group issued a statement saying that its fighters had killed the judge.", "The group", "that its fighters had killed the judge"),
    ("In a statement, the group said it carried out the attack.", "the group", "it carried out the attack"),
    ("The general, speaking on condition of anonymity, said the army was losing.", "The general", "the army was losing"),
    (
        "Officials in Kabul, Herat and Kandahar said the attacks had stopped.",
        "Officials in Kabul, Herat and Kandahar",
        "the attacks had stopped",
    ),
    (
        "The spokesman said that, if the rebels attacked, the army would respond.",
        "The spokesman",
        "that, if the rebels attacked, the army would respond",
    ),
    ("As the minister said on Monday, the war is over.", "the minister", "the war is over"),
]

ASIDES = [
    ("The rebels have left the town, the minister said.", "the minister", "The rebels have left the town"),
    ("The rebels have left the town, said the minister, who visited it on Monday.", "the minister", "The rebels have left the town"),
    ("The rebels, the minister said, have left the town.", "the minister", "The rebels | have left the town"),
    (
        "The Taliban have taken the city, two residents told the Associated Press by telephone.",
        "two residents",
        "The Taliban have taken the city",
    ),
    ("Two soldiers were killed in Kunduz, according to the ministry.", "the ministry", "Two soldiers were killed in Kunduz"),
    ("According to the ministry, two soldiers were killed in Kunduz.", "the ministry", "two soldiers were killed in Kunduz"),
    ("The rebels, according to the minister, have left the town.", "the minister", "The rebels | have left the town"),
    ("The general, his critics allege, sold weapons to the rebels.", "his critics", "The general | sold weapons to the rebels"),
    ("The junta, say diplomats, no longer trusts its allies.", "diplomats", "The junta | no longer trusts its allies"),
    ("Soto, El Pais wrote, citing court documents, met the gang in Cali.", "court documents", "Soto | met the gang in Cali"),
    ("In Haddad's view, the army cannot hold the city.", "Haddad's", "the army cannot hold the city"),
    (
        "The banker owns the airline, documents obtained by the newspaper show.",
        "documents obtained by the newspaper",
        "The banker owns the airline",
    ),
    ("Taliban Seize Kandahar, Officials Say", "Officials", "Taliban Seize Kandahar"),
    ("Bomb kills 10 in Kabul, say police", "police", "Bomb kills 10 in Kabul"),
    ("Police: Gunman killed four in Lagos", "Police", "Gunman killed four in Lagos"),
    ("The port will open, the mayor said on Monday, two days after rebels shelled it.", "the mayor", "The port will open"),
    (
        "If the report is right, said the lawyer, Britain armed the militia.",
        "the lawyer",
        "If the report is right | Britain armed the militia",
    ),
    ("Iran and Russia signed a deal: official", "official", "Iran and Russia signed a deal"),
]

QUOTATIONS = [
    ('"We will not leave Kabul," the general said. "We will fight."', "the general", '"We will not leave Kabul," | "We will fight."'),
    ('"We," he said, "will not leave Kabul."', "he", '"We," | "will not leave Kabul."'),
    ('The general told reporters: "We will not leave Kabul. We will fight."', "The general", '"We will not leave Kabul. We will fight."'),
    ("“We will not leave Kabul”, said General Ahmad Zaki.", "General Ahmad Zaki", "“We will not leave Kabul”"),
    ("``We will not leave Kabul,'' said the general.", "the general", "``We will not leave Kabul,''"),
    ("«We will not leave Kabul», the general said.", "the general", "«We will not leave Kabul»"),
    ("‘We won’t leave Kabul,’ the general said.", "the general", "‘We won’t leave Kabul,’"),
    ('The army said it had "destroyed" the camp.', "The army", 'it had "destroyed" the camp'),
    ('Milley: "We will not leave Kabul"', "Milley", '"We will not leave Kabul"'),
    (
        'Lawyer Ana Ruiz criticised the police for the raid. "They came with dogs and they beat my clients."',
        "Lawyer Ana Ruiz",
        '"They came with dogs and they beat my clients."',
    ),
]

NAMED_OTHERWISE = [
    ("Prosecutors accused the banker of funding the militia.", "Prosecutors", "the banker | of funding the militia"),
    ("Kyiv blamed Moscow for the attack on the dam.", "Kyiv", "Moscow | for the attack on the dam"),
    ("He was accused of killing the judge.", None, "of killing the judge"),
    ("He was accused by prosecutors of killing the judge.", "prosecutors", "of killing the judge"),
    ("The rebels' claim that they had captured the airport could not be verified.", "The rebels'", "that they had captured the airport"),
    ("There are fears among aid workers that the camp will be attacked.", "aid workers", "that the camp will be attacked"),
    ("The group is believed to have killed ten hostages.", None, "The group | to have killed ten hostages"),
    ("It is believed that the group killed ten hostages.", None, "that the group killed ten hostages"),
    ("Iran is thought by analysts to be arming the group.", "analysts", "Iran | to be arming the group"),
    ("The court was told that the banker had paid the militia.", None, "that the banker had paid the militia"),
    ("The president was quoted as saying that the talks had failed.", "The president", "that the talks had failed"),
    ("France called the strike a war crime.", "France", "the strike a war crime"),
    ("France described the strike as a war crime.", "France", "the strike as a war crime"),
    ("The attack was described as a massacre by the United Nations.", "the United Nations", "The attack | as a massacre"),
    ("The president announced the withdrawal of all troops from Mali.", "The president", "the withdrawal of all troops from Mali"),
    ("The minister told the army to leave the town.", "The minister", "the army to leave the town"),
    ("The agency urged Tunisia to stop the flights.", "The agency", "Tunisia to stop the flights"),
    ("The company raised its estimate of the losses.", "its", "the losses"),
    ("The minister disclosed the reasons behind the law.", "The minister", "the reasons behind the law"),
    ("There were reports of an attack on the port.", None, "an attack on the port"),
    ("The group faces allegations of torture by its guards.", None, "torture by its guards"),
    ("The minister was confident that the army would hold the city.", "The minister", "that the army would hold the city"),
    ("He is adamant that the rebels burned the church.", "He", "that the rebels burned the church"),
    ("The analyst says the company lied, adding that it would not sell.", "The analyst", "that it would not sell"),
    ("The rebels, it is alleged, were trained in Eritrea.", None, "The rebels | were trained in Eritrea"),
    ("The envoy warned of a wider war.", "The envoy", "a wider war"),
]


@pytest.mark.parametrize(("text", "source", "content"), CLAUSES + ASIDES + QUOTATIONS + NAMED_OTHERWISE)
def test_source_and_content(nlp: Language, text: str, source: str | None, content: str) -> None:
    tree, found = attributions(nlp, text)
    assert (source, content) in [shown(tree, item) for item in found if item.voiced]


@pytest.mark.parametrize(
    "text",
    [
        "The army attacked the village and left.",
        "The group claimed responsibility for the attack in a statement posted online.",
        "The army continued shelling the town.",
        "These crimes show the contempt of the group for human life.",
        "After the soldiers came under fire, they requested support.",
        "Before he could go on, Austin interjected.",
        "Iran supports the militia.",
        "Afghanistan: Taliban seize Kandahar",
        "They named one country: Iran.",
        "Liu Wei (Chinese: 刘伟) was a general of the northern army.",
    ],
)
def test_nothing_is_said(nlp: Language, text: str) -> None:
    assert attributions(nlp, text)[1] == []


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The president vowed to punish the attackers.", "The president", "to punish the attackers"),
        ("Turkey plans to send troops to Libya.", "Turkey", "to send troops to Libya"),
        ("He repeated his threat to attack the port.", "his", "to attack the port"),
        ("The army is ready to fight.", "The army", "to fight"),
        ("The group renewed its calls for a boycott.", "its", "a boycott"),
        ("Turkey wants Greece to leave the island.", "Turkey", "Greece to leave the island"),
        ("The United States condemned the attack on the embassy.", "The United States", "the attack on the embassy"),
    ],
)
def test_will_and_judgement_are_not_voiced(nlp: Language, text: str, source: str, content: str) -> None:
    tree, found = attributions(nlp, text)
    assert [(shown(tree, item), item.voiced) for item in found] == [((source, content), False)]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Reuters reported that the minister denied that Iran had armed the militia.", ["Reuters", "the minister"]),
        ("Citing two officials, the newspaper reported that Iran had shipped missiles to Yemen.", ["the newspaper", "two officials"]),
        ("State media quoted the president as saying that the talks had failed.", ["State media", "the president"]),
        ("Critics say the law is unfair, an aide said.", ["an aide", "Critics"]),
    ],
)
def test_parent_is_the_outer_source(nlp: Language, text: str, sources: list[str]) -> None:
    tree, found = attributions(nlp, text)
    inner = next(item for item in found if item.parent is not None)
    assert [shown(tree, found[inner.parent or 0])[0], shown(tree, inner)[0]] == sources


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The ministry said that the army had withdrawn, and accused the rebels of looting.",
            [("The ministry", "that the army had withdrawn"), ("The ministry", "the rebels | of looting")],
        ),
        (
            "The ministry said the army had withdrawn, but residents said soldiers were still in the town.",
            [("The ministry", "the army had withdrawn"), ("residents", "soldiers were still in the town")],
        ),
        (
            '"It was the army," one witness said, adding that soldiers had fired at the crowd.',
            [("one witness", '"It was the army,"'), ("one witness", "that soldiers had fired at the crowd")],
        ),
        (
            "Critics say the law is unfair; supporters argue that it protects children.",
            [("Critics", "the law is unfair"), ("supporters", "that it protects children")],
        ),
    ],
)
def test_several_reports_in_one_sentence(nlp: Language, text: str, said: list[tuple[str, str]]) -> None:
    tree, found = attributions(nlp, text)
    assert [shown(tree, item) for item in found] == said


def test_a_verb_with_its_own_subject_and_object_reports_nothing(nlp: Language) -> None:
    _, found = attributions(nlp, "Serbia, whose president, Milan Kostic, maintains friendly ties with Moscow, has blocked the fund.")
    assert not found


def test_clause_set_off_by_commas_is_the_authors(nlp: Language) -> None:
    tree, found = attributions(nlp, "The army said the judge, who was born in Herat, had been abducted.")
    assert shown(tree, found[0]) == ("The army", "the judge | had been abducted")


def test_quotation_goes_on_through_paragraphs(nlp: Language) -> None:
    text = "“We will not leave Kabul,” said Amina Noor, a nurse.\n\n“The city is our home.\n\n“We will stay.”"
    tree, found = attributions(nlp, text)
    assert len(found) == 1
    assert shown(tree, found[0])[0] == "Amina Noor, a nurse"
    assert found[0].content[-1][1] == tree.n


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"We will not leave Kabul," he said.', "direct"),
        ('He said the army would "never" leave Kabul.', "mixed"),
        ("He said the army would leave Kabul.", "indirect"),
    ],
)
def test_kind(nlp: Language, text: str, kind: str) -> None:
    assert [item.kind for item in attributions(nlp, text)[1]] == [kind]


@pytest.mark.parametrize(
    ("text", "asserted"),
    [
        ("The court heard that Sudan had attacked Chad.", False),
        ("The rebels, it is alleged, were attacked by Sudan.", False),
        ("There were reports that Sudan had attacked Chad.", False),
        ("It was announced that Sudan had attacked Chad.", True),
        ("The ministry said that Sudan had attacked Chad.", True),
    ],
)
def test_what_nobody_named_says_is_no_fact(nlp: Language, text: str, asserted: bool) -> None:
    claims = extract(nlp(text), Document("a", text)).claims
    assert [claim.asserted for claim in claims if claim.relation == "attacked"] == [asserted]


def test_who_denies_a_rumour_does_not_speak_it(nlp: Language) -> None:
    text = "Reports that Sudan had attacked Chad are lies, the ministry said."
    claims = extract(nlp(text), Document("a", text)).claims
    assert [(claim.asserted, claim.speaker) for claim in claims if claim.relation == "attacked"] == [(False, None)]


def test_set_off_clause_in_a_quotation_is_the_speakers(nlp: Language) -> None:
    quoted = '"General Soto, who attacked Chad, has left Libya," the minister said.'
    text = quoted + " The minister said General Soto, who attacked Chad, had left."
    claims = extract(nlp(text), Document("a", text)).claims
    said = [claim.speaker.text if claim.speaker else None for claim in claims if claim.relation == "attacked"]
    assert said == ["the minister", None]
