"""The names that RDF gives to things: namespaces, IRIs made from ids, literals."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from urllib.parse import quote, unquote

from pyoxigraph import Literal, NamedNode

from kg.vocabulary import KG

BASE = "https://w3id.org/claimgraph/"
PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "kg": KG,
        "entity": BASE + "entity/",
        "claim": BASE + "claim/",
        "fact": BASE + "fact/",
        "doc": BASE + "doc/",
        "span": BASE + "span/",
        "speaker": BASE + "speaker/",
        "run": BASE + "run/",
        "dcterms": "http://purl.org/dc/terms/",
        "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
        "oa": "http://www.w3.org/ns/oa#",
        "org": "http://www.w3.org/ns/org#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_OUTER_DOTS = re.compile(r"^\.+|\.+$")
_LINKS = {"wikidata": "http://www.wikidata.org/entity/{}", "geonames": "https://sws.geonames.org/{}/"}
_DATE_TYPES = (
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "date", ""),
    (re.compile(r"[0-9]{4}-[0-9]{2}"), "gYearMonth", "-01"),
    (re.compile(r"[0-9]{4}"), "gYear", "-01-01"),
)


@cache
def term(name: str) -> NamedNode:
    """The term that a prefixed name stands for: `term("kg:Claim")`."""
    prefix, local = name.split(":", 1)
    return NamedNode(PREFIXES[prefix] + local)


def named(kind: str, *parts: str | int) -> NamedNode:
    """The IRI of a thing of a kind (a prefix above); whatever stands in its id is percent-encoded.

    >>> named("entity", "taliban").value
    'https://w3id.org/claimgraph/entity/taliban'
    """
    local = quote(".".join(str(part) for part in parts), safe="", errors="surrogatepass")
    if local[:1] == "." or local[-1:] == ".":  # a path of dots is no name, and rdflib stumbles over a dot at the end
        local = _OUTER_DOTS.sub(lambda dots: "%2E" * len(dots[0]), local)
    return NamedNode(PREFIXES[kind] + local)


def shorten(iri: str) -> str:
    """An IRI with its prefix where it has one, for people to read.

    >>> shorten("http://www.w3.org/2000/01/rdf-schema#label")
    'rdfs:label'
    """
    found = [(len(namespace), prefix) for prefix, namespace in PREFIXES.items() if iri.startswith(namespace)]
    if not found:
        return iri
    length, prefix = max(found)
    return f"{prefix}:{unquote(iri[length:], errors='replace')}"


def link_of(key: str, value: str | int) -> NamedNode | None:
    """The IRI of a thing in GeoNames or Wikidata; None for another key."""
    return NamedNode(_LINKS[key].format(quote(str(value), safe=""))) if key in _LINKS else None


def plain(text: str) -> Literal:
    """A string; what UTF-8 cannot hold (half a surrogate pair) becomes a replacement character."""
    return Literal(_HALF_PAIR.sub("\ufffd", text))


def temporal(value: str) -> Literal:
    """A day, month or year as a typed literal; anything else, such as an ISO week, as a string.

    >>> temporal("2021-08").datatype.value
    'http://www.w3.org/2001/XMLSchema#gYearMonth'
    """
    for pattern, datatype, rest in _DATE_TYPES:
        if pattern.fullmatch(value) and _is_day(value + rest):
            return Literal(value, datatype=term(f"xsd:{datatype}"))
    return plain(value)


def decimal(value: float) -> Literal:
    """A coordinate as a decimal of at most six places (a tenth of a metre)."""
    return Literal(f"{value:.6f}".rstrip("0").rstrip("."), datatype=term("xsd:decimal"))


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
