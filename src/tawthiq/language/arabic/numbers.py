"""Numbers in Arabic text → low and high bounds (codebook, house rule "Numbers").

Digits of both sets, number words of either gender and case, "خمسة وعشرون", "مئات", "ما بين 3 و5", "نحو", "ما لا يقل عن",
"أكثر من". The dual ("جنديان") is a matter of the noun and is read with it (`coding.arabic.people`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tawthiq import knowledge
from tawthiq.language.arabic.normalise import fold_word
from tawthiq.language.arabic.words import Word

_DIGITS = re.compile(r"^\d{1,3}(?:,\d{3})+$|^\d+(?:[.]\d+)?$")


class Number(NamedTuple):
    """Words [first, last) read as a number: `low`/`high` bounds, None = open; `vague` for "dozens"; `core` = the bare figure."""

    first: int
    last: int
    low: int | None
    high: int | None
    vague: bool
    core: int


class _Tables(NamedTuple):
    values: dict[str, int]
    scales: dict[str, int]
    plain: dict[str, int]
    vague: dict[str, int]
    before: tuple[tuple[tuple[str, ...], str], ...]
    after: tuple[tuple[tuple[str, ...], str], ...]


@cache
def _tables() -> _Tables:
    raw = knowledge.load("arabic/numbers")
    values = {fold_word(k): int(v) for part in ("units", "tens", "hundreds") for k, v in raw[part].items()}
    scales = {fold_word(k): int(v) for k, v in raw["thousands"].items()}
    vague = {fold_word(k): int(v) for k, v in raw["vague"].items()}
    return _Tables(values, scales, values | scales, vague, _phrases(raw["approximators"]), _phrases(raw["trailing"]))


def _phrases(table: dict[str, list[str]]) -> tuple[tuple[tuple[str, ...], str], ...]:
    """(folded words, kind) of a table of phrases, the longest first."""
    pairs = [(tuple(fold_word(x) for x in phrase.split()), kind) for kind, phrases in table.items() for phrase in phrases]
    return tuple(sorted(pairs, key=lambda x: -len(x[0])))


def _bare(word: str, table: dict[str, int]) -> int | None:
    """The value of `word` in `table`, a proclitic ب ل و or article allowed."""
    if word in table:
        return table[word]
    for head in ("ال", "ب", "ل", "بال", "لل", "ك"):
        if word.startswith(head) and word[len(head) :] in table:
            return table[word[len(head) :]]
    return None


def _joined(word: str, table: dict[str, int]) -> int | None:
    """The value of و + number word ("وعشرون")."""
    return _bare(word[1:], table) if word.startswith("و") else None


def find_numbers(words: Sequence[Word]) -> list[Number]:
    """All numbers of a sentence in order, none overlapping; clock times, dates and ordinals are the caller's to exclude."""
    found: list[Number] = []
    at = 0
    while at < len(words):
        number = _range_at(words, at) or _number_at(words, at)
        if number is None:
            at += 1
            continue
        number = _bounded(words, number, found[-1].last if found else 0)
        found.append(number)
        at = number.last
    return found


def _number_at(words: Sequence[Word], at: int) -> Number | None:
    tables = _tables()
    text = words[at].text
    value: int | None = None
    end = at + 1
    if _DIGITS.match(text):
        value = int(float(text.replace(",", "")))
        if "." in text and re.fullmatch(r"\d{1,3}(\.\d{3})+", text):
            value = int(text.replace(".", ""))
    else:
        strip = text[1:] if text.startswith("و") and _bare(text, tables.plain) is None else text
        vague = _bare(strip, tables.vague)
        follows = words[at + 1].text if at + 1 < len(words) else ""
        if vague is not None and not (strip in ("عدد", "عده") and strip == "عدد" and follows not in ("من", "كبير", "اخر")):
            scale = _bare(follows, {fold_word("آلاف"): 1000, fold_word("ملايين"): 1000000})
            if scale and strip.endswith("ات"):
                return Number(at, at + 2, vague * scale, None, True, vague * scale)
            last = at + 1
            if strip in ("عدد", "العديد") and follows == "من":
                last = at + 2
            return Number(at, last, vague, None, True, vague)
        value = _bare(strip, tables.values)
        if value is None:
            scale = _bare(strip, tables.scales)
            if scale is None or (text in ("الف", "الفي") and not follows):
                return None
            value = scale
    # "18 ألفا", "مئة وخمسة وعشرون", "ثلاثة عشر"
    total, part = 0, value
    while end < len(words):
        text = words[end].text
        scale = tables.scales.get(text)
        if scale and part < scale:
            total, part = total + part * scale, 0
        elif text in ("عشر", "عشره") and part < 10 and words[end - 1].text not in ("و",):
            part += 10
        elif (more := tables.values.get(text)) is not None and more == 100 and part < 10:
            part *= 100
        elif (more := _joined(text, tables.values)) is not None and _adds(part, more):
            part += more
        elif (more := _joined(text, tables.scales)) is not None and part + total > more:
            total, part = total + part, more
        else:
            break
        end += 1
    total += part
    return Number(at, end, total, total, False, total)


def _adds(part: int, more: int) -> bool:
    """ "خمسة وعشرون", "مئة وخمسة", "مئة وخمسة وعشرون"."""
    return (0 < part % 100 < 10 and more in range(20, 100, 10)) or (part >= 100 and part % 100 == 0 and more < part)


def _range_at(words: Sequence[Word], at: int) -> Number | None:
    """ "بين 3 و5", "ما بين ثلاثة وخمسة", "من 3 إلى 5", "3-5"."""
    texts = [w.text for w in words[at : at + 7]]
    skip = 2 if texts[:2] == ["ما", "بين"] else 1 if texts[:1] in (["بين"], ["من"]) else 0
    if skip:
        low = _number_at(words, at + skip) if at + skip < len(words) else None
        if low is None or low.vague or low.last >= len(words):
            return None
        nxt = words[low.last].text
        if texts[0] == "من" and nxt not in ("الي", "حتي"):
            return None
        start = low.last + 1 if nxt in ("و", "الي", "حتي") else low.last
        if start == low.last and not nxt.startswith("و"):
            return None
        high = _number_at(words, start) if start < len(words) else None
        if high and not high.vague and high.core > low.core:
            return Number(at, high.last, low.core, high.core, False, low.core)
        return None
    if len(texts) > 2 and texts[0].isdigit() and texts[1] in ("-", "–", "ـ") and texts[2].isdigit() and int(texts[0]) < int(texts[2]):
        return Number(at, at + 3, int(texts[0]), int(texts[2]), False, int(texts[0]))
    return None


def _bounded(words: Sequence[Word], number: Number, floor: int) -> Number:
    """The number with what stands around it: "نحو", "أكثر من", "ما لا يقل عن", "على الأقل" (up to two nouns later)."""
    for phrase, kind in _tables().before:
        start = number.first - len(phrase)
        if start >= floor:
            here = [words[start + i].text for i in range(len(phrase))]
            if here[0] != phrase[0] and here[0][:1] in "وفبل" and here[0][1:] == phrase[0]:
                here[0] = phrase[0]
            if tuple(here) == phrase:
                return _apply(number._replace(first=start), kind)
    for phrase, kind in _tables().after:
        for start in range(number.last, number.last + 4):
            if tuple(w.text for w in words[start : start + len(phrase)]) == phrase:
                return _apply(number, kind)
            if start < len(words) and words[start].is_sign:
                break
    return number


def _apply(number: Number, kind: str) -> Number:
    if kind == "low":
        return number._replace(high=None)
    if kind == "more":
        return number._replace(low=number.core if number.vague else number.core + 1, high=None)
    if kind == "less":
        return number._replace(low=None, high=number.core - 1)
    if kind == "up_to":
        return number._replace(low=None, high=number.core)
    return number
