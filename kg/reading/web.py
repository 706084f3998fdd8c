"""Pages on the web, fetched with limits of time and size."""

from __future__ import annotations

import time
from dataclasses import dataclass
from urllib.parse import urlsplit

import urllib3
from urllib3.exceptions import HTTPError, LocationParseError, MaxRetryError, NewConnectionError, SSLError, TimeoutError

from kg.errors import InputError

LARGEST = 20_000_000
LONGEST = 60.0
_CONNECT, _WAIT = 10.0, 20.0
_CHUNK = 65_536
_KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "application/x-jsonlines": ".jsonl",
}
_UNTOLD = ("", "application/octet-stream", "binary/octet-stream", "application/json")
_HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; claimgraph; one page at a user's request)", "Accept-Encoding": "gzip, deflate"}


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: its bytes, their kind as a file extension, and the encoding that the server names."""

    data: bytes
    extension: str
    charset: str | None


def is_url(name: str) -> bool:
    """Whether an input is an address on the web.

    >>> is_url("https://example.org/a"), is_url("news/a.txt")
    (True, False)
    """
    return name.lower().startswith(("http://", "https://"))


def fetch(url: str, *, largest: int = LARGEST, longest: float = LONGEST) -> Page:
    """Fetch a page of at most `largest` bytes in at most `longest` seconds; raises `InputError` where that fails."""
    timeout = urllib3.Timeout(connect=min(_CONNECT, longest), read=min(_WAIT, longest))
    retries = urllib3.Retry(total=5, connect=1, read=0, redirect=5, status=0, other=0)
    pool = urllib3.PoolManager(timeout=timeout, retries=retries, headers=_HEADERS)
    try:
        with pool.request("GET", url, preload_content=False) as response:
            if response.status != 200:
                reason = f"{response.status} {response.reason or ''}".strip()
                raise InputError(f"{url}: the server answers {reason}; check the address, or save the page and give the file")
            extension = _extension(url, response.headers.get("Content-Type", ""))
            data = _body(response, url, largest, longest)
            return Page(data, extension or extension_of(data), _charset(response.headers.get("Content-Type", "")))
    except (HTTPError, LocationParseError, OSError, UnicodeError) as error:
        raise InputError(f"{url}: {_reason(error)}; check the address and the connection") from error
    finally:
        pool.clear()


def _body(response: urllib3.BaseHTTPResponse, url: str, largest: int, longest: float) -> bytes:
    told = response.headers.get("Content-Length", "").strip()
    if told.isdecimal() and int(told) > largest:
        raise _too_large(url, largest)
    began, chunks, size = time.monotonic(), [], 0
    while chunk := response.read1(_CHUNK, decode_content=True):  # what has come, so that a slow server cannot hold us
        chunks.append(chunk)
        size += len(chunk)
        if size > largest:
            raise _too_large(url, largest)
        if time.monotonic() - began > longest:
            raise InputError(f"{url}: not read whole within {longest:.0f} seconds; save the page and give the file")
    return b"".join(chunks)


def _too_large(url: str, largest: int) -> InputError:
    return InputError(f"{url}: larger than {largest / 1e6:g} MB; save the page and give the part that is wanted as a file")


def _extension(url: str, content_type: str) -> str:
    """The kind of a page by what its server says of it, by its address where that says nothing; empty where neither does."""
    media = content_type.partition(";")[0].strip().lower()
    name = urlsplit(url).path.rpartition("/")[2].lower()
    own = "." + name.rpartition(".")[2] if "." in name else ""
    if media in _UNTOLD or (media == "text/plain" and own in _KINDS.values()):
        return own if own in _KINDS.values() else ""
    if media not in _KINDS:
        raise InputError(f"{url}: is {media}; expected a page of HTML, text, PDF, CSV or JSON Lines")
    return _KINDS[media]


def extension_of(data: bytes) -> str:
    """The kind of some bytes by what they begin with: PDF, HTML, or else text."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return ".pdf"
    return ".html" if data[:1024].lstrip().lower().startswith((b"<!doctype html", b"<html")) else ".txt"


def _charset(content_type: str) -> str | None:
    for part in content_type.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip(" \"'") or None
    return None


def _reason(error: Exception) -> str:
    cause = error.reason if isinstance(error, MaxRetryError) and error.reason is not None else error
    if isinstance(cause, NewConnectionError):
        return "cannot be reached"
    if isinstance(cause, TimeoutError):
        return f"no answer within {_WAIT:.0f} seconds"
    if isinstance(cause, SSLError):
        return "no secure connection"
    if isinstance(cause, LocationParseError | UnicodeError):
        return "is no valid address"
    return f"cannot be read ({(str(cause).splitlines() or [''])[0][:100]})"
