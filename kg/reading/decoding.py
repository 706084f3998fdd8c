"""From bytes to text: byte order marks first, then UTF-8, then what the bytes look like."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from kg.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 200_000
_LIKELY = "cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 koi8_r gb18030 big5 shift_jis euc_jp euc_kr".split()
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_MANY = 0.01
_WESTERN = 0.25


def decode(data: bytes, where: str, *, declared: str | None = None) -> str:
    """The text of bytes, without its byte order mark and with its line ends as they are.

    `declared` is what the bytes or their sender say of their encoding. Raises `InputError` where this is no text.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], name, where)
    for name in filter(None, (declared, _without_mark(data), "utf-8")):
        text = _try(data, name)
        if text is not None and not _is_binary(text):
            return text
    if _is_binary(data[:_SAMPLE].decode("latin-1")):
        raise InputError(f"{where}: is a binary file; give text, Markdown, HTML, PDF, CSV or JSON Lines")
    return _strict(data, encoding_of(data), where)


def encoding_of(data: bytes) -> str:
    """The most likely encoding of text that is no UTF-8; Western European where nothing else is likelier."""
    if _try(data, "cp1252") is not None and _mostly_ascii(data):
        return "cp1252"
    best = from_bytes(data[:_SAMPLE], cp_isolation=_LIKELY).best()
    return best.encoding if best else "cp1252"


def byte_order_mark(data: bytes) -> tuple[str, int]:
    """The encoding that the first bytes of a file mark, and how many bytes the mark takes; UTF-8 without a mark."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name, len(mark)
    return _without_mark(data) or "utf-8", 0


def whole(text: str) -> str:
    """Replace halves of surrogate pairs, which UTF-8 cannot hold, one for one, so that no offset moves."""
    return _HALF_PAIR.sub("\ufffd", text)


def _strict(data: bytes, name: str, where: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise InputError(f"{where}: not valid {name} at byte {error.start}; save it as UTF-8") from error


def _try(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _without_mark(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte of English text is zero."""
    sample = data[:1000]
    if len(sample) < 4:
        return None
    even, odd = sample[0::2].count(0) / len(sample[0::2]), sample[1::2].count(0) / len(sample[1::2])
    if odd > 0.7 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.1 else None


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return "\0" in sample or len(_CONTROL.findall(sample)) > _MANY * len(sample)


def _mostly_ascii(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return sum(byte > 127 for byte in sample) < _WESTERN * len(sample)
