"""The graph as RDF: its ontology, its export and questions to it."""
