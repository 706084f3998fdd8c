"""Asking the graph: SPARQL with the usual prefixes declared, and named questions that are SPARQL files with parameters."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, RdfFormat, Store

from kg.errors import QueryError
from kg.rdf.names import find_named
from kg.rdf.terms import PREFIXES, shorten

Source: TypeAlias = Path | str | Store
Term: TypeAlias = NamedNode | BlankNode | Literal

_HEADER = re.compile(r"#\s*(title|give|may give):\s*(.+)")
_PARAMETER = re.compile(r"\$\w+")
_XSD_STRING = NamedNode(PREFIXES["xsd"] + "string")


@dataclass(frozen=True)
class Result:
    """The answer to a query: terms in columns; None where a row has nothing."""

    columns: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]
    is_boolean: bool = False

    @cached_property
    def rows(self) -> list[list[str]]:
        """The answer as text: literals bare, IRIs with their prefix, nothing as an empty string."""
        return [[_as_text(term) for term in row] for row in self.terms]

    def to_csv(self) -> str:
        """The answer as the W3C's SPARQL 1.1 Query Results CSV."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(self.columns)
        writer.writerows(["" if term is None else _lexical(term) for term in row] for row in self.terms)
        return out.getvalue()

    def to_json(self) -> str:
        """The answer as the W3C's SPARQL 1.1 Query Results JSON."""
        if self.is_boolean:
            return json.dumps({"head": {}, "boolean": self.rows == [["true"]]})
        found = [{name: _as_json(term) for name, term in zip(self.columns, row, strict=True) if term is not None} for row in self.terms]
        return json.dumps({"head": {"vars": list(self.columns)}, "results": {"bindings": found}}, ensure_ascii=False, indent=1)


@dataclass(frozen=True, slots=True)
class Question:
    """A query with a name; `parameters` are the names of what it asks about, of which the `required` ones must be given."""

    name: str
    title: str
    parameters: tuple[str, ...]
    required: tuple[str, ...]
    sparql: str


def named_questions() -> list[Question]:
    """The questions that come with the package, by name."""
    folder = files("kg").joinpath("rdf/queries")
    found = sorted((item for item in folder.iterdir() if item.name.endswith(".rq")), key=lambda item: item.name)
    return [read_question(item.name.removesuffix(".rq"), item.read_text("utf-8")) for item in found]


def read_question(name: str, text: str) -> Question:
    """A question from the text of a `.rq` file, whose first lines may be `# title:`, `# give: a b` and `# may give: c`.

    A parameter is a variable of the query (`$a`) and stands for an entity, which is given by name, alias or id.
    Without a parameter that may be given, the lines with it fall away; so each such line is a pattern of its own.
    """
    heads = {match[1]: match[2] for match in map(_HEADER.match, text.splitlines()) if match}
    required, optional = heads.get("give", "").split(), heads.get("may give", "").split()
    return Question(name, heads.get("title", name), (*required, *optional), tuple(required), text)


def ask(question: str, source: Source, arguments: Sequence[str] = ()) -> Result:
    """Answer a named question, a file that holds a query, or a query; arguments are `name=value`, or values in order."""
    known = {item.name: item for item in named_questions()}
    if question in known:
        return run_question(question, source, _pair(known[question], arguments))
    if question.endswith(".rq") and Path(question).is_file():
        own = read_question(Path(question).stem, Path(question).read_text("utf-8"))
        return _answer(own, source, _pair(own, arguments))
    if re.fullmatch(r"\S+", question):
        raise QueryError(f"{question}: neither a file nor a named question; known are: {', '.join(known)} (kg query --list)")
    if arguments:
        raise QueryError(f"{arguments[0]}: only a named question takes arguments; put the whole query into quotes")
    return run_query(question, source)


def run_question(name: str, source: Source, params: Mapping[str, str]) -> Result:
    """Answer a named question; raise `QueryError` where the name, a parameter or an entity is unknown."""
    known = {item.name: item for item in named_questions()}
    if name not in known:
        raise QueryError(f"{name}: no such question; known are: {', '.join(known)}")
    return _answer(known[name], source, params)


def run_query(sparql: str, source: Source) -> Result:
    """Answer a SPARQL query on an RDF file or a store; raise `QueryError`, in one line, where it is not valid."""
    return _evaluate(sparql, open_store(source))


def open_store(source: Source) -> Store:
    """Load an RDF file (its format told by its extension) into a store in memory; a store is returned as it is."""
    if isinstance(source, Store):
        return source
    path = Path(source)
    form = RdfFormat.from_extension(path.suffix.removeprefix("."))
    if not path.is_file():
        raise QueryError(f"{path}: no such file; build a graph first (kg build INPUT), or name one with --graph")
    if form is None:
        raise QueryError(f"{path}: not known as RDF; expected .ttl, .nt, .nq, .trig, .jsonld or .rdf")
    store = Store()
    try:
        store.load(path=str(path), format=form)
    except (SyntaxError, ValueError, OSError) as error:
        raise QueryError(f"{path}: cannot be read as RDF ({_one_line(error)}); build it again") from error
    return store


def _pair(question: Question, arguments: Sequence[str]) -> dict[str, str]:
    """Arguments by name: `about=Norland`, or just the values in the order of the parameters."""
    found: dict[str, str] = {}
    for argument in arguments:
        name, equals, value = argument.partition("=")
        if not equals or name not in question.parameters:
            free = [parameter for parameter in question.parameters if parameter not in found]
            if not free:
                raise QueryError(f"{question.name}: takes {_listed(question)}, and {argument!r} is too much")
            name, value = free[0], argument
        found[name] = value
    return found


def _answer(question: Question, source: Source, params: Mapping[str, str]) -> Result:
    unknown = [name for name in params if name not in question.parameters]
    missing = [name for name in question.required if not params.get(name)]
    if unknown:
        raise QueryError(f"{question.name}: takes {_listed(question)}, not {unknown[0]}")
    if missing:
        raise QueryError(f"{question.name}: say {' and '.join(f'{name}=NAME' for name in missing)} (an entity's name, alias or id)")
    store = open_store(source)
    found = {name: find_named(store, value) for name, value in params.items() if value}
    return _evaluate(_bind(question, found), store)


def _bind(question: Question, found: Mapping[str, NamedNode]) -> str:
    """Put IRIs in the place of parameters (`$about`), and leave out the lines of those that were not given.

    Nothing that a user types gets into the query, and an IRI cannot end before its end.
    """
    open_ones = tuple(f"${name}" for name in question.parameters if name not in found)
    lines = [line for line in question.sparql.splitlines() if not any(name in _PARAMETER.findall(line) for name in open_ones)]
    return _PARAMETER.sub(lambda match: f"<{found[match[0][1:]].value}>" if match[0][1:] in found else match[0], "\n".join(lines))


def _listed(question: Question) -> str:
    return " and ".join(question.parameters) or "no parameters"


def _evaluate(sparql: str, store: Store) -> Result:
    try:
        found = store.query(sparql, prefixes=dict(PREFIXES))
        if isinstance(found, QueryBoolean):
            return Result(("answer",), ((Literal(str(bool(found)).lower()),),), is_boolean=True)
        if isinstance(found, QuerySolutions):
            columns = tuple(variable.value for variable in found.variables)
            return Result(columns, tuple(tuple(row[name] for name in columns) for row in found))
        triples = sorted(found, key=str)
        return Result(("subject", "predicate", "object"), tuple((t.subject, t.predicate, t.object) for t in triples))
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        raise QueryError(f"query: {_one_line(error)}") from error


def _one_line(error: Exception) -> str:
    """What the engine says of an error, without the classes of characters that it lists."""
    message = " ".join(str(error).split())
    if "Prefix not found" in message:
        return f"{message.partition(': ')[0]}: unknown prefix; declared are {', '.join(PREFIXES)}"
    message = re.sub(r"\[[^\]]*'[^\]]*\](, )?", "", message).rstrip(" ,|")
    return message if len(message) <= 300 else message[:300] + " …"


def _as_text(term: Term | None) -> str:
    return "" if term is None else shorten(term.value) if isinstance(term, NamedNode) else _lexical(term)


def _lexical(term: Term) -> str:
    return f"_:{term.value}" if isinstance(term, BlankNode) else term.value


def _as_json(term: Term) -> dict[str, str]:
    if not isinstance(term, Literal):
        return {"type": "uri" if isinstance(term, NamedNode) else "bnode", "value": term.value}
    found = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype != _XSD_STRING:
        found["datatype"] = term.datatype.value
    return found


def query(source: Source, sparql: str) -> Result:
    """Answer a SPARQL query: `run_query` with the graph first, as a notebook reads best."""
    return run_query(sparql, source)


def iter_rows(result: Result) -> Iterator[dict[str, str]]:
    """The rows of an answer as dictionaries, ready for a data frame."""
    for row in result.rows:
        yield dict(zip(result.columns, row, strict=True))
