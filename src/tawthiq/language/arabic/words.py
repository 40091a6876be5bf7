"""Words and their clitics: و ف · ب ل ك س · ال لل · ه ها هم هما هن نا كم, without a dictionary.

A word has several readings; the caller's word list decides which of them exists ("وقال" is و + قال, "وقع" is not و + قع).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tawthiq.language.arabic.normalise import Folded

_WORD = re.compile(r"[ء-ي]+|\d+(?:[.,:/]\d+)*|[A-Za-z]+(?:['’\-][A-Za-z]+)*|[^\s\w]|\S")
_SUFFIXES = ("هما", "هم", "هن", "ها", "نا", "كم", "ه", "ي")


class Analysis(NamedTuple):
    """One reading: conjunction (و ف), preposition (ب ل ك) or future س, article, stem, suffix pronoun."""

    conj: str
    prep: str
    article: bool
    stem: str
    pronoun: str


class Word(NamedTuple):
    """A word or sign: folded `text`, [start, end) in the folded text, [begin, finish) in the original.

    `feminine`: written with ة, so its folded ه is no pronoun.
    """

    text: str
    start: int
    end: int
    begin: int
    finish: int
    feminine: bool = False

    @property
    def is_sign(self) -> bool:
        """Punctuation, not a word."""
        return not (self.text[0].isalnum())


@lru_cache(maxsize=65536)
def analyses(word: str) -> tuple[Analysis, ...]:
    """All readings of a folded word, the least stripped first; the bare word is always the first."""
    found = [Analysis("", "", False, word, "")]
    if not word or not "\u0621" <= word[0] <= "\u064a":
        return tuple(found)
    for conj in ("", "و", "ف"):
        if not word.startswith(conj) or len(word) - len(conj) < 2:
            continue
        rest = word[len(conj) :]
        heads = [("", False, rest)]
        if rest.startswith("ال") and len(rest) > 3:
            heads.append(("", True, rest[2:]))
        if rest.startswith("لل") and len(rest) > 3:
            heads.append(("ل", True, rest[2:]))
            heads.append(("ل", True, "ل" + rest[2:]))  # لللاجئين is written للاجئين
        for prep in "بكلس":
            if rest.startswith(prep) and len(rest) > 2:
                heads.append((prep, False, rest[1:]))
                if rest[1:].startswith("ال") and len(rest) > 4:
                    heads.append((prep, True, rest[3:]))
        for prep, article, stem in heads:
            found.append(Analysis(conj, prep, article, stem, ""))
            if article:
                continue
            for suffix in _SUFFIXES:
                if stem.endswith(suffix) and len(stem) - len(suffix) >= 2:
                    base = stem[: -len(suffix)]
                    found.append(Analysis(conj, prep, False, base, suffix))
                    if base.endswith("ت") and len(base) > 2:  # سيارته: the ta marbuta opens before a pronoun
                        found.append(Analysis(conj, prep, False, base[:-1] + "ه", suffix))
                    if base.endswith("و"):  # قتلوه: the silent alef goes
                        found.append(Analysis(conj, prep, False, base + "ا", suffix))
    unique = dict.fromkeys(found)
    return tuple(sorted(unique, key=lambda a: -len(a.stem)))


def read_words(folded: Folded) -> list[Word]:
    """The words and signs of a folded text, in order."""
    words = []
    for match in _WORD.finditer(folded.text):
        begin, finish = folded.original(match.start(), match.end())
        feminine = "ة" in folded.source[max(begin, finish - 2) : finish]
        words.append(Word(match.group(), match.start(), match.end(), begin, finish, feminine))
    return words
