"""How many: the number a phrase states, as low and high (codebook, house rules on numbers)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

WORDS = {
    "zero": 0, "no": 0, "one": 1, "a": 1, "an": 1, "another": 1, "two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000, "dozen": 12, "couple": 2, "million": 1000000,
}  # fmt: skip
VAGUE: dict[str, int | None] = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "several": 3, "some": None, "few": 3, "many": 3, "multiple": 2, "numerous": 3, "tens": 20}
_NUM = r"\d{1,3}(?:,\d{3})+|\d+|" + "|".join(sorted(WORDS, key=len, reverse=True)) + r"|" + "|".join(VAGUE)
#: a number as written, for other patterns: "at least 12", "twenty-five", "another two"
NUMBER = rf"(?:(?:at least|more than|over|about|some|up to|around|nearly|as many as|no fewer than|almost|approximately)\s+)?(?:{_NUM})(?:[\s-]+(?:and\s+)?(?:{_NUM}))*"
_COUNT = re.compile(rf"\b(?:{_NUM})(?:[\s-]+(?:and\s+)?(?:{_NUM}))*\b", re.I)
_RANGE = re.compile(r"^(.+?)\s*(?:-|–|to|or|and)\s*(.+)$", re.I)
_LEAST = re.compile(r"\b(?:at least|no fewer than|no less than|not less than|a minimum of|as many as at least)\s*$", re.I)
_OVER = re.compile(r"\b(?:more than|over|upwards of|in excess of|exceeding|above)\s*$", re.I)
_MOST = re.compile(r"\b(?:up to|at most|as many as|no more than|a maximum of|fewer than|less than|under)\s*$", re.I)
_ABOUT = re.compile(r"\b(?:about|around|some|approximately|nearly|almost|roughly|an estimated|close to)\s*$", re.I)


class Quantity(NamedTuple):
    """Bounds and the words; `start`/`end` in the text that was read; `about` where the text says so."""

    low: int | None
    high: int | None
    verbatim: str
    start: int
    end: int
    about: bool = False


def value(words: str) -> tuple[int | None, bool] | None:
    """(number, vague) of "1,200", "twenty-five", "three hundred", "dozens"; None when it is no number."""
    total = current = 0
    seen = False
    parts = [w for w in re.split(r"[\s-]+", words.strip().lower()) if w]
    while len(parts) > 1 and parts[0] in ("a", "an", "another", "no", "some") and parts[1] not in ("hundred", "thousand", "million", "dozen", "couple", "few"):
        parts = parts[1:]  # "another two", "a 12-man crew": the article does not add
    for w in parts:
        if w == "and" or not w:
            continue
        plain = w.replace(",", "")
        if plain.isdigit():
            current += int(plain)
        elif w in VAGUE:
            return VAGUE[w], True
        elif w in ("hundred", "thousand", "million", "dozen"):
            current = max(1, current) * WORDS[w]
            if w != "hundred" and w != "dozen":
                total, current = total + current, 0
        elif w in WORDS:
            current += WORDS[w]
        else:
            return None
        seen = True
    return (total + current, False) if seen else None


_SCALE = r"hundred|thousand|million|dozen"
#: a boundary inside neighbouring numerals: figures join with words of scale alone ("2 million", not "1994 two")
_APART = re.compile(rf"(?<=\d)[\s-]+(?:and\s+)?(?!(?:{_SCALE})\b)|[\s-]+(?:and\s+)?(?=\d)", re.I)
#: no number of its own where another one follows: a year, an article
_NO_NUMBER = re.compile(r"(?:(?:19|20)\d\d|an?|another|some|no)$", re.I)


def _numerals(text: str) -> Iterator[re.Match[str]]:
    """The numbers of a phrase, each alone: neighbours that do not make one number are told apart, a year or an article before another number is none."""
    for m in _COUNT.finditer(text):
        cut = None if re.search(r"\bbetween\s*$", text[: m.start()], re.I) else _APART.search(m.group())
        if cut is None:
            yield m
            continue
        at, parts = m.start(), []
        for gap in [*_APART.finditer(m.group()), None]:
            end = m.end() if gap is None else m.start() + gap.start()
            parts.append((at, end))
            at = end if gap is None else m.start() + gap.end()
        for n, (a, b) in enumerate(parts):
            found = _COUNT.match(text, a, b)
            if found is not None and not (n + 1 < len(parts) and _NO_NUMBER.match(found.group())):
                yield found


def find(text: str) -> Quantity | None:
    """The first number stated in a phrase, with its bounds."""
    for m in _numerals(text):
        if m.group().lower() in ("no", "one", "both") and m.start() > 12:
            continue
        rest = text[m.end() : m.end() + 12].lower()
        if re.match(r"\s+(?:fewer|less|more)\b" if m.group().lower() == "no" else r"\s+as\b", rest) and m.group().lower() in ("no", "many", "few"):
            continue  # "no fewer than six", "as many as nine"
        if re.match(r"[\s-]*(?:mm|km|kilomet|metre|meter|mile|percent|%|year|month|week|day|hour|minute|caliber|calibre|kg\b|kilo|gram|quintal|ton\b|tons\b|tonne|acre|hectare|litre|liter|feet\b|foot\b|-year|-member|-man\b|-strong)", rest) or re.match(r"(?:st|nd|rd|th)\b", rest):
            continue
        before = text[: m.start()]
        if before.endswith("(") or (before.rstrip().endswith(",") and re.match(r"\s*(?:,|$)", text[m.end() :]) and m.group().isdigit()):
            continue  # an age
        words = m.group()
        got = value(words)
        parts = _RANGE.match(words) if re.search(r"\band\b", words) and re.search(r"\bbetween\s*$", before, re.I) else None
        if got is None or parts:
            pair = (value(parts.group(1)), value(parts.group(2))) if parts else (None, None)
            if pair[0] is None or pair[1] is None:
                continue
            return Quantity(pair[0][0], pair[1][0], words, m.start(), m.end())
        n, vague = got
        after = re.match(r"\s*(?:-|–|to|or)\s*(" + _NUM + r")\b", text[m.end() :], re.I)
        if after and not vague:
            top = value(after.group(1))
            if top and top[0] is not None and n is not None and top[0] >= n:
                return Quantity(n, top[0], text[m.start() : m.end() + after.end()], m.start(), m.end() + after.end())
        for pattern, make in ((_LEAST, lambda k: (k, None)), (_OVER, lambda k: (k + 1, None)), (_MOST, lambda k: (None, k))):
            lead = pattern.search(before)
            if lead and n is not None:
                low, high = make(n)
                return Quantity(low, high, text[lead.start() : m.end()].strip(), lead.start(), m.end())
        if re.match(r"(?:\+|-plus\b| or more\b)", text[m.end() :]) and n is not None:  # "30+ wounded"
            return Quantity(n, None, words, m.start(), m.end())
        lead = _ABOUT.search(before)
        if lead and n is not None and words.lower() not in ("a", "an"):
            return Quantity(n, n if not vague else None, text[lead.start() : m.end()].strip(), lead.start(), m.end(), True)
        if n is None:
            return Quantity(1, None, words, m.start(), m.end())
        return Quantity(n, None if vague else n, words, m.start(), m.end())
    return None
