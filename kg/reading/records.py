"""Files of many documents: JSON Lines and CSV, a document a record; a bad record is an error and the others go on."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

from kg.errors import InputError
from kg.reading.decoding import byte_order_mark, encoding_of, whole
from kg.reading.files import checked
from kg.reading.metadata import ALIASES, Origin, day

_SAMPLE = 1_000_000
_LONGEST_CELL = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Record:
    """A document of a file of many, and the line that it begins at."""

    line: int
    origin: Origin
    text: str


def read_json_lines(file: IO[bytes], where: str) -> Iterator[Record | InputError]:
    """The documents of a JSON Lines file, one after the other."""
    encoding, skip = byte_order_mark(file.read(1024))
    file.seek(skip)
    wide = encoding != "utf-8"
    lines: Iterable[bytes | str] = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="\n") if wide else file
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _record(_parsed(line, f"{where}:{number}"), f"{where}:{number}", number)
        except InputError as error:
            yield error


def read_csv(file: IO[bytes], where: str) -> Iterator[Record | InputError]:
    """The documents of a CSV file (commas, semicolons or tabs), one after the other; its first line names the columns."""
    csv.field_size_limit(_LONGEST_CELL)
    sample = file.read(_SAMPLE)
    encoding, skip = byte_order_mark(sample)
    if encoding == "utf-8" and not _is_utf8(sample):
        encoding = encoding_of(sample)
    file.seek(skip)
    stream = io.TextIOWrapper(file, encoding=encoding, newline="")
    try:
        yield from _rows(stream, where)
    except UnicodeDecodeError as error:
        yield InputError(f"{where}: not valid {encoding} at byte {error.start}; save it as UTF-8")
    except csv.Error as error:
        yield InputError(f"{where}: cannot be read as CSV ({error}); save it as CSV in UTF-8")


LINES = ".jsonl"
RECORDS: Mapping[str, Callable[[IO[bytes], str], Iterator[Record | InputError]]] = {
    LINES: read_json_lines,
    ".ndjson": read_json_lines,
    ".csv": read_csv,
}


def looks_like_lines(data: bytes) -> bool:
    """Whether bytes begin with a line that is a document in JSON."""
    first = data.lstrip(b"\xef\xbb\xbf\r\n\t ").partition(b"\n")[0]
    try:
        return first.startswith(b"{") and isinstance(_parsed(first, ""), dict)
    except InputError:
        return False


def _rows(stream: IO[str], where: str) -> Iterator[Record | InputError]:
    head = stream.readline()
    delimiter = max(",;\t|", key=lambda mark: (head.count(mark), mark == ","))
    names = [ALIASES.get(name.strip().lower(), "") for name in next(csv.reader([head], delimiter=delimiter), [])]
    if "text" not in names:
        found = ", ".join(head.split(delimiter)).strip()[:80] or "nothing"
        yield InputError(f"{where}: no column named text (or content, body, article) but {found}; rename the column that holds the text")
        return
    reader = csv.reader(stream, delimiter=delimiter)
    begins = 2
    for row in reader:
        line, begins = begins, reader.line_num + 2
        if not any(row):
            continue
        try:
            cells: dict[str, Any] = {}
            for name, cell in zip(names, row, strict=False):
                if name and (cell or name == "text"):
                    cells.setdefault(name, cell)
            yield _record(cells, f"{where}:{line}", line)
        except InputError as error:
            yield error


def _parsed(line: bytes | str, where: str) -> Mapping[str, Any]:
    try:
        found = json.loads((line.decode("utf-8") if isinstance(line, bytes) else line).strip())
    except UnicodeDecodeError as error:
        raise InputError(f"{where}: not valid UTF-8 at byte {error.start} of the line; save the file as UTF-8") from error
    except ValueError as error:
        told = f"{error.msg} at column {error.colno}" if isinstance(error, json.JSONDecodeError) else error
        raise InputError(f"{where}: not valid JSON ({told}); each line is one document") from error
    except RecursionError as error:
        raise InputError(f"{where}: JSON nested too deep; each line is one document") from error
    if not isinstance(found, dict):
        raise InputError(f"{where}: expected a JSON object, found {_kind(found)}; each line is one document")
    return found


def _record(fields: Mapping[str, Any], where: str, line: int) -> Record:
    text = fields.get("text")
    if not isinstance(text, str):
        found = "nothing" if "text" not in fields else _kind(text)
        raise InputError(f'{where}: expected a text in "text", found {found}; put the document\'s text there')
    known: dict[str, str] = {}
    for name in ("id", "title", "published", "source", "url"):
        value = fields.get(name)
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            known[name] = whole(str(value))
        elif value is not None:
            raise InputError(f"{where}: {name}: expected a string, found {_kind(value)}; quote it or leave it out")
    known = {name: value for name, value in known.items() if value.strip()}
    if "published" in known:
        known["published"] = day(known["published"], f"{where}: published")
    return Record(line, Origin(**known), checked(text, where))


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _is_utf8(sample: bytes) -> bool:
    """Whether bytes are UTF-8; a character that the end cuts is no fault."""
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(sample) - 4 and len(sample) == _SAMPLE
    return True
