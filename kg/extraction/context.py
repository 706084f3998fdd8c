"""What every step of an extraction needs of one document."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from kg.language.layers import Layers
from kg.language.tree import Tree
from kg.model import Document, Span


@dataclass(frozen=True, slots=True)
class Context:
    """What every step below needs of one document."""

    document: Document
    tree: Tree
    layers: Layers
    chain_of: dict[int, int]
    at_head: dict[int, int]
    base: int
    repeated: list[tuple[int, int]]

    def span(self, start: int, end: int) -> Span:
        """The code points and text of a token span."""
        first, last = self.tree.chars(start, end)
        return Span(self.base + first, self.base + last, self.tree.text[first:last])

    def key(self, chain: int) -> str:
        """The key of a chain's cluster, unlike that of any other piece of the document."""
        return f"{self.base}.{chain}" if self.base else str(chain)

    def trimmed(self, start: int, end: int) -> Span:
        """A sentence without the white space around it."""
        while end - 1 > start and self.tree.word[end - 1].isspace():
            end -= 1
        while start < end - 1 and self.tree.word[start].isspace():
            start += 1
        return self.span(start, end)

    def is_repeated(self, token: int) -> bool:
        """Whether a token stands in a sentence that only repeats an earlier one."""
        at = self.tree.offset[token]
        number = bisect_right(self.repeated, (at, len(self.tree.text))) - 1
        return number >= 0 and at < self.repeated[number][1]

    def is_strong(self, number: int) -> bool:
        """Whether a mention makes a node of its own: a name, or an actor noun phrase."""
        mention = self.layers.mentions[number]
        return mention.kind == "name" or (mention.kind == "nominal" and not mention.weak)
