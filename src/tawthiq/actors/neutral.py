"""Linter for text that the software itself writes: partisan words of knowledge/loaded_words.csv, both languages."""

from __future__ import annotations

from functools import cache

from tawthiq.actors.lexicon import Lexicon
from tawthiq.actors.registry import registry, split
from tawthiq.actors.words import words
from tawthiq.knowledge import table

__all__ = ["find_loaded"]


@cache
def _loaded() -> Lexicon:
    lexicon = Lexicon()
    for row in table("loaded_words"):
        for form in split(row["forms"]):
            lexicon.add(form, "loaded", row["word"], definite=row["language"] == "ar" and row["definite"] == "yes")
    return lexicon


def find_loaded(text: str, language: str = "en") -> list[tuple[int, int, str]]:
    """Partisan words in `text`: (start, end, the word's entry), in order; names of actors that contain such a word are no finding
    ("Islamic Resistance Movement Harakat Hezbollah al-Nujaba"). For generated text only: quotes keep their words."""
    found = words(text)
    lexicon, names = _loaded(), registry().lexicon
    out: list[tuple[int, int, str]] = []
    i = 0
    while i < len(found):
        named = next((m for m in names.matches(text, found, i) if m.entry.sort == "actor"), None)
        here = lexicon.matches(text, found, i)
        if named is not None and (not here or named.last > here[0].last):
            i = named.last
        elif here:
            m = here[0]
            if m.entry.ref != "allowed":
                out.append((found[i].start, found[m.last - 1].end, m.entry.ref))
            i = m.last
        else:
            i += 1
    return out
