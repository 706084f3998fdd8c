"""From what a user names (files, folders, addresses, standard input) to documents, one after the other.

What cannot be read comes as an `InputError` among the documents, so that the good ones go on.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TypeAlias

from kg.errors import InputError
from kg.model import Document
from kg.reading.decoding import whole
from kg.reading.files import READERS, checked, read_html
from kg.reading.metadata import Origin, day
from kg.reading.records import LINES, RECORDS, looks_like_lines
from kg.reading.web import extension_of, fetch, is_url

_KNOWN = (*READERS, *RECORDS)
_STDIN = "stdin"


@dataclass(frozen=True, slots=True)
class _Found:
    """A document before it has its id: `place` is what it is called below its input, `path` with the input before it."""

    where: str
    place: str
    path: str
    origin: Origin
    text: str


_Item: TypeAlias = "_Found | InputError"


def read_documents(
    inputs: Iterable[str], *, published: str | None = None, stdin: IO[bytes] | None = None
) -> Iterator[Document | InputError]:
    """Read all inputs in their order, the files of a folder sorted by name; hidden files and other kinds of files are passed over.

    An id that a document does not bring is its path below the input, with `:line` for a record; where two inputs share that, the
    later has the input before it. An id that is brought twice is an error. A file that is named twice is read once. `published`
    dates what has no date of its own. Raises `InputError` where `published` is no date.
    """
    default = day(published, "--published") if published else None
    seen: dict[str, str] = {}
    files: set[Path] = set()
    for name in inputs:
        for item in _read_input(name, files, stdin):
            yield item if isinstance(item, InputError) else _document(item, default, seen)


def _document(found: _Found, default: str | None, seen: dict[str, str]) -> Document | InputError:
    """The document with its id and date; an error where another has that id."""
    own = found.origin.id
    free = [name for name in ([own] if own else [found.place, found.path]) if whole(name) not in seen]
    if not free:
        name = own or found.path
        return InputError(f"{found.where}: the id {name!r} is already that of {seen[whole(name)]}; give each document its own")
    origin = found.origin
    document = Document(whole(free[0]), found.text, origin.title, origin.published or default, origin.source, origin.url)
    seen[document.id] = found.where
    return document


def _read_input(name: str, files: set[Path], stdin: IO[bytes] | None) -> Iterator[_Item]:
    if name == "-":
        yield from _read_stdin(stdin or sys.stdin.buffer)
    elif is_url(name):
        yield from _guarded(_read_url(name), name)
    else:
        yield from _guarded(_read_path(name, files), name)


def _guarded(items: Iterator[_Item], where: str) -> Iterator[_Item]:
    """The items, and instead of an error that ends them, that error as the last."""
    try:
        yield from items
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(f"{where}: cannot be read ({error.strerror or error}); check the path and its permissions")


def _read_path(name: str, files: set[Path]) -> Iterator[_Item]:
    path = Path(name)
    if "\0" in name:
        raise InputError(f"{name!r}: is no path; check it")
    if path.is_dir():
        yield from _read_folder(path, files)
    elif path.exists():
        yield from _read_file(path, path.name, files)
    else:
        raise InputError(f"{name}: no such file or folder; check the path")


def _read_folder(folder: Path, files: set[Path]) -> Iterator[_Item]:
    errors: list[OSError] = []
    found = sorted(_walk(folder, errors), key=lambda path: path.relative_to(folder).as_posix())
    for error in errors:
        yield InputError(f"{error.filename}: cannot be read ({error.strerror}); check its permissions")
    if not found and not errors:
        raise InputError(f"{folder}: holds no file that can be read; expected {_listed()}")
    for path in found:
        yield from _guarded(_read_file(path, path.relative_to(folder).as_posix(), files), str(path))


def _walk(folder: Path, errors: list[OSError]) -> Iterator[Path]:
    """The files of known kinds below a folder, without hidden ones and what lies in hidden folders."""
    for top, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and Path(name).suffix.lower() in _KNOWN:
                yield Path(top, name)


def _read_file(path: Path, place: str, files: set[Path]) -> Iterator[_Item]:
    if (real := path.resolve()) in files:
        return
    files.add(real)
    suffix = path.suffix.lower()
    if suffix in RECORDS:
        with path.open("rb") as file:
            yield from _read_records(file, suffix, str(path), (place, path.as_posix()))
    elif suffix in READERS or not suffix:
        yield from _read_bytes(path.read_bytes(), suffix, str(path), (place, path.as_posix()))
    else:
        raise InputError(f"{path}: is no kind of file that can be read; expected {_listed()}")


def _read_stdin(stdin: IO[bytes]) -> Iterator[_Item]:
    yield from _guarded(_read_bytes(stdin.read(), "", "standard input", (_STDIN, _STDIN)), "standard input")


def _read_url(url: str) -> Iterator[_Item]:
    page = fetch(url)
    if page.extension == ".html":
        origin, text = read_html(_filled(page.data, url), url, declared=page.charset)
        yield _Found(url, url, url, replace(origin, url=url), checked(text, url))
    else:
        for item in _read_bytes(page.data, page.extension, url, (url, url)):
            yield item if isinstance(item, InputError) else _with_url(item, url)


def _with_url(found: _Found, url: str) -> _Found:
    return replace(found, origin=replace(found.origin, url=found.origin.url or url))


def _read_bytes(data: bytes, suffix: str, where: str, names: tuple[str, str]) -> Iterator[_Item]:
    """One document, or the records of many; the content tells its kind where no suffix does."""
    kind = suffix or (LINES if looks_like_lines(data) else extension_of(data))
    if kind in RECORDS:
        yield from _read_records(io.BytesIO(data), kind, where, names)
        return
    origin, text = READERS[kind](_filled(data, where), where)
    yield _Found(where, *names, origin, checked(text, where))


def _filled(data: bytes, where: str) -> bytes:
    if not data.strip():
        raise InputError(f"{where}: is empty; leave it out, or look whether it was saved")
    return data


def _read_records(file: IO[bytes], suffix: str, where: str, names: tuple[str, str]) -> Iterator[_Item]:
    empty = True
    for item in RECORDS[suffix](file, where):
        empty = False
        if isinstance(item, InputError):
            yield item
        else:
            place, path = (f"{name}:{item.line}" for name in names)
            yield _Found(f"{where}:{item.line}", place, path, item.origin, item.text)
    if empty:
        raise InputError(f"{where}: holds no document; each line is one document")


def _listed() -> str:
    return ", ".join(_KNOWN[:-1]) + f" or {_KNOWN[-1]}"
