"""One text being read for actors: its words, what the lexicon says at each, and the few questions the grammars ask."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from tawthiq.actors.lexicon import Match, joined
from tawthiq.actors.model import Actor
from tawthiq.actors.registry import ClassNoun, registry
from tawthiq.actors.words import Word, words
from tawthiq.knowledge import load

NATION = ("state", "demonym", "people", "metonym")


class Step(NamedTuple):
    """What reading at a word gave: go on at word `next`; `actor` names words [first, last), `taken` clitic letters left out."""

    next: int
    actor: Actor | None = None
    first: int = 0
    last: int = 0
    taken: int = 0


class Scan:
    """The words of `text` with cached lexicon matches."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[Word] = words(text)
        self.lexicon = registry().lexicon
        self._lowered = text.islower()
        self._found: dict[int, list[Match]] = {}

    def __len__(self) -> int:
        return len(self.words)

    def key(self, i: int) -> str:
        """The key of word `i`, "" outside the text."""
        return self.words[i].key if 0 <= i < len(self.words) else ""

    def matches(self, i: int) -> list[Match]:
        """Entries that begin at word `i`, longest first; whole-phrase aliases only where they fill the text."""
        if i >= len(self.words):
            return []
        found = self._found.get(i)
        if found is None:
            found = self.lexicon.matches(self.text, self.words, i, lowered=self._lowered)
            if self.words[i].key == "al" and self.follows(i + 1) == i + 1:
                # a name listed without its article: "al-Muhandis Revenge Brigade"
                found += [m._replace(first=i) for m in self.lexicon.matches(self.text, self.words, i + 1, False) if m.entry.sort == "actor" and m.last > i + 2]
                found.sort(key=lambda m: -m.last)
            found = [m for m in found if not m.entry.whole or (m.first == 0 and m.last == len(self.words))]
            self._found[i] = found
        return found

    def best(self, i: int, *sorts: str) -> Match | None:
        """The longest entry of one of these sorts at word `i`."""
        return next((m for m in self.matches(i) if m.entry.sort in sorts), None)

    def class_at(self, i: int) -> tuple[Match, ClassNoun] | None:
        m = self.best(i, "class")
        return (m, registry().classes[m.entry.ref]) if m else None

    def follows(self, i: int) -> int | None:
        """The word that continues a phrase before word `i`, None at the end and after punctuation."""
        return joined(self.text, self.words, i) if 0 < i < len(self.words) else None

    def gap(self, i: int) -> str:
        """What stands between word `i - 1` and word `i`."""
        return self.text[self.words[i - 1].end : self.words[i].start] if 0 < i < len(self.words) else ""

    def phrase_at(self, i: int, phrases: Mapping[str, int]) -> int:
        """How many words one of `phrases` (keys joined by spaces → length) covers at word `i`; 0 for none."""
        for n in (3, 2, 1):
            if i + n <= len(self.words) and " ".join(w.key for w in self.words[i : i + n]) in phrases:
                return n
        return 0


@cache
def grammar(language: str, name: str) -> frozenset[str]:
    """A word list of knowledge/actors/grammar.toml, folded."""
    return frozenset(" ".join(w.key for w in words(x)) for x in load("actors/grammar")[language][name])


@cache
def phrases(language: str, name: str) -> dict[str, int]:
    """A list of phrases of grammar.toml: keys joined by spaces → number of words."""
    return {p: p.count(" ") + 1 for p in grammar(language, name)}
