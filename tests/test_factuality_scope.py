"""Factuality: the constructions that carry a cue's scope, each as a sentence and what it gives for one word."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.language.factuality import judge_predicates
from kg.language.layers import Layers
from kg.language.tree import tree_of

CONSTRUCTIONS = [
    # negation
    ("The army did not attack or occupy the town.", "occupy negative certain past"),
    ("The army has neither confirmed nor denied the report.", "confirmed negative certain past"),
    ("The army has neither confirmed nor denied the report.", "denied negative certain past"),
    ("The army did not only shell the port but also burned it.", "shell positive certain past"),
    ("The army did not only shell the port but also burned it.", "burned positive certain past"),
    ("The mayor was not arrested but invited.", "invited positive certain past"),
    ("No soldier entered the town.", "entered negative certain past"),
    ("None of the soldiers entered the town.", "entered negative certain past"),
    ("The island has no ties with the cartel.", "has negative certain present"),
    ("Few soldiers entered the town.", "entered negative certain past"),
    ("A few soldiers entered the town.", "entered positive certain past"),
    ("The two sides no longer cooperate.", "cooperate negative certain present"),
    ("The rebels left the town without attacking the garrison.", "attacking negative certain past"),
    ("Instead of attacking the town, the rebels left.", "attacking negative certain past"),
    ("Not until May did the army leave the town.", "leave positive certain past"),
    ("The navy did not stop the ship from reaching the port.", "reaching positive certain past"),
    ("The court barred the minister from leaving the country.", "leaving negative certain past"),
    ("The minister denied ordering the attack.", "ordering negative certain past"),
    ("The minister did not deny that the army killed the farmers.", "killed positive unknown past"),
    ("The minister refused to say whether the army killed the farmers.", "killed positive unknown past question"),
    ("The general did not fail to notice the tanks.", "notice positive certain past"),
    ("Police say they have no evidence that the firm paid the gang.", "paid positive unknown past"),
    ("There is no indication that the firm paid the gang.", "paid positive unknown past"),
    ("It is not true that the firm paid the gang.", "paid positive unknown past"),
    ("The firm never paid the gang.", "paid negative certain past"),
    ("Hardly anyone voted.", "voted negative certain past"),
    ("The union has yet to sign the deal.", "sign negative certain present"),
    # certainty
    ("The rebels may have attacked the town.", "attacked positive possible past"),
    ("The rebels might attack the town.", "attack positive possible future"),
    ("Perhaps the rebels attacked the town.", "attacked positive possible past"),
    ("The rebels probably attacked the town.", "attacked positive probable past"),
    ("The rebels are likely to attack the town.", "attack positive probable future"),
    ("The rebels are believed to have attacked the town.", "attacked positive probable past"),
    ("The rebels are said to control the town.", "control positive possible present"),
    ("The rebels, analysts believe, attacked the town.", "attacked positive probable past"),
    ("The rebels attacked the town, analysts believe.", "attacked positive probable past"),
    ("Analysts do not believe that the rebels attacked the town.", "attacked negative probable past"),
    ("The general is suspected of killing the farmers.", "killing positive probable past"),
    ("The general is accused of killing the farmers.", "killing positive possible past"),
    ("Prosecutors accused the general of killing the farmers.", "killing positive certain past"),
    ("The general allegedly killed the farmers.", "killed positive possible past"),
    ("It is possible that the rebels attacked the town.", "attacked positive possible past"),
    ("It is unlikely that the rebels attacked the town.", "attacked negative probable past"),
    ("Experts suspect there are ties between the banks.", "are positive probable present"),
    ("The rebels must have attacked the town.", "attacked positive probable past"),
    ("It was not immediately clear who attacked the town.", "attacked positive certain past"),
    ("It was not clear if the rebels attacked the town.", "attacked positive unknown past question"),
    ("The village fears that the rebels will attack.", "attack positive possible future"),
    ("Officials doubt the rebels attacked the town.", "attacked negative probable past"),
    ("There is no doubt that the rebels attacked the town.", "attacked positive certain past"),
    # modality
    ("The rebels plan to attack the town.", "attack positive unknown future intention"),
    ("The rebels do not plan to attack the town.", "attack negative unknown future intention"),
    ("The rebels have no plans to attack the town.", "attack negative unknown future intention"),
    ("The rebels vowed to attack the town.", "attack positive unknown future intention"),
    ("The rebels threatened to attack the town.", "attack positive unknown future intention"),
    ("The rebels tried to attack the town.", "attack positive unknown future intention"),
    ("The president urged the rebels to leave the town.", "leave positive unknown future deontic"),
    ("The rebels were ordered to leave the town.", "leave positive unknown future deontic"),
    ("The rebels should leave the town.", "leave positive unknown future deontic"),
    ("The rebels have to leave the town.", "leave positive unknown future deontic"),
    ("The rebels had to leave the town.", "leave positive certain past"),
    ("The rebels need to leave the town.", "leave positive unknown future deontic"),
    ("The rebels should not be trusted.", "trusted negative unknown future deontic"),
    ("The rebels are able to attack the town.", "attack positive possible present ability"),
    ("The rebels were able to attack the town.", "attack positive certain past"),
    ("The rebels were unable to attack the town.", "attack negative certain past"),
    ("The rebels cannot attack the town.", "attack negative certain present ability"),
    ("If the rebels attack the town, the army will respond.", "attack positive unknown present conditional"),
    ("If the rebels attack the town, the army will respond.", "respond positive unknown future conditional"),
    ("Unless the rebels leave the town, the army will respond.", "respond positive unknown future conditional"),
    ("Even if the rebels attacked the town, the army holds the bridge.", "holds positive certain present"),
    ("If the rebels had attacked the town, the army would have responded.", "responded positive unknown past hypothetical"),
    ("Had the rebels attacked the town, the army would have responded.", "attacked positive unknown past hypothetical"),
    ("The mayor acted as if the army had left.", "left positive unknown past hypothetical"),
    ("Did the army attack the town?", "attack positive unknown past question"),
    ("Why did the army attack the town?", "attack positive certain past"),
    ("Will the army attack the town?", "attack positive unknown future question"),
    ("Leave the town at once!", "Leave positive unknown future deontic"),
    ("The army crossed the river to attack the town.", "attack positive unknown future intention"),
    ("The crowd marched to celebrate the victory.", "celebrate positive certain past"),
    ("The army used the bridge to attack the town.", "attack positive certain past"),
    # tense
    ("The army will attack the town.", "attack positive certain future"),
    ("The army is to attack the town.", "attack positive certain future"),
    ("The army is expected to attack the town.", "attack positive probable future"),
    ("The army is going to attack the town.", "attack positive certain future"),
    ("The army is about to attack the town.", "attack positive certain future"),
    ("The army said it would attack the town.", "attack positive certain future"),
    ("The army has attacked the town.", "attacked positive certain past"),
    ("The army is attacking the town.", "attacking positive certain present"),
    ("The army was attacking the town.", "attacking positive certain past"),
    ("The army used to attack the town.", "attack positive certain past"),
    ("The army had been due to leave the town.", "leave positive certain future"),
    ("He would later become president.", "become positive certain past"),
    ("The minister arrives in Oslo on Friday.", "arrives positive certain future"),
    # implicatives, aspect, factives
    ("The army forced the rebels to leave the town.", "leave positive certain past"),
    ("The army did not force the rebels to leave the town.", "leave negative certain past"),
    ("The rebels were forced to leave the town.", "leave positive certain past"),
    ("The army helped the rebels capture the town.", "capture positive certain past"),
    ("The army began shelling the town.", "shelling positive certain past"),
    ("The army stopped shelling the town.", "shelling negative certain past"),
    ("The villagers knew that the rebels had left the town.", "left positive certain past"),
    ("The villagers did not know that the rebels had left the town.", "left positive certain past"),
    ("The general regretted that the army had shelled the town.", "shelled positive certain past"),
    ("The president condemned the army for shelling the town.", "shelling positive certain past"),
    ("The army let the rebels leave the town.", "leave positive possible future ability"),
    ("The general agreed to stop shelling the town.", "shelling negative unknown future intention"),
    ("The army failed in its attempt to capture the town.", "capture positive unknown future intention"),
    # reports
    ("The mayor said the army had shelled the town.", "shelled positive certain past"),
    ("The mayor did not say that the army had shelled the town.", "shelled positive unknown past"),
    ("The mayor denied that the army had shelled the town.", "shelled negative certain past"),
    ("The army's claim that the rebels shelled the town was rejected.", "shelled positive certain past"),
    ("The mayor rejected claims that the army shelled the town.", "shelled positive unknown past"),
    ("The mayor could not confirm that the army had shelled the town.", "shelled positive unknown past"),
    # relative clauses
    ("The army plans to arrest the rebels who shelled the town.", "shelled positive certain past"),
    ("The army, which shelled the town, may leave the valley.", "shelled positive certain past"),
    ("The rebels, captured in May, will be freed.", "captured positive certain past"),
    # conjunction
    ("The army may attack the town and capture the bridge.", "capture positive possible future"),
    ("The army plans to attack the town and to capture the bridge.", "capture positive unknown future intention"),
    ("The army attacked the town and may capture the bridge.", "attacked positive certain past"),
    ("The army said it had left and would not return.", "return negative certain future"),
    ("The army was accused of shelling the town and burning the school.", "burning positive possible past"),
    # event nouns
    ("The president condemned the attack on the town.", "attack positive certain past"),
    ("The rebels planned an attack on the town.", "attack positive unknown future intention"),
    ("The rebels launched an attack on the town.", "attack positive certain past"),
    ("The rebels will launch an attack on the town.", "attack positive certain future"),
    ("The army prevented an attack on the town.", "attack negative certain past"),
    ("The army prepared for an attack on the town.", "attack positive unknown future intention"),
    ("The village fears an attack by the rebels.", "attack positive possible future"),
    ("There was no attack on the town.", "attack negative certain past"),
    ("The mayor warned of an attack on the town.", "attack positive possible future"),
    ("The attack never happened.", "attack negative certain past"),
    ("The army did not attack the town after the bombing.", "bombing positive certain past"),
    ("The alleged attack angered the mayor.", "attack positive possible past"),
    ("The planned attack was called off.", "attack positive unknown future intention"),
    ("The mayor called for an evacuation of the town.", "evacuation positive unknown future deontic"),
    ("The rebels discussed the attack on the town.", "attack positive certain past"),
    ("The threat of an attack worried the mayor.", "attack positive possible future"),
    ("The plot to attack the embassy was foiled.", "attack negative unknown future intention"),
]


def judge(nlp: Language, text: str, word: str) -> str:
    tree, layers = tree_of(nlp(text)), Layers()
    judge_predicates(tree, layers)
    at = [i for i in layers.factuality if tree.word[i] == word]
    if not at:
        return "not judged"
    found = layers.factuality[at[-1]]
    return " ".join(part for part in (found.polarity, found.certainty, found.tense, found.modality) if part)


@pytest.mark.parametrize(("text", "expect"), CONSTRUCTIONS)
def test_scope_follows_the_construction(nlp: Language, text: str, expect: str) -> None:
    word, wanted = expect.split(" ", 1)
    assert judge(nlp, text, word) == wanted
