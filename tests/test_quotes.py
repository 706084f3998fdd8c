"""Quotations: which marks open and close one, in the habits of many texts."""

import random

import pytest
from spacy.language import Language
from test_attribution import ASIDES, CLAUSES, NAMED_OTHERWISE, QUOTATIONS

from kg.language.attribution.quotations import find_quotes
from kg.language.layers import layers_of
from kg.language.tree import tree_of


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('"We stay", she said, "and fight".', ['"We stay"', '"and fight"']),
        ("``We stay,'' he said, ``and fight.''", ["``We stay,''", "``and fight.''"]),
        ('" We stay, " he said. " And fight. "', ['" We stay, "', '" And fight. "']),
        ("He said: „Wir bleiben“ and left.", ["„Wir bleiben“"]),
        ("« Nous restons », he said.", ["« Nous restons »"]),
        ("The soldiers’ families said the ‘heroes’ had died.", ["‘heroes’"]),
        ("The soldiers' families said the 'heroes' had died.", ["'heroes'"]),
        ("'We can't leave,' he said. 'It's over.'", ["'We can't leave,'", "'It's over.'"]),
        ("‘It’s possible the Taliban’s fighters won’t leave,’ he said.", ["‘It’s possible the Taliban’s fighters won’t leave,’"]),
        ("“We stay,” he said. “They said ‘no’ and left.”", ["“We stay,”", "“They said ‘no’ and left.”"]),
        ('The "new" army and the "old" army.', ['"new"', '"old"']),
        ('"One.\n\n"Two.\n\n"Three," he said.', ['"One.\n\n"Two.\n\n"Three,"']),
        ("“One.\n\n“Two.\n\n“Three,” he said.", ["“One.\n\n“Two.\n\n“Three,”"]),
        ("“We stay, he said.\n\nShe said “go” and left.", ["“go”"]),
        ('"We stay, he said.\n\nShe said "go" and left.', ['"go"']),
        ('He said "we will stay and left.', []),
        ('A 6" gun fired. "We left," he said.', ['"We left,"']),
    ],
)
def test_quotations(nlp: Language, text: str, quotes: list[str]) -> None:
    tree = tree_of(nlp(text))
    assert [tree.span_text(quote.start, quote.end) for quote in find_quotes(tree)] == quotes


@pytest.mark.parametrize("seed", range(12))
def test_garbled_texts_give_sound_attributions(nlp: Language, seed: int) -> None:
    """Whatever the order of the words: spans lie within the text, in order, and no attribution stands within itself."""
    order = random.Random(seed)
    rows = ASIDES + CLAUSES + NAMED_OTHERWISE + QUOTATIONS
    words = [word for row in rows for word in str(row[0]).split(" ")] + ["\n\n", '"', "“", "’"] * 9
    doc = nlp(" ".join(order.choice(words) for _ in range(120)))
    found = layers_of(doc).attributions
    for number, item in enumerate(found):
        spans = [*item.content, *([item.source] if item.source else []), *([item.cue] if item.cue else [])]
        assert item.content and all(0 <= start < end <= len(doc) for start, end in spans)
        assert all(before[1] <= after[0] for before, after in zip(item.content, item.content[1:], strict=False))
        above, seen = item.parent, {number}
        while above is not None:
            assert above not in seen
            seen.add(above)
            above = found[above].parent
