"""What only repeats a sentence of the same text is found, and nothing else is."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.repeats import is_credit, repeated_spans

A = "Rebel fighters marched through the old town of Ostrava on Monday."
B = "Gen. Ada Marsh said the U.S. Army had left the city long before."


def repeated(text):
    return [text[start:end] for start, end in repeated_spans(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{A}\n\n{B}", []),
        (f"{A}\n\n{A}", [A]),
        (f"{A}\n{B}\n{A} {B}", [f"{A} {B}"]),
        (f"{A} {B}\n\n{B}", [B]),
        (f"{A}\n\n{A} AFP via Getty Images / ADA NAME\n\n{B}", [f"{A} AFP via Getty Images / ADA NAME"]),
        (f"{A} (AP Photo/Ada Name)\n\n{B} {A}", [A]),
        (f"{A}\r\n\r\n  {A.upper()}  \r\n", [A.upper()]),
        (f"{B}\n\nIt was late. {B} They agreed.", [B]),
        (f"“{A}”\n\n{A}", [A]),
        ("He said no.\n\nHe said no.", []),
        (f"{A}\n\n{A[:-1]}, and stayed.", []),
        (f"{A}\n\nAFP via Getty Images / ADA NAME", []),
        (f"{B}\n\n{B}\n\n{B}", [B, B]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_repetitions(text, found):
    assert repeated(text) == found


@pytest.mark.parametrize(
    ("words", "credit"),
    [
        ("AFP via Getty Images / ADA NAME", True),
        ("(AP Photo/Ada Name)", True),
        ("Reuters", True),
        ("Photo: Reuters", True),
        ("EPA.", True),
        ("Ada Name/Reuters", True),
        ("Reuters reported the attack.", False),
        ("The AP said so.", False),
        ("Ada Name", False),
        ("", False),
    ],
)
def test_credits(words, credit):
    assert is_credit(words) is credit


@given(st.lists(st.sampled_from([A, B, "Short one.", "AFP / A", "\n", " ", "\u2028", "x"])).map(" ".join))
def test_spans_lie_in_the_text_apart_and_in_order(text):
    spans = repeated_spans(text)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    kept = text
    for start, end in reversed(spans):
        kept = kept[:start] + kept[end:]
    assert repeated_spans(kept) == []


@given(st.text())
def test_any_text_is_looked_at(text):
    assert all(text[start:end].strip() == text[start:end] for start, end in repeated_spans(text))
