"""The language side: a spaCy pipeline with five components, from names to relations."""
