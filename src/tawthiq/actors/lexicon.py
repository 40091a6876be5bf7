"""A trie of words: aliases in, longest matches out. Articles, "the", brackets and spelling do not matter, punctuation does.

The notation of an alias (for linguists): `{a/b}` alternatives inside a word or phrase, `=Name` case must agree exactly,
`~Name` only as a whole phrase (outlets called "Dawn"), never inside running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from tawthiq.actors.words import Word, is_arabic, keys, without_clitics

_ALTERNATIVES = re.compile(r"\{([^{}]*)\}")
_GAP = re.compile(r"[)\]]?[\s\-‐-―'\"“”„«»‘’\u200b-\u200f\u202a-\u202e\u2066-\u2069/&·.]*\Z")
_GAP_POSSESSIVE = re.compile(r"['’][sS](?=[\s\-]|$)")
_OPEN = re.compile(r"[\s'’sS\"“”]*[(\[]")
_CLOSE = {"(": ")", "[": "]"}


class Entry(NamedTuple):
    """What an alias stands for: `sort` actor | state | demonym | people | metonym | class | weapon | loaded …, `ref` its id; `exact` the spelling
    that must agree, else ""."""

    sort: str
    ref: str
    exact: str = ""
    whole: bool = False


class Match(NamedTuple):
    """An entry at words [first, last); `taken` letters of the first word are clitics before the name."""

    first: int
    last: int
    entry: Entry
    taken: int = 0


class Node:
    __slots__ = ("ends", "next")

    def __init__(self) -> None:
        self.next: dict[str, Node] = {}
        self.ends: list[Entry] = []


def spellings(alias: str) -> list[str]:
    """All strings an alias with `{a/b}` stands for."""
    parts = _ALTERNATIVES.split(alias)
    if len(parts) == 1:
        return [alias]
    choices = [p.split("/") if n % 2 else [p] for n, p in enumerate(parts)]
    return [" ".join("".join(c).split()) for c in product(*choices)]


class Lexicon:
    """Add aliases, then ask for matches at a word."""

    def __init__(self, case_words: frozenset[str] = frozenset()) -> None:
        self.root: dict[str, Node] = {}
        self._case_words = case_words

    def add(self, alias: str, sort: str, ref: str, definite: bool = False) -> None:
        """One alias in the notation above; `definite`: an Arabic noun that also stands with the article."""
        whole = alias.startswith("~")
        exact = alias.startswith("=")
        for spelling in spellings(alias.lstrip("~=").strip()):
            found = keys(spelling)
            if not found:
                continue
            strict = exact or (len(found) == 1 and found[0][0] in self._case_words)
            entry = Entry(sort, ref, " ".join(raw for _, raw in found) if strict else "", whole)
            path = [key for key, _ in found]
            if not exact and len(path) > 1 and ("the" in path or "al" in path[1:]):
                path = [k for n, k in enumerate(path) if k != "the" and not (n and k == "al" and len(path) > 2)] or path
            self.put(path, entry)
            if definite and is_arabic(path[0]) and not path[0].startswith("ال"):
                self.put(["ال" + path[0], *path[1:]], entry)

    def put(self, path: Sequence[str], entry: Entry) -> None:
        """One entry under a path of keys that are folded already."""
        node = self.root.get(path[0])
        if node is None:
            node = self.root[path[0]] = Node()
        for key in path[1:]:
            following = node.next.get(key)
            if following is None:
                following = node.next[key] = Node()
            node = following
        if entry not in node.ends:
            node.ends.append(entry)

    def matches(self, text: str, found: Sequence[Word], at: int, clitics: bool = True, lowered: bool = False) -> list[Match]:
        """All entries that begin at word `at`, longest first; `lowered`: a text without capitals, where initialisms may be small."""
        word = found[at]
        out: list[Match] = []
        node = self.root.get(word.key)
        if node is not None:
            out.extend(self._walk(text, found, at, at + 1, node, 0, lowered))
        if clitics and is_arabic(word.key):
            for taken, rest in without_clitics(word.key):
                node = self.root.get(rest)
                if node is not None:
                    out.extend(self._walk(text, found, at, at + 1, node, taken, lowered))
        out.sort(key=lambda m: (-m.last, m.taken))
        return out

    def _walk(self, text: str, found: Sequence[Word], first: int, at: int, node: Node, taken: int, lowered: bool) -> Iterator[Match]:
        for entry in node.ends:
            if not entry.exact or self._agrees(entry, found, first, at, lowered):
                yield Match(first, at, entry, taken)
        if not node.next or at >= len(found):
            return
        if found[at].key in node.next and _in_bracket(text, found, at):
            # the bracket is part of the name: "CPI (Maoist)"
            yield from self._walk(text, found, first, at + 1, node.next[found[at].key], taken, lowered)
        step = joined(text, found, at)
        if step is None:
            return
        word = found[step]
        child = node.next.get(word.key)
        if child is not None:
            yield from self._walk(text, found, first, step + 1, child, taken, lowered)
        elif word.key in ("al", "the") and step + 1 < len(found):
            # an article inside a name that the alias lacks: "Popular Front for [the] Liberation"
            after = joined(text, found, step + 1)
            child = node.next.get(found[after].key) if after is not None else None
            if child is not None and after is not None:
                yield from self._walk(text, found, first, after + 1, child, taken, lowered)

    def _agrees(self, entry: Entry, found: Sequence[Word], first: int, last: int, lowered: bool) -> bool:
        raw = " ".join(w.raw for w in found[first:last])
        common = last - first == 1 and found[first].key in self._case_words
        if raw == entry.exact:
            # "WHO", "FACT" in a line of capitals are words; "US" and "UN" seldom are
            return not (common and raw.isupper() and found[first].key not in _SHORT_NAMES and _shouted(found, first))
        if raw.replace(".", "") == entry.exact.replace(".", ""):
            return "." in raw
        return lowered and not common and entry.exact.isupper()


_SHORT_NAMES = frozenset(("us", "un", "eu", "uk"))


def _shouted(found: Sequence[Word], at: int) -> bool:
    """True when the words on both sides are in capitals too: there "IS" and "US" may be verb and pronoun."""
    near = [w.raw for w in (*found[max(0, at - 2) : at], *found[at + 1 : at + 3]) if len(w.raw) > 3 and w.raw.isalpha()]
    return bool(near) and all(r.isupper() for r in near)


def _in_bracket(text: str, found: Sequence[Word], at: int) -> bool:
    gap = text[found[at - 1].end : found[at].start]
    return len(gap) < 4 and gap[-1:] in _CLOSE and not gap[:-1].strip()


def joined(text: str, found: Sequence[Word], at: int) -> int | None:
    """The word that continues a name after word `at - 1`: `at`, or the one after a bracketed gloss; None after punctuation."""
    before, after = found[at - 1], found[at]
    gap = text[before.end : after.start]
    if gap == " " or gap == "-":
        return at
    if before.possessive:
        gap = _GAP_POSSESSIVE.sub("", gap, count=1)
    if "\n\n" in gap or len(gap) > 12:
        return None
    if _GAP.match(gap):
        return at if "." not in gap or len(before.raw) < 4 else None
    opened = _OPEN.match(gap)
    if opened:
        close = text.find(_CLOSE[opened.group()[-1]], after.start, after.start + 60)
        if close > 0:
            for n in range(at, min(at + 10, len(found))):
                if found[n].start > close:
                    return n if not text[close + 1 : found[n].start].strip() else None
    return None
