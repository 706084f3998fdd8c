"""Files of one document: text, Markdown, HTML, PDF; each reader takes the bytes and says what they hold."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from kg.errors import InputError
from kg.reading.decoding import decode, whole
from kg.reading.metadata import Origin, parse_day, read_header
from kg.reading.pdf import read_pdf

Reader = Callable[[bytes, str], tuple[Origin, str]]

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_HEADING = re.compile(r"\A\s*#[ \t]+([^\r\n]+)")


def read_text(data: bytes, where: str) -> tuple[Origin, str]:
    """A text file: its header, where it has one, and its text as it is."""
    return read_header(decode(data, where), where)


def read_markdown(data: bytes, where: str) -> tuple[Origin, str]:
    """A Markdown file: its header or first heading, and its text without the marks."""
    from markdown_it import MarkdownIt

    origin, source = read_header(decode(data, where), where)
    heading = _HEADING.match(source)
    if origin.title is None and heading:
        origin = replace(origin, title=heading[1].strip(" #"))
    blocks = []
    for token in MarkdownIt("commonmark").parse(source):
        if token.type == "inline":
            blocks.append("".join(_inline_text(child.type, child.content) for child in token.children or ()))
    return origin, "\n\n".join(block for block in blocks if block.strip())


def read_html(data: bytes, where: str, *, declared: str | None = None) -> tuple[Origin, str]:
    """An HTML page: title, day, outlet and address from its metadata, and its main text, a line for each paragraph."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it warns of every oddity of a page on standard error
    found = _CHARSET.search(data[:4096])
    page = whole(decode(data, where, declared=declared or (found[1].decode("ascii") if found else None)))
    dates = {"extensive_search": False, "original_date": True}
    result: Any = trafilatura.bare_extraction(
        page, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=dates
    )
    text = _paragraphs((result.text if result else None) or trafilatura.html2txt(page))
    if result is None:
        return Origin(), text
    day = parse_day(result.date) if result.date else None
    return Origin(title=result.title, published=day, source=result.sitename, url=result.url), text


READERS: Mapping[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".pdf": read_pdf,
}


def checked(text: str, where: str) -> str:
    """The text of a document; raises `InputError` where there is none."""
    if not text.strip():
        raise InputError(f"{where}: holds no text; leave it out, or look whether it was saved")
    return whole(text)


def _inline_text(kind: str, content: str) -> str:
    return "\n" if kind in ("softbreak", "hardbreak") else "" if kind in ("html_inline", "image") else content


def _paragraphs(text: str) -> str:
    return "\n\n".join(line.strip() for line in text.split("\n") if line.strip())
