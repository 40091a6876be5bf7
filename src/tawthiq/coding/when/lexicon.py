"""Word lists of both languages as one table: phrase → symbol and value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from tawthiq import knowledge
from tawthiq.coding.when.symbols import SYMBOL
from tawthiq.language.arabic.normalise import fold_word

_WORD = re.compile(r"[^\W\d_]+|\d+|'s\b|\S")


class Meaning(NamedTuple):
    symbol: str
    value: Any
    weak: bool = False
    weak_lower: bool = False


class Lexicon(NamedTuple):
    """`single`: word → meaning; `phrases`: first word → longer phrases, longest first; `names_*`: words that make a name."""

    single: dict[str, Meaning]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Meaning], ...]]
    names_after: frozenset[str]
    names_before: frozenset[str]
    numbered: frozenset[str]


def _entries(language: str) -> Iterator[tuple[str, Meaning]]:
    raw = knowledge.load(f"time/{language}")
    weak, lower = {*raw["weak"]["months"], *raw["weak"]["weekdays"]}, {*raw["weak"]["lower"]}
    # Later entries win: plain words first, then values, holidays and Hijri months.
    for symbol, words in raw["symbols"].items():
        yield from ((w, Meaning(SYMBOL[symbol], w)) for w in words)
    for symbol, table in raw.items():
        if symbol in SYMBOL:
            yield from ((w, Meaning(SYMBOL[symbol], tuple(v) if isinstance(v, list) else v, w in weak, w in lower)) for w, v in table.items())
    for row in knowledge.load("time/hijri")["months"]:
        strong, faint = (row["ar"], row["weak"]) if language == "ar" else (row["en"], row.get("weak_en", []))
        yield from ((w, Meaning(SYMBOL["HMONTH"], row["number"])) for w in strong)
        yield from ((w, Meaning(SYMBOL["HMONTH"], row["number"], True)) for w in faint)
    for key, holiday in knowledge.load("time/holidays").items():
        yield from ((w, Meaning(SYMBOL["HOLIDAY"], key)) for w in holiday[language] if not _is_month(w))


@cache
def _month_names() -> frozenset[str]:
    return frozenset(w for row in knowledge.load("time/hijri")["months"] for key in ("en", "weak_en", "weak") for w in row.get(key, []))


def _is_month(word: str) -> bool:
    """Ramadan is read as a month, so that days and years can stand beside it."""
    return word in _month_names()


@cache
def lexicon(language: str) -> Lexicon:
    """The table of a language ("en" | "ar"), phrases in the form the lexer cuts."""
    single: dict[str, Meaning] = {}
    phrases: dict[str, dict[tuple[str, ...], Meaning]] = {}
    for phrase, meaning in _entries(language):
        words = tuple(_WORD.findall(fold_word(phrase) if language == "ar" else phrase.lower()))
        if len(words) == 1:
            single[words[0]] = meaning
        else:
            phrases.setdefault(words[0], {})[words] = meaning
    weak = knowledge.load(f"time/{language}")["weak"]
    return Lexicon(
        single,
        {k: tuple(sorted(v.items(), key=lambda x: -len(x[0]))) for k, v in phrases.items()},
        frozenset(weak["names_after"]),
        frozenset(weak["names_before"]),
        frozenset(weak["numbered"]),
    )
