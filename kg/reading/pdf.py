"""PDF: the text of the pages, with lines joined to paragraphs and without what stands at the top or foot of every page."""

from __future__ import annotations

import io
import logging
import re
import struct
import zlib
from collections import Counter
from collections.abc import Sequence

from kg.errors import InputError
from kg.reading.decoding import whole
from kg.reading.metadata import Origin

_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
_NO_TITLE = re.compile(r"untitled|microsoft word|\.(docx?|indd|pdf|qxd|pages)\b|^\W*$", re.I)
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")
_HYPHEN = re.compile(r"(?<=[a-z])[-\u00ad\u2010]$")
_FEW_PAGES = 3
_EDGE = 2


def read_pdf(data: bytes, where: str) -> tuple[Origin, str]:
    """A PDF: its title and text; raises `InputError` where it is encrypted, broken or without text."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of every oddity of a file on standard error
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(f"{where}: is encrypted; remove its password first")
        pages = [page.extract_text() for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except (PyPdfError, *_BROKEN) as error:
        raise InputError(f"{where}: cannot be read as PDF ({_first_line(error)}); open it in a viewer and save it anew") from error
    text = join_pages(pages)
    if not text.strip():
        raise InputError(f"{where}: holds no text, only images; run OCR on it first (for example ocrmypdf)")
    named = title if isinstance(title, str) and not _NO_TITLE.search(title) else None
    return Origin(title=whole(" ".join(named.split())) if named else None), text


def join_pages(pages: Sequence[str]) -> str:
    """One text from the lines of all pages: no running heads, words mended at line ends, lines joined to paragraphs.

    >>> print(join_pages([chr(10).join(["The minis-", "ter spoke", "for an hour."])]))
    The minister spoke for an hour.
    """
    lines = [line for page in _without_furniture([page.splitlines() for page in pages]) for line in page]
    width = max((len(line) for line in lines), default=0)
    paragraphs: list[str] = [""]
    for line in (" ".join(whole(line).split()) for line in lines):
        if not line:
            paragraphs.append("")
            continue
        paragraphs[-1] = _joined(paragraphs[-1], line)
        if _ENDS.search(line) and len(line) < 0.8 * width:
            paragraphs.append("")
    return "\n\n".join(paragraph for paragraph in _mended(paragraphs) if paragraph)


def _joined(start: str, line: str) -> str:
    if not start:
        return line
    hyphen = _HYPHEN.search(start)
    if hyphen and line[0].islower():
        return start[: hyphen.start()] + line
    return f"{start}{line}" if start.endswith("-") else f"{start} {line}"


def _mended(paragraphs: Sequence[str]) -> list[str]:
    """Paragraphs that a page break or an empty line cut in the midst of a sentence are one."""
    found: list[str] = []
    for paragraph in filter(None, paragraphs):
        if found and paragraph[0].islower() and not _ENDS.search(found[-1]):
            found[-1] = _joined(found[-1], paragraph)
        else:
            found.append(paragraph)
    return found


def _without_furniture(pages: Sequence[list[str]]) -> list[list[str]]:
    """The pages without the first and last lines that most of them share (their numbers apart), and without bare page numbers."""
    filled = [list(page) for page in pages if any(line.strip() for line in page)]
    if len(filled) < _FEW_PAGES:
        return filled
    seen = Counter(shape for page in filled for shape in {_shape(line) for line in _edges(page)})
    common = {shape for shape, count in seen.items() if shape and count > len(filled) / 2}
    return [[line for line in page if not (line in _edges(page) and _shape(line) in common)] for page in filled]


def _edges(page: Sequence[str]) -> list[str]:
    written = [line for line in page if line.strip()]
    return written[:_EDGE] + written[-_EDGE:]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split())).casefold()


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:100] or type(error).__name__
