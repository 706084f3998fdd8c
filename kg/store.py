"""What was extracted, document by document, in one SQLite file: unchanged documents are not read twice, a killed run loses nothing."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from kg.errors import OutputError
from kg.model import Document, Extraction

_SCHEMA = """
CREATE TABLE IF NOT EXISTS extraction (key TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS document (id TEXT PRIMARY KEY, key TEXT NOT NULL, data BLOB NOT NULL) WITHOUT ROWID;
"""
_encode = msgspec.msgpack.Encoder().encode
_decode_extraction = msgspec.msgpack.Decoder(Extraction).decode
_decode_document = msgspec.msgpack.Decoder(Document).decode


def encode_extraction(extraction: Extraction) -> bytes:
    """Return an extraction as MessagePack."""
    return _encode(extraction)


def extraction_key(document: Document, fingerprint: str) -> str:
    """The key of a document's extraction: a SHA-256 over all that it depends on (id, date, text, and the rules' fingerprint)."""
    parts = (document.id, document.published or "", document.sha256, fingerprint)
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


class Store:
    """The extractions and documents of one output folder."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def known(self) -> set[str]:
        """The keys of all extractions that are held."""
        return {key for (key,) in self._connection.execute("SELECT key FROM extraction")}

    def put(self, key: str, data: bytes) -> None:
        """Keep one extraction, encoded; it is safe on disk when this returns."""
        with self._connection:
            self._connection.execute("INSERT OR REPLACE INTO extraction VALUES (?, ?)", (key, data))

    def extraction(self, key: str) -> Extraction | None:
        """The extraction under a key, or None where it is not held."""
        row = self._connection.execute("SELECT data FROM extraction WHERE key = ?", (key,)).fetchone()
        return _decode_extraction(row[0]) if row else None

    def documents(self) -> Iterator[Document]:
        """The documents of the last build, by id."""
        for (data,) in self._connection.execute("SELECT data FROM document ORDER BY id"):
            yield _decode_document(data)

    def set_documents(self, documents: Iterable[tuple[Document, str]]) -> None:
        """Make these (with the keys of their extractions) the documents of the build, and forget what no document needs."""
        wanted = {document.id: (document.id, key, _encode(document)) for document, key in documents}
        held = dict(self._connection.execute("SELECT id, key FROM document"))
        if held == {name: key for name, (_, key, _) in wanted.items()}:
            return
        with self._connection:
            self._connection.execute("DELETE FROM document")
            self._connection.executemany("INSERT INTO document VALUES (?, ?, ?)", (wanted[name] for name in sorted(wanted)))
            self._connection.execute("DELETE FROM extraction WHERE key NOT IN (SELECT key FROM document)")


@contextmanager
def open_store(path: Path) -> Iterator[Store]:
    """Open the store at `path`, making it where there is none; raise `OutputError` where that cannot be.

    A file that is no store of ours, or a damaged one, is set aside as `store.sqlite.damaged`: all it holds can be made again.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = _connect(path)
    except OSError as error:
        raise OutputError(f"{path.parent}: cannot be used as an output folder ({error.strerror}); choose another with -o") from error
    except sqlite3.OperationalError as error:
        raise OutputError(f"{path}: cannot be opened ({error}); is another build running there, or the disk full?") from error
    try:
        yield Store(connection)
    finally:
        connection.close()


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=10)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(_SCHEMA)
    except sqlite3.OperationalError:
        connection.close()
        raise
    except sqlite3.DatabaseError:
        connection.close()
        path.replace(path.with_name(f"{path.name}.damaged"))
        connection = sqlite3.connect(path, timeout=10)
        connection.executescript(_SCHEMA)
    return connection
