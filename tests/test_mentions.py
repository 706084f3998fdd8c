"""What holds of the mentions of any text, whatever it says."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from test_names import OTHERS

from kg.language.layers import layers_of
from kg.language.tree import tree_of

PIECES = st.sampled_from(
    "the The a of and , . - / ( ) ' 's \" \n US U.S. Taliban ISIS - K Kabul Washington said Gen. Lloyd Austin Haqqani network Islamic State"
    " of Iraq Ministry Party council fighters officials killed who it his Al al Qaeda 13 soldiers SDF Smith Inc. President via Getty"
    " Images photo town city".split(" ")
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, min_size=1, max_size=40))
def test_spans_are_sound(nlp: Language, words: list[str]) -> None:
    doc = nlp(" ".join(words), disable=OTHERS)
    tree, mentions = tree_of(doc), layers_of(doc).mentions
    assert mentions == sorted(mentions, key=lambda m: (m.start, -m.end, m.kind))
    named: set[int] = set()
    for mention in mentions:
        assert mention.start <= mention.head < mention.end <= tree.n
        assert not tree.word[mention.start].isspace()
        if mention.inner is not None:
            inner = mentions[mention.inner]
            assert inner.start < mention.end
            assert mention.start < inner.end
        if mention.kind == "name":
            tokens = set(range(mention.start, mention.end))
            assert not tokens & named
            named |= tokens
