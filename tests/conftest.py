"""Fixtures that all tests share."""

import pytest
from spacy.language import Language

from kg.language.pipeline import load_pipeline


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default pipeline with all components, loaded once."""
    return load_pipeline()
