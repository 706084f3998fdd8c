"""Line breaks: which end a sentence, and which only wrap it."""

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Army leaves Kabul\nThe army left Kabul on Monday.", "The"),
        ("Army leaves Kabul\n\nkabul (dpa) - The army left.", "kabul"),
        ("The army left Kabul.\r\nRebels came.", "Rebels"),
        ("The army of the north, which had been in the town since last year, left\nKabul on Monday. Rebels came.", "Rebels"),
        ("The network has ties to ISIS-K. The army denies it.", "The"),
        ("The army left\nthe town. Rebels came.", "Rebels"),
        ("He said the rebels fired the drone from Bara. RSF commander Omar Daud denied it.", "RSF"),
        ("KABUL - Taliban fighters left the town.", "Taliban"),
        ("DAVAO, Philippines (Reuters) - Floods killed at least 61 people.", "Floods"),
        ("LAGOS/ABUJA, May 2 (AFP) - Gunmen stormed a school.", "Gunmen"),
        ("BAMAKO, May 2 (AFP) - Gunmen stormed a school.", "Gunmen"),
        ("Accra, Ghana, 14 June 2019 (Reuters) — Ministers met.", "Ministers"),
        ("PORT SUDAN, Sudan — The army left the town.", "The"),
        ("FILE - Soldiers guard a street in Goma.", "Soldiers"),
        ("FILE PHOTO: Soldiers guard a street in Goma.", "Soldiers"),
        ("Kabul, Afghanistan (CNN) -- Rebels left the town.", "Rebels"),
    ],
)
def test_second_sentence_begins(nlp: Language, text: str, second: str) -> None:
    sentences = list(nlp(text).sents)
    assert sentences[1][0].text == second


def test_no_sentence_of_one_word_before_a_small_letter(nlp: Language) -> None:
    sentences = [sentence.text for sentence in nlp("LONDON - British lawmakers have rejected the plan.").sents]
    assert sentences == ["LONDON -", "British lawmakers have rejected the plan."]
