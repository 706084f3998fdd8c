"""kg: a knowledge graph from the news that can be checked."""
