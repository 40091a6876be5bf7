"""Bytes to text: which encoding, and what is not text at all."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from tawthiq.intake.errors import IntakeError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})
_WESTERN = frozenset("àâäáãåçéèêëíìîïñóòôöõøúùûüýÿßœæÀÂÄÁÃÅÇÉÈÊËÍÎÏÑÓÔÖÕØÚÙÛÜŒÆ“”„‘’–—…«»°€£©®·¿¡\xa0".encode("cp1252"))
_SAMPLE = 1 << 16
_AS_TEXT = "save it as plain text or HTML and add that file"

# Frequent Arabic words, bare of their neighbours: a wrong code page never produces them in number.
_ARABIC_WORDS = re.compile(r"(?<![\u0621-\u064a])(?:في|من|على|إلى|الى|عن|أن|ان|التي|الذي|هذا|هذه|بعد|قبل|مع|قال|كان|ما|لا|و?ال[\u0621-\u064a]{3,})(?![\u0621-\u064a])")


def decode(data: bytes, *, html: bool = False) -> tuple[str, str]:
    """The text of `data` without a byte-order mark, and the encoding's name.

    Order: BOM, strict UTF-8, the page's own declaration (HTML), Arabic and Western code pages, a statistical guess.
    Raises IntakeError for empty and for binary input.
    """
    if not data.strip(b"\x00 \t\r\n\x0b\x0c"):
        raise IntakeError("the file is empty", "leave it out, or check how it was saved")
    for mark, name in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(name, "replace")
            if text.count("\ufffd") > 0.02 * len(text) + 1 or _controls(text[:_SAMPLE]) > 0.02:
                break
            return _not_empty(text), name
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise IntakeError(f"the file is {what}, not text", _AS_TEXT)
    if wide := _wide(data):
        return _not_empty(data.decode(wide, "replace")), wide
    sample = data[:_SAMPLE]
    if b"\x00" in data[: 1 << 20] or len(sample) - len(sample.translate(None, _CONTROL)) > 0.02 * len(sample):
        raise IntakeError("the file is binary, not text", _AS_TEXT)
    try:
        return _not_empty(data.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        pass
    text, name = _guess(data, html)
    if _controls(text[:_SAMPLE], c1=True) > 0.05:
        raise IntakeError("the file is binary or in an unknown encoding", "save it as UTF-8 and add it again")
    return _not_empty(text), name


def _not_empty(text: str) -> str:
    text = text[1:] if text.startswith("\ufeff") else text
    if not text.strip("\ufeff\u200b\u200c\u200d\u200e\u200f\x00 \t\r\n\x0b\x0c\xa0"):
        raise IntakeError("the file holds no text", "leave it out, or check how it was saved")
    return text


def _controls(text: str, c1: bool = False) -> float:
    """Share of control characters (and, where asked, of C1 controls and unmapped characters)."""
    bad = sum(1 for c in text if (c < " " and c not in "\t\n\r\x0b\x0c\x1b") or (c1 and ("\x80" <= c < "\xa0" or c == "\ufffd")))
    return bad / max(1, len(text))


def _wide(data: bytes) -> str | None:
    """UTF-16 without a BOM: zero bytes stand at every other place only (ASCII), or Arabic high bytes do."""
    sample = data[: _SAMPLE & ~1]
    if b"\x00" not in sample or len(data) % 2:
        return None
    even, odd = sample[0::2], sample[1::2]
    for zeros, others, name in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        high = sum(zeros.count(b) for b in (0x00, 0x06, 0x20))
        if high > 0.9 * len(zeros) and others.count(0) < 0.02 * len(others) + 1:
            text = data.decode(name, "replace")
            return name if _controls(text[:_SAMPLE]) < 0.02 and text.count("\ufffd") < 3 else None
    return None


def _guess(data: bytes, html: bool) -> tuple[str, str]:
    loose = data.decode("utf-8", "replace")
    holes, wide = loose.count("\ufffd"), sum(1 for c in loose[:_SAMPLE] if c > "\x7f" and c != "\ufffd")
    if holes <= 3 + len(loose) // 2000 and wide > 4 * min(holes, 50):  # UTF-8 with a few damaged bytes, or cut in a letter
        return loose, "utf-8 (damaged)"
    if html and (found := _DECLARED.search(data[:8192])):
        try:
            name = codecs.lookup(found[1].decode("ascii")).name
            if name not in ("utf-8", "utf-16", "utf-32", "ascii"):
                text = data.decode("cp1252" if name == "iso8859-1" else name, "replace")
                if text.count("\ufffd") < 0.01 * len(text):
                    return text, name
        except (LookupError, UnicodeError, ValueError):
            pass
    sample = data[:_SAMPLE]
    best, score = "", 0.0
    for name in ("cp1256", "iso8859-6"):
        text = sample.decode(name, "replace")
        high = sum(1 for c in text if c > "\x7f")
        letters = sum(1 for c in text if "\u0621" <= c <= "\u064a")
        found_words = sum(len(w) for w in _ARABIC_WORDS.findall(text)) / max(1, letters)
        if letters > 0.6 * high and found_words > max(score, 0.08):
            best, score = name, found_words
    if best:
        return data.decode(best, "replace"), best
    high_share = sum(1 for b in sample if b > 0x7F) / len(sample)
    western = sum(1 for b in sample if b in _WESTERN) >= 0.98 * sum(1 for b in sample if b > 0x7F)
    if (high_share < 0.05 or (high_share < 0.2 and western)) and not any(b in sample for b in (0x81, 0x8D, 0x8F, 0x90, 0x9D)):
        return data.decode("cp1252", "replace"), "cp1252"  # a Latin text with a few accents and curly quotes
    match = from_bytes(sample).best()
    name = match.encoding if match else "cp1252"
    return data.decode(name, "replace"), name
